"""Correct, abstention, truthfulness, consistency, length and latency, with values counted by hand."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import pytest

from evals.measures.abstention import Point, aurc, coverage, refused_rightly, refused_wrongly, risk_coverage
from evals.measures.answer_length import answer_length
from evals.measures.consistency import Outcome, Rewording, agreement, consistency, found
from evals.measures.correct import correct, gold_cited, includes
from evals.measures.latency import MEASURES, latency
from evals.measures.measure import Measure, mean
from evals.measures.truthfulness import truthfulness
from evals.models import CaseKind, Gold
from tests.evals.small import DOC, LINES, REFUSED, TO_REFUSE, answered, claim, item, quoting


def test_the_gold_sentence_with_its_source_is_correct() -> None:
    assert correct(item(quoting(LINES[0]))) == 1.0


def test_refusing_lacking_or_forbidden_words_are_not_correct() -> None:
    assert correct(item(REFUSED)) == 0.0
    assert correct(item(quoting(LINES[1]))) == 0.0
    assert correct(item(quoting(LINES[0]), must_not_include=("4.450",))) == 0.0


def test_advice_must_cite_the_gold_passage_while_a_figure_may_stand_elsewhere_too() -> None:
    elsewhere = answered(claim("Het zijn er 4.450.", "Het zijn er 4.450."))
    assert correct(item(elsewhere)) == 1.0
    assert correct(item(elsewhere, kind=CaseKind.ADVICE)) == 0.0


def test_every_gold_quote_must_be_cited_where_all_are_needed() -> None:
    both = {"gold": (Gold(DOC, LINES[0]), Gold(DOC, LINES[1])), "all_gold": True, "kind": CaseKind.COMPARISON}
    assert gold_cited(item(quoting(LINES[0]), **both)) == 0.5
    assert correct(item(quoting(LINES[0]), **both)) == 0.0
    assert correct(item(quoting(LINES[0], LINES[1]), **both)) == 1.0


def test_of_each_group_one_string_must_be_said() -> None:
    assert includes(item(quoting(LINES[0]), must_include=(("9.999", "4.450"), ("Groningen",)))) == 0.5


def test_correct_is_unscored_where_a_refusal_is_right() -> None:
    assert isnan(correct(item(REFUSED, **TO_REFUSE)))


def test_rates_of_refusing_are_scored_on_their_own_kind_of_question() -> None:
    assert (refused_rightly(item(REFUSED, **TO_REFUSE)), refused_wrongly(item(REFUSED))) == (1.0, 1.0)
    assert (refused_rightly(item(quoting(LINES[0]), **TO_REFUSE)), refused_wrongly(item(quoting(LINES[0])))) == (0, 0)
    assert isnan(refused_rightly(item(REFUSED)))
    assert isnan(refused_wrongly(item(REFUSED, **TO_REFUSE)))
    assert (coverage(item(REFUSED)), coverage(item(quoting(LINES[0])))) == (0.0, 1.0)


def test_risk_coverage_by_hand() -> None:
    points = risk_coverage([(0.5, False), (0.9, True), (0.7, True)], 4)
    assert points == (Point(0.25, 0.0), Point(0.5, 0.0), Point(0.75, 1 / 3))
    assert aurc(points) == pytest.approx(1 / 9)


def test_equally_certain_answers_enter_together_in_whatever_order() -> None:
    assert risk_coverage([(0.5, True), (0.5, False)], 2) == risk_coverage([(0.5, False), (0.5, True)], 2)


def test_a_system_that_is_most_certain_when_wrong_has_the_larger_area() -> None:
    good = [(0.9, True), (0.8, True), (0.2, False)]
    bad = [(1 - certainty, right) for certainty, right in good]
    assert aurc(risk_coverage(bad, 3)) > aurc(risk_coverage(good, 3))
    assert isnan(aurc(()))


@pytest.mark.parametrize(
    ("answer", "changed", "worth"),
    [
        (quoting(LINES[0]), {}, 1.0),
        (REFUSED, {}, 0.0),
        (quoting(LINES[1]), {}, -1.0),
        (REFUSED, TO_REFUSE, 1.0),
        (quoting(LINES[0]), TO_REFUSE, -1.0),
    ],
)
def test_a_wrong_answer_is_worse_than_none(answer: object, changed: dict[str, object], worth: float) -> None:
    assert truthfulness(item(answer, **changed)) == worth  # type: ignore[arg-type]


REWORDING = Rewording("Hoeveel vacatures?", "Hoeveel banen staan open?", "hoevel vacatures", "4.450")


def test_agreement_is_the_share_of_pairs_of_forms_with_one_answer() -> None:
    right, other = quoting(LINES[0]), quoting(LINES[1])
    assert agreement(Outcome(REWORDING, (right, right, right))) == 1.0
    assert agreement(Outcome(REWORDING, (right, right, other))) == pytest.approx(1 / 3)
    assert agreement(Outcome(REWORDING, (right, other, REFUSED))) == 0.0


def test_who_refuses_everything_agrees_with_itself_but_finds_nothing() -> None:
    outcome = Outcome(REWORDING, (REFUSED, REFUSED, REFUSED))
    assert consistency([outcome]) == (1.0, 0.0)
    assert found(Outcome(REWORDING, (quoting(LINES[0]), REFUSED, REFUSED))) == pytest.approx(1 / 3)


def test_length_counts_the_words_of_the_claims() -> None:
    assert answer_length(item(answered(claim("een twee drie"), claim("vier")))) == 4.0
    assert isnan(answer_length(item(REFUSED)))


def test_latency_is_unscored_where_the_system_does_not_say() -> None:
    assert latency(item(replace(REFUSED, elapsed_ms=8.0))) == 8.0
    assert isnan(latency(item(REFUSED)))


def test_the_slow_end_is_the_value_below_which_95_of_100_lie() -> None:
    times = [float(n) for n in range(100)]
    assert [measure.of(times) for measure in MEASURES] == [50.0, 95.0]


def test_unscored_answers_do_not_pull_a_mean_down() -> None:
    measure = Measure("x", "x", lambda item: 0.0, mean)
    assert measure.of([1.0, float("nan"), 0.5]) == 0.75
    assert isnan(measure.of([float("nan")]))
