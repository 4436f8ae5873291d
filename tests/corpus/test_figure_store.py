import json
from pathlib import Path

from corpus.figure_store import FigureStore
from corpus.figures import figures
from corpus.library import Library
from corpus.models import Level, Region
from tests.corpus.figure_library import library

DRENTHE = Region("Drenthe", Level.ARBEIDSMARKTREGIO)
TEXT = (
    "1. Stand\nEind juni 2022 stonden er in Drenthe 5.120 vacatures open. Eind juni 2024 stonden er in Drenthe ruim 4.200"
    " vacatures open.\nIn de bouw in Drenthe stonden eind juni 2024 nog 310 vacatures open.\n"
    "In Groningen stonden eind juni 2024 nog 11.900 vacatures open.\nIn Drenthe zijn er in 2024 tussen 9.000 en 9.500"
    " zelfstandigen.\n"
)


def held(folder: Path) -> Library:
    return library(folder, drenthe_2024=TEXT)


def written(store: FigureStore, *args: object) -> list[str]:
    return [figure.written for figure, _ in store.near(*args)]  # type: ignore[arg-type]


def test_figures_are_found_by_indicator_region_and_part_newest_first(tmp_path: Path) -> None:
    store = FigureStore.of(held(tmp_path), tmp_path)
    assert written(store, "vacatures-openstaand", [DRENTHE]) == ["4.200", "5.120"]
    assert written(store, "vacatures-openstaand", [DRENTHE], "bouw") == ["310"]


def test_without_regions_all_areas_count(tmp_path: Path) -> None:
    assert set(written(FigureStore.of(held(tmp_path), tmp_path), "vacatures-openstaand")) == {
        "4.200",
        "5.120",
        "11.900",
    }


def test_a_narrower_indicator_comes_after_the_one_asked(tmp_path: Path) -> None:
    wider = "1. Vraag\nDrenthe telde begin 2023 in totaal 6.030 vacatures.\n"
    store = FigureStore.of(library(tmp_path, drenthe_2024=TEXT, drenthe_2023=wider), tmp_path)
    assert written(store, "vacatures", [DRENTHE]) == ["6.030", "4.200", "5.120"]


def test_what_comes_from_disk_is_what_was_read(tmp_path: Path) -> None:
    own = held(tmp_path)
    read, again = FigureStore.of(own, tmp_path / "c"), FigureStore.of(own, tmp_path / "c")
    for id in ("vacatures-openstaand", "zelfstandigen"):  # with a hedge, with a range
        wanted = [(f, p) for p in own.passages for f in figures(p) if f.indicator == id]
        assert list(read.about(id)) == list(again.about(id)) == wanted != []


def test_another_library_is_read_anew_and_the_old_file_goes(tmp_path: Path) -> None:
    FigureStore.of(held(tmp_path / "a"), tmp_path / "c")
    other = FigureStore.of(library(tmp_path / "b", drenthe_2024=TEXT.replace("5.120", "5.180")), tmp_path / "c")
    assert "5.180" in written(other, "vacatures-openstaand", [DRENTHE])
    assert len(list((tmp_path / "c").iterdir())) == 1


def test_a_damaged_file_is_replaced(tmp_path: Path) -> None:
    own = held(tmp_path)
    FigureStore.of(own, tmp_path / "c")
    (file,) = (tmp_path / "c").iterdir()
    file.write_text('{"vacatures', encoding="utf-8")
    assert written(FigureStore.of(own, tmp_path / "c"), "vacatures-openstaand", [DRENTHE]) == ["4.200", "5.120"]
    assert json.loads(file.read_text(encoding="utf-8"))


def test_a_folder_that_cannot_be_written_to_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = FigureStore.of(held(tmp_path), tmp_path / "file")
    assert written(store, "vacatures-openstaand", [DRENTHE]) == ["4.200", "5.120"]
