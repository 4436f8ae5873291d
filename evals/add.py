"""From use to case: a saved answer or a user's report becomes a case, once it is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.dutch.words import analyse
from evals.given import AnswerError, parse_answer
from evals.matching import says, trigrams
from evals.models import Case, Cited, Given, Gold
from evals.sources import Sources

NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Report:
    """What was asked and answered, and what the user said of it."""

    question: str
    history: tuple[str, ...]
    answer: Given
    remark: str

    @property
    def quotes(self) -> tuple[Gold, ...]:
        """The quotes of the answer, to choose the gold from."""
        cited = [citation for claim in self.answer.shown for citation in claim.citations]
        return tuple(dict.fromkeys(Gold(c.doc, c.quote, c.page) for c in cited))


@dataclass(frozen=True, slots=True)
class Twin:
    """A case that asks nearly the same, and how near it is (1.0 is the same)."""

    case: Case
    likeness: float


def read_report(row: Mapping[str, Any]) -> Report:
    """A saved answer, or a report that holds one under `answer`. Raises AnswerError without a question."""
    held = row.get("answer")
    answer = dict(held) if isinstance(held, Mapping) else dict(row)
    question = str(row.get("question") or answer.get("question") or "").strip()
    if not question:
        raise AnswerError("In dit bestand staat geen vraag. Bewaar het antwoord met: aimi ask --json")
    history = row.get("history") or answer.get("history") or ()
    remark = " ".join(str(row[key]) for key in ("verdict", "note") if row.get(key))
    return Report(question, tuple(map(str, history)), parse_answer(answer), remark)


def faults(case: Case, sources: Sources) -> tuple[str, ...]:
    """What makes a case unfit, in Dutch: gold that does not stand in the source, demands that gold contradicts."""
    found = [
        f"het citaat staat niet in {gold.doc}: “{gold.quote[:80]}”"
        for gold in case.gold
        if not sources.hold(Cited(gold.doc, gold.page, gold.quote))
    ]
    quoted = " ".join(gold.quote for gold in case.gold)
    found += [f"gold zegt niet: {' of '.join(g)}" for g in case.must_include if not any(says(quoted, s) for s in g)]
    found += [f"gold zegt wat verboden is: {s}" for s in case.must_not_include if says(quoted, s)]
    short = [gold.quote for gold in case.gold if len(re.findall(r"\w+", gold.quote)) < 3]
    if case.all_gold or len(short) == len(case.gold):
        found += [f"het citaat is te kort om te herkennen: “{quote}”" for quote in short]
    return tuple(found)


def near_duplicates(case: Case, cases: Iterable[Case]) -> tuple[Twin, ...]:
    """The cases that ask nearly the same, nearest first: share of common word stems or trigrams from `NEAR` on."""
    twins = [Twin(other, likeness(case, other)) for other in cases if other.id != case.id]
    return tuple(sorted((t for t in twins if t.likeness >= NEAR), key=lambda t: (-t.likeness, t.case.id)))


def likeness(one: Case, other: Case) -> float:
    """How far two questions share words: the larger Jaccard index of their stems and of their trigrams."""
    asked, also = " ".join((*one.history, one.question)), " ".join((*other.history, other.question))
    return max(_jaccard(_stems(asked), _stems(also)), _jaccard(trigrams(asked), trigrams(also)))


def next_id(group: str, cases: Iterable[Case]) -> str:
    """The id behind the last of its group: the same letters, the next number."""
    ids = [match for case in cases if case.group == group and (match := re.fullmatch(r"(.*?)(\d+)", case.id))]
    if not ids:
        return f"{group}-c001"
    last = max(ids, key=lambda match: int(match[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}"


def is_old(case: Case, today: date) -> bool:
    """True if the fact that the case asks for may have aged."""
    return case.expires is not None and case.expires < today


def _stems(text: str) -> frozenset[str]:
    return frozenset(term.form for term in analyse(text) if term.kind in {"stem", "number"})


def _jaccard(one: frozenset[Any], other: frozenset[Any]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
