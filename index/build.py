"""Building the index: incremental, and atomic, so that a kill at any moment leaves the former one serving."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.models import Kind, Passage
from corpus.questions import PassageQuestion
from index.dense import DenseIndex, open_client
from index.encoders import Encoder, Vectors
from index.lexical import LexicalIndex, lexical_terms
from index.models import Manifest
from index.store import FORMAT, IndexProblem, building, new_build, publish, read_manifest, serving, write_manifest

Progress = Callable[[str, int, int], None]  # (step, done, total)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is indexed: passages with the questions that they answer, under one digest."""

    passages: Sequence[Passage]
    questions: Sequence[PassageQuestion]
    digest: str


def build(corpus: Corpus, folder: Path, encoder: Encoder, built: str, progress: Progress, server: str = "") -> Manifest:
    """Build the index of `corpus` in `folder` and let it serve; `built` is the date that the manifest names.

    Vectors of unchanged passages are taken over from the serving build. Raises `IndexProblem`.
    """
    with building(folder):
        passages = [p for p in corpus.passages if p.kind is not Kind.DEBRIS and p.sentences]
        if not passages:
            raise IndexProblem("Er zijn geen passages om te indexeren; draai eerst: aimi sources import MANIFEST")
        former = serving(folder)
        manifest = Manifest(FORMAT, encoder.name, corpus.digest, len(passages), built)
        if former and not server and _same(read_manifest(former), manifest):
            return read_manifest(former)
        work = new_build(folder)
        known = {p.id: p for p in passages}
        questions = [q for q in corpus.questions if q.passage in known]
        _write_words(work, passages, questions, progress)
        if former and read_manifest(former).encoder != encoder.name:
            former = None
        _write_vectors(work, passages, questions, encoder, former, progress)
        _write_chroma(work, known, questions, former, server, progress)
        write_manifest(work, manifest)
        publish(folder, work)
        return manifest


def _same(former: Manifest, wanted: Manifest) -> bool:
    return (former.format, former.encoder, former.corpus) == (wanted.format, wanted.encoder, wanted.corpus)


def passage_text(passage: Passage) -> str:
    """What both legs read of a passage: title, section path and text."""
    return f"{passage.title}. {'. '.join(passage.sections)}. {passage.plain}"


def question_key(question: PassageQuestion) -> str:
    """The id of a passage question in the index."""
    return hashlib.sha256(f"{question.passage}\n{question.text}".encode()).hexdigest()[:16]


def _write_words(
    work: Path, passages: list[Passage], questions: list[PassageQuestion], progress: Progress
) -> None:
    documents = []
    for n, passage in enumerate(passages, 1):
        documents.append(lexical_terms(passage_text(passage)))
        progress("Woorden", n, len(passages))
    LexicalIndex.build(documents).save(work / "words")
    if questions:
        LexicalIndex.build([lexical_terms(q.text) for q in questions]).save(work / "question-words")
    rows = (json.dumps([q.passage, q.text, list(q.answers)], ensure_ascii=False) for q in questions)
    (work / "questions.jsonl").write_text("\n".join(rows), encoding="utf-8")


def _write_vectors(
    work: Path, passages: list[Passage], questions: list[PassageQuestion], encoder: Encoder, former: Path | None,
    progress: Progress,
) -> None:
    """`vectors.npy` (float16): for each passage its own vector and one a sentence; for each question one."""
    texts: dict[str, list[str]] = {
        p.id: [passage_text(p), *(p.sentence_text(i) for i in range(len(p.sentences)))] for p in passages
    }
    texts |= {question_key(q): [q.text] for q in questions}
    kept = _read_vectors(former) if former else {}
    blocks: list[Vectors] = []
    for n, (key, lines) in enumerate(texts.items(), 1):
        blocks.append(kept[key] if key in kept else encoder.encode_passages(lines).astype(np.float16))
        progress("Vectoren", n, len(texts))
    np.save(work / "vectors.npy", np.concatenate(blocks))
    sizes = [len(lines) for lines in texts.values()]
    (work / "vectors.json").write_text(json.dumps([list(texts), sizes]), encoding="utf-8")


def _read_vectors(build_folder: Path) -> dict[str, Vectors]:
    keys, sizes = json.loads((build_folder / "vectors.json").read_text(encoding="utf-8"))
    table = np.load(build_folder / "vectors.npy", mmap_mode="r")
    ends = np.cumsum(sizes)
    return {key: table[end - size : end] for key, size, end in zip(keys, sizes, ends, strict=True)}


def _write_chroma(
    work: Path, passages: Mapping[str, Passage], questions: list[PassageQuestion], former: Path | None, server: str,
    progress: Progress,
) -> None:
    if former and not server:
        shutil.copytree(former / "chroma", work / "chroma")
    client = open_client(None if server else work / "chroma", server)
    vectors = _read_vectors(work)
    prefix = collection_prefix(work, server)
    asked = {question_key(q): passages[q.passage].doc for q in questions}
    told = {p.id: p.doc for p in passages.values()}
    for n, (name, docs) in enumerate((("passages", told), ("questions", asked)), 1):
        _synchronise(DenseIndex(client, prefix + name), docs, vectors)
        progress("Chroma", n, 2)


def collection_prefix(build_folder: Path, server: str) -> str:
    """On a shared server each build has collections of its own, so that switching stays one step."""
    return f"{build_folder.parent.parent.name}-{build_folder.name}-" if server else ""


def _synchronise(index: DenseIndex, docs: Mapping[str, str], vectors: Mapping[str, Vectors]) -> None:
    there = index.ids()
    index.remove(there - docs.keys())
    new = [key for key in docs if key not in there]
    if new:
        rows = np.stack([np.asarray(vectors[key][0], np.float32) for key in new])
        index.add(new, rows, [{"doc": docs[key]} for key in new])
