"""Tables: CSV as it stands, Excel sheets as CSV; a row keeps its own line so that it can be quoted."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

from corpus.errors import CorruptFileError
from corpus.models import Page
from corpus.readers.text import decode


def read_csv(doc: str, path: Path) -> tuple[Page, ...]:
    """One page without number: the text of the file."""
    return (Page(doc, None, decode(path)),)


def read_xlsx(doc: str, path: Path) -> tuple[Page, ...]:
    """A page for each sheet that holds something, numbered from 1; values as shown, separated by semicolons."""
    from openpyxl import load_workbook  # not needed to answer a question
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, KeyError, ValueError, OSError) as error:
        raise CorruptFileError(
            f"{path.name} is geen leesbaar Excel-bestand. Sla het opnieuw op als .xlsx of als .csv."
        ) from error
    except Exception as error:  # zipfile.BadZipFile and what openpyxl lets through of a broken archive
        raise CorruptFileError(f"{path.name} is beschadigd. Sla het opnieuw op als .xlsx of als .csv.") from error
    pages = []
    for number, sheet in enumerate(book.worksheets, 1):
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=";", lineterminator="\n")
        writer.writerows([_shown(value) for value in row] for row in sheet.iter_rows(values_only=True) if any(row))
        pages.append(Page(doc, number, buffer.getvalue()))
    book.close()
    return tuple(pages)


def _shown(value: object) -> str:
    """A cell as a Dutch reader knows it: '1250', '71,4', '2024-06-30'."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return " ".join(str(value).split())
