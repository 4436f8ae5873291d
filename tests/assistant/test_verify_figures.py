"""The gate on figures: value, unit, scale, hedge, level or change, and arithmetic that is shown."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.models import ClaimRole
from assistant.verify import verify
from corpus.dutch.numbers import format_number
from index.models import Evidence
from tests.assistant.drafting import claim, evidence, reasons

OPEN = "Eind juni 2024 stonden er in de arbeidsmarktregio Drenthe 6.120 vacatures open."
EARLIER = "Een jaar eerder waren dat er 5.480 in de arbeidsmarktregio Drenthe."
RISE = "Dat is een stijging van bijna 12%."
WW = "Eind 2024 telde de arbeidsmarktregio Drenthe 2.310 WW-uitkeringen, 3,5% minder dan eind 2023."
SHARE = "De netto arbeidsparticipatie was 68,4% in 2023 en 61,2% in 2013."


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Evidence, ...]:
    return evidence(Path(tmp_path_factory.mktemp("sheet")))


def test_a_figure_as_printed_in_other_words_passes(found: tuple[Evidence, ...]) -> None:
    assert (
        reasons(found, "In de arbeidsmarktregio Drenthe waren er eind juni 2024 6.120 openstaande vacatures.", OPEN)
        == []
    )


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Eind juni 2024 stonden er in de arbeidsmarktregio Drenthe 6.210 vacatures open.", OPEN),
        ("Eind juni 2024 stonden er in de arbeidsmarktregio Drenthe 612 vacatures open.", OPEN),
        ("Eind juni 2024 stonden er in de arbeidsmarktregio Drenthe 6,12 vacatures open.", OPEN),
        ("Eind juni 2024 stonden er in de arbeidsmarktregio Drenthe 6.120 banen open.", OPEN),
        ("Eind juni 2024 stonden er in de arbeidsmarktregio Drenthe ruim 6.120 vacatures open.", OPEN),
        ("Eind juni 2024 stonden er in de arbeidsmarktregio Drenthe 6.120 miljoen vacatures open.", OPEN),
        ("Dat is een stijging van 12%.", RISE),
        ("Dat is een stijging van ruim 12%.", RISE),
        ("Dat is een stijging van bijna 12 procentpunt.", RISE),
        ("Dat is een stijging van bijna twaalf.", RISE),
        ("De netto arbeidsparticipatie was 68,4 in 2023.", SHARE),
    ],
)
def test_a_figure_that_is_not_in_its_quote_is_stopped(found: tuple[Evidence, ...], text: str, quote: str) -> None:
    assert reasons(found, text, quote)[0] == "figure"


def test_two_figures_in_each_others_place_are_stopped(found: tuple[Evidence, ...]) -> None:
    codes = reasons(found, "De netto arbeidsparticipatie was 61,2% in 2023 en 68,4% in 2013.", SHARE)
    assert codes[0] == "period"


def test_with_and_to_are_not_the_same(found: tuple[Evidence, ...]) -> None:
    text = "UWV verwacht dat het aantal banen van werknemers in de arbeidsmarktregio Drenthe in 2025 groeit naar 1.400."
    quote = "UWV verwacht dat het aantal banen van werknemers in de arbeidsmarktregio Drenthe in 2025 met 1.400 groeit."
    assert "figure" in reasons(found, text, quote)


def test_a_difference_passes_where_both_figures_are_shown(found: tuple[Evidence, ...]) -> None:
    shown = claim(found, "6.120 − 5.480 = 640 vacatures meer", OPEN, EARLIER, role=ClaimRole.DERIVED)
    assert verify(shown, found) == ()


@pytest.mark.parametrize(
    "text", ["6.120 − 5.480 = 650 vacatures meer", "640 vacatures meer", "6.120 − 5.400 = 720 vacatures"]
)
def test_arithmetic_that_is_wrong_or_hidden_is_stopped(found: tuple[Evidence, ...], text: str) -> None:
    derived = claim(found, text, OPEN, EARLIER, role=ClaimRole.DERIVED)
    assert [reason.code.value for reason in verify(derived, found)][:1] == ["figure"]


def test_a_passport_with_the_right_slots_passes(found: tuple[Evidence, ...]) -> None:
    text = "6.120 openstaande vacatures, arbeidsmarktregio Drenthe, juni 2024"
    assert verify(claim(found, text, OPEN, role=ClaimRole.PASSPORT), found) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6.120 openstaande vacatures, provincie Drenthe, juni 2024", "region"),
        ("6.120 openstaande vacatures, arbeidsmarktregio Drenthe, juni 2023", "period"),
        ("6.120 ontstane vacatures, arbeidsmarktregio Drenthe, juni 2024", "indicator"),
    ],
)
def test_a_passport_with_a_wrong_slot_is_stopped(found: tuple[Evidence, ...], text: str, code: str) -> None:
    passport = claim(found, text, OPEN, role=ClaimRole.PASSPORT)
    assert code in [reason.code.value for reason in verify(passport, found)]


@settings(max_examples=60, deadline=None)
@given(value=st.integers(min_value=0, max_value=20_000))
def test_no_other_number_passes_in_its_place(value: int) -> None:
    found = _kept()
    text = f"Eind juni 2024 stonden er in de arbeidsmarktregio Drenthe {format_number(value)} vacatures open."
    assert (reasons(found, text, OPEN) == []) is (value == 6120)


_KEPT: list[tuple[Evidence, ...]] = []


def _kept() -> tuple[Evidence, ...]:
    """One sheet for all examples of a property."""
    import tempfile

    if not _KEPT:
        with tempfile.TemporaryDirectory() as folder:
            _KEPT.append(evidence(Path(folder)))
    return _KEPT[0]
