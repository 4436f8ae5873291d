from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.ranges import batches, best_two, ranges

SIZES = st.lists(st.integers(0, 5), max_size=8)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=8))
def test_ranges_are_all_stretches_one_after_another(stretches: list[tuple[int, int]]) -> None:
    starts, sizes = (np.array([s[i] for s in stretches], np.int64) for i in (0, 1))
    assert ranges(starts, sizes).tolist() == [n for start, size in stretches for n in range(start, start + size)]


@given(SIZES, st.randoms(use_true_random=False))
def test_the_best_two_of_each_stretch(sizes: list[int], random: object) -> None:
    lists = [[round(random.uniform(-1, 1), 3) for _ in range(size)] for size in sizes]  # type: ignore[attr-defined]
    values = np.array([x for part in lists for x in part], np.float32)
    best, second = best_two(values, np.array(sizes, np.int64))
    assert best.tolist() == [np.float32(max(part, default=0.0)) for part in lists]
    assert second.tolist() == [np.float32((sorted(part, reverse=True)[1:2] or [0.0])[0]) for part in lists]


@given(st.lists(st.integers()), st.integers(1, 4))
def test_batches_hold_everything_in_order(items: list[int], size: int) -> None:
    found = list(batches(items, size))
    assert [x for part in found for x in part] == items
    assert all(len(part) == size for part in found[:-1])
