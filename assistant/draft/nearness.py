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
HEAVY = 0.5  # share of the heaviest word's weight that makes a word one that tells


@dataclass(frozen=True, slots=True)
class Nearness:
    """Shapes: `own`, `wide`, `back`, `focus` (candidates,); `held` (candidates, words); `weights` (words,)."""

    own: Floats  # share of the question that the sentence holds
    wide: Floats  # the same with its headings, its introduction and the sentence before
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
    rows = [_row(p, known, near) for p in places]
    held = np.array([wide for _, wide, _ in rows], np.float32).reshape(len(found), len(weights))
    own = [_share(o, weights) for o, _, _ in rows]
    back = [_share(b, other_weights[_numbers(p[0], known)]) for p, (_, _, b) in zip(places, rows, strict=True)]
    wide = [_share(h, weights) for h in held]
    at = _focus(question, asked)
    focus = [float(o[at]) if asked else 0.0 for o, _, _ in rows]
    return Nearness(_floats(own), _floats(wide), _floats(back), _floats(focus), held, weights)


def _floats(values: Sequence[float]) -> Floats:
    return np.array(values, np.float32)


def _focus(question: str, asked: tuple[str, ...]) -> int:
    """The number of the first content word after the interrogative; where there is none, of the first word."""
    match = _INTERROGATIVE.search(question)
    after = content_words(question[match.end() :]) if match else ()
    return asked.index(after[0]) if after and after[0] in asked else 0


def _places(c: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a sentence, and those around it: its headings, its introduction, the sentence before."""
    known, i, lead = facts(c.passage), c.index, c.passage.sentences[c.index].lead
    around = known.head_words + (known.words[i - 1] if i else ()) + (known.words[lead] if lead is not None else ())
    return known.words[i], around


def _numbers(words: tuple[str, ...], known: dict[str, int]) -> list[int]:
    return [known[word] for word in words]


def _row(
    place: tuple[tuple[str, ...], tuple[str, ...]], known: dict[str, int], near: Floats
) -> tuple[Floats, Floats, Floats]:
    """Of each word of the question the nearest of the sentence, and of sentence and surroundings; and the way back."""
    own = near[_numbers(place[0], known) or [-1]]
    around = near[_numbers(place[1], known) or [-1]]
    best = own.max(axis=0)
    back = own.max(axis=1, initial=0.0) if place[0] else np.zeros(0, np.float32)
    return best, np.maximum(best, AROUND * around.max(axis=0)), back


def _share(values: Floats, weights: Floats) -> float:
    total = float(weights.sum())
    return float(values @ weights) / total if total > 0 else 0.0
