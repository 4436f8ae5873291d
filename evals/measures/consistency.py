"""Consistency: the same question in other words, or mistyped, gets the same answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.matching import figures, says
from evals.measures.measure import UNSCORED, mean
from evals.models import Given


@dataclass(frozen=True, slots=True)
class Rewording:
    """One question as asked first, in other words and mistyped, and the figure that answers all three."""

    question: str
    reworded: str
    typo: str
    figure: str

    @property
    def forms(self) -> tuple[str, str, str]:
        """The three forms, the plain one first."""
        return self.question, self.reworded, self.typo


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answers to the three forms of one rewording."""

    rewording: Rewording
    answers: tuple[Given, ...]


def agreement(outcome: Outcome) -> float:
    """Share of the pairs of forms that get the same: both refused, or the same figures in the claims.

    It says nothing of being right: who refuses everything agrees with itself. Read it with `found`.
    """
    given = [frozenset(figures(answer.text)) if not answer.refused else None for answer in outcome.answers]
    pairs = [(a, b) for i, a in enumerate(given) for b in given[i + 1 :]]
    return mean([float(a == b) for a, b in pairs]) if pairs else UNSCORED


def found(outcome: Outcome) -> float:
    """Share of the forms whose answer gives the figure."""
    return mean([float(not a.refused and says(a.text, outcome.rewording.figure)) for a in outcome.answers])


def consistency(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Mean agreement and mean share of forms that find the figure; NaN without rewordings."""
    if not outcomes:
        return UNSCORED, UNSCORED
    return mean([agreement(o) for o in outcomes]), mean([found(o) for o in outcomes])
