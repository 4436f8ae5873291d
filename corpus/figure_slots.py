"""What a figure is about: indicator, region, period and part, from its sentence or from what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.dutch.dates import stretch
from corpus.dutch.indicators import indicator
from corpus.dutch.numbers import Number
from corpus.dutch.periods import PeriodMention
from corpus.dutch.regions import RegionMention
from corpus.figure_choice import Named, compared, fits, own_indicator, own_name
from corpus.figure_reading import SAME, Reading, before, indicators_in, inside, periods_in, regions_in
from corpus.figure_status import speaks_of_country
from corpus.models import Kind, Level, Origin, Period, Region, Span

_NETHERLANDS = Region("Nederland", Level.LAND)
_PARENTS = frozenset({"vacatures", "banen", "uitkeringen"})
_LOOSE = re.compile(
    r"(?:de )?(?:afgelopen|laatste|voorbije|recente|komende?|volgende?|aankomende|momenteel|nu\b|op dit|thans)"
)
_CALENDAR = re.compile(
    r"(?:(?:eind|begin|medio|het|in het) )?(?:eerste|tweede|derde|vierde|laatste) (?:kwartaal|helft|halfjaar)\b", re.I
)
_CLOSED = re.compile(r"[,;:.](?=\s)|\b(?:maar|terwijl|waarvan)\b")
_AND = re.compile(r" en (?:in )?")
_REFERS = re.compile(r"\s*(?:deel )?(?:hiervan|daarvan|ervan|van hen|van hun|van deze|van die)\b")
_THIS = re.compile(r"\b(?:betrof|betreft) dit\s+(?:[\w’']+\s+){0,2}$")


def indicator_of(reading: Reading, index: int, number: Number, spans: Sequence[Span]) -> tuple[str | None, bool]:
    """The indicator, and whether it is sure enough to lend the number its unit."""
    text, mentions, bounds = reading.flat.text, reading.indicators, reading.sentences[index]
    own = own_indicator(text, bounds, number, spans, mentions)
    refers = _REFERS.match(text, number.span.end) or _THIS.search(text, bounds.start, number.span.start)
    if own is not None and own.weight >= 1.0 and refers is None:
        return _narrowed(reading, index, own.id), True
    refers = refers or SAME.search(text[bounds.start : bounds.end])
    for earlier in before(reading, index) if own is None or refers else ():
        fitting = [m for m in inside(earlier, mentions) if m.weight >= 1.0 and fits(number, m.id)]
        if fitting:
            return _narrowed(reading, index, fitting[-1].id), True
    headings = (m for heading in reversed(reading.passage.sections) for m in indicators_in(heading))
    headed = next((m.id for m in headings if m.weight >= 1.0 and fits(number, m.id)), None)
    counted = own is not None and 0 <= own.span.start - number.span.end < 20  # '10.000 jongeren'
    if own is not None and (counted or own.weight >= 1.0 or headed is None):
        return own.id, own.weight >= 1.0
    return headed, False


def _narrowed(reading: Reading, index: int, id: str) -> str:
    """`id`, or the narrower indicator that the text before it or the headings speak of ('openstaande vacatures')."""
    if id not in _PARENTS:
        return id
    named = [m.id for heading in reading.passage.sections for m in indicators_in(heading)]
    named += [m.id for m in reading.indicators if m.span.start < reading.sentences[index].end]
    return next((other for other in reversed(named) if indicator(other).parent == id), id)


def region_of(reading: Reading, index: int, number: Span, spans: Sequence[Span]) -> tuple[Region | None, Origin | None]:
    """The area and from where it was read."""
    text, bounds = reading.flat.text, reading.sentences[index]
    own = own_name(text, bounds, number, spans, reading.regions)
    if own is not None:
        return _resolve(reading, own), Origin.SENTENCE
    if speaks_of_country(text[bounds.start : bounds.end]):
        return _NETHERLANDS, Origin.SENTENCE
    for earlier in before(reading, index):
        if found := _last(text, earlier, reading.regions):
            return _resolve(reading, found), Origin.BEFORE
    if found := _captioned(reading, index, reading.regions):
        return _resolve(reading, found), Origin.CAPTION
    for heading in reversed(reading.passage.sections):
        if mentions := regions_in(heading):
            return _resolve(reading, mentions[0]), Origin.HEADING
    region = _document_region(reading)
    return region, Origin.DOCUMENT if region else None


def _document_region(reading: Reading) -> Region | None:
    """The only area that the passage speaks of, else the title's."""
    named = [region for region in reading.passage.regions if region.level is not Level.BUITENLAND]
    if len(named) == 1 and (named[0].level is not Level.LAND or not reading.home or _speaks_of(reading, named[0])):
        return named[0]
    return next(iter(reading.home), named[0] if named else None)


