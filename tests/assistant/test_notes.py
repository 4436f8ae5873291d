from dataclasses import replace
from pathlib import Path

import pytest

from assistant.models import Note, NoteKind
from assistant.notes import differs, is_rounding, notes_of
from assistant.passport import passport_of
from assistant.question import understand
from corpus.library import Library
from corpus.models import Figure, Span, Status
from tests.assistant.figure_kit import citer, library, ranked, store

QUESTION = "Hoeveel geregistreerde werkzoekenden waren er in Drenthe in juni 2024?"
FIRST = "1. Bekend\nIn juni 2024 waren er in Drenthe 16.350 geregistreerde werkzoekenden bij UWV.\n"


def notes(folder: Path, held: Library, first: str = "16.350", question: str = QUESTION) -> tuple[Note, ...]:
    asked = understand(question)
    passport = passport_of(asked, ranked(held, first), citer(held))
    assert passport is not None
    return notes_of(asked, passport, store(held, folder), citer(held))


def test_another_source_with_another_value_for_the_same_time_is_noted_and_cited(tmp_path: Path) -> None:
    other = "1. Stand\nDrenthe telde medio 2024 in totaal 18.900 geregistreerde werkzoekenden.\n"
    (note,) = notes(tmp_path, library(tmp_path, drenthe_2024=FIRST, drenthe_2025=other))
    assert note.kind is NoteKind.DIFFERS
    assert "18.900" in note.claim.text
    assert note.claim.citations[0].doc == "drenthe-2025"


def test_a_value_that_may_be_a_rounding_is_told_as_such(tmp_path: Path) -> None:
    other = "1. Stand\nDrenthe telde medio 2024 in totaal 16.400 geregistreerde werkzoekenden.\n"
    (note,) = notes(tmp_path, library(tmp_path, drenthe_2024=FIRST, drenthe_2025=other))
    assert note.claim.text.endswith("Dit kan een afronding zijn.")


def test_the_same_value_with_a_hedge_is_no_contradiction(tmp_path: Path) -> None:
    other = "1. Stand\nDrenthe telde medio 2024 in totaal ruim 16.000 geregistreerde werkzoekenden.\n"
    assert notes(tmp_path, library(tmp_path, drenthe_2024=FIRST, drenthe_2025=other)) == ()


def test_a_newer_figure_is_noted(tmp_path: Path) -> None:
    other = "1. Stand\nIn juni 2025 waren er in Drenthe 15.720 geregistreerde werkzoekenden.\n"
    (note,) = notes(tmp_path, library(tmp_path, drenthe_2024=FIRST, drenthe_2025=other))
    assert (note.kind, "15.720" in note.claim.text) == (NoteKind.NEWER, True)


@pytest.mark.parametrize(
    "other",
    [
        "1. Stand\nIn juni 2025 waren er in Groningen 48.300 geregistreerde werkzoekenden.\n",  # another region
        "1. Stand\nIn juni 2025 waren er in Drenthe 2.900 vacatures.\n",  # another indicator
        "1. Stand\nIn juni 2025 waren er in Drenthe 1.120 geregistreerde werkzoekenden uit de bouw.\n",  # a part
        "1. Stand\nIn juni 2025 waren er in Drenthe 700 geregistreerde werkzoekenden minder dan in 2024.\n",  # a change
        "1. Stand\nIn 2027 zijn er in Drenthe naar verwachting 14.100 geregistreerde werkzoekenden.\n",  # a forecast
    ],
)
def test_what_is_not_the_same_measurement_is_not_noted(tmp_path: Path, other: str) -> None:
    assert notes(tmp_path, library(tmp_path, drenthe_2024=FIRST, drenthe_2025=other)) == ()


def test_without_a_passport_there_are_no_notes(tmp_path: Path) -> None:
    held = library(tmp_path, drenthe_2024=FIRST)
    assert notes_of(understand(QUESTION), None, store(held, tmp_path), citer(held)) == ()


def figure(written: str, value: float, hedge: str | None = None) -> Figure:
    return Figure(
        "p", 0, Span(0, 1), written, value, "personen", None, None, None, None, None, Status.REALISED, hedge=hedge
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (figure("51.000", 51000, "ruim"), figure("51.200", 51200), False),
        (figure("51.000", 51000, "ruim"), figure("52.200", 52200), True),
        (figure("51.000", 51000, "bijna"), figure("51.200", 51200), True),
        (figure("51.000", 51000), figure("51.200", 51200), True),
        (figure("7.600", 7600), figure("83.000", 83000), True),
        (figure("1.400", 1400, "circa"), figure("1.430", 1430), False),
        (figure("1.400", 1400), figure("1.400", 1400), False),
    ],
)
def test_figures_differ_where_both_cannot_be_right_as_printed(a: Figure, b: Figure, expected: bool) -> None:
    assert differs(a, b) is differs(b, a) is expected


def test_a_range_is_not_held_against_a_figure() -> None:
    assert not differs(replace(figure("5", 5), high=9), figure("12", 12))


def test_a_rounding_is_seen_from_the_zeros_at_the_end() -> None:
    assert is_rounding(figure("17.600", 17600), figure("17.550", 17550))
    assert not is_rounding(figure("17.600", 17600), figure("17.400", 17400))
