"""The nearest figures that the sources hold, for a question whose region or period they do not cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from assistant.asked_figure import AGREES, covers, indicators_asked
from assistant.citations import Citer
from assistant.draft.candidates import figure_fit
from assistant.figure_words import UntoldFigureError, tell_checked
from assistant.models import Note, NoteKind, Question
from assistant.texts import NEAREST_BOTH, NEAREST_PERIOD, NEAREST_REGION
from assistant.whole_figure import asked_restrictions, is_level, is_placed, names_indicator, restrictions
from corpus.dutch.indicators import compatible
from corpus.dutch.regions import Relation
from corpus.figure_store import FigureStore, Held
from corpus.models import Figure, Level, Passage, Status
from index.agreement import BY_RELATION
from index.models import Evidence

FAR = 3 * 366  # days; a figure of another area and a time further off is no help
_AROUND = BY_RELATION[Relation.CONTAINS]
_WIDER = (
    Level.GEMEENTE,
    Level.DEELGEBIED,
    Level.COROP,
    Level.ARBEIDSMARKTREGIO,
    Level.PROVINCIE,
    Level.LANDSDEEL,
    Level.LAND,
)


def nearest(question: Question, evidence: Sequence[Evidence], store: FigureStore, citer: Citer) -> tuple[Note, ...]:
    """The same indicator for the region asked at the nearest other time, and for the narrowest area around it.

    Each is marked as of another period or area. Empty where the question names no single indicator, or the sources
    hold none of it. Of equally near figures the one whose source the search put first is told.
    """
    ids = indicators_asked(question)
    if not ids or not all(compatible(ids[0], other) > 0 for other in ids):
        return ()
    docs = list(dict.fromkeys(one.passage.doc for one in evidence))
    held = [(f, p) for f, p in _held(ids, store) if _is_usable(question, f, p)]
    timeless = not any(p.period for p in question.periods)
    held.sort(
        key=lambda one: (
            timeless and one[0].status is Status.FORECAST,
            _distance(question, one[0]),
            docs.index(one[1].doc) if one[1].doc in docs else len(docs),
        )
    )
    notes = (_first(_elsewhen(question, held), NEAREST_PERIOD, citer), _around(question, held, citer))
    return tuple(note for note in notes if note)


def _held(ids: Iterable[str], store: FigureStore) -> Iterator[Held]:
    for id in ids:
        yield from store.about(id)


def _is_usable(question: Question, figure: Figure, passage: Passage) -> bool:
    """Whether the figure is sure of its slots and narrowed exactly as the question is."""
    asked = asked_restrictions(question.text)
    return (
        is_level(figure)
        and figure.period is not None
        and figure.region is not None
        and figure.status in {Status.REALISED, Status.FORECAST}
        and is_placed(figure, passage)
        and names_indicator(figure, passage)
        and covers(asked, given := restrictions(figure, passage))
        and covers(given, asked)
    )


def _distance(question: Question, figure: Figure) -> int:
    """Days between the end of the figure's period and the nearest end asked; of no period asked the newest is nearest."""
    end = figure.period.end if figure.period else date.min
    asked = [p.period.end for p in question.periods if p.period]
    return min((abs((end - other).days) for other in asked), default=(date.max - end).days)


def _elsewhen(question: Question, held: Sequence[Held]) -> Iterator[Held]:
    for figure, passage in held:
        _, region, period = figure_fit(question, figure)
        here = region == 1.0 if question.regions else figure.region is not None and figure.region.level is Level.LAND
        if here and period < AGREES and question.periods:
            yield figure, passage


def _around(question: Question, held: Sequence[Held], citer: Citer) -> Note | None:
    """The narrowest area around the one asked, for the time asked if there is a figure of it."""
    wider = [(f, p) for f, p in held if figure_fit(question, f)[1] == _AROUND]
    asked = any(p.period for p in question.periods)
    for same in (True, False) if asked else (True,):
        found = [h for h in wider if not asked or (figure_fit(question, h[0])[2] >= AGREES) is same]
        found = [h for h in found if not asked or _distance(question, h[0]) <= FAR]
        found.sort(key=lambda h: _WIDER.index(h[0].region.level) if h[0].region else len(_WIDER))
        note = _first(iter(found), NEAREST_REGION if same else NEAREST_BOTH, citer)
        if note:
            return note
    return None


def _first(found: Iterator[Held], before: str, citer: Citer) -> Note | None:
    for figure, passage in found:
        with suppress(UntoldFigureError):
            return Note(NoteKind.NEAREST, tell_checked(figure, passage, citer, before))
    return None
