"""Finding the passages that answer a question: two legs over passages, two over their questions, one ranking."""

from __future__ import annotations

import json
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.dutch.thesaurus import expand
from corpus.models import Passage
from index.build import collection_prefix
from index.dense import DenseIndex, open_client
from index.encoders import Encoder
from index.features import Candidate, Match, features
from index.lexical import LexicalIndex, lexical_terms
from index.models import Asked, Evidence, Expansion, Found, Query
from index.rerank import Reranker
from index.store import IndexProblem, read_manifest, serving

POOL = 40  # candidates a leg brings
REMEMBERED = 20_000  # passages whose terms are kept in memory
QUESTION_POOL = 80  # passage questions a leg brings; several belong to one passage


@dataclass(frozen=True, slots=True)
class _Questions:
    """The passage questions of a build, and where those of each passage are."""

    passage: NDArray[np.int64]  # row of the passage, by question
    answers: list[tuple[int, ...]]
    vector: NDArray[np.int64]  # row in the table of vectors, by question
    of: dict[int, list[int]]  # questions, by row of the passage


class Retriever:
    """Searches one build. `passages` are those of the library that it was built from, in the same order."""

    def __init__(
        self, passages: Sequence[Passage], build: Path, encoder: Encoder, reranker: Reranker, server: str = ""
    ) -> None:
        manifest = read_manifest(build)
        if manifest.encoder != encoder.name:
            raise IndexProblem(
                f"Index is gebouwd met encoder '{manifest.encoder}', de instelling vraagt '{encoder.name}'; "
                "draai: aimi index build"
            )
        self.manifest = manifest
        self._passages = passages
        self._encoder = encoder
        self._reranker = reranker
        self._words = LexicalIndex.load(build / "words")
        self._table = np.load(build / "vectors.npy", mmap_mode="r")
        keys, sizes = json.loads((build / "vectors.json").read_text(encoding="utf-8"))
        self._rows = {key: row for row, key in enumerate(keys)}
        self._ends = np.cumsum(sizes)
        self._sizes = sizes
        client = open_client(None if server else build / "chroma", server)
        prefix = collection_prefix(build, server)
        self._dense = DenseIndex(client, f"{prefix}passages")
        self._dense_questions = DenseIndex(client, f"{prefix}questions")
        self._build = build
        self._terms: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._question_keys: dict[str, int] = {}
        self._questions = self._read_questions()
        self._question_words = (
            LexicalIndex.load(build / "question-words") if (build / "question-words").is_dir() else None
        )

    @classmethod
    def open(
        cls, passages: Sequence[Passage], digest: str, folder: Path, encoder: Encoder, reranker: Reranker,
        server: str = "",
    ) -> Retriever:
        """The retriever of the build that serves in `folder`. Raises `IndexProblem` where none fits."""
        build = serving(folder)
        if build is None:
            raise IndexProblem("Er is nog geen index; draai: aimi index build")
        if read_manifest(build).corpus != digest:
            raise IndexProblem("De bronnen zijn veranderd sinds de index is gebouwd; draai: aimi index build")
        return cls(passages, build, encoder, reranker, server)

    def _read_questions(self) -> _Questions:
        from corpus.questions import PassageQuestion
        from index.build import question_key

        passage, answers, vector, of = [], [], [], {}  # type: ignore[var-annotated]
        lines = (self._build / "questions.jsonl").read_text(encoding="utf-8").splitlines()
        for n, line in enumerate(lines):
            owner, text, sentences = json.loads(line)
            key = question_key(PassageQuestion(owner, text, ()))
            self._question_keys[key] = n
            passage.append(self._rows[owner])
            answers.append(tuple(sentences))
            vector.append(self._start(self._rows[key]))
            of.setdefault(self._rows[owner], []).append(n)
        return _Questions(np.array(passage, np.int64), answers, np.array(vector, np.int64), of)

    def _start(self, row: int) -> int:
        return int(self._ends[row] - self._sizes[row])

    def search(self, query: Query, k: int = 20) -> Found:
        """The `k` best passages for a query, best first."""
        widened = self.widen(query.text)
        vector = self._encoder.encode_queries([query.text])[0]
        match = self._match(query, widened, vector)
        candidates = self._candidates(query, match, vector)
        if not candidates:
            return Found((), widened)
        names, rows = features(query, match, candidates)
        scores = self._reranker.scores(query.text, names, rows, [c.passage for c in candidates])
        best = np.argsort(-scores, kind="stable")[:k]
        evidence = tuple(
            Evidence(
                candidates[i].passage, float(scores[i]), dict(zip(names, map(float, rows[i]), strict=True)),
                tuple(map(float, candidates[i].sentences)), candidates[i].asked,
            )
            for i in best
        )  # fmt: skip
        return Found(evidence, widened)

    def with_reranker(self, reranker: Reranker) -> Retriever:
        """The same retriever with another last ranking."""
        other = copy(self)
        other._reranker = reranker
        return other

    def idf(self, text: str) -> dict[str, float]:
        """How much each term of a text tells in this corpus."""
        return {term: self._words.idf(term) for term in lexical_terms(text)}

    def widen(self, text: str) -> tuple[Expansion, ...]:
        """The words that the thesaurus brings to a query, known to the index, heaviest first."""
        return tuple(Expansion(e.source, e.term, e.weight) for e in expand(text))

    def _match(self, query: Query, widened: tuple[Expansion, ...], vector: NDArray[np.float32]) -> Match:
        own = list(dict.fromkeys(lexical_terms(query.text)))
        brought: dict[str, float] = {}
        for expansion in widened:
            terms = [t for t in lexical_terms(expansion.term) if t not in own]
            for term in terms:
                brought[term] = max(brought.get(term, 0.0), expansion.weight / len(terms))
        plain = self._words.scores((term, 1.0) for term in own)
        wide = plain + self._words.scores(brought.items())
        asked = self._question_words.scores((term, 1.0) for term in own) if self._question_words else None
        return Match(own, brought, {t: self._words.idf(t) for t in [*own, *brought]}, plain, wide, asked, vector)

    def _candidates(self, query: Query, match: Match, vector: NDArray[np.float32]) -> list[Candidate]:
        rows: dict[int, None] = {}
        for scores in (match.plain, match.wide):
            rows.update(dict.fromkeys(_top(scores, POOL)))
        if match.asked is not None:
            for question in _top(match.asked, QUESTION_POOL):
                rows[int(self._questions.passage[question])] = None
        for key, _ in self._dense.nearest(vector, POOL, query.docs):
            rows[self._rows[key]] = None
        for key, _ in self._dense_questions.nearest(vector, QUESTION_POOL, query.docs):
            rows[int(self._questions.passage[self._question_keys[key]])] = None
        found = [self._candidate(row, match, vector) for row in sorted(rows)]
        return [c for c in found if not query.docs or c.passage.doc in query.docs]

    def _candidate(self, row: int, match: Match, vector: NDArray[np.float32]) -> Candidate:
        start = self._start(row)
        own = np.asarray(self._table[start : start + self._sizes[row]], np.float32) @ vector
        numbers = self._questions.of.get(row, [])
        near = np.asarray(self._table[self._questions.vector[numbers]], np.float32) @ vector if numbers else []
        asked = tuple(
            Asked(float(cosine), float(match.asked[n]) if match.asked is not None else 0.0, self._questions.answers[n])
            for n, cosine in zip(numbers, near, strict=True)
        )
        return Candidate(row, self._passages[row], *self._terms_of(row), float(own[0]), own[1:], asked)

    def _terms_of(self, row: int) -> tuple[frozenset[str], frozenset[str]]:
        """The terms of a passage's text and of its headings, remembered for the passages that come up."""
        if row not in self._terms:
            if len(self._terms) >= REMEMBERED:
                self._terms.clear()
            passage = self._passages[row]
            heads = f"{passage.title} {' '.join(passage.sections)}"
            self._terms[row] = frozenset(lexical_terms(passage.plain)), frozenset(lexical_terms(heads))
        return self._terms[row]


def _top(scores: NDArray[np.float32], k: int) -> list[int]:
    """The rows of the `k` best scores above zero."""
    k = min(k, len(scores))
    best = np.argpartition(-scores, k - 1)[:k] if k else np.array([], np.int64)
    return [int(i) for i in best if scores[i] > 0]
