"""Asking all cases, scoring the answers, and keeping both in one file."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from assistant.models import Answer
from assistant.public import to_json
from evals.casefile import case_row, parse_case
from evals.failures import problems
from evals.given import parse_answer
from evals.measures import MEASURES
from evals.measures.consistency import Outcome, Rewording, agreement, found
from evals.measures.measure import Measure
from evals.models import Case, Given, Item
from evals.sources import Sources

FORMAT = 1

#: Answers a question with its history, in the public JSON form.
Answerer = Callable[[str, tuple[str, ...]], dict[str, Any]]
Progress = Callable[[str, int, int], None]  # (step, done, total)


class RunError(ValueError):
    """A file that holds no run; the message says what to do, in Dutch."""


class Asks(Protocol):
    """What can be asked: the assistant, or anything that takes its place."""

    def ask(self, text: str, history: tuple[str, ...] = ()) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Meta:
    """What was run on what: enough to run it again, and to see what differs between two runs."""

    name: str
    made: str
    corpus: str  # digest of the library, splitter included
    editions: dict[str, str]  # checksum of each source
    cases: str  # digest of the cases
    drafter: str = ""
    model: str = ""
    index: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A case, the answer to it, each measure's score, and what is wrong with it in words."""

    case: Case
    answer: Given
    scores: Mapping[str, float]
    problems: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Correct, or rightly refused, and nothing wrong with its sources."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Reworded:
    """A question in three forms: how far the answers agree, and how many gave the figure."""

    rewording: Rewording
    agreement: float
    found: float


@dataclass(frozen=True, slots=True)
class Run:
    """The outcome of one evaluation."""

    meta: Meta
    results: tuple[Result, ...]
    reworded: tuple[Reworded, ...] = ()


def by_assistant(assistant: Asks) -> Answerer:
    """An answerer that asks the assistant."""

    def answer(question: str, history: tuple[str, ...]) -> dict[str, Any]:
        return to_json(assistant.ask(question, history))

    return answer


def ask_cases(cases: Sequence[Case], answerer: Answerer, progress: Progress) -> dict[str, Given]:
    """The answer to each case, by its id."""
    given = {}
    for number, case in enumerate(cases, 1):
        given[case.id] = parse_answer(answerer(case.question, case.history) | {"id": case.id}, case.id)
        progress("Vragen", number, len(cases))
    return given


def score(
    cases: Iterable[Case], answers: Mapping[str, Given], sources: Sources, measures: Sequence[Measure] = MEASURES
) -> tuple[Result, ...]:
    """Every measure on every answer. Raises RunError where an answer is missing."""
    results = []
    for case in cases:
        if case.id not in answers:
            raise RunError(f"Bij vraag '{case.id}' is geen antwoord. Beantwoord alle vragen en probeer het opnieuw.")
        item = Item(case, answers[case.id], sources)
        scores = {measure.name: measure.score(item) for measure in measures}
        results.append(Result(case, item.answer, scores, problems(item)))
    return tuple(results)


def ask_rewordings(rewordings: Sequence[Rewording], answerer: Answerer, progress: Progress) -> tuple[Reworded, ...]:
    """Each question in its three forms."""
    reworded = []
    for number, rewording in enumerate(rewordings, 1):
        outcome = Outcome(rewording, tuple(parse_answer(answerer(form, ())) for form in rewording.forms))
        reworded.append(Reworded(rewording, agreement(outcome), found(outcome)))
        progress("Herformuleringen", number, len(rewordings))
    return tuple(reworded)


def read_rewordings(path: Path) -> tuple[Rewording, ...]:
    """The rewordings of a file with one JSON object a line; none where there is no file."""
    if not path.is_file():
        return ()
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return tuple(Rewording(row["question"], row["reworded"], row["typo"], row["figure"]) for row in rows)


def write_run(run: Run, path: Path) -> None:
    """The run as one JSON file. It holds passages of the sources: keep it where those may be kept."""
    content = {
        "format": FORMAT,
        "meta": asdict(run.meta),
        "results": [_result_row(result) for result in run.results],
        "reworded": [asdict(item) for item in run.reworded],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_run(path: Path) -> Run:
    """The run in a file. Raises RunError."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise RunError(f"{path} komt van een andere versie van AIMI. Draai opnieuw: aimi eval run")
        results = tuple(_read_result(row) for row in content["results"])
        reworded = tuple(Reworded(Rewording(**row.pop("rewording")), **row) for row in content["reworded"])
        return Run(Meta(**content["meta"]), results, reworded)
    except FileNotFoundError as error:
        raise RunError(f"{path} bestaat niet. Draai eerst: aimi eval run --out {path}") from error
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise RunError(f"{path} is geen bestand van aimi eval run. Kies een ander bestand.") from error


def _result_row(result: Result) -> dict[str, Any]:
    scores = {name: None if math.isnan(score) else score for name, score in result.scores.items()}
    case = case_row(result.case) | {"group": result.case.group}
    return {"case": case, "answer": result.answer.raw, "scores": scores, "problems": list(result.problems)}


def _read_result(row: dict[str, Any]) -> Result:
    group = row["case"].pop("group")
    case = parse_case(json.dumps(row["case"]), group, row["case"]["id"], kept=False)
    scores = {name: math.nan if score is None else float(score) for name, score in row["scores"].items()}
    return Result(case, parse_answer(row["answer"], case.id), scores, tuple(row["problems"]))
