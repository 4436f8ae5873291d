from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dutch.dates import day_of, half_of, month_of, months, quarter_of, stretch, year_of
from corpus.dutch.periods import PeriodError, find_periods, label, meets, parse_period, resolve
from corpus.models import Grain, Period

Q2 = quarter_of(2024, 2)
YEARS = st.integers(1950, 2099)


def found(text: str) -> list[tuple[str, Period | None]]:
    return [(mention.written, mention.period) for mention in find_periods(text)]


@pytest.mark.parametrize(
    "written",
    [
        "tweede kwartaal van 2024",
        "Q2 2024",
        "2e kwartaal 2024",
        "2<sup>e</sup> kwartaal 2024",
        "kwartaal 2 2024",
        "eind Q2 2024",
        "2024-Q2",
        "2e kw 2024",
        "einde van het tweede kwartaal van 2024",
        "2e\nkwartaal van het jaar 2024",
        "Q2 '24",
    ],
)
def test_a_quarter_is_read_in_all_its_forms(written: str) -> None:
    assert found(f"vacatures, {written}: 12") == [(written, Q2)]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2024", year_of(2024)),
        ("juni 2024", month_of(2024, 6)),
        ("eind juni 2024", month_of(2024, 6)),
        ("2024-06", month_of(2024, 6)),
        ("30 juni 2024", day_of(date(2024, 6, 30))),
        ("30-06-2024", day_of(date(2024, 6, 30))),
        ("mei-juni 2024", Period(date(2024, 5, 1), date(2024, 6, 30), Grain.RANGE)),
        ("januari t/m mei 2025", Period(date(2025, 1, 1), date(2025, 5, 31), Grain.RANGE)),
        ("eerste helft van 2024", half_of(2024, 1)),
        ("tweede halfjaar 2024", half_of(2024, 2)),
        ("eind 2024", quarter_of(2024, 4)),
        ("begin 2025", quarter_of(2025, 1)),
        ("medio 2024", month_of(2024, 6)),
        ("halverwege 2024", month_of(2024, 6)),
        ("zomer van 2024", months(2024, 6, 8, Grain.QUARTER)),
        ("2024-2027", stretch(year_of(2024), year_of(2027))),
        ("2024–'27", stretch(year_of(2024), year_of(2027))),
        ("2024 tot en met 2027", stretch(year_of(2024), year_of(2027))),
        ("van 2015 naar 2024", stretch(year_of(2015), year_of(2024))),
        ("tussen medio 2024 en eind 2027", stretch(month_of(2024, 6), quarter_of(2027, 4))),
        ("2024/2025", stretch(year_of(2024), year_of(2025))),
        ("1e kwartaal 2016 – 2e kwartaal 2024", stretch(quarter_of(2016, 1), Q2)),
        ("tot 2027", stretch(day_of(date.min), year_of(2027))),
        ("sinds begin 2016", stretch(quarter_of(2016, 1), day_of(date.max))),
        ("jaren negentig", Period(date(1990, 1, 1), date(1999, 12, 31), Grain.RANGE)),
    ],
)
def test_years_months_points_and_ranges_are_read(written: str, period: Period) -> None:
    assert found(f"het cijfer ({written}) steeg") == [(written, period)]


def test_years_in_a_list_stay_apart() -> None:
    assert [period for _, period in found("in 2024 en 2025")] == [year_of(2024), year_of(2025)]


def test_the_years_of_an_edition_are_a_range() -> None:
    assert found("Regio in Beeld Twente 2024-2025") == [("2024-2025", stretch(year_of(2024), year_of(2025)))]


@pytest.mark.parametrize(
    "text",
    [
        "2.024 banen",
        "2025 euro",
        "€ 2025",
        "2024 banen",
        "pagina 2024",
        "artikel 2024",
        "kenmerk 2024/0102272",
        "bel 0592-2024 of 06-20241234",
        "mbo 2",
        "https://voorbeeld.example/2024/rapport",
        "rapport_2024_tcm95",
        "20240",
        "2024%",
        "nu eenmaal",
        "'24",
    ],
)
def test_amounts_pages_laws_and_addresses_are_no_period(text: str) -> None:
    assert found(text) == []


def test_a_year_before_a_counted_noun_stays_a_year_after_a_time_word() -> None:
    assert found("er komen in 2024 banen bij") == [("2024", year_of(2024))]


@pytest.mark.parametrize(
    "written",
    ["vorig jaar", "dit jaar", "nu", "momenteel", "afgelopen kwartaal", "komende jaren", "een jaar eerder", "eind juni",
     "afgelopen tien jaar", "tweede kwartaal", "voor corona", "eerste helft van het jaar", "tien jaar geleden"],
)  # fmt: skip
def test_a_relative_period_keeps_its_words(written: str) -> None:
    (mention,) = find_periods(f"En {written.capitalize()}?")
    assert (mention.relative, mention.period) == (written, None)


