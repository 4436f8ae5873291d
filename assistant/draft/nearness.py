"""How near each sentence is to a question, word by word.

For every word of the question the nearest word of the sentence counts (MaxSim; Khattab and Zaharia 2020), weighed
by how much the question's word tells. So 'baan' finds 'werkplek', and a word that nothing comes near to shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.draft.candidates import Candidate, facts
from index.word_vectors import WordVectors, content_words

Floats = NDArray[np.float32]
_INTERROGATIVE = re.compile(
    r"\b(?:hoeveel|hvl|aantal(?:len)?|percentage|aandeel|welke?|wat voor|waarom|waardoor|wanneer|wie|waar|hoe|wat)\b",
    re.IGNORECASE,
)
AROUND = 0.9  # what a word near to one in the headings or the sentence before counts
ASKED = 0.7  # and one near to a word of a question that the sentence is known to answer
HEAVY = 0.5  # share of the heaviest word's weight that makes a word one that tells


@dataclass(frozen=True, slots=True)
class Nearness:
    """Shapes: `own`, `wide`, `expanded`, `back`, `focus` (candidates,); `held` (candidates, words); `weights` (words,)."""

    own: Floats  # share of the question that the sentence holds
    wide: Floats  # the same with its headings, its introduction and the sentence before
    expanded: Floats  # the same with the questions that it is known to answer
    back: Floats  # share of the sentence that the question holds
    focus: Floats  # how near the sentence comes to the word that the question is after ('hoeveel vacatures')
    held: Floats  # of each word of the question how near the sentence and what stands around it come
    weights: Floats

    def least(self, first: int) -> float:
        """How near the first sentences together come to the telling word that they are furthest from."""
        if not len(self.weights) or not len(self.held):
            return 0.0
        heavy = self.weights >= HEAVY * self.weights.max()
        return float(self.held[:first].max(axis=0)[heavy].min())

    def together(self, first: int) -> float:
        """Share of the question that the first sentences hold together."""
        return _share(self.held[:first].max(axis=0), self.weights) if len(self.held) else 0.0


def nearness(question: str, found: Sequence[Candidate], words: WordVectors) -> Nearness:
    """How near each candidate is to a question."""
    asked = content_words(question)
    vectors, weights = words.lookup(asked)
    places = [_places(c) for c in found]
    known = {word: n for n, word in enumerate(dict.fromkeys(w for p in places for part in p for w in part))}
    others, other_weights = words.lookup(tuple(known))
    near = others @ vectors.T if len(others) and len(vectors) else np.zeros((len(known), len(weights)), np.float32)
    near = np.concatenate([near, np.zeros((1, near.shape[1]), np.float32)])  # a last row for 'no word at all'
    numbers = [tuple([known[word] for word in part] for part in place) for place in places]
    best = [[near[part or [-1]].max(axis=0) for part in place] for place in numbers]
    own = _stacked([o for o, _, _ in best], weights)
    held = np.maximum(own, AROUND * _stacked([a for _, a, _ in best], weights))
    expanded = np.maximum(held, ASKED * _stacked([q for *_, q in best], weights))
    back = [_share(near[part].max(axis=1, initial=0.0), other_weights[part]) for part, *_ in numbers]
    at = _focus(question, asked)
    focus = own[:, at] if asked else np.zeros(len(found), np.float32)
    return Nearness(
        _shares(own, weights), _shares(held, weights), _shares(expanded, weights), np.array(back, np.float32), focus,
        held, weights,
    )  # fmt: skip


def _stacked(rows: Sequence[Floats], weights: Floats) -> Floats:
    return np.array(rows, np.float32).reshape(len(rows), len(weights))


def _focus(question: str, asked: tuple[str, ...]) -> int:
    """The number of the first content word after the interrogative; where there is none, of the first word."""
    match = _INTERROGATIVE.search(question)
    after = content_words(question[match.end() :]) if match else ()
    return asked.index(after[0]) if after and after[0] in asked else 0


def _places(c: Candidate) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The words of a sentence; those of its headings, introduction and the sentence before; those of its questions."""
    known, i, lead = facts(c.passage), c.index, c.passage.sentences[c.index].lead
    around = known.head_words + (known.words[i - 1] if i else ()) + (known.words[lead] if lead is not None else ())
    asked = dict.fromkeys(w for a in c.evidence.asked if i in a.answers for w in content_words(a.text))
    return known.words[i], around, tuple(asked)


def _shares(rows: Floats, weights: Floats) -> Floats:
    return np.array([_share(row, weights) for row in rows], np.float32)


def _share(values: Floats, weights: Floats) -> float:
    total = float(weights.sum())
    return float(values @ weights) / total if total > 0 else 0.0
