"""Latency: how long an answer takes, warm, as the system reports it."""

from __future__ import annotations

from evals.measures.measure import UNSCORED, Measure, Unit, percentile
from evals.models import Item


def latency(item: Item) -> float:
    """Milliseconds from question to answer; unscored where the system did not say."""
    return UNSCORED if item.answer.elapsed_ms is None else item.answer.elapsed_ms


MEASURES = (
    Measure("ms_median", "Wachttijd, de helft is sneller", latency, percentile(0.5), Unit.MS, False),
    Measure("ms_p95", "Wachttijd, 95 van de 100 zijn sneller", latency, percentile(0.95), Unit.MS, False),
)
