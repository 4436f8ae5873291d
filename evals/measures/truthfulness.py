"""Truthfulness: a wrong answer is worse than none."""

from __future__ import annotations

from evals.measures.correct import correct
from evals.measures.measure import Measure, mean
from evals.models import Item


def truthfulness(item: Item) -> float:
    """+1 for correct, 0 for a refusal, -1 otherwise (CRAG: Yang et al. 2024); a refusal that was right is correct."""
    if item.answer.refused:
        return 0.0 if item.case.answerable else 1.0
    return 1.0 if item.case.answerable and correct(item) else -1.0


MEASURES = (Measure("truthfulness", "Betrouwbaarheid (+1 goed, 0 niet beantwoord, -1 fout)", truthfulness, mean),)
