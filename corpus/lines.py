"""The lines of a page with their offsets, each marked for what it is by its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from corpus.models import Span
from corpus.sentences import is_finished


class Mark(Enum):
    """What a line is, as far as it shows without its neighbours."""

    TEXT = auto()
    HEADING = auto()  # markdown '#', 'Box 2.1', 'THEMA 1', 'Bijlage 2'
    NUMBERED = auto()  # '2.1 ...', '3) ...': a heading, or an item of a list
    ITEM = auto()
    CAPTION = auto()
    NOTE = auto()  # 'Bron: ...', 'Nb: ...'
    FOOTNOTE = auto()
    ROW = auto()  # of a markdown table
    EDGE = auto()  # running head, running foot, page number: a printed page ends here
    DEBRIS = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; `gap` counts the blank lines before it, `text` has no white space around it."""

    span: Span
    text: str
    gap: int
    mark: Mark = Mark.TEXT
    level: int = 0

    @property
    def finished(self) -> bool:
        return is_finished(self.text)


BULLET = re.compile(r"[◼■▪•●○◦‣⁃∙·]\s*|[-–*+]\s+(?=\S)")
NUMBER = re.compile(r"\(?(?P<number>\d{1,2}(?:\.\d{1,2})*)(?P<close>[.)]?)\s+(?=\S)")
FOOTNOTE = re.compile(r"(?:<sup>)?(?P<number>\d{1,2})(?:</sup>)?\s+(?=\S)")
_LINK = re.compile(r"(?:https?://|www\.)\S*$")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)$")
_CONTENTS = re.compile(r".*(?:\.\s?){5,}")
_NO_WORDS = re.compile(r"[\W\d_]+$")
_DATE = re.compile(
    r"(?:\d{1,2}\s+)?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\s+\d{4}$",
    re.I,
)
_AREA_AND_YEARS = re.compile(r"[A-Z][^.;:()]{2,60},\s(?:[\w ]{1,20}\s)?\d{4}(?:\s?[-–/]\s?\d{4})?\*?$")
_PAGE_NUMBER = re.compile(r"(?:[-–]\s*|pagina\s+)\d{1,3}(?:\s*[-–])?$", re.I)
_CAPTION = re.compile(r"(?:Afbeelding|Figuur|Tabel|Grafiek|Kaart|Schema)\s+\d+(?:\.\d+)*\.?:?\s+(?P<rest>\S.*)$")
_SPEAKS_OF = re.compile(r"(?:laat|laten|toont|geeft|is|zijn|bevat|zet|maakt|schetst|illustreert|vat|hieronder)\b")
_NOTE = re.compile(r"[*●○]?\s*(?:Bron|Bronnen|Data|Nb|NB|N\.B\.|Noot)\s*:|\*\s?:\s|\\?\*\s?overzicht\b")
_SECTION = re.compile(r"(?:(?P<box>Box|Kader)\s+\d|(?P<part>THEMA|Thema|Deel)\s+\d|Bijlage\s+\d+\s*:)")
_MARKDOWN = re.compile(r"(?P<hashes>#{1,6})\s+\S")


def page_lines(text: str, start: int = 0) -> list[Line]:
    """The lines of `text` from offset `start` on, marked."""
    found, gap, position = [], 0, 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped and position >= start:
            begin = position + raw.index(stripped[0])
            found.append(_marked(Line(Span(begin, begin + len(stripped)), stripped, gap)))
            gap = 0
        elif not stripped:
            gap += 1
        position += len(raw)
    return _in_context(_footnotes(found))


def mark_edges(pages: Sequence[list[Line]], title: str) -> list[list[Line]]:
    """The same lines with running heads, feet and page numbers marked EDGE.

    Such a line recurs at the top or foot of three pages, or holds the words of the title and a page number, or
    stands before a page number.
    """
    seen = Counter(key for lines in pages for key in {_key(line.text) for line in _ends(lines)})
    recurring = {key for key, times in seen.items() if times >= 3}
    words = set(_words(title))
    return [_edges(lines, recurring, words) for lines in pages]


def _edges(lines: list[Line], recurring: set[str], title: set[str]) -> list[Line]:
    ends = {line.span for line in _ends(lines)}
    marked = []
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        own = set(_words(line.text))
        number = bool(_PAGE_NUMBER.match(line.text))
        headed = bool(following and _PAGE_NUMBER.match(following.text) and not line.finished and len(line.text) < 90)
        titled = bool(re.search(r"\s{2,}\d{1,3}$", line.text)) and bool(own) and own <= title
        if number or headed or titled or (line.span in ends and _key(line.text) in recurring):
            line = replace(line, mark=Mark.EDGE)
        marked.append(line)
    return marked


