"""Files to documents, one module a format. `read_document` picks the reader by the file's extension."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.errors import EmptyFileError, MissingFileError, NoTextError, UnknownFormatError
from corpus.models import Document, Page, Source
from corpus.readers import docx, html, pdf, table, text

Reader = Callable[[str, Path], tuple[Page, ...]]

READERS: dict[str, Reader] = {
    ".txt": text.read_txt,
    ".md": text.read_markdown,
    ".pdf": pdf.read_pdf,
    ".html": html.read_html,
    ".htm": html.read_html,
    ".docx": docx.read_docx,
    ".csv": table.read_csv,
    ".xlsx": table.read_xlsx,
}


def read_document(source: Source, path: Path) -> Document:
    """The document of `source` as it stands in the file `path`. Raises UnreadableSourceError, in plain Dutch."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise UnknownFormatError(f"{path.name} kan niet gelezen worden: AIMI leest alleen {known}. Zet het bestand om.")
    if not path.is_file():
        raise MissingFileError(
            f"Het bestand {path} bestaat niet. Controleer de naam in het bronnenbestand (file = ...)."
        )
    if path.stat().st_size == 0:
        raise EmptyFileError(f"{path.name} is leeg. Download de publicatie opnieuw en probeer het nog eens.")
    pages = reader(source.id, path)
    if not any(page.text.strip() for page in pages):
        raise NoTextError(f"In {path.name} staat geen tekst. Gebruik een versie van de publicatie met gewone tekst.")
    return Document(source, pages)
