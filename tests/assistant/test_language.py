"""Whether a text is Dutch."""

import json
from pathlib import Path

import pytest

from assistant.language import is_foreign
from evals.casefile import SHIPPED, read_cases


@pytest.mark.parametrize(
    "text",
    [
        "What is the number of vacancies in Drenthe?",
        "What is the number of open vacancies in the region?",
        "Give me tips for an employer in Emmen",
        "Is there a subsidy?",
        "Wie viele offene Stellen gibt es in Drenthe?",
        "Warum ist der Arbeitsmarkt in Groningen so eng?",
        "Combien de postes vacants y a-t-il dans la Drenthe?",
        "¿Cuántas vacantes hay en Drenthe?",
        "Ile jest wolnych miejsc pracy w Drenthe?",
        "Drenthe'de kaç açık iş var?",
        "Сколько вакансий?",
        "كم عدد الوظائف",
        "12345",
    ],
)
def test_another_language_is_foreign(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "vacatures Drenthe",
        "wat is open hiring",
        "human capital agenda",
        "arbeidsproductiviteit verhogen on the job",
        "Hoeveul vacatures bint der in Drenthe?",
        "en in Twente?",
        "WIA WAO Wajong",
        "hoevel vacatuers stan er opn in drente",
    ],
)
def test_short_dutch_and_dutch_with_loan_words_is_not(text: str) -> None:
    assert not is_foreign(text)


def test_no_question_that_ships_is_foreign() -> None:
    starter = Path(__file__).parents[2] / "corpus" / "starter" / "questions.jsonl"
    rows = [json.loads(line) for line in starter.read_text(encoding="utf-8").splitlines()]
    texts = [question["question"] for row in rows for question in row["questions"]]
    texts += [case.question for case in read_cases(SHIPPED)]
    assert [text for text in texts if is_foreign(text)] == []
