"""What a figure is about: indicator, region, period and part, from its sentence or from what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.dutch.dates import stretch
from corpus.dutch.indicators import IndicatorMention, find_indicators, indicator
from corpus.dutch.numbers import Number, find_numbers
from corpus.dutch.periods import PeriodMention, find_periods
from corpus.dutch.regions import RegionMention, find_regions
from corpus.dutch.thesaurus import concepts
from corpus.figure_choice import Named, compared, fits, own_indicator, own_name
from corpus.figure_status import speaks_of_country
from corpus.flat import Flat, flatten
from corpus.models import Kind, Level, Origin, Passage, Period, Region, Span

_NETHERLANDS = Region("Nederland", Level.LAND)
_PARENTS = frozenset({"vacatures", "banen"})
_ABROAD = re.compile(r"\bin (?:de |het )?(?:\w+e )?$|\bvan alle $", re.I)
_LOOSE = re.compile(
    r"(?:de )?(?:afgelopen|laatste|voorbije|recente|komende?|volgende?|aankomende|momenteel|nu\b|op dit|thans)"
)
_PARTS = frozenset({"sector", "occupation", "group"})
_CLOSED = re.compile(r"[,;:.](?=\s)|\b(?:maar|terwijl|waarvan)\b")
_AND = re.compile(r" en (?:in )?")
_REFERS = re.compile(r"\s*(?:deel )?(?:hiervan|daarvan|ervan|van hen|van hun|van deze|van die)\b")
_SAME = re.compile(
    r"\b(?:deze groep|die groep|dit aantal|dit aandeel|dat aantal|dat aandeel)\b"
    r"|^(?:dat|dit|het) (?:is|zijn|was|waren|ging|gaat)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage with everything that is named in it, at positions of `flat.text`. `home`: the title's region."""

    passage: Passage
    flat: Flat
    sentences: tuple[Span, ...]
    numbers: tuple[Number, ...]
    indicators: tuple[IndicatorMention, ...]
    regions: tuple[RegionMention, ...]
    periods: tuple[PeriodMention, ...]
    parts: tuple[Part, ...]
    home: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A sector, occupation or group that the text names."""

    span: Span
    name: str


def read(passage: Passage) -> Reading:
    """The passage with its numbers, indicators, regions and periods."""
    flat = flatten(passage.text)
    text = flat.text
    periods = find_periods(text)
    about = find_indicators(text)
    return Reading(
        passage,
        flat,
        tuple(Span(flat.here(s.span.start), flat.here(s.span.end)) for s in passage.sentences),
        find_numbers(text, periods),
        about,
        tuple(mention for mention in find_regions(text) if _is_place(text, mention)),
        periods,
        tuple(_parts(text, about)),
        tuple(region for mention in regions_in(passage.title) for region in mention.candidates),
    )


def _parts(text: str, about: Sequence[IndicatorMention]) -> Iterator[Part]:
    """Sectors, occupations and groups, but not where the word is the indicator's own ('werklozen')."""
    for found in concepts(text):
        if found.concept.type not in _PARTS or found.strength < 1.0:
            continue
        own = any(m.span.start <= found.span.start < m.span.end and m.weight >= 1.0 for m in about)
        if found.concept.type == "sector" or not own:
            yield Part(found.span, found.concept.terms[0])


def _is_place(text: str, mention: RegionMention) -> bool:
    """Whether figures may be about the area: of foreign countries only 'in Duitsland', not 'vluchtelingen uit ...'."""
    if any(region.level is not Level.BUITENLAND for region in mention.candidates):
        return True
    return _ABROAD.search(text, max(0, mention.span.start - 16), mention.span.start) is not None


def before(reading: Reading, index: int) -> Iterator[Span]:
    """The sentences that sentence `index` leans on: the one before it; of a list item its introduction and what
    stands before that."""
    lead = reading.passage.sentences[index].lead
    first = index - 1 if lead is None else lead
    for at in (first,) if lead is None else (first, first - 1):
        if at >= 0:
            yield reading.sentences[at]


