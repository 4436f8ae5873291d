"""The rankings that are compared: each leg alone, two ways of fusing them, and the learned one.

Each is a last ranking over the same candidates, so that nothing but the order differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.models import Passage
from index.rerank import BlendReranker, LearnedReranker, Reranker
from index.trees import Trees

Floats = NDArray[np.float32]
LEGS = ("words_wide", "cosine", "question_words", "question")
LEARNED = "learned trees"
RRF = 60  # Cormack, Clarke & Buettcher (2009)


@dataclass(frozen=True, slots=True)
class ByFeature:
    """One leg alone: the order of one feature."""

    name: str

    def scores(self, query: str, names: tuple[str, ...], rows: Floats, passages: Sequence[Passage]) -> Floats:
        return rows[:, names.index(self.name)]


@dataclass(frozen=True, slots=True)
class ReciprocalRanks:
    """Reciprocal rank fusion of the legs: the sum of 1 / (60 + rank) over those that found a passage at all."""

    def scores(self, query: str, names: tuple[str, ...], rows: Floats, passages: Sequence[Passage]) -> Floats:
        total = np.zeros(len(rows), np.float32)
        for name in LEGS:
            values = rows[:, names.index(name)]
            ranks = np.empty(len(rows))
            ranks[np.argsort(-values, kind="stable")] = np.arange(1, len(rows) + 1)
            total += np.where(values > 0, 1 / (RRF + ranks), 0).astype(np.float32)
        return total


def rankings(trees: Trees | None = None) -> dict[str, Reranker]:
    """All rankings by the name under which they are reported; `trees` in place of the ensemble that ships."""
    return {
        "BM25": ByFeature("words"),
        "BM25 with thesaurus": ByFeature("words_wide"),
        "vectors of passages": ByFeature("cosine"),
        "vectors of sentences": ByFeature("sentence"),
        "BM25 of passage questions": ByFeature("question_words"),
        "vectors of passage questions": ByFeature("question"),
        "reciprocal rank fusion": ReciprocalRanks(),
        "weighted sum": ByFeature("blend"),
        "weighted sum, region, period": BlendReranker(),
        LEARNED: LearnedReranker(trees),
    }
