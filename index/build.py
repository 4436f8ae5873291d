"""Building the index: incremental, and atomic, so that a kill at any moment leaves the former one serving."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np

from corpus.dutch.words import written
from corpus.models import Kind, Passage
from corpus.questions import PassageQuestion
from index.dense import DenseIndex, closing_client
from index.encoders import Encoder, HalfVectors, Vectors
from index.forward import ForwardIndex
from index.lexical import LexicalIndex, lexical_terms, number
from index.models import Manifest
from index.ranges import batches
from index.store import (
    FORMAT,
    IndexProblem,
    VectorFile,
    building,
    collection_prefix,
    copy_tree,
    drafting,
    intact,
    publish,
    read_manifest,
    read_vectors,
    serving,
    write_json,
    write_manifest,
)

Progress = Callable[[str, int, int], None]  # (step, done, total)
AT_ONCE = 64  # passages that are encoded together


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is indexed: passages with the questions that they answer, under one digest."""

    passages: Sequence[Passage]
    questions: Sequence[PassageQuestion]
    digest: str


def build(
    corpus: Corpus,
    folder: Path,
    encoder: Encoder,
    built: str,
    progress: Progress,
    server: str = "",
    fresh: bool = False,
) -> Manifest:
    """Build the index of `corpus` in `folder` and let it serve; `built` is the date that the manifest names.

    Vectors of unchanged passages are taken over from the serving build, unless `fresh`. Raises `IndexProblem`.
    """
    with building(folder):
        passages = indexed(corpus.passages)
        if not passages:
            raise IndexProblem("Er zijn geen passages om te indexeren; draai eerst: aimi sources import MANIFEST")
        former = None if fresh else _usable(serving(folder), encoder)
        manifest = Manifest(FORMAT, encoder.name, corpus.digest, len(passages), built)
        if former and not server and _same(read_manifest(former), manifest):
            return read_manifest(former)
        with drafting(folder) as work:
            docs = _write_words(work, passages, progress)
            questions = _write_questions(work, docs, corpus.questions)
            _write_vectors(work, list(docs), passages, questions, encoder, former, progress)
            _write_chroma(work, docs, questions, manifest, former, server, progress)
            write_manifest(work, manifest)
            publish(folder, work)
        return manifest


