"""The gates on reach, mode, roles, groups and places: nothing wider, surer or turned round gets in."""

from pathlib import Path

import pytest

from corpus.readers import read_document
from corpus.split import split_document
from index.models import Evidence
from tests.assistant.drafting import reasons, source

SHEET = """---
id: proefblad
title: Proefblad arbeidsmarkt Drenthe 2024-2025
publisher: UWV
region: arbeidsmarktregio Drenthe
covers: 2023 tot en met 2025
---

# Proefblad arbeidsmarkt Drenthe 2024-2025

## Personeel

### Werkgevers
Veel bakkers in Drenthe zoeken in 2024 een leerling.
Een deel van de kappers in Drenthe heeft in 2024 geen opvolger.
Bijna alle garages in Drenthe leiden zelf monteurs op.
Het aantal leerplekken in Drenthe steeg in 2024 licht.
In 2024 stonden er in Drenthe 640 leerplekken open.
De inspectie kan vanaf 2025 een boete geven.
Het overleg adviseert gemeenten om samen een loket te openen.
De regio wil een loket openen.
De prijzen stegen doordat grondstoffen schaars werden.
Er kwamen meer leerlingen bij dan er monteurs vertrokken.
In Emmen was de werkloosheid 5,4%, terwijl die in Assen 3,9% was.
Van de monteurs met een diploma werkt 41% in een garage.
In 2024 hadden 310 monteurs van minstens 55 jaar in Drenthe een WW-uitkering.
De brancheclub vroeg de provincie om geld.
"""
BAKERS = "Veel bakkers in Drenthe zoeken in 2024 een leerling."
BARBERS = "Een deel van de kappers in Drenthe heeft in 2024 geen opvolger."
GARAGES = "Bijna alle garages in Drenthe leiden zelf monteurs op."
PLACES = "Het aantal leerplekken in Drenthe steeg in 2024 licht."
OPEN = "In 2024 stonden er in Drenthe 640 leerplekken open."
FINE = "De inspectie kan vanaf 2025 een boete geven."
ADVICE = "Het overleg adviseert gemeenten om samen een loket te openen."
WISH = "De regio wil een loket openen."
PRICES = "De prijzen stegen doordat grondstoffen schaars werden."
MORE = "Er kwamen meer leerlingen bij dan er monteurs vertrokken."
TOWNS = "In Emmen was de werkloosheid 5,4%, terwijl die in Assen 3,9% was."
DIPLOMA = "Van de monteurs met een diploma werkt 41% in een garage."
AGED = "In 2024 hadden 310 monteurs van minstens 55 jaar in Drenthe een WW-uitkering."
MONEY = "De brancheclub vroeg de provincie om geld."


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Evidence, ...]:
    path = Path(tmp_path_factory.mktemp("sheet")) / "proefblad.md"
    path.write_text(SHEET, encoding="utf-8")
    return tuple(Evidence(passage, 1.0) for passage in split_document(read_document(source(), path)))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Alle bakkers in Drenthe zoeken in 2024 een leerling.", BAKERS),
        ("De kappers in Drenthe hebben in 2024 geen opvolger.", BARBERS),
        ("Alle garages in Drenthe leiden zelf monteurs op.", GARAGES),
        ("Het aantal leerplekken in Drenthe steeg in 2024 fors.", PLACES),
        ("In 2024 stonden er in Drenthe slechts 640 leerplekken open.", OPEN),
        ("In 2024 stonden er in Drenthe maar liefst 640 leerplekken open.", OPEN),
        ("In 2024 stonden er in Drenthe tienduizenden leerplekken open.", OPEN),
        ("Elk jaar stonden er in Drenthe 640 leerplekken open.", OPEN),
    ],
)
def test_no_claim_reaches_further_than_its_quote(found: tuple[Evidence, ...], text: str, quote: str) -> None:
    assert "extent" in reasons(found, text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("De inspectie moet vanaf 2025 een boete geven.", FINE),
        ("De inspectie geeft vanaf 2025 een boete.", FINE),
        ("Het overleg verplicht gemeenten om samen een loket te openen.", ADVICE),
        ("De regio moet een loket openen.", WISH),
    ],
)
def test_what_may_be_is_not_what_must_be_or_is(found: tuple[Evidence, ...], text: str, quote: str) -> None:
    assert "extent" in reasons(found, text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Grondstoffen werden schaars doordat de prijzen stegen.", PRICES),
        ("Er vertrokken meer monteurs dan er leerlingen bij kwamen.", MORE),
        ("De provincie vroeg de brancheclub om geld.", MONEY),
    ],
)
def test_cause_comparison_and_actor_stay_as_they_are(found: tuple[Evidence, ...], text: str, quote: str) -> None:
    assert "roles" in reasons(found, text, quote)


def test_two_figures_do_not_change_places(found: tuple[Evidence, ...]) -> None:
    assert reasons(found, "In Emmen was de werkloosheid 3,9%, in Assen 5,4%.", TOWNS)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Van de monteurs werkt 41% in een garage en heeft een diploma.", DIPLOMA),
        ("Van de mensen in een garage heeft 41% een diploma als monteur.", DIPLOMA),
        ("In 2024 hadden 310 monteurs in Drenthe een WW-uitkering.", AGED),
    ],
)
def test_a_figure_stays_with_its_group(found: tuple[Evidence, ...], text: str, quote: str) -> None:
    assert reasons(found, text, quote)


@pytest.mark.parametrize("words", ["Vorig jaar", "Op dit moment", "Vandaag", "Een jaar eerder"])
def test_no_word_of_time_stands_for_a_date(found: tuple[Evidence, ...], words: str) -> None:
    assert reasons(found, f"{words} stonden er in Drenthe 640 leerplekken open.", OPEN)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("In Drenthe zochten in 2024 veel bakkers een leerling.", BAKERS),
        ("Vrijwel alle garages in Drenthe leiden hun monteurs zelf op.", GARAGES),
        ("In 2024 nam het aantal leerplekken in Drenthe licht toe.", PLACES),
        ("Vanaf 2025 kan de inspectie een boete geven.", FINE),
        ("Gemeenten krijgen van het overleg het advies om samen een loket te openen.", ADVICE),
        ("Doordat grondstoffen schaars werden, stegen de prijzen.", PRICES),
        ("In Assen was de werkloosheid 3,9%, in Emmen 5,4%.", TOWNS),
        ("41% van de monteurs met een diploma werkt in een garage.", DIPLOMA),
    ],
)
def test_the_same_in_other_words_passes(found: tuple[Evidence, ...], text: str, quote: str) -> None:
    assert reasons(found, text, quote) == []
