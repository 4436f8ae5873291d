"""The figure passport: the figure that was asked, slot by slot, filled in by code from its passage."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from assistant.asked_figure import fitting, unmet
from assistant.citations import Citer
from assistant.draft.candidates import Scored
from assistant.figure_words import UntoldFigureError, tell
from assistant.models import Claim, ClaimRole, Passport, Question, QuestionKind
from assistant.verify import verify
from assistant.whole_figure import is_level
from corpus.figure_store import FigureStore
from corpus.models import Figure, Level, Status


def passport_of(
    question: Question, scored: Sequence[Scored], citer: Citer, store: FigureStore | None = None
) -> Passport | None:
    """The passport of the figure asked, or None where no figure is surely the one.

    `scored` are the ranked sentences, best first. A doubtful passport is worse than none: the quote still answers.
    With `store`, a question that names no time gets no figure that the sources have a newer one of, and a question
    that names no area no figure of one area where the sources have it for others too.
    """
    if question.kind is not QuestionKind.FIGURE:
        return None
    for found in fitting(question, scored):
        if store and not _is_the_one(question, found.figure, store):
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


def _is_the_one(question: Question, figure: Figure, store: FigureStore) -> bool:
    """Whether what the question leaves open (time, area) does not make another figure as good an answer."""
    if figure.indicator is None or figure.region is None:
        return True
    same = store.near(figure.indicator, (figure.region,), figure.part)
    if not question.periods and figure.status is Status.REALISED and any(_is_later(figure, other) for other, _ in same):
        return False
    if question.regions or figure.region.level is Level.LAND:
        return True
    others = {other.region for other, _ in store.near(figure.indicator, (), figure.part) if _is_alike(figure, other)}
    return all(region is None or region == figure.region or region.level is Level.LAND for region in others)


def _is_later(figure: Figure, other: Figure) -> bool:
    """Whether `other` seems to be the same, measured in a later period."""
    return (
        figure.period is not None
        and other.period is not None
        and other.period.start > figure.period.end
        and other.status is Status.REALISED
        and _is_alike(figure, other)
    )


def _is_alike(figure: Figure, other: Figure) -> bool:
    return other.indicator == figure.indicator and other.unit == figure.unit and is_level(other)
