"""From pages to passages of about 60 to 140 words that never cut a sentence or a list item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from corpus.clean import CLEANER, page_blocks
from corpus.flow import units
from corpus.models import Document, Kind, Page, Passage, Place, Sentence, Source, Span, plain
from corpus.sheets import is_sheet, split_sheet
from corpus.tables import split_table
from corpus.topics import regions_and_periods
from corpus.units import Heading, Unit, places

SPLITTER = f"{CLEANER}.1"  # names this way of splitting in the index manifest
SHORTEST, AIM, LONGEST = 60, 100, 140  # words of a passage
ALONE = 5  # words from which a section stands by itself: a definition under its own term is one sentence


def split_document(document: Document) -> tuple[Passage, ...]:
    """The passages of a document in reading order."""
    if Path(document.source.file).suffix.lower() in {".csv", ".xlsx"}:
        return split_table(document)
    if is_sheet(document):
        return split_sheet(document)
    pages = document.pages
    found = units(pages, page_blocks(pages, document.source.title))
    return tuple(
        _passage(document.source, pages, part)
        for section in _sections(found, pages)
        for part in _parts(section, pages)
        if any(unit.quotable for unit in part)
    )


def _words(unit: Unit, pages: Sequence[Page]) -> int:
    return len(unit.text(pages).split())


def _sections(found: list[Unit], pages: Sequence[Page]) -> Iterator[list[Unit]]:
    """Units by section; a section without a sentence to quote goes with the next one under the same parent."""
    groups = [list(group) for _, group in groupby(found, key=lambda unit: unit.sections)]
    waiting: list[Unit] = []
    for group in groups:
        if waiting and waiting[0].sections[:-1] != group[0].sections[:-1]:
            yield waiting
            waiting = []
        waiting += group
        if sum(_words(unit, pages) for unit in waiting if unit.quotable) >= ALONE:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _parts(section: list[Unit], pages: Sequence[Page]) -> list[list[Unit]]:
    """The cheapest way to cut a section into passages, by dynamic programming over its units."""
    words = [_words(unit, pages) + sum(_words(note, pages) for note in unit.notes) for unit in section]
    words[0] += _words(section[0].sections[-1].unit, pages) if section[0].sections else 0
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(section) + 1):
        options = []
        total = 0
        for start in range(end - 1, -1, -1):
            total += words[start]
            if total > 3 * LONGEST and end - start > 1:
                break
            lead = section[start].lead
            extra = len(lead.text(pages).split()) if lead else 0
            cut = _cut_cost(section, start) if start else 0.0
            inside = _joins_cost(section[start:end])
            options.append((best[start][0] + _size_cost(total + extra) + cut + inside, start))
        best.append(min(options))
    parts, end = [], len(section)
    while end:
        start = best[end][1]
        parts.append(section[start:end])
        end = start
    return parts[::-1]


def _size_cost(words: int) -> float:
    if words < SHORTEST:
        return 0.4 + ((SHORTEST - words) / 20) ** 2
    if words > LONGEST:
        return 0.8 + ((words - LONGEST) / 6) ** 2
    return 0.4 * ((words - AIM) / 40) ** 2


def _cut_cost(section: list[Unit], at: int) -> float:
    """What it costs to begin a passage at unit `at`."""
    before, unit = section[at - 1], section[at]
    if before.atom == unit.atom:
        return 50.0
    if unit.lead is before:
        return 8.0  # the introduction would end a passage
    if unit.lead is not None and unit.lead is before.lead:
        return 0.8
    if before.kind is Kind.CAPTION and unit.kind is not Kind.PROSE:
        return 2.0
    return 0.0 if before.paragraph != unit.paragraph else 0.8


def _joins_cost(part: list[Unit]) -> float:
    """What it costs to hold sentences of two pages in one passage."""
    return 1.2 * (len({unit.pieces[0][0] for unit in part}) - 1)


def _passage(source: Source, pages: Sequence[Page], part: list[Unit]) -> Passage:
    lead = part[0].lead
    shown = [lead, *part] if lead is not None and lead not in part else list(part)
    shown = _with_headings(shown, pages)
    for unit in part:
        shown += [note for note in unit.notes if note not in shown]
    pieces, spans = _pieces(shown, pages)
    text = "\n".join(place.span.of(_page_text(pages, page)) for page, place in pieces)
    indexes = {id(unit): index for index, unit in enumerate(shown)}
    sentences = tuple(
        Sentence(span, unit.kind, indexes.get(id(unit.lead)) if unit.lead else None, unit.quotable)
        for unit, span in zip(shown, spans, strict=True)
    )
    heading = part[-1].sections[-1] if part[-1].sections else None
    titles = tuple(head.text for head in _shared(part))
    regions, periods = regions_and_periods(source, [plain(text), *reversed(titles)])
    first = pieces[0][1]
    return Passage(
        doc=source.id, page=first.page, page_span=first.span, text=text, title=source.title, sections=titles,
        sentences=sentences, kind=_kind(part, pages), regions=regions, periods=periods,
        rest=tuple(place for _, place in pieces[1:]),
        heading=places(heading.unit, pages)[0] if heading else None,
    )  # fmt: skip


def _shared(part: list[Unit]) -> tuple[Heading, ...]:
    """The section path that all units of a passage share."""
    paths = {unit.sections for unit in part}
    path = part[0].sections
    return path if len(paths) == 1 else path[:-1]


def _with_headings(shown: list[Unit], pages: Sequence[Page]) -> list[Unit]:
    """The same units with the heading that stands right over them, and those of further sections."""
    headed: list[Unit] = []
    last = None
    for unit in shown:
        if unit.sections and unit.sections != last:
            head = unit.sections[-1].unit
            (page, span), (at, first) = head.pieces[0], unit.pieces[0]
            above = page == at and span.end <= first.start and not pages[page].text[span.end : first.start].strip()
            if head not in shown and (above or last is not None):
                headed.append(head)
        last = unit.sections or last
        headed.append(unit)
    return headed


def _page_text(pages: Sequence[Page], index: int) -> str:
    return pages[index].text


def _pieces(shown: list[Unit], pages: Sequence[Page]) -> tuple[list[tuple[int, Place]], list[Span]]:
    """The unbroken slices that the units fill, and each unit's span in their text joined by line ends."""
    pieces: list[tuple[int, Span]] = []
    spans: list[Span] = []
    length = 0  # of the joined text so far
    for unit in shown:
        start = -1
        for page, span in unit.pieces:
            last_page, last = pieces[-1] if pieces else (-1, Span(0, 0))
            between = pages[page].text[last.end : span.start] if page == last_page and span.start >= last.end else "x"
            if pieces and not between.strip():
                pieces[-1] = (page, Span(last.start, span.end))
                length += len(between)
            else:
                length += 1 if pieces else 0
                pieces.append((page, span))
            start = length if start < 0 else start
            length += span.end - span.start
        spans.append(Span(start, length))
    return [(page, Place(pages[page].number, span)) for page, span in pieces], spans


def _kind(part: list[Unit], pages: Sequence[Page]) -> Kind:
    counts = Counter[Kind]()
    for unit in part:
        if unit.kind in {Kind.PROSE, Kind.LIST, Kind.TABLE}:
            counts[unit.kind] += _words(unit, pages)
    return max(counts, key=lambda kind: (counts[kind], kind)) if counts else part[0].kind
