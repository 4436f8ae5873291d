"""Questions that a source says itself it does not answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.absence import told_absent
from assistant.draft.candidates import Scored
from assistant.question import understand
from tests.assistant.figure_kit import library, ranked

SAYS_SO = "De partners zoeken geld voor het plan; een totaalbedrag noemt de agenda niet."
ANSWERS = "Het plan kost in totaal 3 miljoen euro."
DENIES = "Werkgevers geven in dat plan aan dat zij geen personeel vinden."


@pytest.fixture
def sentences(tmp_path: Path) -> dict[str, list[Scored]]:
    held = library(tmp_path, drenthe_2024=f"Geld\n\n{SAYS_SO} {ANSWERS} {DENIES}")
    return {text: ranked(held, text) for text in (SAYS_SO, ANSWERS, DENIES)}


def test_a_source_that_says_it_gives_no_amount_is_found(sentences: dict[str, list[Scored]]) -> None:
    found = told_absent(understand("Wat is het totale budget van het plan?"), sentences[SAYS_SO])
    assert found is not None and found.candidate.text == SAYS_SO


@pytest.mark.parametrize("question", ["Wie staan er achter het plan?", "Waarom is er een plan?"])
def test_what_asks_for_no_amount_or_date_is_answered(sentences: dict[str, list[Scored]], question: str) -> None:
    assert told_absent(understand(question), sentences[SAYS_SO]) is None


@pytest.mark.parametrize("text", [ANSWERS, DENIES])
def test_where_another_sentence_is_far_likelier_the_question_is_answered(
    sentences: dict[str, list[Scored]], text: str
) -> None:
    assert told_absent(understand("Hoeveel kost het plan?"), sentences[text]) is None


def test_an_unlikely_sentence_that_says_so_counts_where_no_other_gives_a_figure_or_date(tmp_path: Path) -> None:
    says = "In de tekst is het potje een plan; een startdatum staat er niet bij."
    held = library(tmp_path, drenthe_2024=f"Geld\n\nEr komt een potje voor scholing. {says} Het loopt tot mei 2026.")
    by_text = {one.candidate.text: one for one in ranked(held, "potje")}
    order = [
        replace(by_text[text], chance=chance)
        for text, chance in (("Er komt een potje voor scholing.", 0.9), (says, 0.2), ("Het loopt tot mei 2026.", 0.15))
    ]
    question = understand("Per welke datum is er geld uit het potje?")
    found = told_absent(question, order[:2])
    assert found is not None and found.candidate.text == says
    assert told_absent(question, order) is None
