"""Rows of a table to passages. The quote is the row's own line; the header line is its introduction."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dutch.periods import parse_period
from corpus.dutch.regions import UnknownRegionError, parse_region
from corpus.models import Document, Kind, Page, Passage, Period, Place, Region, Sentence, Span

FEWEST, MOST = 60, 120  # words of a passage, header included


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its line in the page and its cells by column name (lower case)."""

    span: Span
    cells: dict[str, str]


def split_table(document: Document) -> tuple[Passage, ...]:
    """Passages of about a dozen rows that follow each other and speak of one publication, each with the header."""
    return tuple(passage for page in document.pages for passage in _page_passages(document, page))


def _page_passages(document: Document, page: Page) -> Iterator[Passage]:
    lines = list(_rows(page.text))
    if len(lines) < 2:
        return
    header, names = lines[0]
    rows = [
        Row(span, dict(zip([name.strip().lower() for name in names], cells, strict=False))) for span, cells in lines[1:]
    ]
    for part in _parts(page.text, header, rows):
        yield _passage(document, page, header, part)


def _rows(text: str) -> Iterator[tuple[Span, list[str]]]:
    """The rows that hold something; a quoted cell may run over lines."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    first = lines[0] if lines else ""
    reader = csv.reader(lines, delimiter=";" if first.count(";") > first.count(",") else ",")
    before = 0
    for cells in reader:
        raw = text[starts[before] : starts[reader.line_num]]
        if any(cell.strip() for cell in cells):
            yield Span(starts[before], starts[before] + len(raw.rstrip())), cells
        before = reader.line_num


def _parts(text: str, header: Span, rows: list[Row]) -> Iterator[list[Row]]:
    part: list[Row] = []
    words = len(header.of(text).replace(",", " ").split())
    size = words
    for row in rows:
        own = len(row.span.of(text).replace(",", " ").replace(";", " ").split())
        other = bool(part) and _subject(part[-1]) != _subject(row)
        source = bool(part) and part[-1].cells.get("based_on") != row.cells.get("based_on")
        if part and (size + own > MOST or source or (other and size >= FEWEST)):
            yield part
            part, size = [], words
        part.append(row)
        size += own
    if part:
        yield part


def _subject(row: Row) -> tuple[str, str]:
    return row.cells.get("indicator", "").partition("(")[0].strip(), row.cells.get("region", "")


def _passage(document: Document, page: Page, header: Span, part: list[Row]) -> Passage:
    body = Span(part[0].span.start, part[-1].span.end)
    adjacent = not page.text[header.end : body.start].strip()
    pieces = [Span(header.start, body.end)] if adjacent else [header, body]
    text = "\n".join(piece.of(page.text) for piece in pieces)
    offset = body.start - (len(text) - (body.end - body.start))
    sentences = [Sentence(Span(0, header.end - header.start), Kind.TABLE, quotable=False)]
    sentences += [Sentence(row.span.shift(-offset), Kind.TABLE, lead=0) for row in part]
    source = document.source
    places = {row.cells.get("section", "").strip() for row in part}
    return Passage(
        doc=source.id, page=page.number, page_span=pieces[0], text=text, title=source.title,
        sections=_sections(part), sentences=tuple(sentences), kind=Kind.TABLE, regions=_regions(part, source.region),
        periods=_periods(part), tells_of=places.pop() if len(places) == 1 else "",
        rest=tuple(Place(page.number, piece) for piece in pieces[1:]),
    )  # fmt: skip


def _sections(part: list[Row]) -> tuple[str, ...]:
    """What the rows are about: their publication, and the indicators and regions that they share."""
    based_on = part[0].cells.get("based_on", "").strip()
    subjects = dict.fromkeys(" ".join(filter(None, _subject(row))) for row in part)
    return tuple(filter(None, (based_on, "; ".join(filter(None, subjects)))))


def _regions(part: list[Row], own: str) -> tuple[Region, ...]:
    found: dict[Region, None] = {}
    for row in part:
        name, level = row.cells.get("region", "").strip(), row.cells.get("level", "").strip()
        for written in (f"{level} {name}" if level and level != "land" else name, name):
            try:
                found.setdefault(parse_region(written))
                break
            except (UnknownRegionError, ValueError):
                continue
    if not found and own:
        found.setdefault(parse_region(own))
    return tuple(found)


def _periods(part: list[Row]) -> tuple[Period, ...]:
    found: dict[Period, None] = {}
    for written in dict.fromkeys(row.cells.get("period", "").strip() for row in part):
        if written:
            try:
                found.setdefault(parse_period(written))
            except ValueError:
                continue
    return tuple(found)
