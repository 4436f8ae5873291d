"""Bronnen: register, coverage, search."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.models import Level, Region
from tests.ui.conftest import Open
from tests.ui.libraries import polder
from tests.ui.reading import html, words
from ui import texts
from ui.page_sources import age_html
from ui.region_years import coverage
from ui.service import Service
from ui.word_search import search


def test_each_source_tells_who_approved_it_how_old_it_is_and_what_it_holds(show: Open) -> None:
    text = words(show("sources"))
    assert "Goedgekeurd door AIMI op 20-11-2025; zonder einddatum" in text
    assert "Editie 2020 ( ⚠ al 6 jaar oud, kijk of er een nieuwere is ) · 24 passages" in text


def test_an_expired_source_is_flagged_in_words(show: Open, tmp_path: Path) -> None:
    service = polder(tmp_path, extra='valid_until = "2026-03-05"')
    service.today = lambda: date(2026, 4, 1)
    assert "verlopen op 05-03-2026" in words(show("sources", service))


def test_the_matrix_counts_figures_by_region_and_year(service: Service) -> None:
    found = coverage(service.figures)
    drenthe = Region("Drenthe", Level.ARBEIDSMARKTREGIO)
    assert found.counts[drenthe, 2024] > 10 and found.years[0] > found.years[-1]


def test_regions_of_which_nothing_is_known_are_named(show: Open, service: Service) -> None:
    assert Region("Zeeland", Level.ARBEIDSMARKTREGIO) in coverage(service.figures).never
    assert "geen enkel cijfer" in words(show("sources"))


def test_a_search_marks_the_words_and_opens_the_passage(show: Open) -> None:
    app = show("sources")
    app.text_input(key="search-words").set_value("spanningsindicator zorg")
    app.button(key="search-go").click().run()
    assert "<mark>" in html(app)
    app.button(key="hit-open-0").click().run()
    assert "<mark>" in html(app) and texts.QUOTED in words(app)


def test_a_search_without_a_hit_says_so(show: Open) -> None:
    app = show("sources")
    app.text_input(key="search-words").set_value("walvisvaart")
    app.button(key="search-go").click().run()
    assert texts.SEARCH_FOUND[0] in words(app)


def test_a_search_is_blind_to_case_and_accents(service: Service) -> None:
    assert search(service.passages.values(), "FINANCIELE") == search(service.passages.values(), "financiële") != []


@pytest.mark.parametrize(
    ("published", "told"),
    [("2026", "van dit jaar"), ("2025-06", "1 jaar oud"), ("2020", "⚠ al 6 jaar oud, kijk of er een nieuwere is")],
)
def test_the_age_of_an_edition_is_told_in_years(service: Service, published: str, told: str) -> None:
    assert re.sub("<[^>]+>", "", age_html(replace(service.sources[0], published=published), date(2026, 3, 2))) == told


def test_withdrawn_sources_are_listed_apart(show: Open, service: Service) -> None:
    assert texts.WITHDRAWN_NONE in words(show("sources"))
