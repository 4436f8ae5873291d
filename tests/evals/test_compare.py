from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.library import Library
from evals.compare import compare, mcnemar, paired_bootstrap
from evals.models import Case
from tests.evals.fakes import Coward, Oracle
from tests.evals.runs import run_of


@pytest.mark.parametrize(
    ("worse", "better", "p"),
    [(0, 0, 1.0), (1, 0, 1.0), (0, 5, 0.0625), (0, 6, 0.03125), (3, 3, 1.0), (1, 9, 22 / 1024)],
)
def test_mcnemar_by_hand(worse: int, better: int, p: float) -> None:
    assert mcnemar(worse, better) == pytest.approx(p)
    assert mcnemar(better, worse) == mcnemar(worse, better)


def test_a_steady_difference_is_no_chance_and_a_wavering_one_is() -> None:
    assert paired_bootstrap([0.2] * 30) < 0.01
    assert paired_bootstrap([0.2, -0.2] * 15) > 0.5
    assert paired_bootstrap([]) == paired_bootstrap([0.0, 0.0]) == 1.0


def test_what_got_better_and_worse_is_told_question_by_question(starter: Library, shipped: tuple[Case, ...]) -> None:
    cases = shipped[40:60]
    oracle, coward = Oracle(starter), Coward(starter)
    lost = next(case for case in cases if case.answerable)
    before = run_of(oracle, cases, starter)
    after = run_of(lambda case: (coward if case == lost else oracle)(case), cases, starter)
    found = compare(before, after)
    assert [new.case.id for _, new in found.worse] == [lost.id]
    assert (found.better, found.same_right, found.same_wrong) == ((), 19, 0)
    assert [old.case.id for old, _ in compare(after, before).better] == [lost.id]
    correct = next(item for item in found.differences if item.name == "correct")
    assert not correct.better
    assert correct.after < correct.before


def test_cases_that_changed_or_stand_in_one_run_only_are_left_out(starter: Library, shipped: tuple[Case, ...]) -> None:
    oracle = Oracle(starter)
    before, after = run_of(oracle, shipped[40:50], starter), run_of(oracle, shipped[41:51], starter)
    changed = replace(after.results[0], case=replace(after.results[0].case, must_not_include=("x",)))
    found = compare(before, replace(after, results=(changed, *after.results[1:])))
    assert found.same_right == 8
    assert set(found.only_before) == {shipped[40].id, shipped[41].id}
    assert set(found.only_after) == {shipped[41].id, shipped[50].id}