def _speaks_of(reading: Reading, region: Region) -> bool:
    """Whether the passage names the region by its name, and not only to compare with it ('71% landelijk')."""
    text = reading.flat.text
    named = (m for m in reading.regions if m.written.startswith(region.name) and region in m.candidates)
    return any(not compared(text, m.span.start) for m in named)


def period_of(reading: Reading, index: int, number: Span, spans: Sequence[Span]) -> tuple[Period | None, Origin | None]:
    """The period and from where it was read. A document's edition is no period of its figures."""
    text, bounds = reading.flat.text, reading.sentences[index]
    dated = [mention for mention in reading.periods if mention.period is not None]
    own = own_name(text, bounds, number, spans, reading.periods)
    if own is not None and own.relative is not None:
        named = own_name(text, bounds, number, spans, dated) if _CALENDAR.match(own.relative) else None
        if named is not None and named.span.start < own.span.start:
            return named.period, Origin.SENTENCE  # 'eind maart 2025, het slot van het eerste kwartaal': the same time
        if own.span.start < number.start and not _LOOSE.match(own.relative):
            return None, None  # 'tien jaar eerder': another time than the text was speaking of
        relative, own = own, own_name(text, bounds, number, spans, dated)
        if own is None and relative.span.start < number.start:
            return None, None  # 'de komende jaren', 'op dit moment'
    if own is not None:
        return _with_neighbour(text, bounds, own, dated), Origin.SENTENCE
    for earlier in before(reading, index):
        if found := _last(text, earlier, dated):
            return found.period, Origin.BEFORE
    if found := _captioned(reading, index, dated):
        return found.period, Origin.CAPTION
    for heading in reversed(reading.passage.sections):
        if mentions := [m for m in periods_in(heading) if m.period]:
            return mentions[0].period, Origin.HEADING
    return None, None


def _with_neighbour(text: str, bounds: Span, own: PeriodMention, dated: Sequence[PeriodMention]) -> Period | None:
    """'In 2024 en 2025' as one period; with 'respectievelijk' each number has its own."""
    if "respectievelijk" in text[bounds.start : bounds.end]:
        return own.period
    for first, last in pairwise(dated):
        if (
            own in (first, last)
            and _AND.fullmatch(text, first.span.end, last.span.start)
            and first.period
            and last.period
        ):
            ordered = first.period.start <= last.period.start and first.period.end <= last.period.end
            return stretch(first.period, last.period) if ordered else own.period
    return own.period


def part_of(reading: Reading, index: int, number: Span, spans: Sequence[Span]) -> str:
    """The sector, occupation or group that the number is about; '' where none is named by or beside it."""
    text, bounds = reading.flat.text, reading.sentences[index]
    named = own_name(text, bounds, number, spans, reading.parts)
    if named is not None:
        beyond = text[number.end : named.span.start] if named.span.start >= number.end else ""
        return "" if _CLOSED.search(beyond) else named.name
    if SAME.search(text[bounds.start : bounds.end]):
        earlier = {part.name for span in before(reading, index) for part in inside(span, reading.parts)}
        return earlier.pop() if len(earlier) == 1 else ""
    return ""


def _last(text: str, bounds: Span, names: Sequence[Named]) -> Named | None:
    return next((name for name in reversed(inside(bounds, names)) if not compared(text, name.span.start)), None)


def _captioned(reading: Reading, index: int, names: Sequence[Named]) -> Named | None:
    """The name in the caption that stands right above a table's or caption's own lines; prose has none."""
    sentences = reading.passage.sentences
    if sentences[index].kind not in {Kind.TABLE, Kind.CAPTION, Kind.FOOTNOTE}:
        return None
    captions = [reading.sentences[i] for i in range(index) if sentences[i].kind is Kind.CAPTION]
    return next((found[0] for bounds in reversed(captions) if (found := inside(bounds, names))), None)


def _resolve(reading: Reading, mention: RegionMention) -> Region:
    """The one area meant: that of the document, else one of the document's level, else the first."""
    candidates = mention.candidates
    if len(candidates) == 1:
        return candidates[0]
    home = reading.passage.regions + reading.home
    own = next((region for region in home if region in candidates), None)
    alike = (r for at_home in home if at_home.level is not Level.LAND for r in candidates if r.level is at_home.level)
    return own or next(alike, candidates[0])
