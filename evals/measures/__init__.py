"""All measures, in the order in which they are reported."""

from __future__ import annotations

from evals.measures import (
    abstention,
    answer_length,
    citation_precision,
    citation_recall,
    correct,
    figure_fidelity,
    latency,
    leaks,
    ndcg,
    period_fidelity,
    quote_validity,
    recall,
    region_fidelity,
    truthfulness,
    unsourced_claims,
    wrong_figures,
)
from evals.measures.measure import Measure

MEASURES: tuple[Measure, ...] = (
    *correct.MEASURES,
    *abstention.MEASURES,
    *truthfulness.MEASURES,
    *unsourced_claims.MEASURES,
    *quote_validity.MEASURES,
    *wrong_figures.MEASURES,
    *leaks.MEASURES,
    *figure_fidelity.MEASURES,
    *region_fidelity.MEASURES,
    *period_fidelity.MEASURES,
    *citation_recall.MEASURES,
    *citation_precision.MEASURES,
    *recall.MEASURES,
    *ndcg.MEASURES,
    *answer_length.MEASURES,
    *latency.MEASURES,
)
BY_NAME = {measure.name: measure for measure in MEASURES}
