"""PDF files, by pypdfium2. Pages are numbered as they lie in the file, from 1."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.errors import CorruptFileError, EncryptedPdfError, NoTextError
from corpus.models import Page

_BREAK = re.compile("[\ufffe\x02\u00ad][ \t]*(?:\r?\n)?")  # how pdfium gives a hyphen at a line end


def read_pdf(doc: str, path: Path) -> tuple[Page, ...]:
    """The pages of a PDF file with the text that it holds; scanned pages hold none."""
    import pypdfium2 as pdfium  # not needed to answer a question

    try:
        file = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedPdfError(
                f"{path.name} is met een wachtwoord beveiligd. Vraag de uitgever om een versie zonder beveiliging."
            ) from error
        raise CorruptFileError(
            f"{path.name} is geen leesbaar PDF-bestand. Download de publicatie opnieuw en probeer het nog eens."
        ) from error
    try:
        texts = [_page_text(file, index) for index in range(len(file))]
    except pdfium.PdfiumError as error:
        raise CorruptFileError(f"{path.name} is beschadigd. Download de publicatie opnieuw.") from error
    finally:
        file.close()
    if not any(text.strip() for text in texts):
        raise NoTextError(
            f"{path.name} bevat alleen afbeeldingen en geen tekst. Gebruik een versie met tekst of laat het bestand "
            "eerst door tekstherkenning (OCR) lezen."
        )
    return tuple(Page(doc, number, text) for number, text in enumerate(texts, 1))


def _page_text(file, index: int) -> str:  # type: ignore[no-untyped-def]
    page = file[index]
    textpage = page.get_textpage()
    text: str = textpage.get_text_bounded()
    textpage.close()
    page.close()
    return _BREAK.sub("-\n", text).replace("\r\n", "\n").replace("\r", "\n")
