"""A small library of own sentences, and questions put to it without a search: what the figure modules are tested on."""

from __future__ import annotations

from pathlib import Path

from assistant.citations import Citer
from assistant.draft.candidates import Scored, candidates
from corpus.figure_store import FigureStore
from corpus.library import Library
from index.models import Evidence
from tests.corpus.figure_library import library

__all__ = ["citer", "evidence", "library", "ranked", "store"]


def evidence(held: Library) -> tuple[Evidence, ...]:
    """Every passage of the library, in its order."""
    zeros = {p.id: (0.0,) * len(p.sentences) for p in held.passages}
    return tuple(Evidence(p, 1.0, sentences=zeros[p.id], expanded=zeros[p.id]) for p in held.passages)


def ranked(held: Library, first: str) -> list[Scored]:
    """Every sentence, those that hold `first` before the others."""
    found = sorted(candidates(evidence(held)), key=lambda c: first not in c.text)
    return [Scored(candidate, 0.9 if first in candidate.text else 0.2) for candidate in found]


def citer(held: Library) -> Citer:
    return Citer({source.id: source for source in held.sources})


def store(held: Library, folder: Path) -> FigureStore:
    return FigureStore.of(held, folder / "cache")
