"""From a question as understood to the evidence for it: one search, or one a side and merged fairly."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, zip_longest

from assistant.models import Question, QuestionKind
from index.models import Evidence, Expansion, Found, Query
from index.retriever import Retriever

DEPTH = 20


def query_of(question: Question, docs: frozenset[str] = frozenset()) -> Query:
    """The search that a question asks for."""
    return Query(
        question.text,
        tuple(r.candidates for r in question.regions),
        tuple(p.period for p in question.periods if p.period),
        docs,
    )


def sides_of(question: Question) -> tuple[Question, ...]:
    """A comparison as one question a side, each with its own region or period; others as they are."""
    if question.kind is not QuestionKind.COMPARISON:
        return (question,)
    regions = {r.written.lower(): r for r in question.regions}
    periods = {p.period: p for p in question.periods if p.period}
    if len(regions) > 1 and len(periods) in {0, 1, len(regions)}:
        pairs = list(zip(regions.values(), periods.values(), strict=False)) if len(periods) == len(regions) else None
        if pairs:
            return tuple(_side(question, _without(question, r.span, p.span), regions=(r,), periods=(p,)) for r, p in pairs)
        return tuple(_side(question, _without(question, r.span, None), regions=(r,)) for r in regions.values())
    if len(periods) > 1:
        return tuple(_side(question, _without(question, None, p.span), periods=(p,)) for p in periods.values())
    return (question,)


def _side(question: Question, text: str, **slots: object) -> Question:
    return replace(question, text=text, **slots)  # type: ignore[arg-type]


def _without(question: Question, region: object, period: object) -> str:
    """The question's text without the other sides' regions and periods."""
    text = question.text
    gone = [r.span for r in question.regions if region is not None and r.span != region]
    gone += [p.span for p in question.periods if period is not None and p.span != period]
    for span in sorted(gone, reverse=True):
        text = text[: span.start] + text[span.end :]
    return " ".join(text.split())


def find(retriever: Retriever, question: Question, docs: frozenset[str] = frozenset()) -> tuple[Found, tuple[str, ...]]:
    """The evidence for a question and the queries that were run; each side of a comparison is in the first five."""
    sides = sides_of(question)
    founds = [retriever.search(query_of(side, docs), DEPTH) for side in sides]
    if len(founds) == 1:
        return founds[0], (sides[0].text,)
    whole = retriever.search(query_of(question, docs), DEPTH)
    rounds = zip_longest(*(f.evidence for f in founds), whole.evidence)
    merged: dict[str, Evidence] = {}
    for evidence in chain.from_iterable(rounds):
        if evidence is not None:
            merged.setdefault(evidence.passage.id, evidence)
    expansions: tuple[Expansion, ...] = whole.expansions
    return Found(tuple(merged.values())[:DEPTH], expansions), tuple(side.text for side in sides)
