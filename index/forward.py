"""Which terms stand in which passage: in its text and in its headings, memory-mapped from disk.

The lexical leg goes from a term to its passages; the ranking needs the other way for the passages found.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.ranges import ranges

Flags = NDArray[np.bool_]


class ForwardIndex:
    """The distinct terms of each passage, known by its row."""

    def __init__(self, terms: NDArray[np.int32], ends: NDArray[np.int64], vocabulary: Mapping[str, int]) -> None:
        self._terms = terms
        self._ends = ends  # two a passage: where its headings' terms end, and where its text's terms end
        self._vocabulary = vocabulary

    @staticmethod
    def write(folder: Path, rows: Iterable[tuple[Iterable[int], Iterable[int]]]) -> None:
        """Write the term numbers of each passage, those of its headings and those of its text."""
        terms, ends = array("i"), array("q")
        for parts in rows:
            for part in parts:
                terms.extend(sorted(set(part)))
                ends.append(len(terms))
        np.save(folder / "terms.npy", np.frombuffer(terms, np.int32) if terms else np.zeros(0, np.int32))
        np.save(folder / "term-ends.npy", np.frombuffer(ends, np.int64))

    @classmethod
    def load(cls, folder: Path, vocabulary: Mapping[str, int]) -> ForwardIndex:
        """The index of `folder`, memory-mapped; `vocabulary` is that of the lexical index beside it."""
        terms, ends = (np.load(folder / name, mmap_mode="r") for name in ("terms.npy", "term-ends.npy"))
        return cls(terms.view(np.ndarray), ends.view(np.ndarray), vocabulary)

    def held(self, rows: NDArray[np.int64], terms: Sequence[str]) -> tuple[Flags, Flags]:
        """Whether each passage holds each term, shape (rows, terms): in its headings, and in its text."""
        wanted = np.array([self._vocabulary.get(term, -1) for term in terms], np.int32)
        places = np.stack([2 * rows, 2 * rows + 1], axis=1).ravel()
        ends = self._ends[places]
        starts = np.where(places > 0, self._ends[np.maximum(places - 1, 0)], 0)
        there = self._terms[ranges(starts, ends - starts)]
        owner = np.repeat(np.arange(len(places)), ends - starts)
        order = np.argsort(wanted, kind="stable")
        at = np.searchsorted(wanted, there, sorter=order)
        at[at == len(wanted)] = 0
        column = order[at] if len(wanted) else at
        hit = wanted[column] == there if len(wanted) else np.zeros(len(there), bool)
        flags = np.zeros((len(places), len(terms)), bool)
        flags[owner[hit], column[hit]] = True
        return flags[0::2], flags[1::2]
