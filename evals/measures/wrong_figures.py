"""Wrong figures: answers that give the figure of another region, year or indicator."""

from __future__ import annotations

from evals.measures.correct import forbidden
from evals.measures.measure import UNSCORED, Measure, Unit, mean, total
from evals.models import Item


def wrong_figure(item: Item) -> float:
    """1 if the answer gives what its case lists as the tempting wrong figure; unscored where refused."""
    return UNSCORED if item.answer.refused else float(bool(forbidden(item)))


MEASURES = (
    Measure("wrong_figure", "Antwoorden met een verkeerd cijfer (aandeel)", wrong_figure, mean, Unit.SHARE, False),
    Measure("wrong_figures", "Antwoorden met een verkeerd cijfer", wrong_figure, total, Unit.COUNT, False),
)
