from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dutch.numbers import Number, find_numbers, format_number, parse_number, same_value


def values(text: str) -> list[tuple[float, str]]:
    return [(round(number.value, 2), number.unit) for number in find_numbers(text)]


def only(text: str) -> Number:
    (number,) = find_numbers(text)
    return number


@pytest.mark.parametrize(
    ("written", "value"),
    [("12.500", 12500), ("71,4", 71.4), ("5.64", 5.64), ("5.640", 5640), ("1.234.567,8", 1234567.8), ("-0,3", -0.3)],
)
def test_digits_are_read_in_dutch_notation(written: str, value: float) -> None:
    assert parse_number(written) == value


def test_what_is_no_number_is_told_with_its_remedy() -> None:
    with pytest.raises(ValueError, match=r"Geen getal: 'twaalf'.*12\.500"):
        parse_number("twaalf")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("er zijn 12.500 vacatures", 12500, "vacatures"),
        ("een groei van 71,4%", 71.4, "%"),
        ("een waarde van 5.64 in de zorg", 5.64, ""),
        ("3,5 miljoen mensen", 3_500_000, "personen"),
        ("anderhalf miljoen euro", 1_500_000, "euro"),
        ("€ 2,5 mln", 2_500_000, "euro"),
        ("een half miljoen werkenden", 500_000, "personen"),
        ("drieëntwintig bedrijven", 23, "bedrijven"),
        ("tweehonderdvijftig banen", 250, "banen"),
        ("een kwart van de leden", 25, "%"),
        ("twee derde van de leden", 66.67, "%"),
        ("één op de vijf leden", 20, "%"),
        ("een op tien", 10, "%"),
        ("6 op de 10 leden", 60, "%"),
        ("de helft van de leden", 50, "%"),
        ("driekwart van de leden", 75, "%"),
        ("3x zoveel werk", 3, "keer"),
        ("het aantal is verdubbeld", 2, "keer"),
        ("0,5 %-punt lager", 0.5, "procentpunt"),
        ("1,5 procentpunt lager", 1.5, "procentpunt"),
        ("7 onderbenutte deeltijders", 7, "personen"),
        ("14 nieuwe ontwikkelpaden", 14, "ontwikkelpaden"),
        ("31 uur per week", 31, "uur"),
        ("100.000 fte", 100_000, "fte"),
        ("37 van de 66 beroepsgroepen", 37, "beroepsgroepen"),
    ],
)
def test_numbers_are_found_with_value_and_unit(text: str, value: float, unit: str) -> None:
    assert values(text)[0] == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "zie paragraaf 2.3 en afbeelding 4.5", "functies op niveau 3 of 4", "een mbo 4-diploma", "mbo-niveau 2-4",
        "80+ en 55-plussers", "de groep 50- tot 65-jarigen", "de G4 en de EU-27", "na COVID-19", "artikel 7",
        "volgens de monitor’1", "transitie3", "bel 088-1234567", "bel 06 12345678", "9401 KB Assen",
        "https://voorbeeld.nl/rapport-2024/12.pdf", "op de 2e plaats", "in het tweede kwartaal van 2024",
        "de eerste helft van 2024", "in de jaren '90", "op 31 oktober 2025", "een derde partij", "dat acht het bestuur",
        "vestigingen<sup>5</sup>", "een van hen",
    ],
)  # fmt: skip
def test_names_dates_marks_and_ordinals_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("5 tot 10% van de leden", 5, 10, "%"),
        ("20-25 uur per week", 20, 25, "uur"),
        ("tussen de 1.100 en 1.400 vacatures", 1100, 1400, "vacatures"),
        ("drie tot vier keer zo veel", 3, 4, "keer"),
    ],
)
def test_a_range_is_one_number_with_both_ends(text: str, low: float, high: float, unit: str) -> None:
    number = only(text)
    assert (number.low, number.high, number.unit, number.value) == (low, high, unit, low)


def test_van_naar_is_two_numbers() -> None:
    assert values("daalde van 1.710 naar 1.540") == [(1710, ""), (1540, "")]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [("ruim 400 banen", "ruim"), ("zo’n 400 banen", "zo'n"), ("ca. 400 banen", "circa"), ("400 banen", None),
     ("minder dan 400 banen", "minder dan"), ("rond de 400 banen", "rond"), ("bijna een derde", "bijna")],
)  # fmt: skip
def test_a_hedge_belongs_to_the_number_but_not_to_its_span(text: str, hedge: str | None) -> None:
    number = only(text)
    assert (number.hedge, number.span.of(text)) == (hedge, number.written)


def test_a_sign_belongs_to_the_number() -> None:
    assert values("de industrie (-200) en een krimp van - 0,3%") == [(-200, ""), (-0.3, "%")]


def test_the_same_value_in_other_words_is_the_same() -> None:
    assert same_value(only("3,5 miljoen mensen"), only("3.500.000 inwoners"))


def test_a_percentage_is_no_percentage_point() -> None:
    assert not same_value(only("2% meer"), only("2 procentpunt meer"))


def test_a_range_is_not_its_lower_end() -> None:
    assert not same_value(only("5 tot 10%"), only("5%"))


@given(st.integers(-10_000_000, 10_000_000))
def test_whole_numbers_survive_writing_and_reading(value: int) -> None:
    assert parse_number(format_number(value)) == value


@given(st.decimals(-9999, 9999, places=1))
def test_one_decimal_survives_writing_and_reading(value: float) -> None:
    assert parse_number(format_number(float(value), decimals=1)) == pytest.approx(float(value))


@given(st.integers(2100, 9_999_999), st.text(alphabet="abc \n.,;()é", max_size=12))
def test_spans_cover_what_was_written(value: int, around: str) -> None:
    text = f"{around} {format_number(value)} banen {around}"
    assert [number.span.of(text) for number in find_numbers(text)] == [format_number(value)]


@given(st.text(max_size=60))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    spans = [number.span for number in find_numbers(text)]
    assert all(span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
