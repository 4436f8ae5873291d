from __future__ import annotations

import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dutch.gazetteer import gazetteer
from corpus.dutch.regions import (
    Relation,
    UnknownRegionError,
    best_relation,
    find_regions,
    municipalities,
    parents,
    parse_region,
    relation,
)
from corpus.models import Level, Region

SOURCES = Path(__file__).resolve().parents[2] / "../shared/bronnen"


def gemeente(name: str) -> Region:
    return Region(name, Level.GEMEENTE)


def amr(name: str) -> Region:
    return Region(name, Level.ARBEIDSMARKTREGIO)


def provincie(name: str) -> Region:
    return Region(name, Level.PROVINCIE)


def corop(name: str) -> Region:
    return Region(name, Level.COROP)


def meant(text: str) -> list[tuple[Region, ...]]:
    return [mention.candidates for mention in find_regions(text)]


def names(text: str) -> list[str]:
    return [mention.written for mention in find_regions(text)]


def test_an_unqualified_name_keeps_every_area_it_may_stand_for() -> None:
    assert meant("vacatures in Groningen") == [(gemeente("Groningen"), provincie("Groningen"), amr("Groningen"))]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("in de provincie Groningen", provincie("Groningen")),
        ("de gemeente Groningen", gemeente("Groningen")),
        ("in de stad groningen", gemeente("Groningen")),
        ("groningen-stad", gemeente("Groningen")),
        ("arbeidsmarktregio Groningen", amr("Groningen")),
        ("arbeidsmarktregio Groningen (Noord-Drenthe)", amr("Groningen")),
        ("Werkcentrum Groningen", amr("Groningen")),
        ("Regio in Beeld: Zwolle", amr("Zwolle")),
        ("Groningen (provincie)", provincie("Groningen")),
        ("Drenthe (PV)", provincie("Drenthe")),
        ("cijfers drenthe provincie", provincie("Drenthe")),
        ("de Drentse arbeidsmarktregio", amr("Drenthe")),
        ("AMRD", amr("Drenthe")),
        ("COROP-gebied Twente", corop("Twente")),
        ("arbeidsmarkregio Drenthe", amr("Drenthe")),
        ("arbeidsmarkt-\nregio Drenthe", amr("Drenthe")),
    ],
)
def test_a_word_beside_the_name_settles_its_level(text: str, region: Region) -> None:
    assert meant(text) == [(region,)]


def test_the_level_before_a_list_holds_for_each_name_in_it() -> None:
    assert meant("de arbeidsmarktregio’s Zwolle, Stedendriehoek en Twente") == [
        (amr("Zwolle"),),
        (amr("Stedendriehoek en Noordwest Veluwe"),),
        (amr("Twente"),),
    ]


def test_a_level_that_does_not_fit_the_longer_name_leaves_the_shorter_one() -> None:
    assert meant("provincie Groningen en Noord-Drenthe")[0] == (provincie("Groningen"),)


def test_regio_puts_the_arbeidsmarktregio_first_and_leaves_out_the_municipality() -> None:
    assert meant("regio Groningen") == [(amr("Groningen"), provincie("Groningen"))]


def test_a_sub_area_is_known_as_corop_area_and_as_part_of_the_province() -> None:
    assert meant("in Noord-Drenthe") == [(corop("Noord-Drenthe"), Region("Noord-Drenthe", Level.DEELGEBIED))]


@pytest.mark.parametrize("form", ["Drentse", "Drents", "Drentenaren", "drenten", "Drente"])
def test_adjectives_inhabitants_and_old_spellings_mean_the_area(form: str) -> None:
    assert meant(f"veel {form} bedrijven") == [(provincie("Drenthe"), amr("Drenthe"))]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("overijsel", provincie("Overijssel")),
        ("NOORD BRABANT", provincie("Noord-Brabant")),
        ("zuid-oost drenthe", corop("Zuidoost-Drenthe")),
        ("middendrenthe", gemeente("Midden-Drenthe")),
        ("sudwest fryslan", gemeente("Súdwest-Fryslân")),
        ("Midden-\nDrenthe", gemeente("Midden-Drenthe")),
        ("Hooge-\nveen", gemeente("Hoogeveen")),
        ("'s-Hertogenbosch", gemeente("'s-Hertogenbosch")),
        ("hogeveen", gemeente("Hoogeveen")),
        ("Delfzijl", gemeente("Eemsdelta")),
        ("Klazienaveen", gemeente("Emmen")),
    ],
)
def test_spelling_variants_and_one_wrong_letter_are_understood(text: str, region: Region) -> None:
    assert meant(text) == [(region,)]


