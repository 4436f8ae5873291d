"""A card as a PDF page in Dutch, with numbered notes; fpdf2, with the letters of DejaVu Sans inside."""

from __future__ import annotations

from datetime import UTC, datetime, time
from datetime import date as Date
from functools import cache
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont

from assistant.card import texts
from assistant.card.layout import Block, blocks
from assistant.card.models import Card
from assistant.card.notes import Numbered, described, made_on, numbered

_FONTS = Path(__file__).parent / "data" / "fonts"
_FAMILY = "dejavu"
SIZES = (9.0, 8.5, 8.0, 7.6)  # the largest with which all stands on one page; the smallest that can be read
_MARGIN, _INDENT = 15.0, 3.5  # millimetres
_INK, _SOFT, _TEXT = (11, 90, 102), (74, 90, 98), (23, 36, 43)


def to_pdf(card: Card) -> bytes:
    """The card as a PDF: on one page where that can be read, else on two."""
    made = [_typeset(card, size) for size in SIZES[:1]]
    for size in SIZES[1:]:
        if made[-1].page_no() == 1:
            break
        made.append(_typeset(card, size))
    best = made[-1] if made[-1].page_no() == 1 else made[0]
    return bytes(best.output())


def _typeset(card: Card, size: float) -> FPDF:
    pdf = FPDF(format="A4")
    for style, name in (("", "DejaVuSans"), ("B", "DejaVuSans-Bold"), ("I", "DejaVuSans-Oblique")):
        pdf.add_font(_FAMILY, style, _FONTS / f"{name}.ttf")
    pdf.set_lang("nl-NL")
    pdf.set_title(f"{texts.TITLE}: {card.request.title}")
    pdf.set_author("AIMI")
    pdf.set_creation_date(datetime.combine(Date.fromisoformat(card.made), time(), UTC))
    pdf.set_margins(_MARGIN, 12)
    pdf.set_auto_page_break(True, 11)
    pdf.add_page()
    notes = numbered(card)
    _say(pdf, f"{texts.TITLE}: {card.request.title}", size + 4, "B", _INK, level=0)
    for block in blocks(card):
        _block(pdf, block, notes, size)
    _back(pdf, card, notes, size - 1.4)
    return pdf


def _block(pdf: FPDF, block: Block, notes: Numbered, size: float) -> None:
    pdf.ln(size * 0.16)
    _say(pdf, block.title + (f" ({block.remark})" if block.remark else ""), size + 0.8, "B", _INK, level=1)
    for row in block.rows:
        pdf.set_x(pdf.l_margin)
        _write(pdf, "•", size, "", _TEXT)
        pdf.set_left_margin(_MARGIN + _INDENT)
        pdf.set_x(pdf.l_margin)
        if row.heading:
            _write(pdf, f"{row.heading}. ", size, "B", _TEXT)
        _write(pdf, row.text, size, "", _TEXT)
        marks = ", ".join(map(str, notes.numbers[row.line.id]))
        if marks:
            pdf.char_vpos = "SUP"
            _write(pdf, f" {marks}", size, "", _INK)
            pdf.char_vpos = "LINE"
        if row.small:
            _write(pdf, f"  {row.small}", size - 1.4, "I", _SOFT)
        pdf.set_left_margin(_MARGIN)
        pdf.ln(_height(size) * 1.08)


def _back(pdf: FPDF, card: Card, notes: Numbered, size: float) -> None:
    """Where the lines stand, the sources, and when the card was made."""
    if card.sources:
        pdf.ln(0.6)
        _say(pdf, texts.SOURCES, size + 1, "B", _INK, level=1)
        for source in card.sources:
            _write(pdf, f"{described(source)}. ", size, "B", _TEXT)
            _write(pdf, "; ".join(f"({n}) {where}" for n, where in notes.of(source.id)) + ".", size, "", _TEXT)
            pdf.ln(_height(size) * 1.15)
    _say(pdf, made_on(card), size, "I", _SOFT)


def _say(pdf: FPDF, text: str, size: float, style: str, colour: tuple[int, int, int], level: int | None = None) -> None:
    """A paragraph over the width of the page; with a `level` it is a heading and stands in the outline."""
    pdf.set_font(_FAMILY, style, size)
    pdf.set_text_color(*colour)
    if level is not None:
        pdf.start_section(_drawable(text), level)
    pdf.multi_cell(0, _height(size), _drawable(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _write(pdf: FPDF, text: str, size: float, style: str, colour: tuple[int, int, int]) -> None:
    pdf.set_font(_FAMILY, style, size)
    pdf.set_text_color(*colour)
    pdf.write(_height(size), _drawable(text))


def _height(size: float) -> float:
    """Millimetres of a line of `size` points."""
    return size * 0.3528 * 1.22


@cache
def _letters() -> frozenset[int]:
    pdf = FPDF()
    pdf.add_font(_FAMILY, "", _FONTS / "DejaVuSans.ttf")
    font = pdf.fonts[_FAMILY]
    return frozenset(font.cmap) if isinstance(font, TTFFont) else frozenset()


def _drawable(text: str) -> str:
    """The text with a question mark for what the font has no letter for (an emoji in a note)."""
    return "".join(c if ord(c) in _letters() else "?" for c in text)
