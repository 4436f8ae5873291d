from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.library import Library
from evals.casefile import SHIPPED, read_cases
from evals.cli import app
from evals.floors import FLOORS
from evals.models import Case
from evals.run import write_run
from tests.evals.fakes import Coward, Oracle
from tests.evals.runs import run_of


def call(*arguments: object, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=typed, env={"COLUMNS": "200"})
    return result.exit_code, result.output


@pytest.fixture
def runs(tmp_path: Path, starter: Library, shipped: tuple[Case, ...]) -> tuple[Path, Path]:
    paths = tmp_path / "voor.json", tmp_path / "na.json"
    for path, fake in zip(paths, (Oracle(starter), Coward(starter)), strict=True):
        write_run(run_of(fake, shipped[40:60], starter), path)
    return paths


def test_a_run_becomes_a_page_and_two_runs_a_comparison(runs: tuple[Path, Path]) -> None:
    code, shown = call("report", runs[0])
    assert code == 0
    assert runs[0].with_suffix(".html").read_text(encoding="utf-8").startswith("<!doctype html>")
    code, shown = call("compare", *runs)
    assert code == 0
    assert "Slechter: " in shown
    assert "ten onrechte niet beantwoord" in shown


def test_what_goes_wrong_is_one_sentence_and_exit_code_1(tmp_path: Path) -> None:
    code, shown = call("report", tmp_path / "weg.json")
    assert code == 1
    assert "bestaat niet. Draai eerst: aimi eval run" in shown.replace("\n", " ")
    assert "Traceback" not in shown
    assert call("run", "--drafter", "orakel", "--data", tmp_path)[0] == 1


def test_a_saved_answer_becomes_a_case_once_it_is_complete(tmp_path: Path, starter: Library) -> None:
    cases, saved = tmp_path / "cases", tmp_path / "answer.json"
    shutil.copytree(SHIPPED, cases)
    quote = "Medio 2024 waren er in Drenthe 4.450 openstaande vacatures."
    citation = {"doc": "feiten-rib-drenthe-2024-2025", "page": None, "quote": quote}
    claims = [{"text": quote, "citations": [citation]}]
    saved.write_text(json.dumps({"question": "Drenthe vacatures zomer?", "status": "answered", "claims": claims}))
    typed = "\n".join(
        ["figure", "1", "4.450", "3.850", "Drenthe", "2024-06", "", "redactie", "2027-07-01", "Found in use.", "y"]
    )
    code, shown = call("add", saved, "--cases", cases, "--data", starter.folder.parents[1], typed=typed + "\n")
    assert code == 0, shown
    added = read_cases(cases)
    assert len(added) == len(read_cases(SHIPPED)) + 1
    assert next(case for case in added if case.id == "rdr-c051").must_include == (("4.450",),)


def test_gold_that_does_not_stand_in_the_source_is_not_added(tmp_path: Path, starter: Library) -> None:
    cases, saved = tmp_path / "cases", tmp_path / "answer.json"
    shutil.copytree(SHIPPED, cases)
    saved.write_text(json.dumps({"question": "Iets anders?", "status": "refused"}))
    gold = ["feiten-rib-drenthe-2024-2025", "Er staan 9.999 banken in het park."]
    typed = "\n".join(["fact", "", "", *gold, "", "", "", "", "", "redactie", "", "Why."])
    code, shown = call("add", saved, "--cases", cases, "--data", starter.folder.parents[1], typed=typed + "\n")
    assert code == 1
    assert "Niet toegevoegd" in shown
    assert len(read_cases(cases)) == len(read_cases(SHIPPED))


def test_stale_gold_is_listed_with_exit_code_1(tmp_path: Path, starter: Library) -> None:
    floors, doc = tmp_path / "floors.toml", "feiten-amrd-themanotitie-2020"
    text = FLOORS.read_text(encoding="utf-8").partition("[editions]")[0]
    floors.write_text(f'{text}[editions]\n{doc} = "anders"\n', encoding="utf-8")
    code, shown = call("stale", "--floors", floors, "--data", starter.folder.parents[1])
    assert code == 1
    assert "de bron is veranderd; het citaat staat er nog" in shown
    assert "amrdn-c001" in shown
