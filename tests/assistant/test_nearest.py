from pathlib import Path

import pytest

from assistant.figure_words import stands_in
from assistant.models import NoteKind
from assistant.nearest import nearest
from assistant.question import understand
from tests.assistant.figure_kit import citer, evidence, library, store

TEXT = (
    "1. Stand\nEind juni 2022 stonden er in Drenthe 5.120 vacatures open. Eind juni 2024 stonden er in Drenthe 4.230 vacatures"
    " open. In Nederland stonden eind juni 2024 402.000 vacatures open.\n"
)


def told(folder: Path, question: str, text: str = TEXT) -> list[str]:
    held = library(folder, drenthe_2024=text)
    notes = nearest(understand(question), evidence(held), store(held, folder), citer(held))
    assert all(note.kind is NoteKind.NEAREST and stands_in(note.claim.text, note.claim.citations) for note in notes)
    return [note.claim.text for note in notes]


def test_the_nearest_time_for_the_same_region_comes_first_and_is_marked(tmp_path: Path) -> None:
    found = told(tmp_path, "Hoeveel vacatures stonden er open in Drenthe eind 2021?")
    assert found[0] == (
        "Wel bekend, voor een andere periode: 5.120 openstaande vacatures in de arbeidsmarktregio Drenthe, juni 2022 (gerealiseerd)."
    )


def test_the_narrowest_area_around_the_one_asked_is_marked_as_another_area(tmp_path: Path) -> None:
    found = told(tmp_path, "Hoeveel vacatures stonden er open in Emmen eind juni 2024?")
    assert found == [
        "Wel bekend, voor een ander gebied: 4.230 openstaande vacatures in de arbeidsmarktregio Drenthe, juni 2024 (gerealiseerd)."
    ]


def test_another_area_and_another_time_are_both_marked(tmp_path: Path) -> None:
    found = told(tmp_path, "Hoeveel vacatures stonden er open in Utrecht eind 2024?")
    assert found == [
        "Wel bekend, voor een ander gebied en een andere periode: 402.000 openstaande vacatures in Nederland, juni 2024 (gerealiseerd)."
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel vacatures in de bouw stonden er open in Drenthe eind 2021?",  # the sources have no such part
        "Hoeveel geregistreerde werkzoekenden waren er in Drenthe in 2021?",  # another indicator
        "Waar kan ik in Drenthe terecht met een vraag?",  # no indicator
    ],
)
def test_nothing_is_near_that_counts_something_else(tmp_path: Path, question: str) -> None:
    assert told(tmp_path, question) == []
