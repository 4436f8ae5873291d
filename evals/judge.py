"""A language model as judge, for who wants a second opinion: off by default, and never part of the gate.

Each answer is judged three times; how often the three agree is reported beside the mean, because a judge that
does not agree with itself says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage, SystemMessage

from evals.measures.measure import UNSCORED, Measure, mean
from evals.models import Item

RUNS = 3
GRADES = {"GOED": 1.0, "DEELS": 0.5, "FOUT": 0.0}
PROMPT = (
    "Je beoordeelt een antwoord op een vraag over de arbeidsmarkt. Je krijgt de vraag, de passages die het juiste "
    "antwoord bevatten, en het gegeven antwoord. GOED: het antwoord zegt wat de passages op deze vraag antwoorden. "
    "DEELS: er ontbreekt iets belangrijks. FOUT: het zegt iets anders, of iets wat er niet staat. Antwoord met "
    "één woord."
)
_GRADE = re.compile("|".join(GRADES))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The grades of one answer, one a run."""

    grades: tuple[float, ...]

    @property
    def agreed(self) -> bool:
        """True if every run gave the same grade."""
        return len(set(self.grades)) == 1


def judge(item: Item, model: BaseChatModel, runs: int = RUNS) -> Verdict:
    """The model's verdict on an answer. A reply without a grade counts as FOUT: not knowing counts against."""
    messages = [SystemMessage(PROMPT), HumanMessage(_task(item))]
    replies = (str(model.invoke(messages).content).upper() for _ in range(runs))
    return Verdict(tuple(GRADES[match[0]] if (match := _GRADE.search(reply)) else 0.0 for reply in replies))


def measures(model: BaseChatModel, runs: int = RUNS) -> tuple[Measure, Measure]:
    """The judge as two measures: mean grade, and share of the answers on which its runs agree.

    Both are unscored for refusals and for questions that must be refused.
    """
    verdicts: dict[str, Verdict] = {}

    def verdict(item: Item) -> Verdict | None:
        if item.answer.refused or not item.case.answerable:
            return None
        if item.case.id not in verdicts:
            verdicts[item.case.id] = judge(item, model, runs)
        return verdicts[item.case.id]

    def grade(item: Item) -> float:
        found = verdict(item)
        return mean(found.grades) if found else UNSCORED

    def agreement(item: Item) -> float:
        found = verdict(item)
        return float(found.agreed) if found else UNSCORED

    return (
        Measure("judge", "Oordeel van een taalmodel", grade, mean),
        Measure("judge_agreement", "Beoordelingen die gelijk uitvielen", agreement, mean),
    )


def _task(item: Item) -> str:
    gold = "\n".join(f"- {gold.quote}" for gold in item.case.gold)
    asked = "\n".join((*item.case.history, item.case.question))
    return f"Vraag:\n{asked}\n\nPassages:\n{gold}\n\nAntwoord:\n{item.answer.text}"
