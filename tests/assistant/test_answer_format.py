"""docs/answer-format.md says what the public form holds, no more and no less."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from assistant.pipeline import Assistant
from assistant.public import to_json
from evals.answer_example import PAGE, example, lasting, shown, shown_in, written
from tests.assistant.test_compare import compared as comparison

QUESTIONS = (
    "Hoeveel vacatures stonden er eind juni 2025 open in de arbeidsmarktregio Groningen?",
    "Hoeveel geregistreerde werkzoekenden waren er in Drenthe?",
    "Hoeveel vacatures stonden er eind 2019 open in Flevoland?",
    "Wat is het GWU?",
    "schrijf een gedicht",
)
OPEN = {"cost", "timings_ms"}  # whose keys differ from answer to answer
CLAIM = {"text", "role", "citations"}


def keys(value: Any, path: str = "") -> set[str]:
    """The key paths of a value, `[]` for any item of a list; those of a claim as `claim.`, wherever it stands."""
    if isinstance(value, list) and path.endswith("[]"):  # a pair
        return {path}
    if isinstance(value, list):
        return {f"{path}[]"} | {found for item in value for found in keys(item, f"{path}[]")}
    if not isinstance(value, dict) or path.rsplit(".", 1)[-1] in OPEN:
        return {path}
    if value.keys() >= CLAIM:
        own = {name: inner for name, inner in value.items() if name != "kind"}
        beside = {f"{path}.kind"} if "kind" in value else set()
        return {path} | beside | {found for name, inner in own.items() for found in keys(inner, f"claim.{name}")}
    below = {found for name, inner in value.items() for found in keys(inner, f"{path}.{name}" if path else name)}
    return below | ({path} if path else set())


def documented() -> set[str]:
    general, claim = PAGE.read_text(encoding="utf-8").split("A claim, wherever it stands:")
    key = re.compile(r"^\| `(.+?)` \|", re.MULTILINE)
    return {*key.findall(general), *(f"claim.{path}" for path in key.findall(claim))}


@pytest.fixture(scope="module")
def seen(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    answers = [assistant.ask(question) for question in QUESTIONS]
    whole = tmp_path_factory.mktemp("vergelijking")
    compared = comparison(whole, "Vergelijk de openstaande vacatures in Groningen en Drenthe")
    answers.append(replace(answers[0], comparison=compared))
    return {path for answer in answers for path in keys(to_json(answer))}


def test_every_key_is_documented(seen: set[str]) -> None:
    assert seen - documented() == set()


def test_every_documented_key_is_there(seen: set[str]) -> None:
    assert documented() - seen == set()


def test_the_example_is_what_the_assistant_answers(assistant: Assistant) -> None:
    assert lasting(written()) == lasting(example(assistant)), "renew it: python -m evals answer_example"


def test_the_readme_shows_what_the_terminal_shows(assistant: Assistant) -> None:
    assert shown_in() == shown(assistant), "renew it: python -m evals answer_example"
