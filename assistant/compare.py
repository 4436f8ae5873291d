"""Figures side by side, each from its own passage, and their difference as shown arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from assistant.asked_figure import COUNT, Fitting, asks_one, fitting, indicators_asked, unmet
from assistant.citations import Citer
from assistant.draft.candidates import Scored, facts, figure_fit
from assistant.figure_words import Told, UntoldFigureError, tell
from assistant.models import Claim, ClaimRole, Comparison, Question, Side
from assistant.texts import ABOUT, DIFFERENCE, OTHER_PERIODS
from assistant.verify import verify
from corpus.dutch.indicators import compatible
from corpus.dutch.numbers import parse_number
from corpus.models import Figure

APART = 2 * 366  # days; figures of times further apart are not set side by side unless asked for
Measure = tuple[str | None, str, str]  # indicator, unit, part: figures of another measure are not held together
_COMPARES = re.compile(
    r"\b(?:versus|vs|tegenover|vergeleken(?: met)?|vergelijk\w*|t\.?o\.?v|ten opzichte van|verschil tussen|meer|minder|meeste|minste"
    r"|hoger|lager|hoogste?|laagste?|groter|kleiner|dan|waar)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """What answers one side: the figure, and how it is told."""

    fitting: Fitting
    told: Told

    @property
    def figure(self) -> Figure:
        return self.fitting.figure

    @property
    def measure(self) -> Measure:
        return self.figure.indicator, self.figure.unit, self.figure.part

    @property
    def claim(self) -> Claim:
        return Claim(self.told.text, self.told.citations, ClaimRole.PASSPORT)


def compare(
    question: Question, sides: Sequence[tuple[str, Question, Sequence[Scored]]], citer: Citer
) -> Comparison | None:
    """The sides next to each other, each with label, question and ranked sentences of its own.

    All have one indicator, unit and part. A side of which the evidence has no figure at all is named as missing;
    where a side has figures of which none is surely the one, there is no comparison.
    """
    options = [tuple(_options(_as_asked(question, side), scored, citer)) for _, side, scored in sides]
    measure = _shared(options)
    if measure is None or len(sides) < 2:
        return None
    chosen = _nearest_in_time([[one for one in found if one.measure == measure] for found in options])
    if not question.periods and _spread([one for one in chosen if one]) > APART:
        return None
    for one, (_, side, scored) in zip(chosen, sides, strict=True):
        if one is None and _holds_some(side, scored):
            return None
    rows = tuple(
        Side(label, one.figure if one else None, one.claim if one else None)
        for (label, _, _), one in zip(sides, chosen, strict=True)
    )
    return Comparison(rows, _difference(question, [one for one in chosen if one]))


def _as_asked(question: Question, side: Question) -> Question:
    """The side without the words that compare, and without the 'hoeveel' that only its search was given."""
    text = side.text if COUNT.search(question.text) else side.text.removeprefix("hoeveel ")
    return replace(side, text=" ".join(_COMPARES.sub(" ", text).split()))


def _options(side: Question, scored: Sequence[Scored], citer: Citer) -> Iterator[_Found]:
    """The figures of all of a side's sentences that answer it, the dated ones if there are any."""
    found = list(_all_options(side, scored, citer))
    dated = [one for one in found if one.figure.period]
    yield from dated or found


def _all_options(side: Question, scored: Sequence[Scored], citer: Citer) -> Iterator[_Found]:
    for found in fitting(side, scored, len(scored), 0.0):
        try:
            told = tell(found.figure, found.passage, citer)
        except UntoldFigureError:
            continue
        one = _Found(found, told)
        evidence = (found.scored.candidate.evidence,)
        if not unmet(side, found.figure, told.text) and not verify(one.claim, evidence, side):
            yield one


def _nearest_in_time(options: Sequence[Sequence[_Found]]) -> list[_Found | None]:
    """One of each side, so that their periods lie as near each other as they can; then the best of each side."""
    present = [found for found in options if found]
    best = min(product(*present), key=_spread)
    taken = iter(best)
    return [next(taken) if found else None for found in options]


def _spread(chosen: Sequence[_Found]) -> int:
    ends = [one.figure.period.end for one in chosen if one.figure.period]
    return (max(ends) - min(ends)).days if ends else 0


def _shared(options: Sequence[Sequence[_Found]]) -> Measure | None:
    """The measure that most sides have a figure of; of several, that of the best sentence of the first side."""
    order = list(dict.fromkeys(one.measure for found in options for one in found))
    held = {m: sum(any(one.measure == m for one in found) for found in options) for m in order}
    return max(order, key=lambda m: held[m], default=None)


def _holds_some(side: Question, scored: Sequence[Scored]) -> bool:
    """Whether the evidence has any figure that might be the one: then it would be wrong to call the side missing."""
    if not asks_one(side):
        return True
    asked = indicators_asked(side)
    for one in scored:
        for figure in facts(one.candidate.passage).figures[one.candidate.index]:
            _, region, period = figure_fit(side, figure)
            if any(compatible(a, figure.indicator) > 0 for a in asked) and region >= 0 and period >= 0:
                return True
    return False


def _difference(question: Question, found: Sequence[_Found]) -> Claim | None:
    """What lies between two figures that were counted or predicted alike, as arithmetic; None where it says nothing."""
    if len(found) != 2 or found[0].figure.status is not found[1].figure.status:
        return None
    high, low = sorted(found, key=lambda one: -one.figure.value)
    if (
        high.figure.value == low.figure.value
        or not all(one.figure.period for one in found)
        or not all(_is_plain(one.figure) for one in found)
    ):
        return None
    remarks = _remarks(question, high.figure, low.figure)
    text = DIFFERENCE.format(
        a=_shown(high.figure), b=_shown(low.figure), difference=(ABOUT if high.figure.hedge or low.figure.hedge else "") + _minus(high.figure, low.figure),
        unit=_unit(high.figure), remarks=f" ({'; '.join(remarks)})" if remarks else "",
    )  # fmt: skip
    citations = tuple(dict.fromkeys((*high.told.citations, *low.told.citations)))
    claim = Claim(" ".join(text.split()), citations, ClaimRole.DERIVED)
    return None if verify(claim, tuple(one.fitting.scored.candidate.evidence for one in found), question) else claim


def _remarks(question: Question, a: Figure, b: Figure) -> list[str]:
    by_period = len({p.period for p in question.periods if p.period}) > 1
    return [OTHER_PERIODS] if a.period != b.period and not by_period else []


def _bare(figure: Figure) -> str:
    return figure.written.removesuffix("%").removesuffix(" procent").strip()


def _shown(figure: Figure) -> str:
    """As in the passport: with the hedge, and for a share with its sign."""
    value = _bare(figure) + ("%" if figure.unit == "%" else "")
    return f"{figure.hedge} {value}" if figure.hedge else value


def _is_plain(figure: Figure) -> bool:
    """Whether the figure is written in digits alone, so that the sum can be redone by anyone."""
    try:
        return parse_number(_bare(figure)) == figure.value and figure.value >= 0
    except ValueError:
        return False


def _unit(figure: Figure) -> str:
    return {"%": "procentpunt", "ratio": "punten"}.get(figure.unit, figure.unit)


def _minus(a: Figure, b: Figure) -> str:
    """The difference in Dutch notation, with the decimals of the more exact one."""
    places = max(_decimals(a), _decimals(b))
    return f"{a.value - b.value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def _decimals(figure: Figure) -> int:
    bare = _bare(figure)
    if "," in bare:
        return len(bare.partition(",")[2])
    return len(bare.partition(".")[2]) if figure.value % 1 else 0
