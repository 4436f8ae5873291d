from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.matching import figures, follows, letters, overlap, rests_on, says, squash, trigrams, value


def test_a_word_broken_at_a_line_end_is_the_same_word() -> None:
    assert letters("personeels-\n tekort") == letters("personeelstekort")


def test_markdown_and_footnote_marks_do_not_count() -> None:
    assert squash("**Vier** op  de<sup>1</sup>\nvijf") == "vier op de vijf"


def test_overlap_is_the_share_of_the_golds_trigrams() -> None:
    assert overlap("een twee drie vier", "nul een twee drie en verder") == 0.5


def test_a_text_of_two_words_has_itself_as_its_only_run() -> None:
    assert trigrams("ROC Twente") == {("roc", "twente")}


@pytest.mark.parametrize(
    ("text", "needle", "found"),
    [
        ("er zijn 4.450 vacatures", "450", False),
        ("er zijn 450 vacatures.", "450", True),
        ("een deel van 71,4%", "71", False),
        ("een deel van 71,4%", "71,4%", True),
        ("in 2024, 450 stuks", "450", True),
    ],
)
def test_a_figure_must_stand_alone(text: str, needle: str, found: bool) -> None:
    assert says(text, needle) is found


@pytest.mark.parametrize(
    ("written", "number"), [("12.500", 12500), ("71,4", 71.4), ("5.64", 5.64), ("1.250,5", 1250.5)]
)
def test_dutch_figures_are_read_as_numbers(written: str, number: float) -> None:
    assert value(written) == number


@pytest.mark.parametrize(
    ("result", "cited", "allowed"),
    [
        (8050.0, [12500.0, 4450.0], True),  # difference
        (16950.0, [12500.0, 4450.0], True),  # sum
        (35.6, [4450.0, 12500.0], True),  # percentage
        (2.8, [12500.0, 4450.0], True),  # ratio
        (9000.0, [12500.0, 4450.0], False),
        (0.0, [12500.0], False),  # a figure is not compared with itself
    ],
)
def test_arithmetic_over_two_cited_figures_is_allowed(result: float, cited: list[float], allowed: bool) -> None:
    assert follows(result, cited) is allowed


def test_a_sentence_out_of_the_gold_passage_is_enough_to_rest_on_it() -> None:
    gold = "De zorg zoekt mensen. Vooral verpleegkundigen zijn er te weinig in het noorden."
    assert rests_on(gold, ["Vooral verpleegkundigen zijn er te weinig in het noorden."], "")
    assert not rests_on(gold, ["De zorg zoekt."], "")


@given(st.integers(0, 10**7))
def test_every_whole_number_in_dutch_notation_is_found_and_read_back(number: int) -> None:
    written = f"{number:,}".replace(",", ".")
    assert [value(figure) for figure in figures(f"er zijn {written} banen")] == [number]
