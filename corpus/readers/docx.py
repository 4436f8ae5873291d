"""Word documents, by python-docx: headings, paragraphs, items and tables in reading order, as markdown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from corpus.errors import CorruptFileError
from corpus.models import Page


def read_docx(doc: str, path: Path) -> tuple[Page, ...]:
    """One page without number, since a Word document has none until it is printed."""
    from docx import Document as WordDocument  # not needed to answer a question
    from docx.opc.exceptions import PackageNotFoundError

    try:
        word = WordDocument(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise CorruptFileError(
            f"{path.name} is geen leesbaar Word-bestand. Sla het opnieuw op als .docx of als PDF."
        ) from error
    blocks = [_table(block) if hasattr(block, "rows") else _paragraph(block) for block in word.iter_inner_content()]
    return (Page(doc, None, "\n\n".join(block for block in blocks if block)),)


def _paragraph(paragraph: Any) -> str:
    text = re.sub(r"\s*\n\s*", "\n", paragraph.text.strip())
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if not text:
        return ""
    heading = re.match(r"(?:Heading|Kop|Title|Titel)\s*(\d*)", style)
    if heading:
        return "#" * int(heading[1] or 1) + " " + text
    return "- " + text if re.match(r"List|Lijst", style) else text


def _table(table: Any) -> str:
    rows = [[re.sub(r"\s+", " ", cell.text.strip()) for cell in row.cells] for row in table.rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
