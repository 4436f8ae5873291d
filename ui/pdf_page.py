"""A page of a PDF as a picture, with the quote marked where its words stand."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from threading import Lock
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

SCALE = 2.0  # pixels a point: an A4 page becomes 1190 pixels wide, sharp at 200 %
_FILL, _EDGE = (255, 236, 150), (150, 84, 0)
_SURE = 0.8  # share of a quote that must be found on the page to be marked
_ONE_AT_A_TIME = Lock()  # PDFium may be called by one thread at a time


class PageImageError(RuntimeError):
    """The page cannot be drawn: no such page, or a PDF that PDFium does not read."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as PNG, and whether each of the quotes was found on it."""

    png: bytes
    pages: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the page's left and bottom."""

    left: float
    bottom: float
    right: float
    top: float


def draw_page(path: Path, number: int, quotes: Iterable[str] = ()) -> PageImage:
    """Page `number` (from 1) with a frame around the words of each quote. Raises PageImageError."""
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(path)
        except (pdfium.PdfiumError, OSError) as error:
            raise PageImageError(f"{path.name} is geen leesbare PDF.") from error
        try:
            return _draw(document, number, [q for q in quotes if q.strip()])
        finally:
            document.close()


def _draw(document: Any, number: int, quotes: list[str]) -> PageImage:
    if not 1 <= number <= len(document):
        raise PageImageError(f"Bladzijde {number} staat niet in deze PDF van {len(document)} bladzijden.")
    page = document[number - 1]
    image = page.render(scale=SCALE).to_pil().convert("RGB")
    boxes = [_boxes(page, quote) for quote in quotes]
    for found in boxes:
        image = _mark(image, found, page.get_height())
    out = io.BytesIO()
    image.save(out, "PNG")
    return PageImage(out.getvalue(), len(document), bool(boxes) and all(boxes))


def _boxes(page: Any, quote: str) -> list[Box]:
    """A box for each line that the quote stands on; none where too little of it is found."""
    textpage = page.get_textpage()
    text = "".join(chr(pdfium.raw.FPDFText_GetUnicode(textpage, i)) for i in range(textpage.count_chars()))
    where = find_quote(text, quote)  # read character by character: only so does each have the index of its box
    if where is None:
        return []
    lines: list[Box] = []
    for index in range(*where):
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        if right <= left:
            continue
        last = lines[-1] if lines else None
        if last and abs(last.bottom - bottom) < 0.5 * (top - bottom) and -1 < left - last.right < 3 * (top - bottom):
            lines[-1] = Box(last.left, min(last.bottom, bottom), max(last.right, right), max(last.top, top))
        else:
            lines.append(Box(left, bottom, right, top))
    return lines


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """The characters of `text` where `quote` stands, blind to layout, hyphens and case; None where it does not."""
    there, places = _letters(text)
    wanted, _ = _letters(quote)
    if not wanted:
        return None
    at = there.find(wanted)
    if at >= 0:
        return places[at], _past_stop(text, places[at + len(wanted) - 1] + 1)
    match = [m for m in SequenceMatcher(None, there, wanted, autojunk=False).get_matching_blocks() if m.size > 3]
    if sum(m.size for m in match) < _SURE * len(wanted) or match[-1].a - match[0].a > 2 * len(wanted):
        return None
    return places[match[0].a], places[match[-1].a + match[-1].size - 1] + 1


def _past_stop(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in {".", ";", ":", "?", "!"} else end


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of `text`, folded, and the place of each."""
    letters, places = [], []
    for index, char in enumerate(text):
        for folded in unicodedata.normalize("NFKD", char).lower():
            if re.match(r"[^\W_]|%", folded):
                letters.append(folded)
                places.append(index)
    return "".join(letters), places


def _mark(image: Image.Image, boxes: Iterable[Box], height: float) -> Image.Image:
    """Yellow under the words, a frame around them and a bar in the margin: it shows without colour too."""
    tint = Image.new("RGB", image.size, "white")
    paint = ImageDraw.Draw(tint)
    corners = [_pixels(box, height) for box in boxes]
    for corner in corners:
        paint.rectangle(corner, fill=_FILL)
    marked = ImageChops.multiply(image, tint)
    paint = ImageDraw.Draw(marked)
    for left, _, right, bottom in corners:
        paint.line([(left, bottom), (right, bottom)], fill=_EDGE, width=3)
    if corners:
        edge = max(min(c[0] for c in corners) - 16, 4)
        paint.rectangle((edge, min(c[1] for c in corners), edge + 5, max(c[3] for c in corners)), fill=_EDGE)
    return marked


def _pixels(box: Box, height: float) -> tuple[int, int, int, int]:
    return (
        round(box.left * SCALE) - 2, round((height - box.top) * SCALE) - 2,
        round(box.right * SCALE) + 2, round((height - box.bottom) * SCALE) + 2,
    )  # fmt: skip
