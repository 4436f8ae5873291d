"""A card as a file: Word, PDF or plain text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.card.models import Card


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a card can be given in."""

    suffix: str
    media_type: str
    make: Callable[[Card], bytes]


def to_docx(card: Card) -> bytes:
    """A Word document with footnotes."""
    from assistant.card.docx import to_docx as make

    return make(card)


def to_pdf(card: Card) -> bytes:
    """A PDF with numbered notes."""
    from assistant.card.pdf import to_pdf as make

    return make(card)


def to_text(card: Card) -> str:
    """Plain text for a mail."""
    from assistant.card.text import to_text as make

    return make(card)


FORMS: dict[str, Form] = {
    "docx": Form(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_docx),
    "pdf": Form(".pdf", "application/pdf", to_pdf),
    "txt": Form(".txt", "text/plain; charset=utf-8", lambda card: to_text(card).encode()),
}


def file_name(card: Card, form: str) -> str:
    """'gesprekskaart-bouwbedrijf-assen.docx'."""
    subject, region = card.request.subject, card.request.region
    words = " ".join(part for part in (subject.written if subject else "", region.written if region else "") if part)
    safe = "-".join("".join(c if c.isalnum() else " " for c in words.lower()).split())
    return "-".join(part for part in ("gesprekskaart", safe[:60]) if part) + FORMS[form].suffix
