"""Passages that stay on disk: a large corpus is read passage by passage, as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import overload

import numpy as np

from corpus.models import Passage
from corpus.packing import pack_passages, unpack_passages

REMEMBERED = 4_000  # passages that are kept decoded; about 6 kB each


class StoredPassages(Sequence[Passage]):
    """The passages of a file that `write` made, in its order. The file is memory-mapped: replicas share it."""

    def __init__(self, path: Path) -> None:
        self._ends = np.load(path.with_suffix(".ends.npy"), mmap_mode="r")
        with path.open("rb") as file:
            self._lines = mmap(file.fileno(), 0, access=ACCESS_READ)
        self._decoded = lru_cache(REMEMBERED)(self._decode)

    @staticmethod
    def write(path: Path, passages: Iterable[Passage]) -> None:
        """Write passages one by one; the corpus need not fit in memory. At least one is needed."""
        ends: list[int] = []
        with path.open("wb") as file:
            for passage in passages:
                file.write(pack_passages([passage]).encode())
                ends.append(file.tell())
        np.save(path.with_suffix(".ends.npy"), np.array(ends, np.int64))

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, index: int) -> Passage: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Passage]: ...
    def __getitem__(self, index: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._decoded(index % len(self))

    def _decode(self, index: int) -> Passage:
        start = int(self._ends[index - 1]) if index else 0
        return next(iter(unpack_passages(self._lines[start : int(self._ends[index])].decode())))
