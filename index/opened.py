"""One build of the index, opened for reading: its files are memory-mapped, so that replicas share their pages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.dutch.regions import find_regions
from corpus.dutch.spelling import SpellingIndex
from corpus.dutch.stems import fold
from corpus.dutch.wordlist import is_listed
from corpus.dutch.words import is_stopword, stem, tokens
from index.dense import DenseIndex, open_client
from index.forward import ForwardIndex
from index.lexical import LexicalIndex
from index.models import Expansion
from index.ranges import Numbers, ranges
from index.store import FORMAT, IndexProblem, collection_prefix, open_vectors, read_manifest

REMEMBERED = 4_000  # passages of which is remembered how their questions expand them; about 1 kB each


@dataclass(frozen=True, slots=True)
class Questions:
    """The passage questions of a build, those of one passage beside each other, in the order of the passages."""

    passage: Numbers  # row of the passage, by question
    answers: list[tuple[int, ...]]
    texts: list[str]
    first: Numbers  # of each passage: its first question, ...
    count: Numbers  # ... and how many it has


@dataclass(frozen=True, slots=True)
class Expanded:
    """The sentences of a passage with the questions that they answer, as pairs; how many, and the length of their sum."""

    question: Numbers
    sentence: Numbers
    count: Numbers
    length: NDArray[np.float32]


class OpenBuild:
    """What a build holds. Passages and questions are known by their rows."""

    def __init__(self, folder: Path, server: str = "") -> None:
        self.manifest = read_manifest(folder)
        if self.manifest.format != FORMAT:
            raise IndexProblem("De index is gemaakt door een andere versie van AIMI; draai: aimi index build")
        self._folder = folder
        try:
            self._open_files()
            prefix = collection_prefix(self.manifest, server)
            client = open_client(None if server else folder / "chroma", server)
            self.dense = DenseIndex(client, f"{prefix}passages")
            self.dense_questions = DenseIndex(client, f"{prefix}questions")
        except (OSError, ValueError) as error:
            raise IndexProblem(f"De index in '{folder}' is beschadigd; draai: aimi index build") from error

    def _open_files(self) -> None:
        self.words = LexicalIndex.load(self._folder / "words")
        self.terms = ForwardIndex.load(self._folder / "words", self.words.vocabulary)
        questions = self._folder / "question-words"
        self.question_words = LexicalIndex.load(questions) if questions.is_dir() else None
        self.table, keys, self.sizes = open_vectors(self._folder)
        self.starts = np.cumsum(self.sizes) - self.sizes
        self.rows = {key: row for row, key in enumerate(keys)}  # questions come after the passages
        self.questions = self._read_questions()
        self._expansion = lru_cache(REMEMBERED)(self._expand)
        self._docs = np.load(self._folder / "docs.npy", mmap_mode="r").view(np.ndarray)
        self._doc_names: list[str] = json.loads((self._folder / "docs.json").read_text(encoding="utf-8"))

    def _read_questions(self) -> Questions:
        found = json.loads((self._folder / "questions.json").read_text(encoding="utf-8"))
        passage = np.array([row for row, *_ in found], np.int64)
        count = np.bincount(passage, minlength=self.manifest.passages).astype(np.int64)
        answers, texts = [tuple(answers) for _, answers, _ in found], [text for *_, text in found]
        return Questions(passage, answers, texts, np.cumsum(count) - count, count)

    def within(self, docs: frozenset[str]) -> NDArray[np.bool_] | None:
        """Which passages are of these documents; None where `docs` is empty and all are searched."""
        if not docs:
            return None
        return np.isin(self._docs, [n for n, name in enumerate(self._doc_names) if name in docs])

    def passage_of(self, question_key: str) -> int:
        """The row of the passage that a question belongs to."""
        return int(self.questions.passage[self.rows[question_key] - self.manifest.passages])

    def passage_cosines(self, rows: Numbers, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of each passage its own cosine and those of its sentences, `sizes[rows]` of them, one after another."""
        return self._cosines(ranges(self.starts[rows], self.sizes[rows]), vector)

    def question_cosines(self, numbers: Numbers, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """The cosine of each question."""
        return self._cosines(self.starts[numbers + self.manifest.passages], vector)

    def expanded_cosines(
        self, row: int, sentences: NDArray[np.float32], asked: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Of each sentence of a passage its cosine together with the questions that it answers, from the cosines of both.

        The mean of their vectors is added to its own (document expansion by queries; Nogueira et al. 2019).
        """
        known = self._expansion(row)
        sums = np.bincount(known.sentence, asked[known.question], len(sentences))
        return np.asarray((sentences + sums / np.maximum(known.count, 1)) / known.length, np.float32)

    def _expand(self, row: int) -> Expanded:
        start, own = self.starts[row] + 1, int(self.sizes[row]) - 1
        first, count = int(self.questions.first[row]), int(self.questions.count[row])
        answers = self.questions.answers[first : first + count]
        pairs = np.array([(n, i) for n, found in enumerate(answers) for i in found if i < own], np.int64).reshape(-1, 2)
        asked = self.table[self.starts[first + self.manifest.passages + np.arange(count)]].astype(np.float32)
        sums, counts = np.zeros((own, self.table.shape[1]), np.float32), np.bincount(pairs[:, 1], minlength=own)
        np.add.at(sums, pairs[:, 1], asked[pairs[:, 0]])
        together = self.table[start : start + own].astype(np.float32) + sums / np.maximum(counts, 1)[:, None]
        lengths = np.linalg.norm(together, axis=1)
        return Expanded(pairs[:, 0], pairs[:, 1], counts, np.where(lengths > 0, lengths, 1.0))

    def _cosines(self, places: Numbers, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(self.table[places].astype(np.float32) @ vector, np.float32)

    def mended(self, text: str) -> tuple[str, tuple[Expansion, ...]]:
        """`text` with typing errors read as words of the index, and which words were read as which."""
        parts, at = [], 0
        readings: list[Expansion] = []
        for token in tokens(text):
            if stem(token.lower) in self.words or is_stopword(token.lower) or is_listed(fold(token.lower)):
                continue  # known: the table of spellings is read for unknown words only
            meant = self._spelling.correct(token.text, keep=_is_name)
            if meant is not None:
                parts += [text[at : token.span.start], meant]
                at = token.span.end
                readings.append(Expansion(token.text, meant, 1.0, "spelling"))
        return "".join([*parts, text[at:]]), tuple(readings)

    @cached_property
    def _spelling(self) -> SpellingIndex:
        counts = json.loads((self._folder / "spelling.json").read_text(encoding="utf-8"))
        return SpellingIndex(counts, self.words)


def _is_name(word: str) -> bool:
    return bool(find_regions(word))
