"""Notes beside a figure: a newer one in the sources, or another source that gives another value."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from assistant.citations import Citer
from assistant.figure_words import UntoldFigureError, tell_checked
from assistant.models import Note, NoteKind, Passport, Question
from assistant.texts import MAY_BE_ROUNDED, NOTE_DIFFERS, NOTE_NEWER
from assistant.whole_figure import is_level, names_indicator, restrictions
from corpus.dutch.periods import meets
from corpus.figure_store import FigureStore, Held
from corpus.models import Figure, Origin, Passage, Status

MOST = 2
NEAR = 0.15  # as a share of the value
_UP = frozenset({"ruim", "meer dan", "minstens"})
_DOWN = frozenset({"bijna", "minder dan", "hooguit"})
_BARE = re.compile(r"[\d.,]+")


def notes_of(question: Question, passport: Passport | None, store: FigureStore, citer: Citer) -> tuple[Note, ...]:
    """At most two notes on the passport's figure: first another source's value for the period, then a newer figure.

    Both are of exactly the same indicator, area with level, part and unit, and measured.
    """
    if passport is None:
        return ()
    figure, about, region = passport.figure, passport.figure.indicator, passport.figure.region
    if about is None or region is None:
        return ()
    own = passport.claim.citations[0].doc
    narrowed = next((restrictions(f, p) for f, p in store.about(about) if f == figure), None)
    around = store.near(about, (region,), figure.part)
    rivals = [(f, p) for f, p in around if f != figure and _alike(figure, f, p) and restrictions(f, p) == narrowed]
    found = [
        *_told(NoteKind.DIFFERS, _differing(figure, own, rivals), figure, citer),
        *_told(NoteKind.NEWER, _newer(figure, rivals, citer), figure, citer),
    ]
    return tuple(found[:MOST])


def _alike(figure: Figure, other: Figure, passage: Passage) -> bool:
    """Whether the other one was measured, of the same indicator and unit, and is sure of its area."""
    return (
        other.indicator == figure.indicator
        and other.unit == figure.unit
        and other.status is Status.REALISED
        and other.region_from is not Origin.DOCUMENT
        and is_level(other)
        and names_indicator(other, passage)
    )


def _differing(figure: Figure, doc: str, rivals: list[Held]) -> Iterator[Held]:
    """Figures of other sources for the same moment whose value, as printed, is another one."""
    for other, passage in rivals:
        if passage.doc != doc and _same_time(figure, other) and differs(figure, other):
            yield other, passage


def _same_time(figure: Figure, other: Figure) -> bool:
    if figure.period is None and other.period is None:  # counts that lie near each other may be of one time
        return figure.unit != "%" and abs(figure.value - other.value) <= NEAR * figure.value
    if figure.period is None or other.period is None:
        return False
    return meets(figure.period, other.period) == 1.0


def _newer(figure: Figure, rivals: list[Held], citer: Citer) -> Iterator[Held]:
    """Figures for a later time than the passport's, the last first. A forecast is not outdated by a measurement."""
    if figure.period is None or figure.status is not Status.REALISED:
        return
    later = [
        (other, passage)
        for other, passage in rivals
        if other.period
        and other.period.start > figure.period.end
        and other.period.end.year <= citer.published(passage)  # else an aim that was read as a measurement
    ]
    yield from sorted(later, key=lambda held: held[0].period.start if held[0].period else date.min, reverse=True)


def _told(kind: NoteKind, found: Iterator[Held], figure: Figure, citer: Citer) -> Iterator[Note]:
    """The first that can be told with its quotes."""
    for other, passage in found:
        before = NOTE_NEWER if kind is NoteKind.NEWER else NOTE_DIFFERS.format(title=_name(passage))
        rounded = kind is NoteKind.DIFFERS and is_rounding(figure, other)
        with suppress(UntoldFigureError):
            yield Note(kind, tell_checked(other, passage, citer, before, f" {MAY_BE_ROUNDED}" if rounded else ""))
            return


def _name(passage: Passage) -> str:
    """The source's title without its years, which need no quote then."""
    return re.sub(r"\s*\b\d{4}(?:\s*[-–/]\s*\d{2,4})?\b\s*", " ", passage.title).strip(" -–:,")


def differs(a: Figure, b: Figure) -> bool:
    """Whether two figures cannot both be right as they are printed: 'ruim 51.000' and '51.200' can."""
    if a.high is not None or b.high is not None:
        return False
    return not (_allows(a, b.value) or _allows(b, a.value))


def _allows(figure: Figure, value: float) -> bool:
    """Whether the hedge and rounding of `figure` leave room for `value`; without a hedge it is meant as it stands."""
    step = _step(figure)
    if figure.hedge in _UP:
        return 0 <= value - figure.value < step
    if figure.hedge in _DOWN:
        return 0 <= figure.value - value < step
    return abs(value - figure.value) <= (step / 2 if figure.hedge else 0)


def is_rounding(a: Figure, b: Figure) -> bool:
    """Whether one value may be the other one rounded (17.600 and 17.550)."""
    return abs(a.value - b.value) <= max(_step(a), _step(b)) / 2


def _step(figure: Figure) -> float:
    """The place to which a figure is rounded: 100 for 17.600, 0,1 for 71,4%."""
    digits = _BARE.match(figure.written)
    decimals = len(digits[0].partition(",")[2]) if digits else 0
    if decimals:
        return float(10.0**-decimals)
    whole = round(abs(figure.value))
    return (
        float(10 ** (len(str(whole)) - len(str(whole).rstrip("0")))) if whole and math.isfinite(figure.value) else 1.0
    )