def indexed(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages that an index holds: those with sentences that are no debris."""
    if all(p.kind is not Kind.DEBRIS and p.sentences for p in passages):
        return passages  # may be read from disk one by one: no list of them all is made
    return [p for p in passages if p.kind is not Kind.DEBRIS and p.sentences]


def _usable(former: Path | None, encoder: Encoder) -> Path | None:
    """The former build, if its vectors can be taken over: it is undamaged and made by the same encoder."""
    if former is None or not intact(former) or read_manifest(former).encoder != encoder.name:
        return None
    return former


def _same(former: Manifest, wanted: Manifest) -> bool:
    return replace(former, built="") == replace(wanted, built="")


def passage_text(passage: Passage) -> str:
    """What both legs read of a passage: title, section path and text."""
    return f"{_heads(passage)}{passage.plain}"


def _heads(passage: Passage) -> str:
    return f"{passage.title}. {'. '.join(passage.sections)}. "


def question_key(question: PassageQuestion) -> str:
    """The id of a passage question in the index."""
    return hashlib.sha256(f"{question.passage}\n{question.text}".encode()).hexdigest()[:16]


def _write_words(work: Path, passages: Sequence[Passage], progress: Progress) -> dict[str, str]:
    """The lexical index, its way back and the words for mending spelling; the document of each passage, by id."""
    vocabulary: dict[str, int] = {}
    counts: Counter[str] = Counter()
    docs: dict[str, str] = {}
    parts: list[tuple[array[int], array[int]]] = []
    for done, passage in enumerate(passages, 1):
        heads, text = _heads(passage), passage.plain
        parts.append((number(lexical_terms(heads), vocabulary), number(lexical_terms(text), vocabulary)))
        counts.update(word.lower() for word in written(heads + text) if word.isalpha())
        docs[passage.id] = passage.doc
        progress("Woorden", done, len(passages))
    LexicalIndex.of_numbers([heads + text for heads, text in parts], vocabulary).save(work / "words")
    ForwardIndex.write(work / "words", parts)
    write_json(work / "spelling.json", dict(sorted(counts.items())))
    names: dict[str, int] = {}
    np.save(work / "docs.npy", np.array([names.setdefault(doc, len(names)) for doc in docs.values()], np.int32))
    write_json(work / "docs.json", list(names))
    return docs


def _write_questions(
    work: Path, docs: Mapping[str, str], questions: Iterable[PassageQuestion]
) -> dict[str, PassageQuestion]:
    """The passage questions with a lexical index of their own, in the order of their passages; by key."""
    rows = {passage: row for row, passage in enumerate(docs)}
    kept = {question_key(q): q for q in questions if q.passage in rows}
    kept = dict(sorted(kept.items(), key=lambda item: (rows[item[1].passage], item[1].text)))
    documents = [lexical_terms(q.text) for q in kept.values()]
    if any(documents):
        LexicalIndex.build(documents).save(work / "question-words")
    write_json(work / "questions.json", [[rows[q.passage], list(q.answers), q.text] for q in kept.values()])
    return kept


def _write_vectors(
    work: Path,
    ids: Sequence[str],
    passages: Sequence[Passage],
    questions: Mapping[str, PassageQuestion],
    encoder: Encoder,
    former: Path | None,
    progress: Progress,
) -> None:
    """For each passage its own vector and one a sentence; after them one for each question."""
    kept = read_vectors(former) if former else {}
    texts = chain(zip(ids, map(_lines, passages), strict=True), ((key, [q.text]) for key, q in questions.items()))
    total, done = len(ids) + len(questions), 0
    with VectorFile(work, encoder.dimensions) as file:
        for some in batches(texts, AT_ONCE):
            for key, block in _encoded(some, kept, encoder):
                file.append(key, block)
            done += len(some)
            progress("Vectoren", done, total)


def _lines(passage: Passage) -> list[str]:
    return [passage_text(passage), *(passage.sentence_text(i) for i in range(len(passage.sentences)))]


def _encoded(
    some: Iterable[tuple[str, list[str]]], kept: Mapping[str, HalfVectors], encoder: Encoder
) -> Iterator[tuple[str, Vectors | HalfVectors]]:
    new = [line for key, lines in some if key not in kept for line in lines]
    fresh, at = encoder.encode_passages(new) if new else np.zeros((0, encoder.dimensions), np.float32), 0
    for key, lines in some:
        if key in kept:
            yield key, kept[key]
            continue
        yield key, fresh[at : at + len(lines)]
        at += len(lines)


def _write_chroma(
    work: Path,
    docs: Mapping[str, str],
    questions: Mapping[str, PassageQuestion],
    manifest: Manifest,
    former: Path | None,
    server: str,
    progress: Progress,
) -> None:
    """The vectors in Chroma; a former build's files are taken over and brought up to date."""
    if former and not server:
        copy_tree(former / "chroma", work / "chroma")
    vectors = read_vectors(work)
    prefix = collection_prefix(manifest, server)
    asked = {key: docs[q.passage] for key, q in questions.items()}
    with closing_client(None if server else work / "chroma", server) as client:
        for done, (name, wanted) in enumerate((("passages", docs), ("questions", asked)), 1):
            _synchronise(DenseIndex(client, prefix + name), wanted, vectors)
            progress("Chroma", done, 2)


def _synchronise(index: DenseIndex, docs: Mapping[str, str], vectors: Mapping[str, HalfVectors]) -> None:
    there = index.ids()
    index.remove(there - docs.keys())
    for keys in index.portions([key for key in docs if key not in there]):
        index.add(keys, np.stack([np.asarray(vectors[key][0], np.float32) for key in keys]),
                  [{"doc": docs[key]} for key in keys])  # fmt: skip