def _ends(lines: list[Line]) -> list[Line]:
    kept = [line for line in lines if line.mark not in {Mark.DEBRIS, Mark.FOOTNOTE, Mark.NOTE, Mark.ITEM}]
    return [*kept[:2], *kept[-2:]]


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _marked(line: Line) -> Line:
    text = line.text
    if heading := _MARKDOWN.match(text):
        return replace(line, mark=Mark.HEADING, level=len(heading["hashes"]))
    if (section := _SECTION.match(text)) and not line.finished:
        return replace(line, mark=Mark.HEADING, level=BOX if section["box"] else 2 if section["part"] else 1)
    if any(pattern.match(text) for pattern in (_LINK, _IMAGE, _CONTENTS, _NO_WORDS, _DATE)):
        return replace(line, mark=Mark.DEBRIS)
    if text.startswith("|"):
        return replace(line, mark=Mark.ROW)
    caption = _CAPTION.match(text)
    if caption and not _SPEAKS_OF.match(caption["rest"]) and not line.finished:
        return replace(line, mark=Mark.CAPTION)
    if _NOTE.match(text):
        return replace(line, mark=Mark.NOTE)
    if BULLET.match(text):
        return replace(line, mark=Mark.ITEM)
    number = NUMBER.match(text)
    if number and (number["close"] or text[number.end()].isupper()):
        return replace(line, mark=Mark.NUMBERED, level=3 if number["close"] == ")" else number["number"].count(".") + 1)
    return line


BOX = 8  # level of a box's heading: under any numbered one


def _footnotes(lines: list[Line]) -> list[Line]:
    """Lines that open with the number of a reference earlier on the page become footnotes."""
    marked, before = [], ""
    for line in lines:
        note = FOOTNOTE.match(line.text)
        marked_up = line.text.startswith("<sup>")
        bare = line.mark in {Mark.TEXT, Mark.NUMBERED}
        if note and (marked_up or (bare and refers(before, note["number"]))):
            line = replace(line, mark=Mark.FOOTNOTE)
        before += line.text + "\n"
        marked.append(line)
    return marked


def refers(text: str, number: str) -> bool:
    """True if `text` holds a reference to footnote `number`: its digits glued behind a word or a stop."""
    if "<sup>" in text:
        return f"<sup>{number}</sup>" in text
    glued = rf"(?<=[^\W\d_]){number}(?=[\s.,;:)]|$)|(?<=[^\d\s(][.,;:)’”%]){number}(?=[\s.,;:)]|$)"
    return re.search(rf"{glued}|(?<=\w-\d\d){number}(?=[.,;])", text) is not None


def close_up(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The same lines without the blank line between all lines of a text that was set double-spaced."""
    inner = [line for lines in pages for line in lines[1:] if line.mark is not Mark.DEBRIS]
    if any(line.text.startswith("#") for line in inner):
        return list(pages)
    wide = sorted(len(line.text) for line in inner)[len(inner) // 2] if inner else 0
    if not 40 < wide < 200 or sum(line.gap == 1 for line in inner) < 0.8 * len(inner):
        return list(pages)
    return [[replace(line, gap=max(0, line.gap - 1)) for line in lines] for lines in pages]


def _in_context(lines: list[Line]) -> list[Line]:
    """The same lines where the one before or after shows that the mark was wrong."""
    marked: list[Line] = []
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        marked.append(replace(line, mark=_mark_between(marked[-1] if marked else None, line, following)))
    return marked


def _mark_between(before: Line | None, line: Line, following: Line | None) -> Mark:
    inside = before is not None and before.mark is Mark.TEXT and not line.gap and not before.finished
    if before is not None and inside:
        if line.mark is Mark.ITEM and line.text[0] in "-–" and before.text[-1] not in ":;,":
            return Mark.TEXT  # a dash inside a sentence is no bullet
        if _NO_WORDS.match(line.text) and line.finished:
            return Mark.TEXT  # '3.3).' ends a sentence
    if line.mark is not Mark.TEXT:
        return line.mark
    below = following if following and not following.gap else None
    if below and _CONTENTS.match(below.text):
        return Mark.DEBRIS  # the first half of a line in a table of contents
    if inside:
        return Mark.TEXT
    short = not line.finished and len(line.text.split()) <= 12
    titles_chart = short and before is not None and below is not None and _AREA_AND_YEARS.match(below.text)
    return Mark.CAPTION if titles_chart or _AREA_AND_YEARS.match(line.text) else Mark.TEXT
