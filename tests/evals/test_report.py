from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from corpus.library import Library
from evals.charts import histogram, risk_coverage_chart, standalone
from evals.docs import write_docs
from evals.measures.abstention import Point
from evals.models import Case
from evals.report import report
from evals.run import Run
from tests.evals.fakes import Oracle, WrongPassage
from tests.evals.runs import run_of


@pytest.fixture(scope="module")
def run(starter: Library, shipped: tuple[Case, ...]) -> Run:
    return run_of(WrongPassage(starter), shipped, starter)


class Balance(HTMLParser):
    """Raises on a tag that is closed but not open, and keeps what is left open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in {"meta", "link", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_needs_nothing_from_elsewhere(run: Run) -> None:
    page = report(run)
    parser = Balance()
    parser.feed(page)
    assert parser.open == []
    assert not re.search(r"<script|<link|<img|@import|url\(|src=", page)
    assert 'lang="nl"' in page
    assert page.count("<h1") == 1


def test_every_failure_shows_question_expected_given_evidence_and_trace(run: Run) -> None:
    page = report(run)
    failures = [result for result in run.results if not result.right]
    assert failures
    assert page.count("<details>") == len(failures)
    shown = page[page.index(f'<span class="id">{failures[0].case.id}</span>') :].split("</details>")[0]
    assert re.search(r"<li>\d+ × [a-z]", page)
    for part in ("Wat er mis is", "Verwacht", "Gegeven", "Gevonden passages", "Hoe het antwoord ontstond"):
        assert part in shown


def test_the_page_says_which_goals_are_met_in_words(run: Run) -> None:
    page = report(run)
    assert "doel: minstens 85,0%, gehaald" in page
    assert "doel: hoogstens 0, niet gehaald" in page


def test_a_failure_says_at_which_rank_the_gold_was_found(run: Run) -> None:
    assert "Gezochte passage: op plaats 1" in report(run)


def test_text_of_questions_and_answers_is_never_read_as_html(starter: Library, shipped: tuple[Case, ...]) -> None:
    from dataclasses import replace

    hostile = replace(next(case for case in shipped if case.answerable), question="<img src=x onerror=alert(1)>?")
    page = report(run_of(WrongPassage(starter), [hostile], starter))
    assert "<img" not in page
    assert "&lt;img" in page


def test_a_run_without_failures_or_certainty_makes_a_page_too(starter: Library, shipped: tuple[Case, ...]) -> None:
    def without_trace(case: Case) -> dict[str, object]:
        return Oracle(starter)(case) | {"trace": None}

    page = report(run_of(without_trace, shipped[40:44], starter))
    assert "alles is goed beantwoord" in page
    assert "zeggen niet hoe zeker" in page


def test_charts_say_in_words_what_they_show_and_stand_alone() -> None:
    for chart in (
        risk_coverage_chart((Point(0.5, 0.1), Point(1.0, 0.3)), "Risico"),
        histogram([1.0, 5.0, 9.0], "Tijd", "ms"),
    ):
        root = ElementTree.fromstring(standalone(chart))
        assert root.get("aria-label") in {"Risico", "Tijd"}
        assert root.get("role") == "img"


def test_the_docs_hold_numbers_and_no_words_of_the_answers(run: Run, tmp_path: Path) -> None:
    page = write_docs([run], tmp_path).read_text(encoding="utf-8")
    assert "| `correct` Goed beantwoord |" in page
    assert (tmp_path / "img" / "evaluation-proef.svg").is_file()
    assert not any(gold.quote in page for result in run.results for gold in result.case.gold)
