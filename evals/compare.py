"""Two runs beside each other: what got better, what got worse, and whether chance explains it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evals.measures import BY_NAME, MEASURES
from evals.measures.measure import Unit
from evals.run import Result, Run
from evals.summary import RESAMPLES, SEED

CERTAIN = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure in both runs, over the questions that both score."""

    name: str
    before: float
    after: float
    p: float  # chance of a difference at least this large if nothing had changed
    n: int

    @property
    def better(self) -> bool:
        """True if the second run is better."""
        return BY_NAME[self.name].better(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The questions of both runs, by what became of them."""

    better: tuple[tuple[Result, Result], ...]
    worse: tuple[tuple[Result, Result], ...]
    same_right: int
    same_wrong: int
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    p: float  # McNemar over better and worse
    differences: tuple[Difference, ...]


def compare(before: Run, after: Run) -> Comparison:
    """The second run against the first, over the questions that stand in both with the same demands."""
    old = {result.case.id: result for result in before.results}
    new = {result.case.id: result for result in after.results}
    both = [(old[id], new[id]) for id in old if id in new and old[id].case == new[id].case]
    shared = {a.case.id for a, _ in both}
    better = tuple(pair for pair in both if not pair[0].right and pair[1].right)
    worse = tuple(pair for pair in both if pair[0].right and not pair[1].right)
    return Comparison(
        better,
        worse,
        sum(a.right and b.right for a, b in both),
        sum(not a.right and not b.right for a, b in both),
        tuple(sorted(old.keys() - shared)),
        tuple(sorted(new.keys() - shared)),
        mcnemar(len(worse), len(better)),
        tuple(difference for measure in MEASURES if (difference := _difference(measure.name, both)) is not None),
    )


def mcnemar(worse: int, better: int) -> float:
    """Exact two-sided p of McNemar's test: `worse` and `better` are the pairs that changed.

    If nothing had changed, each change is a coin's toss: twice the binomial tail, 1 at most (McNemar 1947, in
    the exact form). 1.0 where nothing changed.
    """
    n, fewer = worse + better, min(worse, better)
    tail: float = sum(math.comb(n, k) for k in range(fewer + 1)) / 2**n
    return min(1.0, 2 * tail)


def paired_bootstrap(differences: Sequence[float], resamples: int = RESAMPLES, seed: int = SEED) -> float:
    """Two-sided p that the mean difference is 0: questions are drawn with replacement, the differences centred.

    Efron & Tibshirani (1993), section 16.4, with one added to count and resamples, so that p is never 0. 1.0
    where all differences are 0 or there is none.
    """
    values = np.asarray(differences, float)
    if not values.size or not values.any():
        return 1.0
    mean = values.mean()
    centred = values - mean
    draws = np.random.default_rng(seed).integers(0, len(values), (resamples, len(values)))
    extreme = int((np.abs(centred[draws].mean(axis=1)) >= abs(mean) - 1e-12).sum())
    return (extreme + 1) / (resamples + 1)


def _difference(name: str, pairs: Sequence[tuple[Result, Result]]) -> Difference | None:
    measure = BY_NAME[name]
    scores = [(a.scores.get(name, math.nan), b.scores.get(name, math.nan)) for a, b in pairs]
    both = [(a, b) for a, b in scores if not math.isnan(a) and not math.isnan(b)]
    if not both or measure.unit is Unit.MS:  # times of two runs differ by the machine
        return None
    before, after = measure.of([a for a, _ in both]), measure.of([b for _, b in both])
    if {score for pair in both for score in pair} <= {0.0, 1.0}:
        low, high = sum(a > b for a, b in both), sum(a < b for a, b in both)
        return Difference(name, before, after, mcnemar(low, high), len(both))
    return Difference(name, before, after, paired_bootstrap([b - a for a, b in both]), len(both))
