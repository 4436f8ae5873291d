from pathlib import Path

from assistant.compare import compare
from assistant.models import ClaimRole, Comparison
from assistant.question import understand
from assistant.retrieval import sides_of
from tests.assistant.figure_kit import citer, library, ranked

DRENTHE = (
    "1. Stand\nEind juni 2024 stonden er in Drenthe 4.230 vacatures open. In Drenthe steeg de netto arbeidsparticipatie van"
    " 63,1% in 2014 naar 69,8% in 2024.\n"
)
GRONINGEN = "1. Stand\nEind juni 2025 stonden er in Groningen 11.800 vacatures open. De netto arbeidsparticipatie in Groningen was 70,9% in 2024.\n"


def compared(folder: Path, question: str, **texts: str) -> Comparison | None:
    held = library(folder, **(texts or {"drenthe_2024": DRENTHE, "groningen_2025": GRONINGEN}))
    asked = understand(question)
    by_period = len({r.written for r in asked.regions}) < 2
    sides = [
        (side.periods[0].written if by_period else side.regions[0].written, side, ranked(held, "vacatures open"))
        for side in sides_of(asked)
    ]
    return compare(asked, sides, citer(held))


def test_each_side_has_its_own_figure_and_source(tmp_path: Path) -> None:
    found = compared(tmp_path, "Vergelijk de openstaande vacatures in Groningen en Drenthe")
    assert found is not None
    assert [(s.label, s.figure.written if s.figure else None) for s in found.sides] == [
        ("Groningen", "11.800"),
        ("Drenthe", "4.230"),
    ]
    assert [s.claim.citations[0].doc for s in found.sides if s.claim] == ["groningen-2025", "drenthe-2024"]


def test_the_difference_is_shown_arithmetic_and_tells_that_the_times_differ(tmp_path: Path) -> None:
    found = compared(tmp_path, "Vergelijk de openstaande vacatures in Groningen en Drenthe")
    assert found is not None and found.difference is not None
    assert (
        found.difference.text == "11.800 - 4.230 = 7.570 vacatures verschil (let op: dit zijn verschillende perioden)."
    )
    assert found.difference.role is ClaimRole.DERIVED
    assert {c.doc for c in found.difference.citations} == {"groningen-2025", "drenthe-2024"}


def test_shares_differ_by_points(tmp_path: Path) -> None:
    found = compared(tmp_path, "Vergelijk de netto arbeidsparticipatie in Drenthe in 2014 en 2024")
    assert found is not None and found.difference is not None
    assert found.difference.text == "69,8% - 63,1% = 6,7 procentpunt verschil."


def test_a_side_that_the_sources_do_not_have_is_named_as_missing(tmp_path: Path) -> None:
    found = compared(tmp_path, "Vergelijk de openstaande vacatures in Groningen en Utrecht")
    assert found is not None
    assert [(s.label, s.claim is None) for s in found.sides] == [("Groningen", False), ("Utrecht", True)]
    assert found.difference is None


def test_a_side_with_only_a_part_of_it_is_not_called_missing(tmp_path: Path) -> None:
    part = "1. Bouw\nEind juni 2024 stonden er in Drenthe in de bouw 310 vacatures open.\n"
    question = "Vergelijk de openstaande vacatures in Groningen en Drenthe"
    assert compared(tmp_path, question, drenthe_2024=part, groningen_2025=GRONINGEN) is None


def test_a_forecast_and_a_measurement_are_not_subtracted(tmp_path: Path) -> None:
    text = "1. Banen\nEind 2024 waren er in Drenthe 119.100 werknemersbanen. UWV verwacht er in Drenthe 121.400 werknemersbanen eind 2027.\n"
    found = compared(tmp_path, "Vergelijk de werknemersbanen in Drenthe eind 2024 en eind 2027", drenthe_2024=text)
    assert found is not None
    assert all(side.figure for side in found.sides)
    assert found.difference is None


def test_figures_of_long_apart_are_not_set_side_by_side_unasked(tmp_path: Path) -> None:
    old = "1. Toen\nEind juni 2019 stonden er in Drenthe 2.600 vacatures open.\n"
    question = "Vergelijk de openstaande vacatures in Groningen en Drenthe"
    assert compared(tmp_path, question, drenthe_2019=old, groningen_2025=GRONINGEN) is None


def test_a_question_without_an_indicator_is_not_compared(tmp_path: Path) -> None:
    assert compared(tmp_path, "Vergelijk de aanpak in Groningen en Drenthe") is None
