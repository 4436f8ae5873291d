from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.ranges import batches, best_two, ranges, top

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


@given(st.integers(0, 100_000), st.sampled_from([0.0, 0.0005, 0.3, 1.0]), st.integers(1, 40), st.integers(0, 9))
@settings(max_examples=25)
def test_the_best_are_the_same_however_many_there_are(size: int, filled: float, k: int, seed: int) -> None:
    drawn = np.random.default_rng(seed)
    scores = np.where(drawn.random(size) < filled, drawn.random(size), 0).astype(np.float32)
    best = np.sort(scores[top(scores, k)])
    assert best.tolist() == [x for x in np.sort(scores)[-k:].tolist() if x > 0]


def test_only_what_is_within_is_among_the_best() -> None:
    scores = np.arange(50_000, dtype=np.float32)
    within = scores < 30_000
    assert sorted(top(scores, 3, within)) == [29_997, 29_998, 29_999]
