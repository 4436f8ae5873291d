"""From a question and its evidence to claims: extractive without a model, or through any chat model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from assistant.models import Claim, Comparison, Note, Passport, Question, Refusal, Rejected
from index.models import Evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """What a drafter made of the evidence. `answerability` is the chance that the evidence holds the answer."""

    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...] = ()
    removed: int = 0
    notes: tuple[Note, ...] = ()
    passport: Passport | None = None
    comparison: Comparison | None = None
    refusal: Refusal | None = None
    answerability: float | None = None
    status: str = "ok"
    model: str = ""
    prompt: str = ""
    cost: dict[str, Any] = field(default_factory=dict)


class Drafter(Protocol):
    """Makes claims out of evidence; what it cannot answer it leaves out."""

    name: str

    def draft(self, question: Question, evidence: tuple[Evidence, ...]) -> Draft: ...
