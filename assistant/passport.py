"""The figure passport: the figure that was asked, slot by slot, filled in by code from its passage."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from assistant.asked_figure import fitting, unmet
from assistant.citations import Citer
from assistant.draft.extractive import Scored
from assistant.figure_words import UntoldFigureError, tell
from assistant.models import Claim, ClaimRole, Passport, Question, QuestionKind
from assistant.notes import is_outdated
from assistant.verify import verify
from corpus.figure_store import FigureStore


def passport_of(
    question: Question, scored: Sequence[Scored], citer: Citer, store: FigureStore | None = None
) -> Passport | None:
    """The passport of the figure asked, or None where no figure is surely the one.

    `scored` are the ranked sentences, best first. A doubtful passport is worse than none: the quote still answers.
    With `store`, a question that names no time gets no figure that the sources have a newer one of.
    """
    if question.kind is not QuestionKind.FIGURE:
        return None
    for found in fitting(question, scored):
        if store and not question.periods and is_outdated(found.figure, store):
            continue
        with suppress(UntoldFigureError):
            told = tell(found.figure, found.passage, citer)
            if unmet(question, found.figure, told.text):
                continue
            claim = Claim(told.text, told.citations, ClaimRole.PASSPORT)
            if verify(claim, (found.scored.candidate.evidence,), question):
                continue  # the words of code pass the same gates as those of a model
            return Passport(
                found.figure, told.value, told.unit, told.indicator, told.region, told.period, told.status, claim
            )
    return None
