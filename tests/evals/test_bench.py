"""What is measured of cost: the varied corpora, the measurements, and the page that shows them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from corpus.library import Library, import_sources
from evals.bench import Kept
from evals.bench_corpus import EVERY, VariedPassages, varied_questions
from evals.bench_page import OURS, USUAL, Outcome, Row, page, write_docs
from evals.bench_runs import Asked, Built, apart, ask_ours, build_ours
from evals.growth_chart import growth_chart
from tests.corpus.sources import manifest

BUILT = Built(seconds=4.0, cpu_s=2.0, megabytes=12.5, peak_mb=300.0)
ASKED = Asked(open_s=0.4, median_ms=6.5, p95_ms=14.25, cpu_ms=6.0, peak_mb=260.0)
COLD = {"seconds": 1.25, "cpu_s": 1.0, "load": 2.0}
ROWS = [Row(n, system, BUILT, ASKED, (1.0, 2.0)) for n in (600, 10_000) for system in (OURS, USUAL)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a library of one small source."""
    import_sources(manifest(tmp_path / "bron"), tmp_path / "data", "test", date(2026, 1, 1))
    return tmp_path / "data"


@pytest.fixture
def varied(data: Path) -> VariedPassages:
    return VariedPassages(Library.open(data).passages, 250)


def test_a_varied_passage_is_the_same_whenever_it_is_asked_for(varied: VariedPassages) -> None:
    assert [varied[n] for n in (7, 249, 7)] == [varied[7], list(varied)[249], varied[7]]


def test_varied_passages_differ_and_their_sentences_stand_where_they_say(varied: VariedPassages) -> None:
    assert len({passage.id for passage in varied}) == len(varied) == 250
    assert all(s.span.of(p.text).strip() for p in varied for s in p.sentences)
    assert all(" ".join(s.span.of(p.text) for s in p.sentences) == p.text for p in varied)


def test_there_is_no_passage_beyond_the_last(varied: VariedPassages) -> None:
    with pytest.raises(IndexError):
        varied[250]


def test_every_fifth_passage_has_a_question(varied: VariedPassages) -> None:
    made = varied_questions(varied, ["hoeveel vacatures staan er open"])
    assert [question.passage for question in made] == [varied[n].id for n in range(0, 250, EVERY)]
    assert all(len(question.text.split()) == 4 for question in made)


def test_a_measurement_has_a_process_of_its_own() -> None:
    assert apart(os.getpid) != os.getpid()


def test_what_was_measured_is_not_measured_again(tmp_path: Path) -> None:
    taken = iter([{"seconds": 1.5}])
    kept = Kept(tmp_path / "work")
    assert kept.get("cold", lambda: next(taken)) == kept.get("cold", lambda: next(taken)) == {"seconds": 1.5}


def test_a_varied_corpus_is_built_and_asked(data: Path, tmp_path: Path) -> None:
    built = build_ours(data, 120, tmp_path / "work" / "index")
    asked = ask_ours(data, 120, tmp_path / "work" / "index", ["hoeveel vacatures", "nieuwe mensen opleiden"])
    assert min(built.seconds, built.cpu_s, built.megabytes, built.peak_mb) > 0
    assert 0 < asked.median_ms <= asked.p95_ms


def test_the_page_shows_every_row_and_its_pictures(tmp_path: Path) -> None:
    text = write_docs(Outcome(ROWS, COLD, ASKED, 133), tmp_path).read_text(encoding="utf-8")
    assert text == page(Outcome(ROWS, COLD, ASKED, 133))
    assert "| 10,000 | AIMI | 4.0 | 2.0 | 300 | 12.5 | 0.4 | 6.5 | 14.2 | 6.0 | 260 | 1 / 2 |" in text
    pictures = sorted(path.name for path in (tmp_path / "img").iterdir())
    assert pictures == ["growth-build.svg", "growth-latency.svg", "growth-memory.svg"]
    assert all(f"(img/{name})" in text for name in pictures)


def test_a_growth_chart_has_a_line_a_system_and_a_dot_a_point() -> None:
    drawn = growth_chart({"a": [(10, 1), (1000, 20)], "b": [(10, 2)]}, "Groei & duur", "passages", "ms")
    root = ElementTree.fromstring(drawn)
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert (tags.count("polyline"), tags.count("circle")) == (2, 3)
    assert root.get("aria-label") == "Groei & duur"
