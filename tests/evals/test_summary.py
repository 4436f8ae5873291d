from __future__ import annotations

from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.measures.measure import mean, percentile
from evals.summary import at_most, clustered_bootstrap


def test_an_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    scores, clusters = [1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0], list("aabbccdd")
    low, high = clustered_bootstrap(scores, clusters, mean)
    assert low < mean(scores) < high
    assert (low, high) == clustered_bootstrap(scores, clusters, mean)


def test_two_sources_that_differ_give_the_interval_between_them() -> None:
    assert clustered_bootstrap([1.0] * 10 + [0.0] * 10, ["a"] * 10 + ["b"] * 10, mean) == (0.0, 1.0)


def test_sources_and_not_questions_are_drawn() -> None:
    scores = [1.0, 0.0] * 50
    alike = clustered_bootstrap(scores, ["a"] * 50 + ["b"] * 50, mean)
    assert alike == (0.5, 0.5)  # both sources score the same, however few the questions


def test_one_source_has_no_interval_and_unscored_answers_do_not_count() -> None:
    assert all(isnan(end) for end in clustered_bootstrap([1.0, 0.0], ["a", "a"], mean))
    assert all(isnan(end) for end in clustered_bootstrap([1.0, nan], ["a", "b"], mean))


def test_any_pool_has_an_interval() -> None:
    low, high = clustered_bootstrap([1.0, 2.0, 9.0, 10.0], list("aabb"), percentile(0.5))
    assert (low, high) == (2.0, 10.0)


@pytest.mark.parametrize(("n", "share"), [(59, 0.05), (299, 0.01)])
def test_no_fault_among_n_bounds_the_share_of_faults(n: int, share: float) -> None:
    assert at_most(n) == pytest.approx(share, abs=0.0005)


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from("abcd")), min_size=1, max_size=30))
def test_an_interval_lies_within_the_scores(pairs: list[tuple[float, str]]) -> None:
    scores, clusters = [score for score, _ in pairs], [cluster for _, cluster in pairs]
    low, high = clustered_bootstrap(scores, clusters, mean, resamples=50)
    assert isnan(low) or min(scores) - 1e-9 <= low <= high <= max(scores) + 1e-9