@pytest.mark.parametrize(
    ("relative", "period"),
    [
        ("vorig jaar", year_of(2023)),
        ("dit jaar", year_of(2024)),
        ("volgend jaar", year_of(2025)),
        ("afgelopen kwartaal", quarter_of(2024, 3)),
        ("vorige maand", month_of(2024, 9)),
        ("tien jaar geleden", year_of(2014)),
        ("eind juni", month_of(2024, 6)),
        ("vierde kwartaal", quarter_of(2023, 4)),
        ("halverwege het jaar", month_of(2024, 6)),
        ("voor corona", year_of(2019)),
        ("afgelopen tien jaar", Period(date(2014, 10, 15), date(2024, 10, 15), Grain.RANGE)),
        ("komende jaren", Period(date(2024, 10, 15), date(2025, 12, 31), Grain.RANGE)),
        ("nu", Period(date(2023, 10, 15), date(2024, 10, 15), Grain.RANGE)),
        ("een jaar eerder", None),
        ("ooit", None),
    ],
)
def test_relative_periods_are_resolved_against_the_edition(relative: str, period: Period | None) -> None:
    covers = stretch(year_of(2023), year_of(2025))
    assert resolve(relative, date(2024, 10, 15), covers) == period


@pytest.mark.parametrize(
    ("asked", "given_", "worth"),
    [
        ("2024-Q2", "2024-Q2", 1.0),
        ("juni 2024", "2024-Q2", 1.0),
        ("halverwege 2024", "2024-Q2", 1.0),
        ("zomer 2024", "2024-Q2", 1.0),
        ("zomer 2024", "juni 2024", 1.0),
        ("juni 2024", "zomer 2024", 1.0),
        ("2024-Q2", "30 juni 2024", 1.0),
        ("2024-Q2", "1 juli 2024", 1.0),
        ("2024", "eind 2024", 0.9),
        ("2024", "2024-Q2", 0.8),
        ("tot 2027", "2024-2027", 0.9),
        ("mei 2024", "2024-Q2", 0.6),
        ("2024-Q1", "2024", 0.5),
        ("2025", "2024-2027", 0.5),
        ("2023-2025", "2024-2027", 0.3),
        ("2024-Q2", "2024-Q3", 0.0),
        ("2024-Q2", "2025-Q2", 0.0),
    ],
)
def test_periods_meet_as_the_table_says(asked: str, given_: str, worth: float) -> None:
    assert meets(parse_period(asked), parse_period(given_)) == worth


@pytest.mark.parametrize("text", ["", "Drenthe", "2024 en 2025", "in 2024", "vorig jaar", "2024-13"])
def test_what_is_not_one_period_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(PeriodError, match="schrijf"):
        parse_period(text)


LENGTHS = st.integers(0, 9000)
DAYS = st.dates(date(1950, 1, 1), date(2059, 1, 1))
PERIODS = st.one_of(
    st.builds(year_of, YEARS),
    st.builds(half_of, YEARS, st.integers(1, 2)),
    st.builds(quarter_of, YEARS, st.integers(1, 4)),
    st.builds(month_of, YEARS, st.integers(1, 12)),
    st.builds(day_of, DAYS),
    st.builds(lambda year, first: months(year, first, first + 2, Grain.QUARTER), YEARS, st.sampled_from([3, 6, 9])),
    st.builds(lambda year, more: stretch(year_of(year), year_of(year + more % 40)), st.integers(1950, 2059), LENGTHS),
    st.builds(lambda day, more: stretch(day_of(day), day_of(day + timedelta(more))), DAYS, LENGTHS),
    st.builds(lambda year: stretch(day_of(date.min), year_of(year)), YEARS),
    st.builds(lambda year, month: stretch(month_of(year, month), day_of(date.max)), YEARS, st.integers(1, 12)),
)


@given(PERIODS)
def test_every_label_parses_back(period: Period) -> None:
    assert parse_period(label(period)) == period


@given(PERIODS, PERIODS)
def test_periods_are_worth_something_exactly_if_they_touch(a: Period, b: Period) -> None:
    assert 0.0 <= meets(a, b) <= 1.0
    assert meets(a, a) == 1.0
    assert (meets(a, b) > 0) == (meets(b, a) > 0)


PIECES = [
    "2024",
    "'24",
    "-",
    "–",
    "/",
    " ",
    "Q2",
    "tweede kwartaal",
    "tot",
    "en",
    "tussen ",
    "juni",
    "31",
    ".",
    "\n",
    "İ",
    "jaar",
]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_every_span_covers_what_is_written_without_overlap(text: str) -> None:
    mentions = find_periods(text)
    assert all(mention.span.of(text) == mention.written for mention in mentions)
    assert all((mention.period is None) != (mention.relative is None) for mention in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.dates(date(2000, 1, 1), date(2050, 1, 1)))
def test_each_relative_period_found_can_be_asked_to_resolve(text: str, published: date) -> None:
    for mention in find_periods(text):
        if mention.relative:
            assert isinstance(resolve(mention.relative, published, year_of(published.year)), Period | None)


def test_a_hundred_words_take_well_under_a_millisecond() -> None:
    text = "Eind tweede kwartaal 2024 waren er meer vacatures dan een jaar eerder, toen de krapte nog groter was. " * 6
    find_periods(text)
    start = time.perf_counter()
    for _ in range(50):
        find_periods(text)
    assert (time.perf_counter() - start) / 50 < 0.005  # measured 0.0002; room for a busy machine
