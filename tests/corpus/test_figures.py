import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import figures, figures_of
from corpus.flat import flatten
from corpus.models import Figure, Kind, Level, Origin, Passage, Region, Sentence, Span, Status, plain

DRENTHE = Region("Drenthe", Level.ARBEIDSMARKTREGIO)
GRONINGEN = Region("Groningen", Level.ARBEIDSMARKTREGIO)
NEDERLAND = Region("Nederland", Level.LAND)


def passage(
    *lines: str,
    sections: tuple[str, ...] = (),
    leads: dict[int, int] | None = None,
    title: str = "Arbeidsmarkt Drenthe 2024-2025",
    kind: Kind = Kind.PROSE,
) -> Passage:
    text, sentences, start = "\n".join(lines), [], 0
    for index, line in enumerate(lines):
        lead = (leads or {}).get(index)
        sentences.append(Sentence(Span(start, start + len(line)), kind if lead is None else Kind.LIST, lead))
        start += len(line) + 1
    span = Span(0, len(text))
    return Passage("bron", 1, span, text, title, sections, tuple(sentences), kind, regions=(DRENTHE,))


def only(*lines: str, sections: tuple[str, ...] = ()) -> Figure:
    (figure,) = figures(passage(*lines, sections=sections))
    return figure


def years(found: tuple[Figure, ...]) -> list[int | None]:
    return [figure.period.start.year if figure.period else None for figure in found]


def test_a_figure_has_each_slot_of_its_sentence() -> None:
    figure = only("Eind juni 2024 stonden er in Drenthe ruim 4.200 vacatures open in de bouw.")
    assert (figure.value, figure.unit, figure.indicator) == (4200, "vacatures", "vacatures-openstaand")
    assert (figure.region, figure.region_from, figure.period_from) == (DRENTHE, Origin.SENTENCE, Origin.SENTENCE)
    assert (figure.hedge, figure.part, figure.status) == ("ruim", "bouw", Status.REALISED)


def test_the_span_counts_in_the_passage_also_after_broken_words() -> None:
    held = passage("Voor werk-\nzoekenden zijn er 1.300 plaat-\nsen en <b>900</b> banen.")
    assert [figure.span.of(held.text) for figure in figures(held)] == ["1.300", "900"]


@pytest.mark.parametrize(
    "text",
    [
        "In Drenthe stonden 3.850 en in Groningen 12.500 vacatures open.",
        "Er stonden 3.850 vacatures open in Drenthe en 12.500 in Groningen.",
        "Openstaande vacatures: Drenthe 3.850, Groningen 12.500.",
        "Drenthe telt 3.850 vacatures, terwijl er in Groningen 12.500 openstaan.",
    ],
)
def test_each_region_gets_its_own_figure(text: str) -> None:
    assert [(f.value, f.region) for f in figures(passage(text))] == [(3850, DRENTHE), (12500, GRONINGEN)]


def test_a_national_figure_beside_a_regional_one_is_national() -> None:
    found = figures(passage("De werkloosheid in Drenthe is 4,1%, het landelijk gemiddelde van 3,6% is lager."))
    assert [figure.region for figure in found] == [DRENTHE, NEDERLAND]


@pytest.mark.parametrize(
    "text",
    [
        "Het aandeel steeg van 60,2% in 2015 naar 68,4% in 2024.",
        "In 2015 was het aandeel 60,2% en in 2024 68,4%.",
        "Het aandeel was in 2015 en 2024 respectievelijk 60,2% en 68,4%.",
    ],
)
def test_each_year_gets_its_own_figure(text: str) -> None:
    assert years(figures(passage(text, sections=("Netto arbeidsparticipatie",)))) == [2015, 2024]


def test_a_year_that_is_only_compared_with_is_not_the_figures_year() -> None:
    assert only("Dat zijn 59% meer openstaande vacatures dan in 2019.").period is None


def test_two_years_that_share_a_figure_are_one_period() -> None:
    period = only("In 2024 en 2025 komen er in totaal 700 banen bij.").period
    assert period is not None
    assert (period.start, period.end) == (date(2024, 1, 1), date(2025, 12, 31))


def test_an_age_does_not_take_the_period_that_stands_behind_it() -> None:
    held = passage(
        "In 2024 was dat anders.", "In Drenthe kregen 2.160 mensen van minstens 55 jaar eind juni 2025 hulp."
    )
    (figure,) = (f for f in figures(held) if f.value == 2160)
    assert figure.period is not None and (figure.period.start, figure.period.end) == (
        date(2025, 6, 1),
        date(2025, 6, 30),
    )


def test_a_quarter_without_a_year_beside_a_date_is_the_same_time() -> None:
    period = only("Eind maart 2025, bij het slot van het eerste kwartaal, stonden er 3.850 vacatures open.").period
    assert period is not None and (period.start, period.end) == (date(2025, 3, 1), date(2025, 3, 31))


