"""Large corpora made by varying real passages: other sentences together, other figures in them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import overload

from corpus.models import Passage, Sentence, Span
from corpus.questions import PassageQuestion

SENTENCES = 5  # a passage, as in the real corpus
DOCUMENT = 100  # passages a document
EVERY = 5  # so many passages have one question: who has a million passages writes no five questions to each


class VariedPassages(Sequence[Passage]):
    """`size` passages, each made when it is asked for, always the same: none of them lies in memory.

    Each takes its headings, region and period from a real passage and its sentences from several.
    """

    def __init__(self, real: Sequence[Passage], size: int) -> None:
        self._real = [p for p in real if p.sentences]
        self._sentences = [[p.sentence_text(i) for i in range(len(p.sentences))] for p in self._real]
        self._size = size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> Passage: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Passage]: ...
    def __getitem__(self, index: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._size))]
        if not 0 <= index < self._size:
            raise IndexError(index)
        rng = random.Random(index)
        model = index % len(self._real)
        homes = [model, *(rng.randrange(len(self._real)) for _ in range(SENTENCES - 1))]
        taken = [_other_figures(rng.choice(self._sentences[home]), rng) for home in homes]
        return _joined(self._real[model], taken, index)


def _other_figures(sentence: str, rng: random.Random) -> str:
    return re.sub(r"\d", lambda match: str(rng.randrange(10)), sentence)


def _joined(model: Passage, sentences: list[str], index: int) -> Passage:
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Sentence(Span(start, start + len(sentence))))
        start += len(sentence) + 1
    text = " ".join(sentences)
    return replace(
        model, doc=f"varied-{index // DOCUMENT}", page=index % DOCUMENT + 1, page_span=Span(0, len(text)), text=text,
        sentences=tuple(spans), rest=(), heading=None,
    )  # fmt: skip


def varied_questions(passages: Sequence[Passage], real: Sequence[str]) -> list[PassageQuestion]:
    """A question to every fifth passage: a real one without one of its words."""
    made = []
    for index in range(0, len(passages), EVERY):
        passage = passages[index]
        rng = random.Random(index)
        words = rng.choice(real).split()
        del words[rng.randrange(len(words))]
        made.append(PassageQuestion(passage.id, " ".join(words) or "wat", (0,)))
    return made
