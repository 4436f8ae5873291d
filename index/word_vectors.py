"""What single words mean to the static encoder, for telling how near the words of two texts are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.dutch.words import is_stopword, tokens
from index.encoders import Encoder, StaticEncoder

Floats = NDArray[np.float32]
REMEMBERED = 20_000  # words


@lru_cache(maxsize=50_000)
def content_words(text: str) -> tuple[str, ...]:
    """The words of a text without function words, each once, in lower case."""
    return tuple(dict.fromkeys(t.lower for t in tokens(text) if not is_stopword(t.lower)))


class WordVectors:
    """Vectors of words. The encoder learned how much a word tells as the length of its vector."""

    def __init__(self, encoder: StaticEncoder) -> None:
        self._word = lru_cache(maxsize=REMEMBERED)(encoder.word)

    @classmethod
    def of(cls, encoder: Encoder) -> WordVectors:
        """Those of a static encoder, or of the shipped one where another kind of encoder searches."""
        return cls(encoder if isinstance(encoder, StaticEncoder) else StaticEncoder())

    def lookup(self, words: Sequence[str]) -> tuple[Floats, Floats]:
        """Vectors of length 1, shape (words, dimensions), and how much each word tells, shape (words,).

        A word of which nothing is known has a vector of zeros and tells nothing.
        """
        if not words:
            return np.zeros((0, 1), np.float32), np.zeros(0, np.float32)
        rows = np.stack([self._word(word) for word in words])
        weights = np.linalg.norm(rows, axis=1)
        return np.divide(rows, weights[:, None], out=np.zeros_like(rows), where=weights[:, None] > 0), weights
