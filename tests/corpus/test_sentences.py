from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import is_finished, split_sentences


def _texts(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


def test_a_stop_before_a_capital_ends_a_sentence() -> None:
    assert _texts("De krapte neemt af. Toch zoeken bedrijven mensen.") == [
        "De krapte neemt af.",
        "Toch zoeken bedrijven mensen.",
    ]


def test_abbreviations_initials_and_decimals_end_no_sentence() -> None:
    text = "Volgens dr. Jansen en H.J. Smit, zie art. 3 en o.a. UWV, is het ca. 3.500 of 5.64 per bedrijf."
    assert _texts(text) == [text]


def test_an_abbreviation_that_may_close_a_sentence_does_so_before_a_capital() -> None:
    assert _texts("Denk aan musea, hotels e.d. Die zoeken mensen.") == [
        "Denk aan musea, hotels e.d.",
        "Die zoeken mensen.",
    ]


def test_a_stop_inside_closing_quotes_ends_a_sentence() -> None:
    assert _texts("‘Wij zoeken mensen.’ Dat zegt de bakker.") == ["‘Wij zoeken mensen.’", "Dat zegt de bakker."]


def test_the_digit_of_a_footnote_stays_with_its_sentence() -> None:
    assert _texts("Het aandeel steeg.3 In 2024 daalde het tot 79%.2 Dat is laag.") == [
        "Het aandeel steeg.3",
        "In 2024 daalde het tot 79%.2",
        "Dat is laag.",
    ]


def test_a_line_end_is_no_sentence_end() -> None:
    assert len(_texts("Het aantal banen in de\nregio groeit.\nDe rest krimpt.")) == 2


def test_a_sentence_that_ends_in_a_figure_is_finished() -> None:
    assert is_finished("Het kwam uit op 3.500.")
    assert not is_finished("Het kwam uit op")


@given(st.text(alphabet='aB1 .!?’"\n)(e3,:', max_size=120))
def test_sentences_leave_out_nothing_but_white_space_and_do_not_overlap(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
