"""Finding the passages that answer a question: two legs over passages, two over their questions, one ranking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.dutch.thesaurus import expand
from corpus.models import Passage
from index.encoders import Encoder
from index.features import Candidates, features
from index.lexical import lexical_terms
from index.models import Asked, Evidence, Expansion, Found, Query
from index.opened import OpenBuild
from index.ranges import Floats, Numbers, best_two, ranges, top
from index.rerank import Reranker
from index.store import IndexProblem, read_manifest, serving
from index.word_vectors import WordVectors

POOL = 40  # candidates a leg brings
QUESTION_POOL = 80  # passage questions a leg brings; several belong to one passage


@dataclass(frozen=True, slots=True)
class _Match:
    """What the query's words found: BM25 of every passage, with and without the thesaurus, and of every question."""

    terms: list[str]
    brought: dict[str, float]  # terms of the thesaurus with their weights
    plain: Floats
    wide: Floats
    asked: Floats | None


@dataclass(frozen=True, slots=True)
class _Near:
    """Cosines of the candidates' sentences and questions, those of one candidate beside each other."""

    sentences: Floats  # the first of each candidate is that of the passage as a whole
    sentence_counts: Numbers
    questions: Floats
    numbers: Numbers  # of these questions
    question_counts: Numbers


class Retriever:
    """Searches one build. `passages` are those of the library that it was built from, in the same order."""

    def __init__(
        self, passages: Sequence[Passage], build: Path, encoder: Encoder, reranker: Reranker, server: str = ""
    ) -> None:
        self.manifest = read_manifest(build)
        if self.manifest.encoder != encoder.name:
            raise IndexProblem(
                f"Index is gebouwd met encoder '{self.manifest.encoder}', de instelling vraagt '{encoder.name}'; "
                "draai: aimi index build"
            )
        self._passages = passages
        self._encoder = encoder
        self._reranker = reranker
        self._build = OpenBuild(build, server)

    @classmethod
    def open(
        cls,
        passages: Sequence[Passage],
        digest: str,
        folder: Path,
        encoder: Encoder,
        reranker: Reranker,
        server: str = "",
    ) -> Retriever:
        """The retriever of the build that serves in `folder`. Raises `IndexProblem` where none fits."""
        build = serving(folder)
        if build is None:
            raise IndexProblem("Er is nog geen index; draai: aimi index build")
        if read_manifest(build).corpus != digest:
            raise IndexProblem("De bronnen zijn veranderd sinds de index is gebouwd; draai: aimi index build")
        return cls(passages, build, encoder, reranker, server)

    def search(self, query: Query, k: int = 20) -> Found:
        """The `k` best passages for a query, best first."""
        text, readings = self._build.mended(query.text)
        widened = self.widen(text)
        vector = self._encoder.encode_queries([text])[0]
        match = self._match(text, widened)
        rows = self._rows(query, match, vector)
        if not len(rows):
            return Found((), readings + widened)
        near = self._near(rows, vector)
        candidates = self._candidates(rows, match, near)
        names, values = features(query, len(match.terms), candidates)
        scores = self._reranker.scores(text, names, values, candidates.passages)
        best = np.argsort(-scores, kind="stable")[:k]
        told = self._told(best, rows, match, near)
        known = [dict(zip(names, map(float, values[i]), strict=True)) for i in best]
        evidence = (
            Evidence(candidates.passages[i], float(scores[i]), slots, *rest)
            for i, slots, rest in zip(best, known, told, strict=True)
        )
        return Found(tuple(evidence), readings + widened)

    def with_reranker(self, reranker: Reranker) -> Retriever:
        """The same retriever with another last ranking."""
        other = copy(self)
        other._reranker = reranker
        return other

    @cached_property
    def words(self) -> WordVectors:
        """What single words mean, for comparing sentences word by word."""
        return WordVectors.of(self._encoder)

    def idf(self, text: str) -> dict[str, float]:
        """How much each term of a text tells in this corpus."""
        return {term: self._build.words.idf(term) for term in lexical_terms(text)}

    def widen(self, text: str) -> tuple[Expansion, ...]:
        """The words that the thesaurus brings to a query, heaviest first."""
        return tuple(Expansion(e.source, e.term, e.weight) for e in expand(text))

    def _match(self, text: str, widened: tuple[Expansion, ...]) -> _Match:
        own = list(dict.fromkeys(lexical_terms(text)))
        brought: dict[str, float] = {}
        for expansion in widened:
            terms = [t for t in lexical_terms(expansion.term) if t not in own]
            for term in terms:
                brought[term] = max(brought.get(term, 0.0), expansion.weight / len(terms))
        words, asked = self._build.words, self._build.question_words
        plain = words.scores((term, 1.0) for term in own)
        wide = plain + words.scores(brought.items())
        return _Match(own, brought, plain, wide, asked.scores((term, 1.0) for term in own) if asked else None)

    def _rows(self, query: Query, match: _Match, vector: NDArray[np.float32]) -> Numbers:
        """The rows of the passages that any leg brings, in the order of the library."""
        within, owners = self._build.within(query.docs), self._build.questions.passage
        rows = {*top(match.plain, POOL, within), *top(match.wide, POOL, within)}
        if match.asked is not None:
            near = top(match.asked, QUESTION_POOL, None if within is None else within[owners])
            rows.update(int(owners[question]) for question in near)
        rows.update(self._build.rows[key] for key, _ in self._build.dense.nearest(vector, POOL, query.docs))
        near_questions = self._build.dense_questions.nearest(vector, QUESTION_POOL, query.docs)
        rows.update(self._build.passage_of(key) for key, _ in near_questions)
        return np.array(sorted(rows), np.int64)

    def _near(self, rows: Numbers, vector: NDArray[np.float32]) -> _Near:
        questions = self._build.questions
        numbers = ranges(questions.first[rows], questions.count[rows])
        return _Near(
            self._build.passage_cosines(rows, vector), self._build.sizes[rows],
            self._build.question_cosines(numbers, vector), numbers, questions.count[rows],
        )  # fmt: skip

    def _candidates(self, rows: Numbers, match: _Match, near: _Near) -> Candidates:
        first = np.cumsum(near.sentence_counts) - near.sentence_counts
        of_sentences = near.sentences.copy()
        of_sentences[first] = 0.0  # the passage as a whole is none of its sentences
        best, second = best_two(near.questions, near.question_counts)
        words = np.zeros(len(near.numbers), np.float32) if match.asked is None else match.asked[near.numbers]
        return Candidates(
            [self._passages[row] for row in rows.tolist()], match.plain[rows], match.wide[rows], near.sentences[first],
            np.maximum.reduceat(of_sentences, first), best, second, best_two(words, near.question_counts)[0],
            near.question_counts > 0, self._coverage(rows, match),
        )  # fmt: skip

    def _coverage(self, rows: Numbers, match: _Match) -> Floats:
        """Share of the query's idf that each passage holds: by itself, with the thesaurus, in its headings."""
        in_heads, in_text = self._build.terms.held(rows, [*match.terms, *match.brought])
        n, idf = len(match.terms), self._build.words.idf
        own = np.array([idf(term) for term in match.terms])
        brought = np.array([idf(term) * weight for term, weight in match.brought.items()])
        total = float(own.sum()) or 1.0
        held = (in_heads | in_text)[:, :n] @ own
        shares = held, np.minimum(1.5 * total, held + in_text[:, n:] @ brought), in_heads[:, :n] @ own
        return np.asarray(np.stack(shares, axis=1) / total, np.float32)

    def _told(
        self, best: NDArray[np.intp], rows: Numbers, match: _Match, near: _Near
    ) -> Iterator[tuple[tuple[float, ...], tuple[Asked, ...], tuple[float, ...]]]:
        """Of each candidate the cosines of its sentences, its questions, and the cosines of both together."""
        sentence_ends, question_ends = np.cumsum(near.sentence_counts), np.cumsum(near.question_counts)
        answers, texts = self._build.questions.answers, self._build.questions.texts
        for i in best:
            own = near.sentences[sentence_ends[i] - near.sentence_counts[i] + 1 : sentence_ends[i]]
            part = slice(question_ends[i] - near.question_counts[i], question_ends[i])
            numbers = near.numbers[part]
            words = [0.0] * len(numbers) if match.asked is None else match.asked[numbers].tolist()
            asked = tuple(
                Asked(cosine, word, answers[n], texts[n])
                for n, cosine, word in zip(numbers.tolist(), near.questions[part].tolist(), words, strict=True)
            )
            expanded = self._build.expanded_cosines(int(rows[i]), own, near.questions[part])
            yield tuple(own.tolist()), asked, tuple(expanded.tolist())
