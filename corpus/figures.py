"""From passages to figures: value, unit, indicator, region, period, and whether it was measured or predicted.

What a sentence leaves unsaid is taken from the sentence before (or the one that introduces the list), from a
caption, from the headings, and at last from the document, in that order; the figure records from where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dutch.indicators import indicator
from corpus.dutch.numbers import Number
from corpus.figure_reading import Reading, before, read
from corpus.figure_slots import indicator_of, part_of, period_of, region_of
from corpus.figure_status import is_change, is_future, is_past, makers_of, predicts, status_of
from corpus.figure_tables import passage_figures, table_figures
from corpus.models import Figure, Kind, Origin, Passage, Period, Span, Status

__all__ = ["figures", "figures_of", "table_figures"]

_NEVER = frozenset({Kind.HEADING, Kind.DEBRIS})
_NEAR = frozenset({Origin.SENTENCE, Origin.BEFORE, Origin.CAPTION})
_RATES = frozenset({"economische-groei", "inflatie"})  # changes by themselves: 3% growth is their level
_RATIOS = frozenset({"spanningsindicator"})  # has but one unit
_TIMES = frozenset({"maanden", "weken", "dagen", "jaar"})
_COUNTS = frozenset({"personen", "vacatures", "banen", "uitkeringen", "bedrijven", "werkgevers", "ratio", "uur"})
_AGE_AFTER = re.compile(r"\s*(?:jaar\s+(?:of|en)\s+(?:ouder|jonger|meer)|jaar\s+oud\b)")
_AGE_BEFORE = re.compile(
    r"\b(?:tot|minstens|ten minste|minimaal|hoogstens|jonger dan|ouder dan|boven de|onder de|vanaf|leeftijd van|van)\s+(?:de\s+)?$",
    re.I,
)
_LEADING = re.compile(r"\s*\d{1,2}\s")


def figures(passage: Passage) -> tuple[Figure, ...]:
    """The figures of the passage's quotable sentences, in reading order.

    Ages that only name a group ('15 tot 75 jaar') are no figures. A passage of `kerncijfers.csv` gives the
    figures of its lines.
    """
    if passage.kind is Kind.TABLE and (rows := passage_figures(passage)):
        return rows
    reading = read(passage)
    return tuple(
        figure
        for index, sentence in enumerate(passage.sentences)
        if reading.numbers and sentence.quotable and sentence.kind not in _NEVER
        for figure in _of_sentence(reading, index)
    )


def figures_of(passage: Passage, index: int) -> tuple[Figure, ...]:
    """The figures of one sentence of the passage, quotable or not."""
    if passage.kind is Kind.TABLE and (rows := passage_figures(passage)):
        return tuple(figure for figure in rows if figure.sentence == index)
    reading = read(passage)
    return _of_sentence(reading, index) if reading.numbers else ()


def _of_sentence(reading: Reading, index: int) -> tuple[Figure, ...]:
    bounds = reading.sentences[index]
    inside = [n for n in reading.numbers if bounds.start <= n.span.start < bounds.end]
    told = [n for n in inside if not _names_a_group(reading, index, n)]
    spans = [n.span for n in told]
    return tuple(_figure(reading, index, n, spans) for n in told)


def _names_a_group(reading: Reading, index: int, number: Number) -> bool:
    """'60 jaar of ouder', 'tot 27 jaar', 'maximaal 6 maanden WW': part of what is counted, no figure."""
    text, span = reading.flat.text, number.span
    if reading.passage.sentences[index].kind is Kind.FOOTNOTE and span.start == reading.sentences[index].start:
        return _LEADING.match(text, span.start) is not None
    if number.unit not in _TIMES:
        return False
    if number.unit == "jaar" and (number.high is not None or _AGE_AFTER.match(text, span.end)):
        return True
    if number.unit == "jaar" and _AGE_BEFORE.search(text, max(0, span.start - 20), span.start):
        return True
    return any(m.span.start <= span.start < m.span.end for m in reading.indicators)


def _figure(reading: Reading, index: int, number: Number, spans: Sequence[Span]) -> Figure:
    text, bounds = reading.flat.text, reading.sentences[index]
    about, sure = indicator_of(reading, index, number, spans)
    region, region_from = region_of(reading, index, number.span, spans)
    if region_from is Origin.DOCUMENT and about and _is_national(about, number.unit):
        region, region_from = None, None
    period, period_from = period_of(reading, index, number.span, spans)
    status = _status(reading, index, number, period, period_from)
    return Figure(
        passage=reading.passage.id,
        sentence=index,
        span=reading.flat.origin(number.span),
        written=number.written,
        value=number.value,
        unit=number.unit or (_usual_unit(about) if about and (sure or about in _RATIOS) else ""),
        indicator=about,
        region=region,
        region_from=region_from,
        period=period,
        period_from=period_from,
        status=status,
        maker=None if status is Status.REALISED else _maker(reading, index),
        hedge=number.hedge,
        high=number.high,
        change=about not in _RATES and is_change(text, bounds, number.span, number.unit),
        part=part_of(reading, index, number.span, spans),
    )


def _is_national(id: str, unit: str) -> bool:
    """Whether such figures are as a rule of the whole country, so that the document's region says nothing of them."""
    scope = indicator(id).scope
    return scope == "land" or (scope == "enquete" and unit == "%")


def _usual_unit(id: str) -> str:
    """What a bare number counts of the indicator; a percentage is never bare."""
    return next((unit for unit in indicator(id).units if unit in _COUNTS), "")


def _status(reading: Reading, index: int, number: Number, period: Period | None, period_from: Origin | None) -> Status:
    passage, text, bounds = reading.passage, reading.flat.text, reading.sentences[index]
    near = period if period_from in _NEAR else None
    heading = passage.sections[-1] if passage.sections else ""
    status = status_of(text, bounds, number.span, number.unit, heading, is_future(near, passage.title))
    own = text[bounds.start : bounds.end]
    own_year = period is not None and period_from is Origin.SENTENCE and str(period.end.year) in passage.title
    if status is not Status.REALISED or not own_year or is_past(own):
        return status
    # The edition's own year, in the present tense: 'In 2024 en 2025 neemt het aantal toe met respectievelijk ...',
    # or after a sentence on forecasts: 'Volgens het CPB laten 2024 en 2025 een groei zien van ...'
    dated = [m.period for m in reading.periods if m.period and bounds.start <= m.span.start < bounds.end]
    leant_on = [text[earlier.start : earlier.end] for earlier in before(reading, index)] if makers_of(own) else []
    ahead = any(is_future(other, passage.title) for other in dated) or any(predicts(earlier) for earlier in leant_on)
    return Status.FORECAST if ahead else status


def _maker(reading: Reading, index: int) -> str | None:
    places = [reading.sentences[index], *before(reading, index)]
    texts = [reading.flat.text[place.start : place.end] for place in places]
    return next((maker for text in texts if (maker := makers_of(text))), None)
