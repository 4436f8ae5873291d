"""One evaluation, from questions to scores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.library import Library
from evals.casefile import cases_digest
from evals.given import read_answers
from evals.measures import MEASURES
from evals.measures.consistency import Rewording
from evals.measures.measure import Measure
from evals.models import Case
from evals.run import Answerer, Meta, Progress, Result, Run, RunError, ask_cases, ask_rewordings, score
from evals.sources import Sources, editions


def evaluate(
    name: str,
    made: str,
    answerer: Answerer,
    cases: Sequence[Case],
    library: Library,
    progress: Progress,
    rewordings: Sequence[Rewording] = (),
    measures: Sequence[Measure] = MEASURES,
) -> Run:
    """The run of an answerer over cases whose gold stands in the library. `made`: the moment that the run names."""
    answers = ask_cases(cases, answerer, progress)
    reworded = ask_rewordings(rewordings, answerer, progress)
    results = score(cases, answers, Sources.of(library), measures)
    return Run(_meta(name, made, library, results), results, reworded)


def from_file(path: Path, cases: Sequence[Case]) -> Answerer:
    """An answerer that gives what `aimi ask --batch` wrote for these cases. Raises AnswerError or RunError."""
    answers = read_answers(path)
    missing = [case.id for case in cases if case.id not in answers]
    if missing:
        raise RunError(f"In {path} staat bij {len(missing)} vragen geen antwoord; de eerste is '{missing[0]}'.")
    rows = {(case.question, case.history): answers[case.id].raw for case in cases}

    def answer(question: str, history: tuple[str, ...]) -> dict[str, Any]:
        return dict(rows[question, history])

    return answer


def _meta(name: str, made: str, library: Library, results: Sequence[Result]) -> Meta:
    """What the run was made of; drafter, model and index as the answers' own traces name them."""
    traces = [result.answer.raw.get("trace") or {} for result in results]

    def named(key: str) -> str:
        return next((str(trace[key]) for trace in traces if trace.get(key)), "")

    return Meta(
        name=name,
        made=made,
        corpus=library.digest,
        editions=editions(library.sources),
        cases=cases_digest(result.case for result in results),
        drafter=named("drafter"),
        model=named("model"),
        index=named("index"),
    )
