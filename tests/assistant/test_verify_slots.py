"""The gates on region and level, period, indicator, and measured or predicted."""

from pathlib import Path

import pytest

from assistant.models import Question
from index.models import Evidence
from tests.assistant.drafting import ask, evidence, reasons

OPEN = "Eind juni 2024 stonden er in de arbeidsmarktregio Drenthe 6.120 vacatures open."
PROVINCE = "In de hele provincie Drenthe ging het eind juni 2024 om 9.250 openstaande vacatures."
PEAK = "De krapte was in het tweede kwartaal van 2022 het grootst en nam daarna af."
WW = "Eind 2024 telde de arbeidsmarktregio Drenthe 2.310 WW-uitkeringen, 3,5% minder dan eind 2023."
JOBS = "UWV verwacht dat het aantal banen van werknemers in de arbeidsmarktregio Drenthe in 2025 met 1.400 groeit."
SHARE = "De netto arbeidsparticipatie was 68,4% in 2023 en 61,2% in 2013."


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Evidence, ...]:
    return evidence(Path(tmp_path_factory.mktemp("sheet")))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Eind juni 2024 waren er 6.120 openstaande vacatures in Drenthe.", OPEN),
        ("Eind juni 2024 telde de provincie Drenthe 9.250 openstaande vacatures.", PROVINCE),
        ("De krapte bereikte in het tweede kwartaal van 2022 een hoogtepunt.", PEAK),
        ("UWV verwacht 1.400 extra banen van werknemers in de arbeidsmarktregio Drenthe in 2025.", JOBS),
        ("In 2013 was de netto arbeidsparticipatie 61,2% en in 2023 68,4%.", SHARE),
    ],
)
def test_the_same_slots_in_other_words_pass(found: tuple[Evidence, ...], text: str, quote: str) -> None:
    assert reasons(found, text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Eind juni 2024 stonden er in Groningen 6.120 vacatures open.", OPEN),
        ("Eind juni 2024 stonden er in Nederland 6.120 vacatures open.", OPEN),
        ("Eind juni 2024 stonden er in de provincie Drenthe 6.120 vacatures open.", OPEN),
        ("Eind juni 2024 stonden er in de gemeente Drenthe 6.120 vacatures open.", OPEN),
        ("In de arbeidsmarktregio Drenthe ging het eind juni 2024 om 9.250 openstaande vacatures.", PROVINCE),
    ],
)
def test_another_area_or_level_is_stopped(found: tuple[Evidence, ...], text: str, quote: str) -> None:
    assert reasons(found, text, quote)[0] == "region"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Eind juni 2023 stonden er in de arbeidsmarktregio Drenthe 6.120 vacatures open.", OPEN),
        ("Begin juni 2024 stonden er in de arbeidsmarktregio Drenthe 6.120 vacatures open.", OPEN),
        ("Eind maart 2024 stonden er in de arbeidsmarktregio Drenthe 6.120 vacatures open.", OPEN),
        ("De krapte was in het derde kwartaal van 2022 het grootst.", PEAK),
        ("Eind 2024 telde de arbeidsmarktregio Drenthe 2.310 WW-uitkeringen, 3,5% minder dan eind 2022.", WW),
    ],
)
def test_another_period_is_stopped(found: tuple[Evidence, ...], text: str, quote: str) -> None:
    assert reasons(found, text, quote)[0] == "period"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Eind juni 2024 waren er in de arbeidsmarktregio Drenthe 6.120 ontstane vacatures.", OPEN),
        ("Eind 2024 telde de arbeidsmarktregio Drenthe 2.310 geregistreerde werkzoekenden.", WW),
        ("De bruto arbeidsparticipatie was 68,4% in 2023.", SHARE),
    ],
)
def test_a_look_alike_is_stopped(found: tuple[Evidence, ...], text: str, quote: str) -> None:
    assert "indicator" in reasons(found, text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("In 2025 groeide het aantal banen van werknemers in de arbeidsmarktregio Drenthe met 1.400.", JOBS),
        ("Naar verwachting telt de arbeidsmarktregio Drenthe eind 2024 2.310 WW-uitkeringen.", WW),
        ("Waarschijnlijk telde de arbeidsmarktregio Drenthe eind 2024 2.310 WW-uitkeringen.", WW),
        ("De arbeidsmarktregio Drenthe wil eind 2024 2.310 WW-uitkeringen.", WW),
    ],
)
def test_measured_and_predicted_are_not_exchanged(found: tuple[Evidence, ...], text: str, quote: str) -> None:
    assert "status" in reasons(found, text, quote)


def test_a_forecast_in_the_present_tense_with_its_maker_passes(found: tuple[Evidence, ...]) -> None:
    text = "Volgens UWV groeit het aantal banen van werknemers in de arbeidsmarktregio Drenthe in 2025 met 1.400."
    assert reasons(found, text, JOBS) == []


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (ask("Hoeveel vacatures staan er open in Groningen?"), ["region"]),
        (ask("Hoeveel vacatures staan er open in de arbeidsmarktregio Drenthe?"), []),
    ],
)
def test_a_claim_without_an_area_must_be_of_the_one_asked_about(
    found: tuple[Evidence, ...], question: Question, code: list[str]
) -> None:
    assert reasons(found, "Eind juni 2024 waren er 6.120 openstaande vacatures.", OPEN, question=question) == code
