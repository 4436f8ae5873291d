"""Training what ships: the static encoder, the reranker and the choice of sentences.

    python -m evals train --data DIR [--data DIR]    reads the passages and passage questions of these libraries
    python -m evals train --data DIR --encoder-only  trains the encoder alone (two minutes on two cores)

The rankings are learned on questions that encoder and index have not seen: a sixth of the questions of every
passage is held back, the encoder is trained and the index built without them, and the held-back questions are
asked. So a passage never shows by its own question, nor by missing one, that it is wanted. They are asked in
three rounds, so that no stage learns from what the former one was trained on.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assistant import answerability
from assistant.answerability import NAMES as ANSWER_NAMES
from assistant.answerability import answer_features
from assistant.citations import Citer
from assistant.draft import extractive
from assistant.draft.candidates import Scored, candidates
from assistant.draft.extractive import ExtractiveDrafter, chosen_of, in_full
from assistant.draft.fitting import admissible
from assistant.draft.sentence_features import NAMES as SENTENCE_NAMES
from assistant.draft.sentence_features import sentence_features
from assistant.models import Question
from assistant.question import understand
from assistant.retrieval import query_of
from assistant.scope import out_of_scope
from corpus.library import Library
from corpus.models import Kind, Passage
from corpus.questions import PassageQuestion, near_misses_for, questions_for
from index import encoders, rerank
from index.adapt import pairs_of, train
from index.build import Corpus, build
from index.encoders import StaticEncoder
from index.features import NAMES as PASSAGE_NAMES
from index.rerank import BlendReranker, LearnedReranker, Reranker
from index.retriever import Retriever
from index.store import serving
from index.trees import Trees, from_lightgbm

Shown = Callable[[str, int, int], None]
ROUNDS = 3
HELD_BACK = 6  # one in so many questions of each passage
SILENT = 0.2  # share of the passages that the rankings meet without any question, as those of a new source are
EPOCHS = 5
SEED = 1
FOUND_WITHIN = 50  # candidates a question of which the reranker learns
PASSAGE_TREES = {"num_leaves": 12, "learning_rate": 0.06, "min_data_in_leaf": 40, "trees": 180}
ANSWER_TREES = {"num_leaves": 8, "learning_rate": 0.05, "min_data_in_leaf": 40, "trees": 200}
SENTENCE_TREES = {"num_leaves": 15, "learning_rate": 0.05, "min_data_in_leaf": 40, "trees": 260}


@dataclass(frozen=True, slots=True)
class Material:
    """Passages with the questions that they answer."""

    passages: tuple[Passage, ...]
    questions: tuple[PassageQuestion, ...]
    near_misses: tuple[str, ...] = ()

    @classmethod
    def of(cls, passages: tuple[Passage, ...]) -> Material:
        """The material that the project holds for these passages."""
        misses = tuple(text for _, text in near_misses_for(passages))
        return cls(passages, questions_for(passages), misses)

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


def held_back(questions: Sequence[PassageQuestion], seed: int) -> frozenset[int]:
    """The numbers of the questions that are held back: a sixth of those of every passage, drawn by seed."""
    by_passage: dict[str, list[int]] = {}
    for n, question in enumerate(questions):
        by_passage.setdefault(question.passage, []).append(n)
    rng = random.Random(seed)
    chosen: set[int] = set()
    for passage in sorted(by_passage):
        drawn = by_passage[passage]
        rng.shuffle(drawn)
        chosen.update(drawn[: max(1, len(drawn) // HELD_BACK)])
    return frozenset(chosen)


def audible(questions: Sequence[PassageQuestion], seed: int) -> list[PassageQuestion]:
    """The questions without those of some passages, drawn by seed."""
    rng = random.Random(seed)
    silent = {passage for passage in sorted({q.passage for q in questions}) if rng.random() < SILENT}
    return [q for q in questions if q.passage not in silent]


@dataclass(frozen=True, slots=True)
class Round:
    """A retriever that has not seen the questions held back, a third of these questions, and of the near misses."""

    number: int
    retriever: Retriever
    asked: tuple[PassageQuestion, ...]
    near_misses: tuple[str, ...]


def rounds_of(materials: Sequence[Material], folder: Path, progress: Shown) -> list[Round]:
    """The rounds of each material: one encoder over all of them, an index for each, both in `folder`."""
    held = [held_back(m.questions, SEED) for m in materials]
    seen = [[q for i, q in enumerate(m.questions) if i not in h] for m, h in zip(materials, held, strict=True)]
    pairs = [pair for m, s in zip(materials, seen, strict=True) for pair in pairs_of(m.passages, s)]
    train(list(dict.fromkeys(pairs)), folder / "encoder", EPOCHS, SEED, progress)
    rounds = []
    for k, (material, known, h) in enumerate(zip(materials, seen, held, strict=True)):
        heard = audible(known, SEED)
        retriever = retriever_over(material.passages, heard, folder / "encoder", folder / str(k))
        asked = tuple(q for i, q in enumerate(material.questions) if i in h)
        rounds += [Round(n, retriever, asked[n::ROUNDS], material.near_misses[n::ROUNDS]) for n in range(ROUNDS)]
    return rounds


def passage_rows(round_: Round, progress: Shown) -> Rows:
    """What the reranker learns from: the candidates of each question, its own passage marked."""
    rows = Rows([], [])
    for done, asked in enumerate(round_.asked, 1):
        found = round_.retriever.search(query_of(understand(asked.text)), FOUND_WITHIN).evidence
        labels = np.array([e.passage.id == asked.passage for e in found], np.int8)
        if labels.any():
            rows.rows.append(np.array([[e.features[n] for n in PASSAGE_NAMES] for e in found], np.float32))
            rows.labels.append(labels)
        progress("Passages", done, len(round_.asked))
    return rows


def sentence_rows(round_: Round, progress: Shown) -> Rows:
    """What the choice of sentences learns from: the sentences found, those of the answer marked."""
    rows = Rows([], [])
    for done, asked in enumerate(round_.asked, 1):
        question = understand(asked.text)
        chosen = candidates(round_.retriever.search(query_of(question), FOUND_WITHIN).evidence)
        labels = np.array([c.passage.id == asked.passage and c.index in asked.answers for c in chosen], np.int8)
        if labels.any():
            rows.rows.append(
                sentence_features(question, chosen, round_.retriever.idf(question.text), round_.retriever.words)
            )
            rows.labels.append(labels)
        progress("Zinnen", done, len(round_.asked))
    return rows


def joined(rows: Sequence[Rows]) -> Rows:
    """The rows of several rounds below each other."""
    return Rows([r for part in rows for r in part.rows], [r for part in rows for r in part.labels])


def from_others(rounds: Sequence[Round], rows: Sequence[Rows], fit: Callable[[Rows], Trees]) -> dict[int, Trees]:
    """By round number an ensemble learned on the other rounds, so that no stage sees what the former one learned by heart."""
    numbers = sorted({r.number for r in rounds})
    return {n: fit(joined([part for r, part in zip(rounds, rows, strict=True) if r.number != n])) for n in numbers}


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
        "min_data_in_leaf": size["min_data_in_leaf"], "lambda_l2": 5.0, "feature_fraction": 0.7, "seed": SEED, "deterministic": True,
        "force_row_wise": True, "num_threads": 2, "verbose": -1,
    }  # fmt: skip
    data = lightgbm.Dataset(
        np.concatenate(rows.rows), np.concatenate(rows.labels), feature_name=list(names),
        group=rows.sizes if objective == "lambdarank" else None,
    )  # fmt: skip
    return from_lightgbm(lightgbm.train(settings, data, size["trees"]).dump_model(), names)


def answer_rows(round_: Round, sentences: Trees, progress: Shown) -> Rows:
    """What the estimate of answerability learns from: questions held back, marked 1 where the answer would be right,
    and near misses, marked 0."""
    rows = Rows([], [])
    drafter = ExtractiveDrafter(Citer({}), round_.retriever.idf, round_.retriever.words, sentences)
    places = [(q.text, frozenset((q.passage, i) for i in q.answers)) for q in round_.asked if q.answers]
    texts = places + [(text, frozenset()) for text in round_.near_misses]
    for done, (text, answers) in enumerate(texts, 1):
        progress("Antwoorden", done, len(texts))
        if out_of_scope(text) is not None:
            continue
        question = understand(text)
        evidence = round_.retriever.search(query_of(question)).evidence
        ranked = admissible(question, drafter.ranked(question, evidence))
        if ranked:
            idf, words = round_.retriever.idf(text), round_.retriever.words
            rows.rows.append(answer_features(question, evidence, ranked, idf, words)[None, :])
            rows.labels.append(np.array([is_right(answers, question, ranked)], np.int8))
    return rows


def is_right(answers: frozenset[tuple[str, int]], question: Question, ranked: Sequence[Scored]) -> bool:
    """Whether the answer made of these sentences holds all that answer; nothing answers a near miss."""
    quoted = {(c.passage.id, i) for c, indexes in in_full(question, chosen_of(question, ranked)) for i in indexes}
    return bool(answers) and answers <= quoted


def fit_reranker(rows: Rows) -> Trees:
    """The ranking of passages."""
    return fit_ranking(rows, PASSAGE_NAMES, PASSAGE_TREES, "lambdarank")


def fit_sentences(rows: Rows) -> Trees:
    """The choice of sentences."""
    return fit_ranking(rows, SENTENCE_NAMES, SENTENCE_TREES, "binary")


def fit_answerability(rows: Rows) -> Trees:
    """The estimate of answerability."""
    return fit_ranking(rows, ANSWER_NAMES, ANSWER_TREES, "binary")


def train_encoder(materials: Sequence[Material], folder: Path, progress: Shown) -> None:
    """The encoder on all questions of all materials."""
    passages = [passage for m in materials for passage in m.passages]
    questions = [question for m in materials for question in m.questions]
    train(pairs_of(passages, questions), folder, EPOCHS, SEED, progress)


def train_all(materials: Sequence[Material], folder: Path, progress: Shown) -> dict[str, Trees]:
    """The reranker, the choice of sentences and the estimate of answerability, each over what the former finds."""
    rounds = rounds_of(materials, folder, progress)
    of_passages = [passage_rows(r, progress) for r in rounds]
    rerankers = from_others(rounds, of_passages, fit_reranker)
    rounds = [replace(r, retriever=r.retriever.with_reranker(LearnedReranker(rerankers[r.number]))) for r in rounds]
    of_sentences = [sentence_rows(r, progress) for r in rounds]
    choosers = from_others(rounds, of_sentences, fit_sentences)
    of_answers = [answer_rows(r, choosers[r.number], progress) for r in rounds]
    return {
        "reranker": fit_reranker(joined(of_passages)),
        "sentences": fit_sentences(joined(of_sentences)),
        "answerability": fit_answerability(joined(of_answers)),
    }


def main(
    data: Annotated[list[Path], typer.Option(help="A data folder with a library; give several to train on all.")],
    encoder_only: bool = False,
) -> None:
    """Train on these libraries and write the weights into the packages that ship them."""
    materials = [Material.of(Library.open(folder).passages) for folder in data]
    columns = TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns) as bars:
        task = bars.add_task("")

        def show(step: str, done: int, total: int) -> None:
            bars.update(task, description=step, completed=done, total=total)

        train_encoder(materials, encoders.SHIPPED, show)
        if encoder_only:
            return
        with tempfile.TemporaryDirectory() as folder:
            trees = train_all(materials, Path(folder), show)
    trees["reranker"].save(rerank.SHIPPED)
    trees["sentences"].save(extractive.SHIPPED)
    trees["answerability"].save(answerability.DATA / "answerability.npz")


if __name__ == "__main__":
    typer.run(main)
