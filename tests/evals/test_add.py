from __future__ import annotations

import pytest

from evals.add import faults, likeness, near_duplicates, next_id, read_report
from evals.given import AnswerError
from evals.models import Gold
from tests.evals.small import DOC, LINES, case, sources

ANSWER = {
    "question": "Hoeveel vacatures?",
    "status": "answered",
    "claims": [{"text": LINES[0], "citations": [{"doc": DOC, "page": 1, "quote": LINES[0]}]}],
}


def test_a_saved_answer_gives_its_question_and_its_quotes_to_choose_from() -> None:
    report = read_report(ANSWER)
    assert (report.question, report.quotes) == ("Hoeveel vacatures?", (Gold(DOC, LINES[0], 1),))


def test_a_users_report_gives_its_remark_and_the_answer_inside_it() -> None:
    report = read_report({"answer": ANSWER, "verdict": "fout cijfer", "note": "Dit is Drenthe."})
    assert (report.question, report.remark) == ("Hoeveel vacatures?", "fout cijfer Dit is Drenthe.")


def test_without_a_question_there_is_no_case() -> None:
    with pytest.raises(AnswerError, match="geen vraag"):
        read_report({"status": "refused"})


def test_a_sound_case_has_no_faults() -> None:
    assert faults(case(), sources()) == ()


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"gold": (Gold(DOC, "Er stonden 4.450 banken in het park.", 1),)}, "staat niet in"),
        ({"must_include": (("9.999",),)}, "gold zegt niet: 9.999"),
        ({"must_not_include": ("4.450",)}, "verboden is: 4.450"),
        ({"gold": (Gold(DOC, "4.450", 1),)}, "te kort"),
    ],
)
def test_an_unsound_case_says_what_is_wrong(changed: dict[str, object], fault: str) -> None:
    assert any(fault in found for found in faults(case(**changed), sources()))


def test_the_same_question_in_another_order_is_a_near_duplicate_and_another_subject_is_not() -> None:
    same = case(id="c2", question="In Drenthe, hoeveel vacatures stonden er open medio 2024?")
    other = case(id="c3", question="Welke instrumenten zijn er voor statushouders?")
    (twin,) = near_duplicates(case(), [case(), same, other])
    assert twin.case == same
    assert likeness(case(), case(id="c9")) == 1.0


def test_the_next_id_follows_the_last_of_its_group() -> None:
    known = [case(id="klein-c009"), case(id="klein-c010"), case(id="x-c044", group="ander")]
    assert next_id(DOC, known) == "klein-c011"
    assert next_id("nieuw", known) == "nieuw-c001"
