"""What is found in a source that nothing was trained on: encoder, trees and passage questions all without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.library import Library
from corpus.models import Source
from evals.models import Case
from evals.train import Material, fit_reranker, joined, passage_rows, retriever_over, rounds_of, train_encoder
from index.rerank import LearnedReranker
from index.retriever import Retriever
from index.trees import Trees

Progress = Callable[[str, int, int], None]


def kin_of(doc: str, libraries: Sequence[Library]) -> frozenset[str]:
    """The source and the starter sheets that tell of it: leaving it out means leaving these out too."""
    sources = [source for library in libraries for source in library.sources]
    return frozenset({doc} | {source.id for source in sources if _tells_of(source, doc)})


def _tells_of(source: Source, doc: str) -> bool:
    return doc in source.based_on.replace(",", " ").split()


def unseen(doc: str, asked: Library, taught: Sequence[Library], folder: Path, progress: Progress) -> Retriever:
    """A retriever over all of `asked`, trained on `taught` without `doc`, and without passage questions to `doc`.

    What was trained stays in `folder`: a run that was stopped goes on.
    """
    out = kin_of(doc, [asked, *taught])
    materials = [Material.of(library.passages).without(out) for library in taught]
    if not (folder / "encoder" / "modules.json").is_file():
        train_encoder(materials, folder / "encoder", progress)
    questions = Material.of(asked.passages).without(out).questions
    reranker = LearnedReranker(_trees(materials, folder, progress))
    return retriever_over(asked.passages, questions, folder / "encoder", folder / "index", reranker)


def _trees(materials: Sequence[Material], folder: Path, progress: Progress) -> Trees:
    """The ensemble of one round in place of three: a third of the time, and a little less to learn from."""
    path = folder / "reranker.npz"
    if not path.is_file():
        rounds = rounds_of(materials, folder / "rounds", progress)
        fit_reranker(joined([passage_rows(round_, progress) for round_ in rounds])).save(path)
    return Trees.load(path)


def cases_on(doc: str, cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases that rest on this source alone."""
    return tuple(case for case in cases if case.gold and all(gold.doc == doc for gold in case.gold))