@pytest.mark.parametrize("text", ["in ons land", "landelijk", "in NL", "bij ons in nl", "Nederlandse bedrijven"])
def test_the_country_is_found_in_its_many_names(text: str) -> None:
    assert meant(text) == [(Region("Nederland", Level.LAND),)]


def test_a_hanging_first_half_is_completed() -> None:
    assert meant("Noord- en Zuid-Holland") == [(provincie("Noord-Holland"),), (provincie("Zuid-Holland"),)]


@pytest.mark.parametrize(
    "text",
    [
        "bouwbedrijf in assen",
        "Assen groeit",
        "monteurs voor assen en emmen",
        "VACATURES IN ASSEN",
        "vacatures bouw assen",
    ],
)
def test_a_name_that_is_also_a_word_is_found_where_it_looks_like_a_place(text: str) -> None:
    assert meant(text)[0] == (gemeente("Assen"),)


@pytest.mark.parametrize(
    "text",
    [
        "de assen van de grafiek",
        "mensen met lange haren in de horeca",
        "dat valt best mee",
        "wonen in huizen van de gemeente",
        "Leek het maar zo",
        "de heer De Vries belt",
        "werden er krachten en voorschotten gevraagd, worden ze betaald",
        "alsmaar meer banen in landelijk gebied",
        "lessen in de Nederlandse taal",
        "vergelijk a vs b",
        "het noorden van Afrika",
        "werkcentrumdrenthe.nl, info@groningen.nl, https://uwv.example/groningen/emmen",
        "Drenthepas en Emmenaarachtig",
        "onderzoek van de Universiteit Utrecht",
    ],
)
def test_ordinary_words_addresses_and_institutions_are_no_region(text: str) -> None:
    assert names(text) == []


@given(
    st.text()
    | st.lists(st.sampled_from(["Assen", "Noord-", "en", " ", "'s", "-", "(", "regio", "İ", "\n"])).map("".join)
)
def test_every_span_covers_what_is_written_and_comes_in_order(text: str) -> None:
    mentions = find_regions(text)
    assert all(mention.span.of(text) == mention.written and mention.candidates for mention in mentions)
    assert [mention.span for mention in mentions] == sorted(mention.span for mention in mentions)


@given(st.sampled_from(sorted(gazetteer().areas)))
def test_every_area_reads_back_from_its_own_name(region: Region) -> None:
    assert parse_region(str(region)) == region


@given(st.sampled_from([region for region in sorted(gazetteer().areas) if region.level is not Level.BUITENLAND]))
def test_every_area_is_found_by_its_name_with_its_level(region: Region) -> None:
    assert region in {found for mention in find_regions(f"in {region}") for found in mention.candidates}


@pytest.mark.parametrize("text", ["Drenthe", "Atlantis", "", "gemeente Drenthe", "Drentse"])
def test_an_ambiguous_or_unknown_region_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(UnknownRegionError, match="schrijf"):
        parse_region(text)


def test_the_gazetteer_is_complete() -> None:
    counts = {level: sum(area.level is level for area in gazetteer().areas) for level in Level}
    assert [counts[level] for level in (Level.GEMEENTE, Level.PROVINCIE, Level.COROP, Level.ARBEIDSMARKTREGIO)] == [
        342,
        12,
        40,
        35,
    ]


@pytest.mark.parametrize("level", [Level.PROVINCIE, Level.COROP, Level.ARBEIDSMARKTREGIO, Level.LANDSDEEL])
def test_each_division_covers_the_country_once(level: Level) -> None:
    parts = [municipalities(area) for area in gazetteer().areas if area.level is level]
    assert sum(map(len, parts)) == len(frozenset().union(*parts)) == 342


