"""`aimi index enrich` and `aimi index adapt`, run as processes on a small library of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from corpus.library import import_sources
from tests.corpus.sources import manifest
from tests.index.plain_model import PlainModel, plain_model

WRITTEN = {"questions": [{"question": "wie zoekt vakmensen", "answer": [0]}], "near_misses": []}


def aimi(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AIMI_")}
    command = [sys.executable, "-m", "assistant.cli", *arguments, "--data", str(data)]
    return subprocess.run(command, capture_output=True, text=True, env=clean | environment, timeout=120)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a library of one small source, without index or questions."""
    import_sources(manifest(tmp_path / "bron"), tmp_path / "data", "test", date(2026, 1, 1))
    return tmp_path / "data"


def setting(model: PlainModel) -> dict[str, str]:
    return {"AIMI_MODEL": "openai:klein", "AIMI_MODEL_URL": model.url}


def test_enrich_without_a_model_is_skipped_and_says_so(data: Path) -> None:
    done = aimi(data, "index", "enrich")
    assert done.returncode == 0
    assert done.stdout.startswith("Overgeslagen: er is geen taalmodel ingesteld (AIMI_MODEL).")


def test_enrich_shows_what_it_takes_and_does_nothing_unless_confirmed(data: Path) -> None:
    with plain_model(lambda _: json.dumps(WRITTEN)) as model:
        done = aimi(data, "index", "enrich", **setting(model))
        assert "passages: " in done.stdout and "aanroepen van 'openai:klein', samen ongeveer" in done.stdout
        assert not model.asked
    assert not (data / "questions").exists()


def test_enrich_writes_questions_that_the_next_index_holds(data: Path) -> None:
    with plain_model(lambda _: json.dumps(WRITTEN)) as model:
        done = aimi(data, "index", "enrich", "--yes", **setting(model))
        assert done.returncode == 0, done.stderr
        assert "vragen geschreven" in done.stdout and done.stdout.endswith("Draai nu: aimi index build\n")
        again = aimi(data, "index", "enrich", "--yes", **setting(model))
    assert again.stdout == "Bij alle bronnen staan al vragen.\n"
    assert aimi(data, "index", "build").returncode == 0
    held = json.loads(next((data / "index").glob("build-*/questions.json")).read_text(encoding="utf-8"))
    assert held[0] == [0, [0], "wie zoekt vakmensen"]


def test_enrich_with_a_model_that_is_away_says_what_to_check(data: Path) -> None:
    done = aimi(data, "index", "enrich", "--yes", **setting(PlainModel("http://127.0.0.1:9/v1")))
    assert "kwam niets bruikbaars" in done.stdout or "controleer AIMI_MODEL" in done.stderr


def test_adapt_without_questions_says_what_to_do_first(data: Path) -> None:
    done = aimi(data, "index", "adapt")
    assert done.returncode == 1
    assert done.stderr.strip().endswith("draai eerst: aimi index enrich")


def test_adapt_trains_on_the_librarys_own_questions_and_builds_with_the_result(data: Path) -> None:
    from corpus.library import Library
    from corpus.questions import sketch

    first = Library.open(data).passages[0]
    row = {"sentences": [" ".join(sketch(first.sentence_text(0)))], **WRITTEN}
    (data / "questions").mkdir()
    (data / "questions" / f"{first.doc}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    done = aimi(data, "index", "adapt", "--epochs", "1")
    assert done.returncode == 0, done.stderr
    assert "Encoder getraind op" in done.stdout and "Index gebouwd met encoder nl-static-256@" in done.stdout
    assert aimi(data, "ask", "hoeveel vacatures staan er open?").returncode == 0
