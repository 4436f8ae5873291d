"""The command `aimi`, run as a process: answers, refusals, and one Dutch sentence for what goes wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def aimi(*arguments: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "AIMI_DATA": str(data)} if data else dict(os.environ)
    command = [sys.executable, "-m", "assistant.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)


def test_an_answer_shows_its_sources(starter_data: Path) -> None:
    done = aimi("ask", "hoeveel vacatures stonden er halverwege 2024 open in drenthe?", data=starter_data)
    assert done.returncode == 0
    assert "4.450" in done.stdout and "Bronnen" in done.stdout and "[1]" in done.stdout


def test_json_is_the_public_form(starter_data: Path) -> None:
    form = json.loads(aimi("ask", "wat is het GWU?", "--json", data=starter_data).stdout)
    assert form["version"] == 1 and form["claims"][0]["citations"][0]["quote"]


def test_a_batch_answers_every_line(starter_data: Path, tmp_path: Path) -> None:
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    rows = [{"id": "1", "question": "wat is het GWU?"}, {"id": "2", "question": "schrijf een gedicht"}]
    questions.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    assert aimi("ask", "--batch", str(questions), "--out", str(answers), data=starter_data).returncode == 0
    found = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in found] == ["1", "2"] and found[1]["refusal"]["reason"] == "outside_field"


def test_explain_shows_how_the_question_was_understood(starter_data: Path) -> None:
    done = aimi("ask", "hoeveel vacatures in groningen eind 2024?", "--explain", data=starter_data)
    assert "Begrepen als" in done.stdout and "arbeidsmarktregio Groningen" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (("ask", "wat is het GWU?"), "aimi sources import"),
        (("index", "build"), "aimi sources import"),
        (("ask",), "Geef een vraag"),
        (("ask", "--batch", "bestaat-niet.jsonl"), "bestaat-niet.jsonl"),
        (("sources", "import", "bestaat-niet.toml"), "bestaat-niet.toml"),
        (("verify", "bestaat-niet.json"), "aimi ask --json"),
    ],
)
def test_what_goes_wrong_is_one_sentence_with_a_remedy(arguments: tuple[str, ...], remedy: str, tmp_path: Path) -> None:
    done = aimi(*arguments, data=tmp_path / "leeg")
    assert done.returncode == 1 and remedy in done.stderr
    assert "Traceback" not in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_an_empty_question_is_no_success(starter_data: Path) -> None:
    assert aimi("ask", "  ", data=starter_data).returncode == 2


def test_a_batch_with_a_broken_line_says_which_and_writes_nothing(starter_data: Path, tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text('{"id": "1", "question": "wat is het GWU?"}\n{"id": 2', encoding="utf-8")
    done = aimi("ask", "--batch", str(questions), "--out", str(tmp_path / "a.jsonl"), data=starter_data)
    assert done.returncode == 1 and "Regel 2" in done.stderr and not (tmp_path / "a.jsonl").exists()
