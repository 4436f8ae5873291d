from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.library import Library
from evals.evaluate import from_file
from evals.given import AnswerError, parse_answer, read_answers
from evals.models import Case
from evals.run import RunError, read_rewordings, read_run, write_run
from evals.summary import summarise
from tests.evals.fakes import Oracle, WrongPassage
from tests.evals.runs import run_of


def test_a_run_is_read_back_as_it_was_written(tmp_path: Path, starter: Library, shipped: tuple[Case, ...]) -> None:
    run = run_of(WrongPassage(starter), shipped[40:60], starter)
    write_run(run, tmp_path / "runs" / "proef.json")
    read = read_run(tmp_path / "runs" / "proef.json")
    assert read.meta == run.meta
    assert read.reworded == run.reworded
    assert [(r.case, r.answer, r.problems) for r in read.results] == [
        (r.case, r.answer, r.problems) for r in run.results
    ]
    assert str(summarise(read)) == str(summarise(run))


def test_a_right_answer_has_no_problems_and_a_wrong_one_says_which(starter: Library, shipped: tuple[Case, ...]) -> None:
    cases = [case for case in shipped if case.id == "rdr-c001"]
    assert run_of(Oracle(starter), cases, starter).results[0].right
    wrong = run_of(WrongPassage(starter), cases, starter).results[0]
    assert not wrong.right
    assert "cijfer staat niet in de citaten: 4.450" in wrong.problems[0]


def test_answers_made_elsewhere_are_scored_by_their_id(
    tmp_path: Path, starter: Library, shipped: tuple[Case, ...]
) -> None:
    path, cases = tmp_path / "answers.jsonl", shipped[:3]
    path.write_text("\n".join(json.dumps(Oracle(starter)(case)) for case in cases), encoding="utf-8")
    assert from_file(path, cases)(cases[1].question, cases[1].history)["id"] == cases[1].id
    with pytest.raises(RunError, match="geen antwoord"):
        from_file(path, shipped[:4])


@pytest.mark.parametrize("content", ["", "[]", '{"format": 1}', '{"format": 99}'])
def test_a_file_that_is_no_run_is_refused_in_one_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RunError):
        read_run(path)
    with pytest.raises(RunError, match="bestaat niet"):
        read_run(tmp_path / "weg.json")


def test_an_answer_without_the_public_form_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "status": "answered"}\n{"id": "b", "status": "misschien"}', encoding="utf-8")
    with pytest.raises(AnswerError, match=r"a\.jsonl, regel 2: .*'status'"):
        read_answers(path)


def test_certainty_comes_from_the_trace() -> None:
    assert parse_answer({"status": "refused", "trace": {"answerability": 0.3}}).confidence == 0.3
    assert parse_answer({"status": "refused"}).confidence is None


def test_no_rewordings_where_there_is_no_file(tmp_path: Path) -> None:
    assert read_rewordings(tmp_path / "geen.jsonl") == ()
