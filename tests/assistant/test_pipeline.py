"""From question to checked answer over the starter set: cited word for word, refused where nothing fits."""

import json
from dataclasses import replace

import pytest

from assistant.models import AnswerStatus, RefusalReason
from assistant.pipeline import Assistant
from assistant.public import to_json
from corpus.models import plain

QUESTIONS = (
    "Hoeveel vacatures stonden er medio 2024 open in Drenthe?",
    "Wat is de spanningsindicator?",
    "Welke gemeenten horen bij de arbeidsmarktregio Drenthe?",
    "Waarom is er een tekort aan leraren?",
    "Wat kan een werkgever doen om oudere werknemers te behouden?",
    "Vergelijk het aantal openstaande vacatures in Drenthe en Groningen",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_quote_stands_word_for_word_at_its_place(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.claims
    for claim in (*answer.claims, *(n.claim for n in answer.notes)):
        for citation in claim.citations:
            page = assistant.library.page(citation.doc, citation.page)
            assert plain(citation.span.of(page.text)) == citation.quote


def test_a_figure_question_gives_the_figure_of_the_region_and_period_asked(assistant: Assistant) -> None:
    answer = assistant.ask(QUESTIONS[0])
    assert "4.450" in answer.claims[0].text
    assert not any("12.500" in claim.text for claim in answer.claims)


def test_a_comparison_names_both_sides(assistant: Assistant) -> None:
    text = " ".join(c.text for c in assistant.ask(QUESTIONS[5]).claims)
    assert "Drenthe" in text and "Groningen" in text


def test_the_same_question_gives_the_same_bytes(assistant: Assistant) -> None:
    first, second = (replace(assistant.ask(QUESTIONS[1]), elapsed_ms=0.0, trace=None) for _ in range(2))
    assert json.dumps(to_json(first)) == json.dumps(to_json(second))


def test_a_region_outside_the_sources_is_refused_with_what_was_searched(assistant: Assistant) -> None:
    answer = assistant.ask("Hoeveel vacatures staan er open in de provincie Zeeland?")
    assert answer.status is AnswerStatus.REFUSED and answer.refusal is not None
    assert answer.refusal.reason in {RefusalReason.NOT_COVERED, RefusalReason.NO_EVIDENCE}
    assert "passages" in answer.refusal.searched


def test_nothing_of_personal_data_is_kept(assistant: Assistant) -> None:
    answer = assistant.ask("Staat 999990019 nog ingeschreven als werkzoekende?")
    assert "999990019" not in json.dumps(to_json(answer))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "x" * 10_000,
        "\x00\x01\x02",
        "What is the number of open vacancies in the region?",
        "!!!",
        "Привет как дела",
    ],
)
def test_what_is_no_question_is_refused_with_a_remedy(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.refusal is not None and answer.refusal.reason is RefusalReason.BAD_INPUT and answer.refusal.advice


def test_a_filter_on_documents_is_kept(assistant: Assistant) -> None:
    docs = frozenset({"feiten-ser-overijssel-krapte-2023"})
    answer = assistant.ask("Wat adviseert de SER over leven lang ontwikkelen?", docs=docs)
    assert answer.claims and {c.doc for claim in answer.claims for c in claim.citations} == set(docs)


def test_a_follow_up_is_answered_from_the_earlier_question(assistant: Assistant) -> None:
    answer = assistant.ask("en in Groningen?", ("Hoeveel vacatures stonden er halverwege 2025 open in Drenthe?",))
    assert "12.500" in " ".join(c.text for c in answer.claims)


@pytest.mark.parametrize(
    "text", ["vacatures in de ICT in Groningen in 2025", "was dat in 2024 meer of minder dan in 2023?", "ww cijfers"]
)
def test_words_that_dutch_shares_with_english_are_dutch(assistant: Assistant, text: str) -> None:
    refusal = assistant.ask(text).refusal
    assert refusal is None or refusal.reason is not RefusalReason.BAD_INPUT