def indicator_of(reading: Reading, index: int, number: Number, spans: Sequence[Span]) -> tuple[str | None, bool]:
    """The indicator, and whether it is sure enough to lend the number its unit."""
    text, mentions, bounds = reading.flat.text, reading.indicators, reading.sentences[index]
    own = own_indicator(text, bounds, number, spans, mentions)
    refers = _REFERS.match(text, number.span.end) is not None
    if own is not None and own.weight >= 1.0 and not refers:
        return _narrowed(reading, index, own.id), True
    refers = refers or _SAME.search(text[bounds.start : bounds.end]) is not None
    for earlier in before(reading, index) if own is None or refers else ():
        fitting = [m for m in _inside(earlier, mentions) if m.weight >= 1.0 and fits(number, m.id)]
        if fitting:
            return _narrowed(reading, index, fitting[-1].id), True
    if own is not None:
        return own.id, own.weight >= 1.0
    headings = (m for heading in reversed(reading.passage.sections) for m in _indicators_in(heading))
    return next((m.id for m in headings if fits(number, m.id)), None), False


def _narrowed(reading: Reading, index: int, id: str) -> str:
    """`id`, or the narrower indicator that the text before it or the headings speak of ('openstaande vacatures')."""
    if id not in _PARENTS:
        return id
    named = [m.id for heading in reading.passage.sections for m in _indicators_in(heading)]
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
    if len(named) == 1:
        return named[0]
    return next(iter(reading.home), named[0] if named else None)


def period_of(reading: Reading, index: int, number: Span, spans: Sequence[Span]) -> tuple[Period | None, Origin | None]:
    """The period and from where it was read. A document's edition is no period of its figures."""
    text, bounds = reading.flat.text, reading.sentences[index]
    dated = [mention for mention in reading.periods if mention.period is not None]
    own = own_name(text, bounds, number, spans, reading.periods)
    if own is not None and own.relative is not None:
        if own.span.start < number.start and not _LOOSE.match(own.relative):
            return None, None  # 'tien jaar eerder': another time than the text was speaking of
        own = own_name(text, bounds, number, spans, dated)
    if own is not None:
        return _with_neighbour(text, bounds, own, dated), Origin.SENTENCE
    for earlier in before(reading, index):
        if found := _last(text, earlier, dated):
            return found.period, Origin.BEFORE
    if found := _captioned(reading, index, dated):
        return found.period, Origin.CAPTION
    for heading in reversed(reading.passage.sections):
        if mentions := [m for m in _periods_in(heading) if m.period]:
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
    if _SAME.search(text[bounds.start : bounds.end]):
        earlier = {part.name for span in before(reading, index) for part in _inside(span, reading.parts)}
        return earlier.pop() if len(earlier) == 1 else ""
    return ""


def _inside(bounds: Span, names: Sequence[Named]) -> list[Named]:
    return [name for name in names if bounds.start <= name.span.start < bounds.end]


def _last(text: str, bounds: Span, names: Sequence[Named]) -> Named | None:
    return next((name for name in reversed(_inside(bounds, names)) if not compared(text, name.span.start)), None)


def _captioned(reading: Reading, index: int, names: Sequence[Named]) -> Named | None:
    """The name in the caption that stands right above a table's or caption's own lines; prose has none."""
    sentences = reading.passage.sentences
    if sentences[index].kind not in {Kind.TABLE, Kind.CAPTION, Kind.FOOTNOTE}:
        return None
    captions = [reading.sentences[i] for i in range(index) if sentences[i].kind is Kind.CAPTION]
    return next((found[0] for bounds in reversed(captions) if (found := _inside(bounds, names))), None)


def _resolve(reading: Reading, mention: RegionMention) -> Region:
    """The one area meant: that of the document, else one of the document's level, else the first."""
    candidates = mention.candidates
    if len(candidates) == 1:
        return candidates[0]
    home = reading.passage.regions + reading.home
    levels = [region.level for region in home if region.level is not Level.LAND]
    own = [region for region in candidates if region in home]
    return (own or [region for region in candidates if region.level in levels] or [candidates[0]])[0]


@lru_cache(maxsize=4096)
def regions_in(text: str) -> tuple[RegionMention, ...]:
    """The regions of a title or heading."""
    return find_regions(text)


@lru_cache(maxsize=4096)
def _periods_in(text: str) -> tuple[PeriodMention, ...]:
    return find_periods(text)


@lru_cache(maxsize=4096)
def _indicators_in(text: str) -> tuple[IndicatorMention, ...]:
    return find_indicators(text)
