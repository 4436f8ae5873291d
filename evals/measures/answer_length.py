"""Answer length: what an advisor must read between two phone calls."""

from __future__ import annotations

from evals.measures.measure import UNSCORED, Measure, Unit, mean
from evals.models import Item


def answer_length(item: Item) -> float:
    """Words in the claims of an answer; unscored where refused."""
    return UNSCORED if item.answer.refused else float(len(item.answer.text.split()))


MEASURES = (Measure("words", "Woorden per antwoord", answer_length, mean, Unit.WORDS, False),)
