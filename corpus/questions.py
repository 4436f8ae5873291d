"""Passage questions: what people could ask a passage, and the sentences that answer it.

They were written for this project, in own words. The file names no sentence of a source: each sentence is
known by its sketch, so a question finds its passage again in whatever library holds that text.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.models import Passage

SHIPPED = Path(__file__).parent / "data" / "questions"
SKETCH_SIZE = 6
AGREES = 0.5  # share of a sketch that must be found again


@dataclass(frozen=True, slots=True)
class PassageQuestion:
    """A question that a passage answers; `answers` are indexes of the sentences to quote (may be none)."""

    passage: str  # id
    text: str
    answers: tuple[int, ...]


def sketch(text: str) -> tuple[str, ...]:
    """The smallest hashes of the word trigrams of `text` (bottom-k sketch, Broder 1997), as hex of 8 digits.

    Layout does not count: words broken at a line end, hyphens and case give the same sketch.
    """
    words = re.findall(r"[^\W_]+", re.sub(r"[-\u00ad]\s*", "", text.lower()))
    grams = zip(words, words[1:], words[2:], strict=False) if len(words) > 2 else [tuple(words)]
    return tuple(sorted({_hash(" ".join(gram)) for gram in grams if gram})[:SKETCH_SIZE])


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


class Anchors:
    """Finds the passage sentences that a sketch was made of."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._sentences: dict[str, list[tuple[str, int]]] = {}
        for passage in passages:
            for index in range(len(passage.sentences)):
                for gram in _all_hashes(passage.sentence_text(index)):
                    self._sentences.setdefault(gram, []).append((passage.id, index))

    def find(self, wanted: tuple[str, ...]) -> list[tuple[str, int]]:
        """(passage id, sentence) for each sentence that holds at least half of the sketch, best first."""
        hits = Counter(place for gram in wanted for place in self._sentences.get(gram, ()))
        need = max(1, AGREES * len(wanted))
        return [place for place, n in sorted(hits.items(), key=lambda item: (-item[1], item[0])) if n >= need]


def _all_hashes(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", re.sub(r"[-\u00ad]\s*", "", text.lower()))
    if len(words) <= 2:
        return {_hash(" ".join(words))} if words else set()
    return {_hash(" ".join(gram)) for gram in zip(words, words[1:], words[2:], strict=False)}


def bind(rows: Iterable[dict[str, object]], passages: Iterable[Passage]) -> tuple[PassageQuestion, ...]:
    """The questions of `rows` bound to the passages that hold their sentences; the others are left out.

    A row: `{"sentences": [sketch, ...], "questions": [{"question": str, "answer": [int, ...]}]}`, where a
    sketch is hashes separated by blanks. A question whose answer was split over two passages goes to both.
    """
    return tuple(_bind(rows, Anchors(passages)))


def _bind(rows: Iterable[dict[str, object]], anchors: Anchors) -> Iterator[PassageQuestion]:
    for row in rows:
        places = [anchors.find(tuple(str(s).split())) for s in row["sentences"]]  # type: ignore[attr-defined]
        home = Counter(place[0] for found in places for place in found[:1])
        for question in row["questions"]:  # type: ignore[attr-defined]
            answers: dict[str, set[int]] = {}
            for index in question["answer"]:
                for passage, sentence in places[index][:1] if index < len(places) else ():
                    answers.setdefault(passage, set()).add(sentence)
            if not answers and home:
                answers = {home.most_common(1)[0][0]: set()}
            for passage in sorted(answers):
                yield PassageQuestion(passage, question["question"], tuple(sorted(answers[passage])))


def read_rows(path: Path) -> list[dict[str, object]]:
    """The rows of a questions file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def bind_sections(rows: Iterable[dict[str, object]], passages: Iterable[Passage]) -> tuple[PassageQuestion, ...]:
    """The questions of the starter set, whose rows name a document and the heading of a section."""
    homes = {(p.doc, p.sections[-1]): p for p in reversed(list(passages)) if p.sections}
    bound = []
    for row in rows:
        home = homes.get((str(row["doc"]), str(row["section"])))
        for question in row["questions"] if home else ():  # type: ignore[attr-defined]
            answers = tuple(i for i in question["answer"] if i < len(home.sentences))  # type: ignore[union-attr]
            bound.append(PassageQuestion(home.id, question["question"], answers))  # type: ignore[union-attr]
    return tuple(bound)


STARTER_QUESTIONS = Path(__file__).parent / "starter" / "questions.jsonl"


def questions_digest(extra: Path | None = None) -> str:
    """One digest over all question files that `questions_for` may read."""
    files = [*sorted(SHIPPED.glob("*.jsonl")), STARTER_QUESTIONS]
    files += sorted(extra.glob("*.jsonl")) if extra and extra.is_dir() else []
    total = hashlib.sha256()
    for path in files:
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def questions_for(passages: tuple[Passage, ...], extra: Path | None = None) -> tuple[PassageQuestion, ...]:
    """All passage questions that fit these passages: the shipped ones, and those of the folder `extra`."""
    docs = {p.doc for p in passages}
    bound: list[PassageQuestion] = []
    for folder in (SHIPPED, extra):
        for path in sorted(folder.glob("*.jsonl")) if folder and folder.is_dir() else ():
            if path.stem in docs:
                bound += bind(read_rows(path), [p for p in passages if p.doc == path.stem])
    if any(doc.startswith("feiten-") for doc in docs):
        bound += bind_sections(read_rows(STARTER_QUESTIONS), passages)
    return tuple(sorted(set(bound), key=lambda q: (q.passage, q.text)))


def near_misses_for(passages: tuple[Passage, ...]) -> tuple[tuple[str, str], ...]:
    """(passage id, question) for questions that look as if the passage answered them, but it does not."""
    by_doc: dict[str, list[Passage]] = {}
    for passage in passages:
        by_doc.setdefault(passage.doc, []).append(passage)
    found: list[tuple[str, str]] = []
    for path in sorted(SHIPPED.glob("*.jsonl")):
        anchors = Anchors(by_doc.get(path.stem, ()))
        for row in read_rows(path) if path.stem in by_doc else ():
            places = [anchors.find(tuple(str(s).split())) for s in row["sentences"]]  # type: ignore[attr-defined]
            home = Counter(place[0] for hits in places for place in hits[:1])
            if home:
                found += [(home.most_common(1)[0][0], text) for text in row["near_misses"]]  # type: ignore[attr-defined]
    homes = {(p.doc, p.sections[-1]): p for p in reversed(passages) if p.sections}
    for row in read_rows(STARTER_QUESTIONS):
        if (key := (str(row["doc"]), str(row["section"]))) in homes:
            found += [(homes[key].id, text) for text in row["near_misses"]]  # type: ignore[attr-defined]
    return tuple(found)
