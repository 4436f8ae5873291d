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
from tests.assistant.scripted_model import Reply, ScriptedModel

SHEET = """---
id: blad
title: Klein blad
publisher: UWV
region: Drenthe
covers: 2024
---
# Werk

## Bouw

Aannemers in de regio vinden moeilijk timmerlieden. Zij bieden daarom leerwerkplekken aan.

## Zorg

Ziekenhuizen leiden zelf verpleegkundigen op. De opleiding duurt vier jaar en wordt door het ziekenhuis betaald.
"""
MANIFEST = """
[[source]]
id = "blad"
file = "blad.md"
title = "Klein blad"
publisher = "UWV"
kind = "feitenblad"
region = "Drenthe"
covers = "2024"
published = "2024-06-01"
homepage = "https://www.werk.nl"
sha256 = "{sha}"
"""
WRITTEN = {"questions": [{"question": "wie zoekt vakmensen", "answer": [0]}], "near_misses": []}


def aimi(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AIMI_")}
    command = [sys.executable, "-m", "assistant.cli", *arguments, "--data", str(data)]
    return subprocess.run(command, capture_output=True, text=True, env=clean | environment, timeout=120)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a library of one sheet, without index or questions."""
    import hashlib

    (tmp_path / "blad.md").write_text(SHEET, encoding="utf-8")
    sha = hashlib.sha256(SHEET.encode()).hexdigest()
    (tmp_path / "lijst.toml").write_text(MANIFEST.format(sha=sha), encoding="utf-8")
    import_sources(tmp_path / "lijst.toml", tmp_path / "data", "test", date(2026, 1, 1))
    return tmp_path / "data"


def test_enrich_without_a_model_is_skipped_and_says_so(data: Path) -> None:
    done = aimi(data, "index", "enrich")
    assert done.returncode == 0
    assert done.stdout.startswith("Overgeslagen: er is geen taalmodel ingesteld (AIMI_MODEL).")


def test_enrich_shows_what_it_takes_and_does_nothing_unless_confirmed(data: Path) -> None:
    with ScriptedModel(Reply(json.dumps(WRITTEN))) as server:
        done = aimi(data, "index", "enrich", AIMI_MODEL="openai:klein", AIMI_MODEL_URL=f"{server.url}/v1")
        assert "passages: " in done.stdout and "aanroepen van 'openai:klein', samen ongeveer" in done.stdout
        assert not server.requests
    assert not (data / "questions").exists()


def test_enrich_writes_questions_that_the_next_index_holds(data: Path) -> None:
    with ScriptedModel(Reply(json.dumps(WRITTEN))) as server:
        model = {"AIMI_MODEL": "openai:klein", "AIMI_MODEL_URL": f"{server.url}/v1"}
        done = aimi(data, "index", "enrich", "--yes", **model)
        assert done.returncode == 0, done.stderr
        assert "vragen geschreven" in done.stdout and done.stdout.endswith("Draai nu: aimi index build\n")
        again = aimi(data, "index", "enrich", "--yes", **model)
    assert again.stdout == "Bij alle bronnen staan al vragen.\n"
    assert aimi(data, "index", "build").returncode == 0
    held = json.loads(next((data / "index").glob("build-*/questions.json")).read_text(encoding="utf-8"))
    assert held[0] == [0, [0]]


def test_enrich_with_a_model_that_is_away_says_what_to_check(data: Path) -> None:
    model = {"AIMI_MODEL": "openai:klein", "AIMI_MODEL_URL": "http://127.0.0.1:9/v1"}
    done = aimi(data, "index", "enrich", "--yes", **model)
    if done.returncode == 0:  # a library of two passages ends before the third failure
        assert "kwam niets bruikbaars" in done.stdout
    else:
        assert "controleer AIMI_MODEL" in done.stderr


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
    (data / "questions" / "blad.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    done = aimi(data, "index", "adapt", "--epochs", "1")
    assert done.returncode == 0, done.stderr
    assert "Encoder getraind op" in done.stdout and "Index gebouwd met encoder nl-static-256@" in done.stdout
    assert aimi(data, "ask", "wie zoekt timmerlieden?").returncode == 0
