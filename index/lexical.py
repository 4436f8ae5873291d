"""The lexical leg: BM25 over analysed terms, memory-mapped from disk."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from corpus.dutch.words import is_stopword, terms_of, written

Scores = NDArray[np.float32]
K1, B = 1.2, 0.6
COMMON = 0.5  # an expansion term that stands in more than this share of the documents brings nothing


def lexical_terms(text: str) -> list[str]:
    """The terms of a text as they are indexed; function words are left out."""
    return [form for word in written(text) for form in _forms(word)]


@lru_cache(maxsize=200_000)
def _forms(word: str) -> tuple[str, ...]:
    terms = (term.form for term in terms_of(word) if term.kind in {"stem", "part", "number"})
    return tuple(form for form in terms if not is_stopword(form))


def number(terms: Iterable[str], vocabulary: dict[str, int]) -> array[int]:
    """The number of each term; new terms get the next number."""
    return array("i", [vocabulary.setdefault(term, len(vocabulary)) for term in terms])


class LexicalIndex:
    """BM25 scores of documents for weighted query terms. Documents are known by their position."""

    def __init__(self, model: bm25s.BM25, size: int) -> None:
        self._data, self._rows, self._starts = (
            np.asarray(model.scores[name]) for name in ("data", "indices", "indptr")
        )
        self._vocabulary: dict[str, int] = model.vocab_dict
        self._model = model
        self.size = size

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]]) -> LexicalIndex:
        """An index of documents given as lists of terms; at least one must hold a term."""
        ids: dict[str, int] = {}
        return cls.of_numbers([number(document, ids) for document in documents], ids)

    @classmethod
    def of_numbers(cls, documents: Sequence[Sequence[int]], vocabulary: dict[str, int]) -> LexicalIndex:
        """An index of documents given as numbers of terms (see `number`)."""
        model = bm25s.BM25(k1=K1, b=B, method="lucene")
        model.index((documents, vocabulary), show_progress=False)
        return cls(model, len(documents))

    def save(self, folder: Path) -> None:
        """Write the index into `folder`."""
        self._model.save(folder)
        (folder / "size.json").write_text(json.dumps(self.size), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """The index of `folder`, memory-mapped: replicas share its pages."""
        size = int(json.loads((folder / "size.json").read_text(encoding="utf-8")))
        return cls(bm25s.BM25.load(folder, mmap=True), size)

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """The number of each term."""
        return self._vocabulary

    def __contains__(self, term: object) -> bool:
        return term in self._vocabulary

    def frequency(self, term: str) -> int:
        """In how many documents the term stands."""
        column = self._vocabulary.get(term)
        return 0 if column is None else int(self._starts[column + 1] - self._starts[column])

    def idf(self, term: str) -> float:
        """How much a term tells: log(1 + (N - n + 0.5) / (n + 0.5)), Robertson & Sparck Jones as in Lucene."""
        n = self.frequency(term)
        return float(np.log(1 + (self.size - n + 0.5) / (n + 0.5)))

    def scores(self, terms: Iterable[tuple[str, float]]) -> Scores:
        """BM25 of every document for (term, weight) pairs."""
        total = np.zeros(self.size, np.float32)
        for term, weight in terms:
            column = self._vocabulary.get(term)
            if column is None:
                continue
            start, end = self._starts[column], self._starts[column + 1]
            if weight < 1 and end - start > COMMON * self.size:
                continue
            total[self._rows[start:end]] += weight * self._data[start:end]
        return total
