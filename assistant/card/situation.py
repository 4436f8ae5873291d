"""The situation of a sector and region: three to five figures, the right region and the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from assistant.card.candidates import Finder, Found, repeats
from assistant.card.models import CardRequest
from assistant.card.subject import NEAR, NONE, OTHER, PART, WIDER, Subject, mentions_in
from assistant.card.topics import figure_question
from assistant.draft.candidates import facts
from corpus.dutch.areas import Relation, municipalities
from corpus.dutch.indicators import indicator
from corpus.models import Figure, Kind, Level, Period, Status

MOST, FEWEST = 5, 4
ENOUGH = 0.6  # of the best line's score: a fourth or fifth line must come up to it
LIKELY = 0.02  # the chance that a line must have to answer for its indicator
FAR = 6  # years ahead of the talk after which a forecast says little for it
A_YEAR = 0.12  # what a year of age costs, up to five
_FORESEEN = re.compile(
    r"\b(?:verwach\w*|prognose\w*|raming\w*|voorspel\w*|zullen|zal|groei\w*|daal\w*|daling|stijg\w*|neemt|komen er)\b",
    re.I,
)
_JUMBLED = re.compile(r"\brespectievelijk\b", re.I)  # which figure is of which area, no reader sees at a glance
USUAL = ("beroepsgroepen-krap", "spanningsindicator", "vacatures-openstaand", "werknemersbanen", "banen")
_PLACE = {Relation.SAME: 1.0, Relation.CONTAINS: 0.8, Relation.INSIDE: 0.5, Relation.OVERLAPS: 0.25}
_NATIONAL, _UNNAMED = 0.35, 0.25


@dataclass(frozen=True, slots=True)
class Told:
    """A line with the figure that it is chosen for. `period` is None where what was read cannot be right."""

    found: Found
    figure: Figure
    period: Period | None
    place: Relation | None  # how the figure's area lies to the one asked
    subject: float
    score: float

    @property
    def ends(self) -> date:
        """The last day that the figure is about."""
        return self.period.end if self.period else date.min

    @property
    def is_national(self) -> bool:
        """Whether the figure is one of the whole country."""
        return self.figure.region is not None and self.figure.region.level is Level.LAND


def situation(finder: Finder, request: CardRequest, today: date) -> tuple[Told, ...]:
    """At most five lines: about the sector in the region first, then the region as a whole or a wider area."""
    told = [
        told for rank, id in enumerate(_wanted(request)) for line in finder.lines((figure_question(id),))
        for told in _figures_of(finder, request, line, id, rank, today)
    ]  # fmt: skip
    told = _current(told)
    newest = max((t.ends for t in told if t.figure.status is Status.REALISED), default=date.min)
    ranked = sorted(told, key=lambda t: (-_aged(t, newest), t.found.text, t.figure.span))
    return tuple(sorted(_choose(ranked, newest), key=_order))


def _current(told: Sequence[Told]) -> list[Told]:
    """What is told without measured figures of which a newer one, of the same thing, is told too."""
    latest: dict[tuple[object, ...], date] = {}
    for one in told:
        if one.period is not None and one.figure.status is Status.REALISED:
            latest[_thing(one.figure)] = max(latest.get(_thing(one.figure), date.min), one.ends)
    return [
        t for t in told if t.figure.status is not Status.REALISED or t.ends >= latest.get(_thing(t.figure), date.min)
    ]


def _thing(figure: Figure) -> tuple[object, ...]:
    return figure.indicator, figure.region, figure.part, figure.unit, figure.change


def _wanted(request: CardRequest) -> tuple[str, ...]:
    """The indicators that tell about the problems, weightiest first."""
    first, *others = request.problems
    return tuple(
        dict.fromkeys([*first.figures[:5], *(id for p in others for id in p.figures[:2]), *USUAL, *first.figures[5:7]])
    )


def _figures_of(finder: Finder, request: CardRequest, line: Found, id: str, rank: int, today: date) -> Iterator[Told]:
    if line.passage.kind is Kind.TABLE or line.chance < LIKELY or _JUMBLED.search(line.text):
        return
    for figure in (f for i in line.indexes for f in facts(line.passage).figures[i]):
        if figure.indicator is None or not _is_about(figure.indicator, id):
            continue
        place = finder.relation(figure.region)
        subject = _subject(request.subject, figure, line)
        if (
            figure.status is Status.TARGET
            or place is Relation.APART
            or subject <= 0.9 * OTHER
            or not _fits(request, figure, line, place, subject)
        ):
            continue
        period = figure.period if figure.status is not Status.REALISED or _has_begun(figure.period, today) else None
        yield Told(
            line,
            figure,
            period,
            place,
            subject,
            _score(figure, line, place, subject, rank, figure.region == finder.home) - _untimely(figure, today),
        )


def _is_a_goal(figure: Figure, line: Found) -> bool:
    """Whether a figure is what somebody aims at; also one of the future of which the line says no more than a plan."""
    return figure.status is Status.TARGET or (figure.status is Status.FORECAST and not _FORESEEN.search(line.text))


def _is_about(given: str, wanted: str) -> bool:
    return given == wanted or indicator(given).parent == wanted


def _has_begun(period: Period | None, today: date) -> bool:
    return period is not None and period.end <= today


def _subject(subject: Subject | None, figure: Figure, line: Found) -> float:
    """How near the figure is to the sector: by the part that it is about, else by its line."""
    part = mentions_in(figure.part) if figure.part else ()
    if subject is None:
        return OTHER if figure.part or mentions_in(line.text) else NONE
    if part:
        near = subject.nearness(part)
        return 0.9 * line.subject if near == NEAR and line.subject >= PART else near
    return 0.9 * line.subject if figure.part else line.subject


def _fits(request: CardRequest, figure: Figure, line: Found, place: Relation | None, subject: float) -> bool:
    """Of all sectors together only figures of the region or what is around it; of a group none."""
    if subject > NEAR:
        return True
    if subject == NEAR or 0 < subject <= 0.9 * NEAR:
        return _near_occupations(request.subject, figure, line)
    national = figure.region is None or (figure.region.level is Level.LAND and place is not Relation.SAME)
    return not figure.part and (not national or (request.subject is None and request.region is None))


def _untimely(figure: Figure, today: date) -> float:
    """What it costs to be a forecast of a far year, or of a year that is over."""
    if figure.period is None or figure.status is not Status.FORECAST:
        return 0.0
    return 0.4 * (figure.period.end.year > today.year + FAR or figure.period.end < today)


def _near_occupations(subject: Subject | None, figure: Figure, line: Found) -> bool:
    """Whether what is near are occupations ('technische beroepen' for the bouw), not another sector beside it."""
    mentions = mentions_in(figure.part) if figure.part else mentions_in(line.text)
    return subject is not None and any(subject.weight(m.id) == NEAR and not m.is_sector for m in mentions)


def _score(figure: Figure, line: Found, place: Relation | None, subject: float, rank: int, at_home: bool) -> float:
    """How much a line is worth; `at_home`: of the area that the sources were asked about."""
    if figure.region is None:
        where = _UNNAMED
    elif figure.region.level is Level.LAND and place is not Relation.SAME:
        where = _NATIONAL
    else:
        where = _PLACE[place] - 0.15 * (place is Relation.CONTAINS and not at_home) if place else 0.5
    about = max(subject, 0.0)
    crowded = 0.05 * max(0, sum(c.isdigit() for c in line.text) - 14)
    unclear = 0.15 * (figure.period is None) + 0.2 * figure.change + crowded
    return about + where + 0.9 * sqrt(line.chance) + 0.4 * (1 - rank / 16) - unclear


def _aged(told: Told, newest: date) -> float:
    """The score less what its age costs against the newest measured figure."""
    years = (newest - told.ends).days / 365 if told.period else 1.5
    return told.score - A_YEAR * min(max(0.0, years), 5)


def _choose(ranked: Sequence[Told], newest: date) -> list[Told]:
    """Greedy, best first: no sentence twice, no indicator twice for one area and sector, two at most in all.

    At least one line is kept for the region as a whole, where all others are about the sector.
    """
    chosen: list[Told] = []
    for one in ranked:
        same = [c for c in chosen if c.figure.indicator == one.figure.indicator]
        if len(chosen) == MOST or len(same) == 2 or any(_twins(one, other) for other in same):
            continue
        if len(chosen) >= FEWEST and _aged(one, newest) < ENOUGH * _aged(chosen[0], newest):
            break
        if not _is_told(one.figure, chosen) and not repeats(one.found, [c.found for c in chosen], 0.7):
            chosen.append(one)
    return chosen


def _is_told(figure: Figure, chosen: Sequence[Told]) -> bool:
    """Whether a line that was chosen gives the same number of the same area, if under another subject."""
    told = (f for one in chosen for i in one.found.indexes for f in facts(one.found.passage).figures[i])
    return any((f.value, f.unit, f.region) == (figure.value, figure.unit, figure.region) for f in told)


def _twins(one: Told, other: Told) -> bool:
    return (one.figure.region, one.figure.part, one.subject >= WIDER) == (
        other.figure.region, other.figure.part, other.subject >= WIDER
    )  # fmt: skip


def _order(told: Told) -> tuple[int, bool, int, str]:
    """The right region first, in it the sector before all sectors together, then the newest."""
    order = list(Relation)
    near = order.index(told.place) if told.place and not told.is_national else len(order)
    size = len(municipalities(told.figure.region)) if told.figure.region else 0
    return near * 1000 + size, told.subject < NEAR, -told.ends.toordinal(), told.found.text
