from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.models import Answer, AnswerStatus, Note, NoteKind
from assistant.passport import passport_of
from assistant.public import to_json
from assistant.question import understand
from assistant.recheck import NotAnAnswerError, changes
from corpus.library import Library, withdraw
from corpus.register import Register
from tests.assistant.figure_kit import citer, library, ranked

TEXT = "1. Stand\nEind juni 2024 stonden er in Drenthe 4.230 vacatures open.\n"


def saved(held: Library) -> dict[str, Any]:
    """The public form of an answer with a passport and a note on the same source."""
    asked = understand("Hoeveel vacatures stonden er open in Drenthe eind juni 2024?")
    passport = passport_of(asked, ranked(held, "4.230"), citer(held))
    assert passport is not None
    note = Note(NoteKind.CONTEXT, passport.claim)
    return to_json(Answer(asked.asked, AnswerStatus.ANSWERED, (passport.claim,), None, (note,), passport))


def test_an_answer_whose_quotes_still_stand_has_no_changes(tmp_path: Path) -> None:
    held = library(tmp_path, drenthe_2024=TEXT)
    assert changes(saved(held), held) == ()


def test_the_public_form_holds_the_checksum_of_each_cited_source(tmp_path: Path) -> None:
    held = library(tmp_path, drenthe_2024=TEXT)
    (source,) = held.sources
    assert saved(held)["sources"] == [{"id": source.id, "sha256": source.sha256, "title": source.title}]


def test_a_withdrawn_source_is_told(tmp_path: Path) -> None:
    answer = saved(library(tmp_path, drenthe_2024=TEXT))
    assert changes(answer, withdraw(tmp_path / "data", "drenthe-2024")) == (
        "De bron 'Streekblad Drenthe 2024' is ingetrokken. Gebruik dit antwoord niet meer.",
    )


def test_a_new_edition_and_a_quote_that_went_with_it_are_told(tmp_path: Path) -> None:
    answer = saved(library(tmp_path, drenthe_2024=TEXT))
    edition, quote = changes(answer, library(tmp_path, drenthe_2024=TEXT.replace("4.230", "4.260")))
    assert "vervangen door een andere uitgave" in edition
    assert quote.startswith("Dit citaat staat niet meer in 'Streekblad Drenthe 2024'")


def test_a_quote_that_moved_is_told(tmp_path: Path) -> None:
    answer = saved(library(tmp_path, drenthe_2024=TEXT))
    moved = library(tmp_path, drenthe_2024="1. Vooraf\nDit blad kijkt naar de streek.\n\n" + TEXT)
    assert "staat nu op een andere plaats" in changes(answer, moved)[1]


def test_a_quote_on_another_page_is_told_with_its_page(tmp_path: Path) -> None:
    answer = saved(
        library(
            tmp_path,
            drenthe_2024="1. Vooraf\nDit blad kijkt naar de streek.\n\f" + TEXT + "\f3. Slot\nTot zover dit blad.\n",
        )
    )
    moved = library(
        tmp_path, drenthe_2024="1. Vooraf\nDit blad kijkt naar de streek.\n\f2. Meer\nEn nog iets.\n\f" + TEXT
    )
    assert "staat nu op bladzijde 3" in changes(answer, moved)[1]


def test_a_source_that_is_not_in_the_register_is_told(tmp_path: Path) -> None:
    answer = saved(library(tmp_path / "a", drenthe_2024=TEXT))
    assert changes(answer, library(tmp_path / "b", groningen_2025=TEXT)) == (
        "De bron 'Streekblad Drenthe 2024' staat niet meer in het register van goedgekeurde bronnen.",
    )


def test_a_source_whose_last_day_is_over_is_told(tmp_path: Path) -> None:
    held = library(tmp_path, drenthe_2024=TEXT)
    old = replace(held, register=Register(tuple(replace(s, valid_until="2025-12-31") for s in held.sources)))
    assert "geldig tot en met 2025-12-31" in changes(saved(held), old, date(2026, 1, 1))[0]
    assert changes(saved(held), old, date(2025, 12, 31)) == ()


@pytest.mark.parametrize(
    "form", [{}, {"claims": [{"text": "x"}]}, {"claims": 3}, {"claims": [{"citations": [{"doc": "a"}]}]}]
)
def test_what_is_no_answer_is_refused_in_words(tmp_path: Path, form: dict[str, Any]) -> None:
    with pytest.raises(NotAnAnswerError, match="geen antwoord van AIMI"):
        changes(form, library(tmp_path, drenthe_2024=TEXT))
