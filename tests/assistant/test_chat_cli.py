"""A language model from the command line: settings, scripted server, gates, answer; and its evaluation."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from evals.casefile import SHIPPED
from tests.assistant.scripted_model import Reply, ScriptedModel, answer

QUESTION = "Hoeveel vacatures stonden er medio 2024 open in Drenthe?"
SECRET = "geheim-sleutel-7"


def aimi(
    server: ScriptedModel, data: Path, *arguments: str, provider: str = "openai"
) -> subprocess.CompletedProcess[str]:
    model = {
        "AIMI_MODEL": f"{provider}:proef", "AIMI_MODEL_KEY": SECRET, "AIMI_DATA": str(data),
        "AIMI_MODEL_URL": server.url if provider == "ollama" else f"{server.url}/v1",
    }  # fmt: skip
    command = [sys.executable, "-m", "assistant.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **model}, timeout=120)


def _figure(body: dict[str, Any]) -> tuple[str, str]:
    """The key and sentence of the first evidence with the figure that is asked for."""
    for key, text in re.findall(
        r'<bewijs sleutel="(E\d+)"[^>]*>\n(.*?)\n</bewijs>', body["messages"][-1]["content"], re.DOTALL
    ):
        for line in text.splitlines():
            if "4.450" in line and line.endswith("."):
                return key, line
    return "E1", "niet gevonden"


def honest(body: dict[str, Any]) -> Reply:
    key, sentence = _figure(body)
    return answer((f"{sentence[:-1]}.", [(key, sentence)]))


def half_hostile(body: dict[str, Any]) -> Reply:
    key, sentence = _figure(body)
    return answer(
        (sentence, [(key, sentence)]),
        (sentence.replace("4.450", "9.990"), [(key, sentence)]),
        ("Er is geen krapte.", []),
    )


@pytest.mark.parametrize("provider", ["openai", "ollama"])
def test_ask_shows_what_the_model_wrote_with_its_source(starter_data: Path, provider: str) -> None:
    with ScriptedModel(honest) as server:
        done = aimi(server, starter_data, "ask", QUESTION, "--explain", provider=provider)
    assert done.returncode == 0
    assert "4.450" in done.stdout and "[1]" in done.stdout
    assert re.search(rf"Taalmodel {provider}:proef: ok; aanroepen 1, tokens 120 in en 40 uit", done.stdout)
    assert len(server.requests) == 1


def test_ask_drops_and_counts_what_the_gates_stop(starter_data: Path) -> None:
    with ScriptedModel(half_hostile) as server:
        done = aimi(server, starter_data, "ask", QUESTION, "--json")
    form = json.loads(done.stdout)
    assert "9.990" not in json.dumps(form["claims"]) and "geen krapte" not in json.dumps(form["claims"])
    assert form["removed"] == 2


def test_ask_falls_back_and_says_so(starter_data: Path) -> None:
    with ScriptedModel(Reply(code=401, error=f"{SECRET} is onbekend")) as server:
        done = aimi(server, starter_data, "ask", QUESTION, "--explain")
    assert done.returncode == 0
    assert "4.450" in done.stdout and "niet gebruikt (unauthorized)" in done.stdout
    assert SECRET not in done.stdout + done.stderr


def test_the_evaluation_runs_with_the_configured_model(starter_data: Path, tmp_path: Path) -> None:
    rows = (SHIPPED / "rib-drenthe-2024-2025.jsonl").read_text(encoding="utf-8").splitlines()[:2]
    cases, outcome = tmp_path / "vragen.jsonl", tmp_path / "uitkomst.json"
    cases.write_text("\n".join(rows), encoding="utf-8")
    with ScriptedModel(honest) as server:
        done = aimi(
            server, starter_data, "eval", "run", "--drafter", "chat", "--cases", str(cases), "--out", str(outcome)
        )
    assert done.returncode == 0, done.stderr
    assert server.requests
    meta = json.loads(outcome.read_text(encoding="utf-8"))["meta"]
    assert (meta["drafter"], meta["model"]) == ("chat", "openai:proef")
