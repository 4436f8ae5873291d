"""Passages and pages as JSON lines, and back. Compact, since each command opens the library anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from corpus.models import Document, Grain, Kind, Level, Page, Passage, Period, Place, Region, Sentence, Span


def pack_passages(passages: Iterable[Passage]) -> str:
    """One line a passage, in the order given."""
    return "".join(json.dumps(_packed(passage), ensure_ascii=False) + "\n" for passage in passages)


def unpack_passages(lines: str) -> Iterator[Passage]:
    """The passages of `pack_passages`."""
    rows = lines.replace("\n", ",").rstrip(",")  # JSON strings hold no line end: one parse instead of hundreds
    return map(_unpacked, json.loads(f"[{rows}]"))


def pack_pages(document: Document) -> str:
    """The pages of a document as one JSON list of [number, text]."""
    return json.dumps([[page.number, page.text] for page in document.pages], ensure_ascii=False)


def unpack_pages(doc: str, text: str) -> tuple[Page, ...]:
    """The pages of `pack_pages`."""
    return tuple(Page(doc, number, content) for number, content in json.loads(text))


_KINDS = list(Kind)


def _packed(passage: Passage) -> list[Any]:
    return [
        passage.doc, passage.page, *_ends(passage.page_span), passage.text, passage.title, passage.sections,
        [[*_ends(s.span), _KINDS.index(s.kind), s.lead, int(s.quotable)] for s in passage.sentences],
        _KINDS.index(passage.kind),
        [[region.name, region.level.value] for region in passage.regions],
        [[period.start.isoformat(), period.end.isoformat(), period.grain.value] for period in passage.periods],
        passage.tells_of,
        [[place.page, *_ends(place.span)] for place in passage.rest],
        [passage.heading.page, *_ends(passage.heading.span)] if passage.heading else None,
    ]  # fmt: skip


def _unpacked(row: list[Any]) -> Passage:
    doc, page, start, end, text, title, sections, sentences, kind, regions, periods, tells_of, rest, heading = row
    return Passage(
        doc=doc, page=page, page_span=Span(start, end), text=text, title=title, sections=tuple(sections),
        sentences=tuple(Sentence(Span(a, b), _KINDS[k], lead, bool(q)) for a, b, k, lead, q in sentences),
        kind=_KINDS[kind], regions=tuple(_region(*region) for region in regions),
        periods=tuple(_period(*period) for period in periods), tells_of=tells_of,
        rest=tuple(_place(place) for place in rest), heading=_place(heading) if heading else None,
    )  # fmt: skip


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _place(row: list[Any]) -> Place:
    return Place(row[0], Span(row[1], row[2]))


@cache
def _region(name: str, level: str) -> Region:
    return Region(name, Level(level))


@cache
def _period(start: str, end: str, grain: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end), Grain(grain))
