"""Correct: a right answer for the right reason."""

from __future__ import annotations

from evals.matching import rests_on, says
from evals.measures.measure import UNSCORED, Measure, mean
from evals.models import CaseKind, Item

_ANY_PASSAGE = frozenset({CaseKind.FIGURE, CaseKind.FACT})


def gold_cited(item: Item) -> float:
    """Share of the gold quotes that the answer cites; 1 or 0 where one suffices."""
    case = item.case
    if not case.answerable:
        return UNSCORED
    quotes = tuple(citation.quote for claim in item.answer.claims for citation in claim.citations)
    found = [rests_on(gold.quote, quotes, item.answer.text) for gold in case.gold]
    return sum(found) / len(found) if case.all_gold else float(any(found))


def includes(item: Item) -> float:
    """Share of what must be said that is said: of each group one string."""
    if not item.case.answerable:
        return UNSCORED
    groups = item.case.must_include
    return sum(any(says(item.answer.text, s) for s in group) for group in groups) / len(groups) if groups else 1.0


def forbidden(item: Item) -> tuple[str, ...]:
    """The tempting wrong strings that the answer says."""
    return tuple(s for s in item.case.must_not_include if says(item.answer.text, s))


def correct(item: Item) -> float:
    """1 if answered, all said that must be, nothing said that must not be, and the gold passage cited.

    A figure or fact may rest on another passage that says the same. Unscored where a refusal is right.
    """
    case = item.case
    if not case.answerable:
        return UNSCORED
    if item.answer.refused or forbidden(item) or includes(item) < 1.0:
        return 0.0
    return float(gold_cited(item) > 0.99 or (bool(case.must_include) and case.kind in _ANY_PASSAGE))


MEASURES = (
    Measure("correct", "Goed beantwoord", correct, mean),
    Measure("gold_cited", "Juiste passage geciteerd", gold_cited, mean),
    Measure("includes", "Gezegd wat gezegd moest worden", includes, mean),
)
