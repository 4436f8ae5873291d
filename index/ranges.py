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
