"""The situation of a sector and region: three to five figures, the right region and the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.card.candidates import Finder, Found, line_of, repeats
from assistant.card.models import CardRequest
from assistant.card.subject import NEAR, NONE, OTHER, OWN, WIDER, Subject, mentions_in
from assistant.card.topics import Problem
from corpus.dutch.areas import Relation
from corpus.dutch.indicators import indicator
from corpus.figures import figures
from corpus.models import Figure, Kind, Level, Status
from index.models import Evidence

MOST, FEWEST = 5, 3
OLD_AFTER = 3.0  # years before the newest figure
_FORESEEN = frozenset({Status.FORECAST, Status.ESTIMATE, Status.TARGET})
_PLACE = {Relation.SAME: 1.0, Relation.CONTAINS: 0.75, Relation.INSIDE: 0.55, Relation.OVERLAPS: 0.2, None: 0.5}
_NATIONAL, _NO_AREA = 0.35, 0.1
USUAL = ("beroepsgroepen-krap", "spanningsindicator", "vacatures-openstaand", "werknemersbanen", "banen", "vacatures")


@dataclass(frozen=True, slots=True)
class Told:
    """A line with the figure that it is chosen for."""

    found: Found
    figure: Figure
    place: Relation | None  # how the figure's area lies to the one asked
    subject: float
    score: float

    @property
    def ends(self) -> date:
        """The last day that the figure is about."""
        return self.figure.period.end if self.figure.period else date.min


def situation(finder: Finder, request: CardRequest) -> tuple[Told, ...]:
    """At most five lines: about the sector in the region first, then the region as a whole or a wider area."""
    told = [t for e, rank in _passages(finder, request) for t in _of_passage(finder, request, e, rank)]
    newest = max((t.ends for t in told if t.figure.status is Status.REALISED), default=date.min)
    told = sorted((_aged(t, newest) for t in told), key=lambda t: (-t.score, t.found.text, t.figure.span))
    return tuple(sorted(_choose(told), key=_order))


def _passages(finder: Finder, request: CardRequest) -> Iterable[tuple[Evidence, int]]:
    """The evidence for the sector's figures and the region's, each passage once at its best rank."""
    about = request.subject.search if request.subject else ""
    where = request.region.written if request.region else ""
    problem = request.problems[0]
    names = [indicator(id).name for id in (*problem.figures[:6], *USUAL[:4])]
    queries = [
        f"{about} {where} cijfers: vacatures, banen en krapte", f"hoeveel {names[0]} en {names[1]} in {about} {where}",
        f"{problem.search} {about} {where}", f"{names[2]}, {names[3]} {about}", f"krapte en openstaande vacatures {where}",
    ]  # fmt: skip
    best: dict[str, tuple[Evidence, int]] = {}
    for text in dict.fromkeys(queries):
        for rank, evidence in enumerate(finder.passages(text)):
            if rank < best.get(evidence.passage.id, (evidence, 99))[1]:
                best[evidence.passage.id] = evidence, rank
    return list(best.values())


def _of_passage(finder: Finder, request: CardRequest, evidence: Evidence, rank: int) -> Iterable[Told]:
    passage = evidence.passage
    if passage.kind is Kind.TABLE:
        return
    for figure in figures(passage):
        if figure.indicator is None or (indexes := line_of(passage, figure.sentence)) is None:
            continue
        found = finder.found(evidence, rank, indexes)
        area = figure.region or None
        place = finder.relation(area) if area else None
        subject = _subject(request.subject, figure, found)
        if place is Relation.APART or subject <= 0.9 * OTHER or _worth(request.problems, figure) == 0:
            continue
        score = _score(request, figure, found, place, subject)
        yield Told(found, figure, place, subject, score)


def _subject(subject: Subject | None, figure: Figure, found: Found) -> float:
    """How near the figure is to the sector: by the part that it is about, else by its sentence."""
    if subject is None:
        return OTHER if figure.part and mentions_in(figure.part) else NONE
    if not figure.part:
        return found.subject
    part = mentions_in(figure.part)
    return subject.nearness(part) if part else min(found.subject, NEAR)


def _score(request: CardRequest, figure: Figure, found: Found, place: Relation | None, subject: float) -> float:
    national = figure.region is not None and figure.region.level is Level.LAND
    where = _NATIONAL if national and place is not Relation.SAME else _PLACE[place] if figure.region else _NO_AREA
    about = {OWN: 1.0, WIDER: 0.7}.get(subject, max(subject, 0.0) if subject else 0.45)
    clear = 0.15 * (figure.period is not None) - 0.2 * figure.change - 0.1 * (len(found.text.split()) > 32)
    crowded = -0.04 * max(0, sum(c.isdigit() for c in found.text) - 14)
    return 1.3 * about + where + 0.8 * _worth(request.problems, figure) + clear + crowded - 0.008 * found.rank


def _worth(problems: Sequence[Problem], figure: Figure) -> float:
    """How much an indicator tells about the problem, from 1 down; 0 for one that does not belong on the card."""
    wanted = [*problems[0].figures, *(id for p in problems[1:] for id in p.figures[:4]), *USUAL]
    if figure.indicator not in wanted:
        return 0.0
    return 1.0 - 0.5 * wanted.index(figure.indicator) / len(wanted)


def _aged(told: Told, newest: date) -> Told:
    """The line with its score less what its age costs against the newest measured figure."""
    if told.figure.period is None:
        years = OLD_AFTER / 2
    else:
        years = max(0.0, (newest - told.ends).days / 365)
    return Told(told.found, told.figure, told.place, told.subject, told.score - 0.15 * min(years, 2 * OLD_AFTER))


def _choose(told: Sequence[Told]) -> list[Told]:
    """Greedy, best first: no sentence twice, no indicator twice for the same area and sector, at most two alike."""
    chosen: list[Told] = []
    for one in told:
        same = [c for c in chosen if c.figure.indicator == one.figure.indicator]
        if len(chosen) == MOST or len(same) == 2 or any(_twins(one, other) for other in same):
            continue
        if len(chosen) >= FEWEST and one.score < 0.55 * chosen[0].score:
            break
        if repeats(one.found, [c.found for c in chosen], 0.7):
            continue
        chosen.append(one)
    return chosen


def _twins(one: Told, other: Told) -> bool:
    return (one.figure.region, one.figure.part, one.subject >= WIDER) == (other.figure.region, other.figure.part, other.subject >= WIDER)


def _order(told: Told) -> tuple[int, float, int, str]:
    """The right region first, the sector before all sectors, the newest first."""
    near = list(Relation).index(told.place) if told.place else 5
    foreseen = told.figure.status in _FORESEEN
    return 0 if told.subject >= NEAR else 1, near, foreseen - told.ends.toordinal() * 2, told.found.text