def test_each_number_goes_with_its_own_indicator() -> None:
    found = figures(passage("Vacatures 4.450, banen 12.000 en werklozen 800."))
    assert [figure.indicator for figure in found] == ["vacatures", "banen", "werkloosheid"]


def test_what_is_unsaid_comes_from_the_sentence_before() -> None:
    figure = figures(passage("In Groningen telde UWV in mei 2024 7.000 WW-uitkeringen.", "Dat zijn er 300 meer."))[1]
    assert (figure.indicator, figure.region, figure.region_from) == ("ww-uitkeringen", GRONINGEN, Origin.BEFORE)
    assert (figure.period_from, figure.unit, figure.change) == (Origin.BEFORE, "uitkeringen", True)


def test_a_list_item_takes_region_and_period_from_its_introduction() -> None:
    held = passage("In Groningen gaat het in 2023 om:", "• 25.000 deeltijders", "• 1.300 werklozen", leads={1: 0, 2: 0})
    assert [(f.region, f.period_from) for f in figures(held)] == [(GRONINGEN, Origin.BEFORE)] * 2


def test_a_heading_comes_before_the_document() -> None:
    figure = only("Er zijn 900 banen.", sections=("Cijfers", "Groningen in 2023"))
    assert (figure.region, figure.region_from, figure.period_from) == (GRONINGEN, Origin.HEADING, Origin.HEADING)


def test_the_document_comes_last() -> None:
    figure = only("Er zijn 900 banen.")
    assert (figure.region, figure.region_from, figure.period) == (DRENTHE, Origin.DOCUMENT, None)


def test_the_documents_region_is_not_lent_to_a_survey_among_employers() -> None:
    assert only("Van de werkgevers zoekt 62% naar nieuwe mensen.").region is None


@pytest.mark.parametrize(
    ("text", "status", "maker"),
    [
        ("UWV verwacht dat er in 2025 300 banen bij komen.", Status.FORECAST, "UWV"),
        ("Volgens de prognose van CBS en PBL telt de regio in 2030 276.000 inwoners.", Status.FORECAST, "CBS en PBL"),
        ("Er zijn naar schatting 700 statushouders.", Status.ESTIMATE, None),
        ("We streven naar 500 extra deelnemers.", Status.TARGET, None),
        ("In 2023 daalde het aantal banen met 300.", Status.REALISED, None),
        ("De meeste werkgevers (81%) verwachten weinig verandering.", Status.REALISED, None),
        ("Het aantal banen is in 2027 900.", Status.FORECAST, None),
    ],
)
def test_measured_estimated_predicted_and_aimed_at_are_told_apart(text: str, status: Status, maker: str | None) -> None:
    figure = only(text)
    assert (figure.status, figure.maker) == (status, maker)


@pytest.mark.parametrize(
    "text", ["Werknemers van 60 jaar of ouder.", "De bevolking van 15 tot 75 jaar.", "Tot 27 jaar."]
)
def test_ages_that_name_a_group_are_no_figures(text: str) -> None:
    assert figures(passage(text)) == ()


def test_a_sentence_that_may_not_be_quoted_gives_no_figure_unless_asked_for() -> None:
    held = passage("Er zijn 900 banen.")
    loose = Sentence(held.sentences[0].span, Kind.CAPTION, quotable=False)
    held = Passage(held.doc, 1, held.page_span, held.text, held.title, (), (loose,))
    assert (figures(held), len(figures_of(held, 0))) == ((), 1)


def test_a_range_keeps_both_ends() -> None:
    figure = only("Er zijn 20 tot 30 bedrijven.")
    assert (figure.value, figure.high) == (20, 30)


def test_reading_a_passage_takes_milliseconds_at_most() -> None:
    line = "In Drenthe stonden eind 2024 3.850 vacatures open, 12% minder dan in Groningen."
    held = passage(*[line] * 8)
    figures(held)
    started = time.perf_counter()
    figures(held)
    assert time.perf_counter() - started < 0.1  # 1.0 ms on average; room for a busy machine


PIECES = [
    " werk-\nloos",
    " in- en\nuit",
    "a  b ",
    "\n",
    "<b>",
    " *x* ",
    "12.500 ",
    " Noord-\nDrenthe",
    " zij-\ninstroom",
]


@given(st.lists(st.sampled_from(PIECES)))
def test_a_flat_text_reads_as_plain_and_keeps_its_offsets(pieces: list[str]) -> None:
    text = "x" + "".join(pieces) + "x"
    flat = flatten(text)
    assert flat.text.strip() == plain(text)
    for at in range(len(flat.text)):
        origin = flat.origin(Span(at, at + 1))
        assert flat.here(origin.start) == at
        assert origin.of(text) == flat.text[at] or text[origin.start].isspace()
