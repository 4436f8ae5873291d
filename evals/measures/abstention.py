"""Abstention: refusing what must be refused, answering the rest, and knowing the difference."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from evals.measures.measure import UNSCORED, Measure, mean
from evals.models import Item


def refused_rightly(item: Item) -> float:
    """True positive rate, an answer each: 1 if refused; unscored where the question can be answered."""
    return UNSCORED if item.case.answerable else float(item.answer.refused)


def refused_wrongly(item: Item) -> float:
    """False positive rate, an answer each: 1 if refused; unscored where the question must be."""
    return float(item.answer.refused) if item.case.answerable else UNSCORED


def coverage(item: Item) -> float:
    """1 if an answer was given, of all questions."""
    return float(not item.answer.refused)


@dataclass(frozen=True, slots=True)
class Point:
    """If only the `coverage` most certain share of the questions were answered, `risk` of these would be wrong."""

    coverage: float
    risk: float


def risk_coverage(answered: Iterable[tuple[float, bool]], questions: int) -> tuple[Point, ...]:
    """The risk-coverage curve (El-Yaniv & Wiener 2010) over the answers given, most certain first.

    `answered`: certainty, and whether the answer was right (correct, and rightly given). `questions`: how many
    were asked, the refused included. Answers with equal certainty enter together, so their order does not matter.
    The curve ends at the coverage of the system: what it would have said to the others is not known.
    """
    ranked = sorted(answered, key=lambda pair: -pair[0])
    points: list[Point] = []
    taken, wrong = 0, 0
    for _, group in groupby(ranked, key=lambda pair: pair[0]):
        here = [not right for _, right in group]
        taken, wrong = taken + len(here), wrong + sum(here)
        points += [Point(taken / questions, wrong / taken)] * len(here)
    return tuple(points)


def aurc(points: Sequence[Point]) -> float:
    """Area under the risk-coverage curve: the mean risk over its points, one an answer (Geifman & El-Yaniv 2017).

    0 is best; a system that cannot tell right from wrong gets its error rate. NaN for an empty curve.
    """
    return math.fsum(point.risk for point in points) / len(points) if points else UNSCORED


MEASURES = (
    Measure("refused_rightly", "Terecht niet beantwoord", refused_rightly, mean),
    Measure("refused_wrongly", "Ten onrechte niet beantwoord", refused_wrongly, mean, higher_is_better=False),
    Measure("coverage", "Beantwoord, van alle vragen", coverage, mean),
)
