"""Web pages as they were saved, by trafilatura: the main text as markdown, without menus and footers."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import NoTextError
from corpus.models import Page
from corpus.readers.text import decode


def read_html(doc: str, path: Path) -> tuple[Page, ...]:
    """One page without number: headings with '#', items with '-', table rows with '|'."""
    import trafilatura  # takes a second to import

    text = trafilatura.extract(
        decode(path), output_format="markdown", include_tables=True, include_comments=False, favor_recall=True
    )
    if not text:
        raise NoTextError(f"In {path.name} is geen lopende tekst gevonden. Sla de pagina opnieuw op, of als PDF.")
    return (Page(doc, None, text),)
