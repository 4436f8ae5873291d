"""Vergelijken en verloop."""

from __future__ import annotations

import csv
import io

from tests.ui.conftest import Open
from tests.ui.reading import html, words
from ui import series, texts
from ui.service import Service


def _rows(service: Service) -> tuple[series.Row, ...]:
    measure = series.measures(service.figures, "vacatures-openstaand")[0]
    return series.rows(service.figures, "vacatures-openstaand", measure)


def test_the_page_shows_a_chart_and_a_table_with_a_source_on_each_line(show: Open) -> None:
    app = show("compare")
    assert len(app.get("vega_lite_chart")) == 1
    lines = [line for line in html(app).split("<tr ") if '<th scope="row"' in line]
    assert lines and all('href="bron?bron=' in line for line in lines)


def test_an_address_chooses_the_subject(show: Open) -> None:
    app = show("compare", onderwerp="werkloosheid")
    assert app.selectbox(key="subject").value == "werkloosheid"


def test_an_unknown_subject_in_the_address_is_passed_over(show: Open) -> None:
    assert not show("compare", onderwerp="<b>").exception


def test_without_a_region_the_page_asks_for_one(show: Open) -> None:
    app = show("compare")
    app.multiselect[0].set_value([]).run()
    assert texts.COMPARE_NO_REGION in words(app)


def test_the_same_fact_of_several_sources_is_one_row(service: Service) -> None:
    row = next(r for r in _rows(service) if r.figure.written == "4.450" and len(r.sited) > 1)
    assert len({s.source.id for s in row.sited}) > 1


def test_two_values_for_one_moment_are_both_shown_and_flagged(service: Service) -> None:
    differing = [r for r in _rows(service) if r.differs]
    assert len({(r.region, r.figure.period) for r in differing}) < len(differing)


def test_no_line_is_drawn_through_a_region_with_two_values_at_one_moment(service: Service) -> None:
    rows = _rows(service)
    doubted = {str(r.region) for r in rows if r.differs}
    assert all(not p["enig"] for p in series.points(rows) if p["gebied"] in doubted)


def test_the_csv_holds_each_citation(service: Service) -> None:
    rows = _rows(service)
    lines = list(csv.reader(io.StringIO(series.as_csv(rows).removeprefix("\ufeff")), delimiter=";"))
    assert tuple(lines[0]) == texts.CSV_COLUMNS
    assert len(lines) - 1 == sum(len(r.sited) for r in rows) and all(line[9] and line[10] for line in lines[1:])


def test_figures_without_a_period_stand_in_a_table_of_their_own(show: Open) -> None:
    dated, undated = html(show("compare", onderwerp="netto-participatie")).split("</table>")[:2]
    assert texts.UNKNOWN not in dated and texts.UNKNOWN in undated


def test_names_in_the_chart_do_not_stand_on_one_another(service: Service) -> None:
    named = [p for p in series.points(_rows(service)) if p["naam"]]
    places = {(p["dag"], p["waarde"], p["onder"]) for p in named}
    assert named and len(places) == len(named)


def test_no_cell_of_the_csv_runs_as_a_formula(service: Service) -> None:
    cells = [c for line in csv.reader(io.StringIO(series.as_csv(_rows(service))), delimiter=";") for c in line]
    assert not [c for c in cells if c[:1] in {"=", "+", "-", "@"}]


def test_each_point_of_the_chart_tells_its_source(service: Service) -> None:
    points = series.points(_rows(service))
    assert points and all(p["bron"] and p["periode"] for p in points)
