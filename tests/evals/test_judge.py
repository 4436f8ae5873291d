from __future__ import annotations

from math import isnan

from langchain_core.language_models import FakeListChatModel

from evals.judge import judge, measures
from tests.evals.small import LINES, REFUSED, TO_REFUSE, item, quoting


def test_the_grade_is_the_mean_of_three_runs_and_agreement_is_told() -> None:
    grade, agreement = measures(FakeListChatModel(responses=["GOED", "goed.", "DEELS"]))
    answer = item(quoting(LINES[0]))
    assert (grade.score(answer), agreement.score(answer)) == ((1 + 1 + 0.5) / 3, 0.0)


def test_a_judge_that_does_not_answer_counts_against() -> None:
    verdict = judge(item(quoting(LINES[0])), FakeListChatModel(responses=["Dat weet ik niet."]))
    assert verdict.grades == (0.0, 0.0, 0.0)
    assert verdict.agreed


def test_refusals_are_not_judged() -> None:
    grade, _ = measures(FakeListChatModel(responses=["GOED"]))
    assert isnan(grade.score(item(REFUSED)))
    assert isnan(grade.score(item(quoting(LINES[0]), **TO_REFUSE)))
