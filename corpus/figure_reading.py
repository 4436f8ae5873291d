"""A passage with everything that is named in it, and which sentences lean on which: what figures are read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.dutch.indicators import IndicatorMention, find_indicators
from corpus.dutch.numbers import Number, find_numbers
from corpus.dutch.periods import PeriodMention, find_periods
from corpus.dutch.regions import RegionMention, find_regions
from corpus.dutch.thesaurus import concepts
from corpus.figure_choice import Named
from corpus.flat import Flat, flatten
from corpus.models import Level, Passage, Region, Span

#: A sentence that goes on about what the sentence before it counted.
SAME = re.compile(
    r"\b(?:deze groep|die groep|dit aantal|dit aandeel|dat aantal|dat aandeel)\b"
    r"|^(?:dat|dit|het) (?:is|zijn|was|waren|ging|gaat)\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(r"\bin (?:de |het )?(?:\w+e )?$|\bvan alle $", re.I)
_ARTICLES = frozenset({"de", "het", "een", "dit", "dat", "er", "ook", "in", "◼", "•", "-"})
_EVERYBODY = frozenset({"werkzoekende", "kandidaat", "werkenden", "langs de kant"})
_PARTS = frozenset({"sector", "occupation", "group"})


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
    """The passage with its numbers, indicators, regions and periods; all empty where it has no number."""
    flat = flatten(passage.text)
    text = flat.text
    periods = find_periods(text)
    numbers = find_numbers(text, periods)
    if not numbers:
        return Reading(passage, flat, (), (), (), (), (), (), ())
    about = find_indicators(text)
    return Reading(
        passage,
        flat,
        tuple(Span(flat.here(s.span.start), flat.here(s.span.end)) for s in passage.sentences),
        numbers,
        about,
        tuple(mention for mention in find_regions(text) if _is_place(text, mention)),
        periods,
        tuple(_parts(text, about)),
        tuple(region for mention in regions_in(passage.title) for region in mention.candidates),
    )


def _parts(text: str, about: Sequence[IndicatorMention]) -> Iterator[Part]:
    """Sectors, occupations and groups, but not where the word is the indicator's own ('werklozen')."""
    for found in concepts(text):
        if found.concept.type not in _PARTS or found.strength < 1.0 or found.concept.terms[0] in _EVERYBODY:
            continue
        if not _is_written(found.span.of(text), found.concept.terms):
            continue
        own = any(m.span.start <= found.span.start < m.span.end and m.weight >= 1.0 for m in about)
        if found.concept.type == "sector" or not own:
            yield Part(found.span, found.concept.terms[0])


def _is_written(word: str, terms: Sequence[str]) -> bool:
    """Whether the text has the term itself, not a word with its stem ('nam' is no NAM, 'meesten' no meester)."""
    low = word.lower()
    if len(word) <= 4:
        return word in terms or word.isupper()
    return any(low.startswith(term.lower()) or (" " in word and term[:5].lower() == low[:5]) for term in terms)


def _is_place(text: str, mention: RegionMention) -> bool:
    """Whether figures may be about the area: of foreign countries only 'in Duitsland', not 'vluchtelingen uit ...'."""
    if any(region.level is not Level.BUITENLAND for region in mention.candidates):
        return True
    return _ABROAD.search(text, max(0, mention.span.start - 16), mention.span.start) is not None


def before(reading: Reading, index: int) -> Iterator[Span]:
    """The sentences that sentence `index` leans on.

    Of prose the one before it, and on while they begin alike ('Voor 37 beroepen ... Voor 22 beroepen ...'); of a
    list item its introduction and what stands before that.
    """
    lead = reading.passage.sentences[index].lead
    if lead is not None:
        yield from (reading.sentences[at] for at in (lead, lead - 1) if at >= 0)
        return
    for at in range(index - 1, -1, -1):
        yield reading.sentences[at]
        span, opening = reading.sentences[at], _opening(reading, at)
        alike = opening == _opening(reading, at + 1) and opening not in _ARTICLES
        if not alike and not SAME.search(reading.flat.text[span.start : span.end]):
            return


def _opening(reading: Reading, index: int) -> str:
    start = reading.sentences[index].start
    return reading.flat.text[start : start + 24].partition(" ")[0].lower()


def inside(bounds: Span, names: Sequence[Named]) -> list[Named]:
    return [name for name in names if bounds.start <= name.span.start < bounds.end]


@lru_cache(maxsize=4096)
def regions_in(text: str) -> tuple[RegionMention, ...]:
    """The regions of a title or heading."""
    return find_regions(text)


@lru_cache(maxsize=4096)
def periods_in(text: str) -> tuple[PeriodMention, ...]:
    return find_periods(text)


@lru_cache(maxsize=4096)
def indicators_in(text: str) -> tuple[IndicatorMention, ...]:
    return find_indicators(text)