def test_the_arbeidsmarktregio_drenthe_is_not_the_province() -> None:
    six = {"Borger-Odoorn", "Coevorden", "De Wolden", "Emmen", "Hoogeveen", "Midden-Drenthe"}
    assert municipalities(amr("Drenthe")) == six < municipalities(provincie("Drenthe"))


@pytest.mark.parametrize(
    ("asked", "given_", "expected"),
    [
        (amr("Twente"), corop("Twente"), Relation.SAME),
        (provincie("Drenthe"), amr("Drenthe"), Relation.INSIDE),
        (gemeente("Assen"), amr("Groningen"), Relation.CONTAINS),
        (provincie("Drenthe"), amr("Groningen"), Relation.OVERLAPS),
        (gemeente("Assen"), amr("Drenthe"), Relation.APART),
        (gemeente("Meppel"), amr("Zwolle"), Relation.CONTAINS),
        (amr("Drenthe"), Region("Nederland", Level.LAND), Relation.CONTAINS),
        (Region("Nederland", Level.LAND), Region("Europese Unie", Level.BUITENLAND), Relation.CONTAINS),
        (Region("Nederland", Level.LAND), Region("Duitsland", Level.BUITENLAND), Relation.APART),
        (Region("Noord-Nederland", Level.LANDSDEEL), provincie("Drenthe"), Relation.INSIDE),
    ],
)
def test_areas_are_compared_by_their_municipalities(asked: Region, given_: Region, expected: Relation) -> None:
    assert relation(asked, given_) is expected


@given(st.sampled_from(sorted(gazetteer().areas)), st.sampled_from(sorted(gazetteer().areas)))
def test_inside_and_contains_are_each_others_reverse(a: Region, b: Region) -> None:
    reverse = {Relation.INSIDE: Relation.CONTAINS, Relation.CONTAINS: Relation.INSIDE}
    assert relation(b, a) is reverse.get(relation(a, b), relation(a, b))


def test_the_best_relation_of_what_may_be_meant_counts() -> None:
    asked = (gemeente("Groningen"), provincie("Groningen"), amr("Groningen"))
    assert best_relation(asked, amr("Groningen")) is Relation.SAME
    assert best_relation((), amr("Groningen")) is Relation.APART


def test_parents_come_nearest_first() -> None:
    levels = [parent.level for parent in parents(gemeente("Emmen")) if parent.level is not Level.DEELGEBIED]
    assert parents(gemeente("Emmen"))[:2] == (amr("Drenthe"), corop("Zuidoost-Drenthe"))
    assert levels[2:] == [Level.PROVINCIE, Level.LANDSDEEL, Level.LAND, Level.BUITENLAND]


def test_a_region_outside_the_gazetteer_is_refused() -> None:
    with pytest.raises(UnknownRegionError, match="gebiedenlijst"):
        relation(gemeente("Assen"), gemeente("Atlantis"))


def test_a_hundred_words_take_well_under_a_millisecond() -> None:
    text = "Het aantal vacatures in de arbeidsmarktregio Drenthe en in Groningen nam vorig kwartaal verder af. " * 7
    find_regions(text)
    start = time.perf_counter()
    for _ in range(50):
        find_regions(text)
    assert (time.perf_counter() - start) / 50 < 0.005  # measured 0.0001; room for a busy machine


@pytest.mark.skipif(not SOURCES.is_dir(), reason="de gedeelde bronnen (../shared/bronnen) staan hier niet")
def test_the_gazetteer_agrees_with_the_municipalities_that_the_sources_list() -> None:
    checked = 0
    for source in tomllib.loads((SOURCES / "bronnen.toml").read_text(encoding="utf-8"))["source"]:
        text = (SOURCES / source["file"]).read_text(encoding="utf-8")
        for listed in re.findall(r"gemeenten\s+([^.]+?)\s+(?:en UWV|maken deel uit van deze)", text):
            found = {area.name for mention in find_regions(f"gemeenten {listed}") for area in mention.candidates}
            assert found == municipalities(parse_region(source["region"]))
            checked += 1
    assert checked
