"""Stretches of long rows: many gathered at once, or one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
T = TypeVar("T")
BLOCK = 64  # scores of which the greatest is taken together


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of `size`, the last one shorter."""
    source = iter(items)
    while some := list(islice(source, size)):
        yield some


def ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """`start .. start + size` for each pair, one after another: [3, 9], [2, 1] gives 3, 4, 9."""
    first = np.cumsum(sizes) - sizes
    return np.repeat(starts - first, sizes) + np.arange(int(sizes.sum()), dtype=np.int64)


def best_two(values: Floats, sizes: Numbers) -> tuple[Floats, Floats]:
    """The greatest and the second greatest value of each stretch; 0 where there is none."""
    ranked = values[np.lexsort((-values, np.repeat(np.arange(len(sizes)), sizes)))]
    first = np.cumsum(sizes) - sizes
    best, second = np.zeros(len(sizes), np.float32), np.zeros(len(sizes), np.float32)
    best[sizes > 0] = ranked[first[sizes > 0]]
    second[sizes > 1] = ranked[first[sizes > 1] + 1]
    return best, second


def top(scores: Floats, k: int, within: NDArray[np.bool_] | None = None) -> list[int]:
    """The places of the `k` best scores above zero, of those `within`, in no order."""
    if within is not None:
        scores = np.where(within, scores, 0.0)
    rows = _promising(scores, k)
    if rows is not None:
        return [int(rows[i]) for i in top(scores[rows], k)]
    k = min(k, len(scores))
    best = np.argpartition(-scores, k - 1)[:k] if k else np.array([], np.int64)
    return [int(i) for i in best if scores[i] > 0]


def _promising(scores: Floats, k: int) -> Numbers | None:
    """Of a long row of scores the places that may be among the `k` best; None for a short one, where all may.

    The k-th best of the blocks' maxima is a bound that at least `k` scores reach. Of a million scores this takes
    1.2 ms, a partition of all 1.2 to 5.8.
    """
    whole = len(scores) // BLOCK * BLOCK
    if whole < 16 * BLOCK * k:
        return None
    bound = float(np.partition(scores[:whole].reshape(-1, BLOCK).max(axis=1), -k)[-k])
    found = np.flatnonzero(scores >= bound if bound > 0 else scores > 0)
    return found if len(found) < whole // 2 else None
