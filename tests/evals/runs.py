"""Runs of the assistants of `fakes` over real cases, made without an index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.library import Library
from evals.evaluate import evaluate
from evals.measures.consistency import Rewording
from evals.models import Case
from evals.run import Answerer, Run
from tests.evals.fakes import Fake


def silent(step: str, done: int, total: int) -> None:
    """No progress."""


def answerer_of(fake: Fake, cases: Sequence[Case]) -> Answerer:
    """Finds the case back by its question; rewordings get the answer to the case that they reword."""
    by_question = {(case.question, case.history): case for case in cases}
    by_figure = {group[0]: case for case in cases if case.answerable for group in case.must_include}

    def answer(question: str, history: tuple[str, ...]) -> dict[str, Any]:
        case = by_question.get((question, history)) or by_figure[question.rpartition(" ")[2]]
        return fake(case)

    return answer


def run_of(fake: Fake, cases: Sequence[Case], library: Library, name: str = "proef") -> Run:
    figures = [case.must_include[0][0] for case in cases if case.must_include][:5]
    reworded = [Rewording(*(f"{form} {figure}" for form in ("a", "b", "c")), figure) for figure in figures]
    return evaluate(name, "2026-11-20T10:00:00", answerer_of(fake, cases), cases, library, silent, reworded)
