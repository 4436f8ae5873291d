from pathlib import Path

import pytest

from corpus.figure_tables import COLUMNS, FigureTableError, split_indicator, table_figures
from corpus.figures import figures
from corpus.models import Kind, Level, Origin, Passage, Region, Sentence, Span, Status

HEADER = ",".join(COLUMNS)
STARTER = Path(__file__).resolve().parents[2] / "corpus" / "starter" / "kerncijfers.csv"


def table(path: Path, *rows: str) -> Path:
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return path


def test_a_row_is_a_figure_with_every_slot(tmp_path: Path) -> None:
    row = "bron,werknemersbanen (zorg en welzijn),Drenthe,arbeidsmarktregio,2025,24.100,banen,prognose,prognose UWV"
    (figure,) = table_figures(table(tmp_path / "cijfers.csv", row))
    assert (figure.value, figure.unit, figure.indicator, figure.part) == (
        24100, "banen", "werknemersbanen", "zorg en welzijn",
    )  # fmt: skip
    assert (figure.region, figure.region_from) == (Region("Drenthe", Level.ARBEIDSMARKTREGIO), Origin.TABLE)
    assert (figure.status, figure.maker, figure.period is not None) == (Status.FORECAST, "UWV", True)


@pytest.mark.parametrize("period", ["2024", "2024-Q2", "2024-06", "2023-H1", "2024-2027", "2022/2025-Q2"])
def test_periods_are_read_as_tables_write_them(tmp_path: Path, period: str) -> None:
    row = f'bron,werkloosheid,Nederland,land,{period},"3,8",%,gerealiseerd,1'
    assert table_figures(table(tmp_path / "cijfers.csv", row))[0].period is not None


def test_millions_are_read_as_numbers(tmp_path: Path) -> None:
    row = 'bron,inwoners,Nederland,land,2024,"17,9",miljoen personen,gerealiseerd,1'
    (figure,) = table_figures(table(tmp_path / "cijfers.csv", row))
    assert (figure.value, figure.unit) == (17_900_000, "personen")


@pytest.mark.parametrize(
    ("written", "id", "part"),
    [
        ("vacatures openstaand", "vacatures-openstaand", ""),
        ("vacatures ontstaan", "vacatures-ontstaan", ""),
        ("WW korter dan 6 maanden", "ww-kortdurend", ""),
        ("onbenut arbeidspotentieel (semi-werklozen)", "semi-werklozen", "semi-werklozen"),
        ("werknemersbanen, groei (bouw)", "werknemersbanen", "bouw; groei"),
        ("iets anders", None, ""),
    ],
)
def test_an_indicator_cell_gives_the_catalogues_id_and_the_part(written: str, id: str | None, part: str) -> None:
    assert split_indicator(written) == (id, part)


def test_growth_is_a_change(tmp_path: Path) -> None:
    end = "Drenthe,arbeidsmarktregio,2024,100,banen,gerealiseerd,1"
    rows = [f"bron,werknemersbanen,{end}", f"bron,werknemersbanen (groei),{end}"]
    assert [figure.change for figure in table_figures(table(tmp_path / "cijfers.csv", *rows))] == [False, True]


def test_a_cell_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    row = "bron,werkloosheid,Nederland,land,2024,veel,%,gerealiseerd,1"
    with pytest.raises(FigureTableError, match=r"cijfers\.csv, regel 2: geen getal: 'veel'"):
        table_figures(table(tmp_path / "cijfers.csv", row))


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    (tmp_path / "cijfers.csv").write_text("indicator,value\nwerkloosheid,3\n", encoding="utf-8")
    with pytest.raises(FigureTableError, match="mist kolom based_on"):
        table_figures(tmp_path / "cijfers.csv")


def test_a_passage_of_table_lines_gives_figures_at_their_cells() -> None:
    row = 'bron,"werkloosheid, jongeren",Drenthe,arbeidsmarktregio,2024,"8,2",%,gerealiseerd,1'
    text = f"{HEADER}\n{row}"
    sentences = (
        Sentence(Span(0, len(HEADER)), Kind.TABLE, quotable=False),
        Sentence(Span(len(HEADER) + 1, len(text)), Kind.TABLE, lead=0),
    )
    held = Passage("bron", None, Span(0, len(text)), text, "Kerncijfers", (), sentences, Kind.TABLE)
    (figure,) = figures(held)
    assert (figure.span.of(text), figure.sentence, figure.passage) == ("8,2", 1, held.id)


@pytest.mark.skipif(not STARTER.exists(), reason="corpus/starter/kerncijfers.csv is not there")
def test_every_row_of_the_starter_set_can_be_read() -> None:
    assert len(table_figures(STARTER)) == len(STARTER.read_text(encoding="utf-8").splitlines()) - 1
