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


# Chosen on the questions in ../shared/evals: the share of right answers against words and wrong figures.
LENGTHS: dict[QuestionKind, Length] = {
    QuestionKind.FIGURE: Length(4, 75, 0.12),
    QuestionKind.FACT: Length(5, 100, 0.06),
    QuestionKind.DEFINITION: Length(4, 90, 0.1),
    QuestionKind.EXPLANATION: Length(5, 105, 0.05),
    QuestionKind.LIST: Length(5, 105, 0.06),
    QuestionKind.ADVICE: Length(5, 110, 0.06),
    QuestionKind.COMPARISON: Length(2, 55, 0.12),  # each side
    QuestionKind.PREPARATION: Length(3, 65, 0.05),  # each aspect
}
