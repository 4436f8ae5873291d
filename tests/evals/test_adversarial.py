"""The measurement of hostile and honest drafts: repeatable, bounded, and over what people wrote by hand."""

from collections import Counter

import pytest

from assistant.citations import Citer
from assistant.draft.admit import Admission
from corpus.library import Library
from evals.adversarial import HONEST_BOUND, MUTATIONS, Outcome, Row, hostile, hostile_report, total
from evals.hostile.drafts import hostile_by_hand, written_by_hand
from evals.hostile.models import Honest, Hostile


@pytest.fixture(scope="module")
def honest(starter: Library) -> list[Honest]:
    return written_by_hand(starter)


def _passing(drafts: list[Honest] | list[Hostile], library: Library) -> list[str]:
    citer = Citer({source.id: source for source in library.sources})
    return [one.written.text for one in drafts if not Admission(one.evidence, citer).admit(one.written).reasons]


def test_false_readings_written_by_hand_are_stopped(starter: Library) -> None:
    drafts = hostile_by_hand(starter)
    assert len(drafts) >= 60
    assert len(_passing(drafts, starter)) <= 0.01 * len(drafts)


def test_honest_drafts_get_in(starter: Library, honest: list[Honest]) -> None:
    assert len(honest) >= 300
    assert len(_passing(honest, starter)) >= (1 - HONEST_BOUND) * len(honest)


def test_each_mutation_changes_what_it_is_given_and_does_so_the_same_way_twice(honest: list[Honest]) -> None:
    first, second = hostile(honest, each=3), hostile(honest, each=3)
    assert first == second
    base = {one.id: (one.written, one.evidence) for one in honest}
    assert all((one.written, one.evidence) != base[one.honest] for one in first)
    assert set(Counter(one.mutation for one in first)) == {mutation.name for mutation in MUTATIONS}


def test_a_bound_that_is_broken_is_told_in_the_last_line(honest: list[Honest]) -> None:
    digit = MUTATIONS[0]
    draft = hostile(honest, [digit], 1)[0]
    outcome = Outcome((Row(digit, 6000, 0, Counter(), (draft,)),), 300, ())
    assert outcome.broken == (digit.name,)
    assert f"broken: {digit.name}" in total(outcome)
    assert draft.written.text in hostile_report(outcome)


def test_too_few_drafts_prove_nothing(honest: list[Honest]) -> None:
    assert Outcome((Row(MUTATIONS[0], 4999, 0, Counter(), ()),), 300, ()).broken == ("number of drafts",)


def test_sentences_of_the_real_sources_stay_out_of_the_report(honest: list[Honest]) -> None:
    made = hostile(honest, MUTATIONS[:1], 1)[0]
    real = Hostile("blad/1/2", "real", made.mutation, made.written, made.evidence, made.change)
    report = hostile_report(Outcome((Row(MUTATIONS[0], 6000, 0, Counter(), (real,)),), 300, ()))
    assert "blad/1/2" in report and real.written.text not in report
