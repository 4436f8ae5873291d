"""Passage questions by a language model: a scripted one on this machine, over OpenAI's protocol."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel

from assistant.draft.provider import chat_model
from corpus.questions import PassageQuestion, questions_for
from index.enrich import Enriched, EnrichProblem, enrich, plan
from tests.index.material import questions, silent, twins
from tests.index.plain_model import PlainModel, Say, plain_model

GOOD: dict[str, Any] = {
    "questions": [
        {"question": "waar halen ze  timmerlui vandaan", "answer": [1, 0, 9]},
        {"question": "zonder bewijs", "answer": [7]},
        {"question": "te lang " * 40, "answer": [0]},
    ],
    "near_misses": ["hoeveel timmerlui in 1999?", "waar halen ze timmerlui vandaan"],
}


FAILS = 500


def good(message: str) -> str:
    return json.dumps(GOOD)


def run(folder: Path, say: Say) -> tuple[list[str], Enriched | EnrichProblem]:
    """What the model was asked, and the outcome or the problem."""
    with plain_model(say) as model:
        try:
            return model.asked, enrich(plan(twins(), (), folder), folder, client(model), silent)
        except EnrichProblem as problem:
            return model.asked, problem


def client(model: PlainModel) -> BaseChatModel:
    return chat_model("openai:klein", model.url)


def test_a_plan_counts_the_passages_without_questions(tmp_path: Path) -> None:
    whole = plan(twins(), (), tmp_path)
    assert (whole.docs, whole.calls) == (("noord", "zuid"), 10)
    assert 10 * 260 < whole.tokens < 10 * 1000


def test_sources_with_questions_of_the_project_are_left_alone(tmp_path: Path) -> None:
    assert plan(twins(), questions(twins()[:1]), tmp_path).docs == ("zuid",)


def test_usable_questions_are_written_and_found_again(tmp_path: Path) -> None:
    asked, done = run(tmp_path, good)
    assert (len(asked), done) == (10, Enriched(questions=10, failed=0, tokens=1600))
    bound = questions_for(twins(), tmp_path)
    assert set(bound) == {PassageQuestion(p.id, "waar halen ze timmerlui vandaan", (0, 1)) for p in twins()}
    row = json.loads((tmp_path / "noord.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert row["near_misses"] == ["hoeveel timmerlui in 1999?"]


def test_no_sentence_of_a_source_stands_in_the_file(tmp_path: Path) -> None:
    run(tmp_path, good)
    written = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert not [p for p in twins() if p.sentence_text(0) in written]


def test_the_model_sees_one_passage_with_numbered_sentences(tmp_path: Path) -> None:
    asked, _ = run(tmp_path, good)
    assert asked[0].splitlines()[:3] == [
        "Publicatie: Blad noord", "Paragraaf: Vacatures in Groningen", "0. Er staan 320 vacatures open bij winkels.",
    ]  # fmt: skip


def test_what_is_done_is_not_asked_again(tmp_path: Path) -> None:
    run(tmp_path, good)
    assert plan(twins(), (), tmp_path).calls == 0


def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path) -> None:
    class Stop(BaseException):
        pass

    def stop(step: str, done: int, total: int) -> None:
        if done == 7:
            raise Stop

    with plain_model(good) as model, pytest.raises(Stop):
        enrich(plan(twins(), (), tmp_path), tmp_path, client(model), stop)
    with (tmp_path / "zuid.jsonl.part").open("a", encoding="utf-8") as file:
        file.write('{"sentences": ["a kill cut thi')
    assert not questions_for(twins()[5:], tmp_path)  # an unfinished file is not read by the index
    asked, _ = run(tmp_path, good)
    assert len(asked) == 3
    assert len(questions_for(twins(), tmp_path)) == 10


def test_a_passage_without_a_usable_answer_is_counted_and_tried_again(tmp_path: Path) -> None:
    _asked, done = run(tmp_path, lambda message: "geen JSON" if "Bouw" in message else good(message))
    assert done == Enriched(questions=8, failed=2, tokens=1280)
    assert plan(twins(), (), tmp_path).calls == 2


def test_a_model_that_keeps_failing_stops_the_run_and_keeps_what_there_was(tmp_path: Path) -> None:
    asked, problem = run(tmp_path, lambda m: FAILS if "Scholing" in m or "zuid" in m else good(m))
    assert "Het taalmodel antwoordt niet" in str(problem)
    assert len(asked) == 8
    assert len(questions_for(twins(), tmp_path)) == 4


def test_a_single_failure_does_not_stop_the_run(tmp_path: Path) -> None:
    _, done = run(tmp_path, lambda m: FAILS if "Bouw in Drenthe" in m else good(m))
    assert done == Enriched(questions=9, failed=1, tokens=1440)
