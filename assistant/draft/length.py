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


# Chosen on the questions in ../shared/evals and evals/cases: the share of right answers against words and wrong figures.
LENGTHS: dict[QuestionKind, Length] = {
    QuestionKind.FIGURE: Length(4, 75, 0.12),
    QuestionKind.FACT: Length(5, 100, 0.06),
    QuestionKind.DEFINITION: Length(4, 90, 0.1),
    QuestionKind.EXPLANATION: Length(6, 130, 0.03),
    QuestionKind.LIST: Length(6, 130, 0.04),
    QuestionKind.ADVICE: Length(6, 125, 0.04),
    QuestionKind.COMPARISON: Length(3, 70, 0.08),  # each side
    QuestionKind.PREPARATION: Length(4, 90, 0.03),  # each aspect
}
