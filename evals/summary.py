"""From scores to numbers: pooled measures with intervals, in all and by kind of question."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.measures import BY_NAME, MEASURES
from evals.measures.abstention import Point, aurc, risk_coverage
from evals.measures.measure import UNSCORED, Measure, Unit, mean
from evals.models import CaseKind
from evals.run import Result, Run

RESAMPLES = 2000
SEED = 20240501
AURC = "aurc"
AGREEMENT = "consistency"
FOUND = "consistency_found"


@dataclass(frozen=True, slots=True)
class Value:
    """A measure's pooled value over `n` scored answers, with a 95% interval (NaN where it has none)."""

    value: float
    n: int
    low: float = math.nan
    high: float = math.nan


@dataclass(frozen=True, slots=True)
class Summary:
    """Each measure over all answers, and the counts behind it."""

    values: dict[str, Value]
    questions: int
    answerable: int
    curve: tuple[Point, ...]


def summarise(run: Run) -> Summary:
    """The summary of a run."""
    measures = [*MEASURES, *_brought(run.results)]
    values = {measure.name: pooled(measure, run.results) for measure in measures}
    curve = curve_of(run.results)
    values[AURC] = Value(aurc(curve), len(curve))
    for name, scores in (
        (AGREEMENT, [item.agreement for item in run.reworded]),
        (FOUND, [item.found for item in run.reworded]),
    ):
        values[name] = Value(math.fsum(scores) / len(scores), len(scores)) if scores else Value(math.nan, 0)
    answerable = sum(result.case.answerable for result in run.results)
    return Summary(values, len(run.results), answerable, curve)


def pooled(measure: Measure, results: Sequence[Result]) -> Value:
    """The measure over these results, with the interval of `clustered_bootstrap` where it is a share or mean."""
    scores = [result.scores.get(measure.name, math.nan) for result in results]
    n = sum(not math.isnan(score) for score in scores)
    if measure.unit is Unit.COUNT or n == 0:
        return Value(measure.of(scores), n)
    low, high = clustered_bootstrap(scores, [result.case.source for result in results], measure.pool)
    return Value(measure.of(scores), n, low, high)


def _brought(results: Sequence[Result]) -> list[Measure]:
    """What an optional judge added to the scores."""
    names = {name for result in results for name in result.scores} - BY_NAME.keys()
    return [Measure(name, name, lambda item: UNSCORED, mean) for name in sorted(names)]


def curve_of(results: Sequence[Result]) -> tuple[Point, ...]:
    """The risk-coverage curve; empty where an answer does not tell how certain it is."""
    given = [result for result in results if not result.answer.refused]
    pairs = [
        (result.answer.confidence, result.scores["correct"] == 1.0)
        for result in given
        if result.answer.confidence is not None
    ]
    return risk_coverage(pairs, len(results)) if len(pairs) == len(given) else ()


def by_kind(results: Sequence[Result]) -> dict[CaseKind, tuple[Result, ...]]:
    """The results of each kind of question that there is."""
    return {kind: found for kind in CaseKind if (found := tuple(r for r in results if r.case.kind is kind))}


def clustered_bootstrap(
    scores: Sequence[float],
    clusters: Sequence[str],
    pool: Callable[[Sequence[float]], float],
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[float, float]:
    """The 95% percentile interval of `pool` when whole clusters are drawn with replacement.

    Questions over one source share its wording and its faults, so sources are drawn, not questions (cluster
    bootstrap, Davison & Hinkley 1997, section 3.8). NaN for fewer than two clusters with a score. Few sources
    give a rough interval: it tells how far another set of sources could differ, not the sixth decimal.
    """
    groups: dict[str, list[float]] = {}
    for score, cluster in zip(scores, clusters, strict=True):
        if not math.isnan(score):
            groups.setdefault(cluster, []).append(score)
    members = [groups[name] for name in sorted(groups)]
    if len(members) < 2:
        return math.nan, math.nan
    draws = np.random.default_rng(seed).integers(0, len(members), (resamples, len(members)))
    if pool is mean:  # the same number, without making the lists
        sums, sizes = np.array([math.fsum(m) for m in members]), np.array([len(m) for m in members])
        values = sums[draws].sum(axis=1) / sizes[draws].sum(axis=1)
    else:
        values = np.array([pool([score for at in row for score in members[at]]) for row in draws])
    low, high = np.quantile(values, (0.025, 0.975))
    return float(low), float(high)


def at_most(n: int) -> float:
    """With no fault among `n`, the share of faults is below this with 95% confidence: 1 - 0.05 ** (1 / n)."""
    return 1 - 0.05 ** (1 / n) if n else 1.0
