"""Training what ships: the static encoder, the reranker and the choice of sentences.

    python -m evals train --data DIR [--data DIR]    reads the passages and passage questions of these libraries

The rankings are learned on questions that encoder and index have not seen: in each round one question of
every passage is held back, the encoder is trained and the index built without it, and the held-back
questions are asked. So a passage never shows by its own question, nor by missing one, that it is wanted.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.draft.candidates import candidates, sentence_features
from assistant.question import understand
from assistant.retrieval import query_of
from corpus.models import Kind, Passage
from corpus.questions import PassageQuestion
from index.adapt import pairs_of, train
from index.build import Corpus, build
from index.encoders import StaticEncoder
from index.features import NAMES as PASSAGE_NAMES
from index.rerank import BlendReranker, Reranker
from index.retriever import Retriever
from index.store import serving
from index.trees import Trees, from_lightgbm

Progress = Callable[[str, int, int], None]
ROUNDS = 3
EPOCHS = 5
SEED = 1
FOUND_WITHIN = 50  # candidates a question of which the reranker learns
PASSAGE_TREES = {"num_leaves": 12, "learning_rate": 0.06, "trees": 180}
SENTENCE_TREES = {"num_leaves": 15, "learning_rate": 0.05, "trees": 260}


@dataclass(frozen=True, slots=True)
class Material:
    """Passages with the questions that they answer."""

    passages: tuple[Passage, ...]
    questions: tuple[PassageQuestion, ...]

    def without(self, docs: frozenset[str]) -> Material:
        """The same without these documents."""
        kept = tuple(p for p in self.passages if p.doc not in docs)
        ids = {p.id for p in kept}
        return Material(kept, tuple(q for q in self.questions if q.passage in ids))


@dataclass(slots=True)
class Rows:
    """Feature rows of many questions below each other, with their labels; `sizes` are rows a question."""

    rows: list[NDArray[np.float32]]
    labels: list[NDArray[np.int8]]

    @property
    def sizes(self) -> list[int]:
        return [len(labels) for labels in self.labels]


def held_back(questions: Sequence[PassageQuestion], seed: int) -> list[frozenset[int]]:
    """For each round the questions that are held back: at most one of a passage a round, drawn by seed."""
    by_passage: dict[str, list[int]] = {}
    for n, question in enumerate(questions):
        by_passage.setdefault(question.passage, []).append(n)
    rounds: list[set[int]] = [set() for _ in range(ROUNDS)]
    rng = random.Random(seed)
    for passage in sorted(by_passage):
        drawn = by_passage[passage]
        rng.shuffle(drawn)
        share = max(1, len(drawn) // 4)
        for n, chosen in enumerate(rounds):
            chosen.update(drawn[n * share : (n + 1) * share])
    return [frozenset(chosen) for chosen in rounds]


@dataclass(frozen=True, slots=True)
class Round:
    """A retriever that has not seen the questions held back, and these questions."""

    retriever: Retriever
    asked: tuple[PassageQuestion, ...]


def rounds_of(material: Material, folder: Path, progress: Progress) -> list[Round]:
    """The rounds, each with an encoder and an index of its own in `folder`."""
    rounds = []
    for n, chosen in enumerate(held_back(material.questions, SEED)):
        seen = [q for i, q in enumerate(material.questions) if i not in chosen]
        home = folder / str(n)
        train(pairs_of(material.passages, seen), home / "encoder", EPOCHS, SEED + n, progress)
        retriever = retriever_over(material.passages, seen, home / "encoder", home)
        rounds.append(Round(retriever, tuple(q for i, q in enumerate(material.questions) if i in chosen)))
    return rounds


def passage_rows(rounds: Sequence[Round], progress: Progress) -> Rows:
    """What the reranker learns from: the candidates of each question, its own passage marked."""
    rows = Rows([], [])
    for round_ in rounds:
        for done, asked in enumerate(round_.asked, 1):
            found = round_.retriever.search(query_of(understand(asked.text)), FOUND_WITHIN).evidence
            labels = np.array([e.passage.id == asked.passage for e in found], np.int8)
            if labels.any():
                rows.rows.append(np.array([[e.features[n] for n in PASSAGE_NAMES] for e in found], np.float32))
                rows.labels.append(labels)
            progress("Passages", done, len(round_.asked))
    return rows


def sentence_rows(rounds: Sequence[Round], progress: Progress) -> Rows:
    """What the choice of sentences learns from: the sentences found, those of the answer marked."""
    rows = Rows([], [])
    for round_ in rounds:
        for done, asked in enumerate(round_.asked, 1):
            question = understand(asked.text)
            chosen = candidates(round_.retriever.search(query_of(question), FOUND_WITHIN).evidence)
            labels = np.array([c.passage.id == asked.passage and c.index in asked.answers for c in chosen], np.int8)
            if labels.any():
                rows.rows.append(sentence_features(question, chosen, round_.retriever.idf(question.text)))
                rows.labels.append(labels)
            progress("Zinnen", done, len(round_.asked))
    return rows


def with_reranker(rounds: Sequence[Round], reranker: Reranker) -> list[Round]:
    """The same rounds with another reranker."""
    return [Round(r.retriever.with_reranker(reranker), r.asked) for r in rounds]


def retriever_over(
    passages: Sequence[Passage],
    questions: Sequence[PassageQuestion],
    encoder_folder: Path,
    folder: Path,
    reranker: Reranker | None = None,
) -> Retriever:
    """A retriever over an index built for the occasion in `folder`."""
    encoder = StaticEncoder(encoder_folder)
    build(Corpus(passages, questions, "training"), folder / "x" / "index", encoder, "", lambda *_: None)
    found = serving(folder / "x" / "index")
    assert found is not None
    indexed = [p for p in passages if p.kind is not Kind.DEBRIS and p.sentences]
    return Retriever(indexed, found, encoder, reranker or BlendReranker())


def fit_ranking(rows: Rows, names: tuple[str, ...], size: dict[str, Any], objective: str) -> Trees:
    """An ensemble learned from feature rows. The same rows give the same trees."""
    import lightgbm

    settings = {
        "objective": objective, "num_leaves": size["num_leaves"], "learning_rate": size["learning_rate"],
        "min_data_in_leaf": 40, "lambda_l2": 5.0, "feature_fraction": 0.7, "seed": SEED, "deterministic": True,
        "force_row_wise": True, "num_threads": 2, "verbose": -1,
    }  # fmt: skip
    data = lightgbm.Dataset(
        np.concatenate(rows.rows), np.concatenate(rows.labels), feature_name=list(names),
        group=rows.sizes if objective == "lambdarank" else None,
    )  # fmt: skip
    return from_lightgbm(lightgbm.train(settings, data, size["trees"]).dump_model(), names)


def train_encoder(material: Material, folder: Path, progress: Progress) -> None:
    """The encoder on all questions."""
    train(pairs_of(material.passages, material.questions), folder, EPOCHS, SEED, progress)
