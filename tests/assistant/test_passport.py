from pathlib import Path

import pytest

from assistant.figure_words import stands_in
from assistant.models import ClaimRole, Passport
from assistant.passport import passport_of
from assistant.question import understand
from tests.assistant.figure_kit import citer, library, ranked, store

DRENTHE = (
    "1. Vacatures\n"
    "Eind juni 2024 stonden er in Drenthe ruim 4.200 vacatures open. De meeste daarvan waren er in de zorg.\n"
    "In de bouw in Drenthe stonden eind juni 2024 nog 310 vacatures open.\n"
    "\n2. Werkenden\n"
    "In Drenthe steeg de netto arbeidsparticipatie van 63,1% in 2014 naar 69,8% in 2023.\n"
    "Van de ongeveer 2.900 mensen met een WW-uitkering in Drenthe eind juni 2024 heeft de grootste groep (bijna 640) een"
    " technisch beroep.\n"
    "\n3. Vooruitzicht\n"
    "UWV verwacht dat er in Drenthe eind 2027 in totaal 121.400 werknemersbanen zijn.\n"
)


def passport(folder: Path, question: str, first: str, text: str = DRENTHE) -> Passport | None:
    held = library(folder, drenthe_2024=text)
    return passport_of(understand(question), ranked(held, first), citer(held))


def test_a_passport_tells_value_indicator_region_with_level_period_and_status(tmp_path: Path) -> None:
    found = passport(tmp_path, "Hoeveel vacatures stonden er in Drenthe open halverwege 2024?", "4.200")
    assert found is not None
    assert (
        found.claim.text
        == "ruim 4.200 openstaande vacatures in de arbeidsmarktregio Drenthe, juni 2024 (gerealiseerd)."
    )
    assert (found.value, found.region, found.period) == ("ruim 4.200", "arbeidsmarktregio Drenthe", "juni 2024")
    assert found.claim.role is ClaimRole.PASSPORT


def test_a_forecast_names_its_maker(tmp_path: Path) -> None:
    found = passport(tmp_path, "Hoeveel werknemersbanen zijn er in Drenthe eind 2027?", "121.400")
    assert found is not None
    assert found.status == "prognose van UWV"


def test_of_two_years_in_one_sentence_the_one_asked_is_taken(tmp_path: Path) -> None:
    found = passport(tmp_path, "netto arbeidsparticipatie Drenthe 2014", "63,1%")
    assert found is not None
    assert found.value == "63,1%"


def test_without_a_year_asked_the_newest_is_taken(tmp_path: Path) -> None:
    found = passport(tmp_path, "Hoe hoog is de netto arbeidsparticipatie in Drenthe?", "63,1%")
    assert found is not None
    assert found.value == "69,8%"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Hoeveel vacatures stonden er in Groningen open halverwege 2024?", "4.200"),  # another region
        ("Hoeveel vacatures stonden er in Drenthe open in 2021?", "4.200"),  # another time
        ("Hoeveel vacatures staan er nu open in Drenthe?", "4.200"),  # a time that is not fixed
        ("Hoeveel vacatures ontstonden er in Drenthe in juni 2024?", "4.200"),  # a stroom, not the stand
        ("Hoeveel vacatures in de zorg stonden er in Drenthe open in juni 2024?", "4.200"),  # a part
        ("Hoeveel vacatures stonden er in Drenthe open in juni 2024?", "310"),  # a part that was not asked
        ("Hoeveel vacatures in Drenthe voor vijftigers stonden open in juni 2024?", "4.200"),  # words left over
        ("Hoeveel procent van de vacatures in Drenthe stond open in juni 2024?", "4.200"),  # a share
        ("Met hoeveel steeg de netto arbeidsparticipatie in Drenthe sinds 2014?", "63,1%"),  # a change
        ("Hoeveel WW-uitkeringen waren er in Drenthe in juni 2024 voor technische beroepen?", "2.900"),
        ("Waarom stonden er in Drenthe in juni 2024 zoveel vacatures open?", "4.200"),  # no figure asked
    ],
)
def test_a_figure_that_is_not_surely_the_one_gets_no_passport(tmp_path: Path, question: str, first: str) -> None:
    assert passport(tmp_path, question, first) is None


def test_a_part_that_was_asked_is_told(tmp_path: Path) -> None:
    found = passport(tmp_path, "Hoeveel vacatures stonden er in de bouw in Drenthe open in juni 2024?", "310")
    assert found is not None
    assert "310 openstaande vacatures (bouw)" in found.claim.text


def test_a_region_from_the_heading_is_cited_from_there(tmp_path: Path) -> None:
    text = "1. Krapte\nEr wordt gezocht.\n\n1.1. Vacatures in Groningen in 2025\nEind juni 2025 stonden er 9.870 vacatures open bij bedrijven.\n"
    found = passport(tmp_path, "Hoeveel vacatures stonden er open in Groningen eind juni 2025?", "9.870", text)
    assert found is not None
    assert any("Groningen" in c.quote for c in found.claim.citations)
    assert len(found.claim.citations) == 2


def test_a_region_from_the_sentence_before_is_cited_from_there(tmp_path: Path) -> None:
    text = "1. Krapte\nIn Groningen zoeken veel bedrijven personeel. Eind juni 2025 stonden er 9.870 vacatures open.\n"
    found = passport(tmp_path, "Hoeveel vacatures stonden er open in Groningen eind juni 2025?", "9.870", text)
    assert found is not None
    assert stands_in(found.claim.text, found.claim.citations)
    assert any("In Groningen zoeken" in c.quote for c in found.claim.citations)


def test_a_region_that_only_the_title_gives_is_told_as_such(tmp_path: Path) -> None:
    text = "1. Krapte\nVeel bedrijven zoeken personeel. Eind juni 2024 stonden er 4.310 vacatures open.\n"
    found = passport(tmp_path, "Hoeveel vacatures stonden er open in Drenthe eind juni 2024?", "4.310", text)
    assert found is not None
    assert "het gebied staat in de titel" in found.claim.text


def test_a_region_from_the_title_is_not_lent_where_the_text_speaks_of_the_country(tmp_path: Path) -> None:
    text = "1. Krapte\nIn heel Nederland zoeken bedrijven personeel. Dat zag men overal.\nEind juni 2024 stonden er 415.000 vacatures open.\n"
    assert passport(tmp_path, "Hoeveel vacatures stonden er open in Drenthe eind juni 2024?", "415.000", text) is None


def test_a_figure_of_long_ago_does_not_answer_how_much_it_is(tmp_path: Path) -> None:
    old = "1. Toen\nEind juni 2019 stonden er in Drenthe 2.600 vacatures open.\n"
    held = library(tmp_path, drenthe_2019=old, drenthe_2024=DRENTHE)
    question = understand("Hoeveel vacatures staan open in Drenthe?")
    scored = ranked(held, "2.600")
    assert passport_of(question, scored, citer(held), store(held, tmp_path)) is None
    assert passport_of(question, scored, citer(held)) is not None


def test_a_figure_of_one_area_does_not_answer_for_an_area_left_open(tmp_path: Path) -> None:
    other = "1. Stand\nEind juni 2024 stonden er in Groningen 10.900 vacatures open.\n"
    held = library(tmp_path, drenthe_2024=DRENTHE, groningen_2024=other)
    question = understand("Hoeveel vacatures stonden er open in juni 2024?")
    assert passport_of(question, ranked(held, "4.200"), citer(held), store(held, tmp_path)) is None
