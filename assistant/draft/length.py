"""How long an answer may be, by kind of question."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.models import QuestionKind


@dataclass(frozen=True, slots=True)
class Length:
    """At most so many sentences and words; a sentence counts if its chance is this share of the best one's."""

    sentences: int
    words: int
    share: float


LENGTHS: dict[QuestionKind, Length] = {
    QuestionKind.FIGURE: Length(3, 75, 0.35),
    QuestionKind.FACT: Length(4, 80, 0.25),
    QuestionKind.DEFINITION: Length(3, 80, 0.3),
    QuestionKind.EXPLANATION: Length(4, 95, 0.2),
    QuestionKind.LIST: Length(5, 100, 0.2),
    QuestionKind.ADVICE: Length(5, 100, 0.15),
    QuestionKind.COMPARISON: Length(5, 100, 0.15),
    QuestionKind.PREPARATION: Length(6, 140, 0.1),
}
