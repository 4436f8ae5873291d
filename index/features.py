"""What is known of a candidate passage for a query, as numbers: the input of the ranking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.models import Kind, Passage
from index.agreement import period_agreement, region_agreement
from index.models import Asked, Query

Floats = NDArray[np.float32]
_FIGURE = re.compile(r"\d")
_ASKS_FIGURE = re.compile(r"\b(?:hoeveel|hvl|aantal(?:len)?|percentage|procent|hoe (?:hoog|groot|veel)|aandeel|welk deel|cijfers?)\b|%", re.I)


@dataclass(frozen=True, slots=True)
class Match:
    """What the query's words found: BM25 of every passage, with and without the thesaurus, and of every question."""

    terms: list[str]
    brought: dict[str, float]
    idf: dict[str, float]
    plain: Floats
    wide: Floats
    asked: Floats | None
    vector: Floats


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that a leg brought, with exact cosines of itself, its sentences and its questions."""

    row: int
    passage: Passage
    terms: frozenset[str]  # of its text
    head_terms: frozenset[str]  # of its title and section path
    cosine: float
    sentences: Floats
    asked: tuple[Asked, ...]


NAMES = (
    "words", "words_wide", "words_share", "question_words", "question_words_share", "cosine", "cosine_share",
    "sentence", "question", "question_second", "question_share", "coverage", "coverage_wide", "heading", "region",
    "period", "period_asked", "region_asked", "figure", "list", "length", "query_length", "rank_words", "rank_cosine",
    "rank_question", "blend",
)  # fmt: skip


def features(query: Query, match: Match, candidates: Sequence[Candidate]) -> tuple[tuple[str, ...], Floats]:
    """Names and values, shape (candidates, features)."""
    questions = np.array([max((a.similarity for a in c.asked), default=0.0) for c in candidates], np.float32)
    second = np.array([sorted((a.similarity for a in c.asked), reverse=True)[1:2] or [0.0] for c in candidates])
    asked = np.array([max((a.words for a in c.asked), default=0.0) for c in candidates], np.float32)
    plain = match.plain[[c.row for c in candidates]]
    wide = match.wide[[c.row for c in candidates]]
    cosine = np.array([c.cosine for c in candidates], np.float32)
    sentence = np.array([c.sentences.max(initial=0.0) for c in candidates], np.float32)
    covered = np.array([_coverage(match, c.terms, c.head_terms) for c in candidates], np.float32)
    asks_figure = float(bool(_ASKS_FIGURE.search(query.text)))
    held = np.array([_held(query, c.passage, asks_figure) for c in candidates], np.float32)
    n = len(candidates)
    columns = [
        plain, wide, _share(plain), asked, _share(asked), cosine, _share(cosine), sentence, questions, second[:, 0],
        _share(questions), *covered.T, held[:, 0], held[:, 1],
        np.full(n, bool(query.periods)), np.full(n, bool(query.regions)), held[:, 2], held[:, 3], held[:, 4],
        np.full(n, len(match.terms)), _ranks(wide), _ranks(cosine), _ranks(questions),
        cosine + questions + 0.6 * _share(wide) + 0.4 * _share(asked),
    ]  # fmt: skip
    return NAMES, np.stack([np.asarray(c, np.float32) for c in columns], axis=1)


def _coverage(match: Match, held: frozenset[str], heads: frozenset[str]) -> tuple[float, float, float]:
    """Share of the query's idf that a passage holds: by its own words, with the thesaurus, in the headings."""
    total = sum(match.idf[t] for t in match.terms) or 1.0
    own = sum(match.idf[t] for t in match.terms if t in held or t in heads)
    brought = sum(match.idf[t] * w for t, w in match.brought.items() if t in held)
    return own / total, min(1.5, (own + brought) / total), sum(match.idf[t] for t in match.terms if t in heads) / total


def _held(query: Query, passage: Passage, asks_figure: float) -> tuple[float, float, float, float, float]:
    return (
        region_agreement(query.regions, passage.regions),
        period_agreement(query.periods, passage.periods),
        asks_figure * (1.0 if _FIGURE.search(passage.text) else -1.0),
        float(passage.kind is Kind.LIST),
        len(passage.text) / 1000,
    )


def _share(values: Floats) -> Floats:
    """Each value as a share of the greatest."""
    top = float(values.max(initial=0.0))
    return values / top if top > 0 else values


def _ranks(values: Floats) -> Floats:
    """Reciprocal rank of each value: 1 for the best."""
    order = np.argsort(-values, kind="stable")
    ranks = np.empty(len(values), np.float32)
    ranks[order] = np.arange(1, len(values) + 1)
    return 1.0 / ranks
