"""What a measure is: a score for each answer, and how the scores of many become one number."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evals.models import Item

UNSCORED = math.nan  # never 0: a question that a measure says nothing of must not pull its mean down

Pool = Callable[[Sequence[float]], float]


class Unit(StrEnum):
    """What the number counts, for showing it."""

    SHARE = "aandeel"
    COUNT = "aantal"
    WORDS = "woorden"
    MS = "ms"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure by name. `score` gives NaN for an answer that it says nothing of.

    `pool` makes one number of the scored answers; `label` is for people, in Dutch.
    """

    name: str
    label: str
    score: Callable[[Item], float]
    pool: Pool
    unit: Unit = Unit.SHARE
    higher_is_better: bool = True

    def of(self, scores: Sequence[float]) -> float:
        """The pooled number over those that are scored, NaN where none is."""
        scored = [score for score in scores if not math.isnan(score)]
        return self.pool(scored) if scored else UNSCORED

    def better(self, a: float, b: float) -> bool:
        """True if `a` is the better value."""
        return a > b if self.higher_is_better else a < b


def mean(scores: Sequence[float]) -> float:
    """The mean; every answer counts alike."""
    return math.fsum(scores) / len(scores)


def total(scores: Sequence[float]) -> float:
    """The sum, for what must not occur at all."""
    return math.fsum(scores)


def percentile(share: float) -> Pool:
    """The value below which `share` of the answers lie: element int(n * share) of the sorted scores."""

    def pool(scores: Sequence[float]) -> float:
        return sorted(scores)[min(int(len(scores) * share), len(scores) - 1)]

    return pool
