"""An honest draft, and what a mutation makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from assistant.draft.admit import Written
from index.models import Evidence


@dataclass(frozen=True, slots=True)
class Honest:
    """A true sentence over the evidence that it quotes. `origin` is 'starter' or 'real', `kind` what sort it is."""

    id: str
    origin: str
    written: Written
    evidence: tuple[Evidence, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A sentence made false, unsourced or dangerous by a named mutation; `change` tells what was done."""

    honest: str
    origin: str
    mutation: str
    written: Written
    evidence: tuple[Evidence, ...]
    change: str


@dataclass(frozen=True, slots=True)
class World:
    """What mutations may draw on: all honest drafts, in their order."""

    drafts: Sequence[Honest]


#: Gives (new sentence, evidence, what was changed); nothing where the draft has nothing to turn.
Mutate = Callable[[Honest, World, Random], Iterator[tuple[Written, tuple[Evidence, ...], str]]]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A named way of making a draft hostile, and the share of its drafts that may pass."""

    name: str
    bound: float
    mutate: Mutate
