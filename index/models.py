"""What goes into a search and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from corpus.models import Passage, Period, Region


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: the words, and beside them the regions and periods as structure.

    `regions` holds one tuple per region mentioned, with each area that the name may stand for.
    `docs` narrows the search to these documents; empty means all.
    """

    text: str
    regions: tuple[tuple[Region, ...], ...] = ()
    periods: tuple[Period, ...] = ()
    docs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that the passage is known to answer, and how near it is to the query (cosine, BM25)."""

    similarity: float
    words: float
    answers: tuple[int, ...]  # sentences of the passage
    text: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that was found, with its score and what made it.

    `sentences` holds the cosine of each sentence of the passage to the query, `expanded` that of each together with
    the questions that it is known to answer.
    """

    passage: Passage
    score: float
    features: dict[str, float] = field(default_factory=dict)
    sentences: tuple[float, ...] = ()
    asked: tuple[Asked, ...] = ()
    expanded: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Expansion:
    """A word that came into a query, and the word of the query that brought it: by the thesaurus, or as what a
    typing error was read as ('vacture' gelezen als 'vacature')."""

    source: str
    term: str
    weight: float
    kind: Literal["thesaurus", "spelling"] = "thesaurus"


@dataclass(frozen=True, slots=True)
class Found:
    """The evidence of a query, best first, and how the query was widened."""

    evidence: tuple[Evidence, ...]
    expansions: tuple[Expansion, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from. A library or encoder that differs makes the index stale."""

    format: int
    encoder: str
    corpus: str  # digest of the library: sources, splitter and passage questions
    passages: int
    built: str
