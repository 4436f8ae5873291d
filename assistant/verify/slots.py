"""Whether a figure of a claim and a figure of its quotes are one: value, unit, region, period, indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.models import ClaimRole, Question
from assistant.verify.ground import Ground, Quoted
from assistant.verify.reading import Said, said
from corpus.dutch.indicators import compatible
from corpus.dutch.numbers import Number, same_value
from corpus.dutch.periods import meets
from corpus.dutch.regions import RegionMention, Relation, UnknownRegionError, relation
from corpus.figure_choice import compared
from corpus.models import Figure, Grain, Origin, Period, Region, plain

#: Counted nouns that may stand for each other: who gets a benefit is counted by the benefit.
_ALIKE = ({"uitkeringen", "personen"}, {"bedrijven", "werkgevers"}, {"banen", "personen"})
COUNTED = frozenset({"vacatures", "banen", "uitkeringen", "bedrijven", "werkgevers", "personen"})


_AVERAGE = re.compile(r"\bgemiddeld\w*\s+(?:in|van|voor)\s+(?:heel\s+)?$", re.IGNORECASE)
_BARE_LEVEL = re.compile(r"\s+(?:\w+\s+){0,2}in de (arbeidsmarktregio|provincie|gemeente)\b(?! [A-Z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of the claim with the cited figure that it repeats; None where only the bare number is cited."""

    own: Figure
    cited: Figure | None
    quoted: Quoted | None


@dataclass(frozen=True)
class Case:
    """A claim with all that its gates look at."""

    written: str  # as it was handed in
    ground: Ground
    role: ClaimRole
    question: Question | None
    publishers: frozenset[str]

    @cached_property
    def claim(self) -> Said:
        """What the claim says."""
        return said(plain(self.written))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Each figure of the claim with the cited figure that agrees with it in most slots."""
        return tuple(self._pair(figure) for figure in self.claim.figures)

    def beside(self, quoted: Quoted) -> tuple[Period, ...]:
        """The periods of cited sentences right beside this one ('Het cijfer komt uit onderzoek uit 2024')."""
        return tuple(
            period
            for other in self.ground.quoted
            if other.passage.id == quoted.passage.id
            and 0 < abs(other.index - quoted.index) <= (5 if quoted.lead else 2)
            for period in other.periods
        )

    def areas_beside(self, quoted: Quoted) -> frozenset[Region]:
        """The areas of cited sentences right beside this one."""
        near = (q for q in self.ground.quoted if q.passage.id == quoted.passage.id and abs(q.index - quoted.index) <= 2)
        return frozenset(region for other in near for region in other.regions)

    def _pair(self, own: Figure) -> Pair:
        number = self.claim.number_of(own)
        rivals = [
            (figure, quoted)
            for quoted in self.ground.quoted
            for figure in quoted.figures
            if number is not None and _same_figure(number, figure)
        ]
        best = max(rivals, key=lambda rival: self._agreement(own, *rival), default=None)
        return Pair(own, *best) if best else Pair(own, None, None)

    def _agreement(self, own: Figure, cited: Figure, quoted: Quoted) -> int:
        return sum(
            (
                region_agrees(self.claim, own, cited, quoted, self.areas_beside(quoted)),
                period_agrees(self.claim, own, cited, quoted, self.beside(quoted)),
                indicator_agrees(own, cited),
                own.change == cited.change,
                unit_agrees(own.unit, cited.unit),
                own.status == cited.status,
            )
        )


def _same_figure(number: Number, cited: Figure) -> bool:
    as_number = Number(cited.span, cited.written, cited.value, cited.unit, None, _low(cited), cited.high)
    return same_value(number, as_number)


def _low(figure: Figure) -> float | None:
    return None if figure.high is None else figure.value


def unit_agrees(own: str, cited: str) -> bool:
    """Whether two counted nouns may mean the same; an unnamed or unknown one agrees with all."""
    if own == cited or own not in COUNTED or cited not in COUNTED:
        return True
    return any({own, cited} <= group for group in _ALIKE)


def region_agrees(
    claim: Said, own: Figure, cited: Figure, quoted: Quoted, beside: frozenset[Region] = frozenset()
) -> bool:
    """Whether the area that the claim names for its figure is that of the cited one, level included."""
    if own.region is None or own.region_from is not Origin.SENTENCE:
        return True
    mention = claim.region_of(own)
    named = mention.candidates if mention else (own.region,)
    if cited.region is not None and cited.region_from is Origin.SENTENCE and not _is_yardstick(cited.region, quoted):
        if any(same_area(region, cited.region) for region in named) or _stands_by(named, cited, quoted):
            return True
        if cited.region.name == own.region.name and _level_after(claim, own) == cited.region.level.value:
            return True
        return mention is not None and _in_same_order(claim, mention, cited.region, quoted)
    held = quoted.regions | beside | ({cited.region} if cited.region else frozenset())
    return any(same_area(a, b) for a in named for b in held)


def _is_yardstick(region: Region, quoted: Quoted) -> bool:
    """Whether the quote only holds its figure against the area ('groter dan gemiddeld in Nederland')."""
    mentions = [m for m in quoted.said.regions if region in m.candidates]
    return bool(mentions) and all(_AVERAGE.search(quoted.said.text, 0, m.span.start) for m in mentions)


def _stands_by(named: Sequence[Region], cited: Figure, quoted: Quoted) -> bool:
    """Whether the area stands right after the number in the quote: '83.000 mensen in Regio Zwolle'."""
    number = next((n for n in quoted.said.numbers if n.value == cited.value), None)
    return number is not None and any(
        0 <= m.span.start - number.span.end < 24 and set(named) & set(m.candidates) for m in quoted.said.regions
    )


def _level_after(claim: Said, own: Figure) -> str:
    """The bare word for a level right after the figure: '30.551 in de arbeidsmarktregio'."""
    match = _BARE_LEVEL.match(claim.text, own.span.end)
    return match[1].lower() if match else ""


def _in_same_order(claim: Said, mention: RegionMention, other: Region, quoted: Quoted) -> bool:
    """Whether claim and quote name the same two areas in the same order ('Emmen heeft van heel Drenthe ...').

    Then only the reading of which of them the figure belongs to differs, not what the sentences say.
    """
    order = []
    for text in (claim, quoted.said):
        mine = [m.span.start for m in text.regions if set(m.candidates) & set(mention.candidates)]
        theirs = [
            m.span.start
            for m in text.regions
            if other in m.candidates and not set(m.candidates) & set(mention.candidates)
        ]
        if not mine or not theirs:
            return False
        order.append(mine[0] < theirs[0])
    return order[0] == order[1]


def same_area(a: Region, b: Region) -> bool:
    """Whether two areas are one, or made of the same municipalities."""
    if a == b:
        return True
    try:
        return a.name != b.name and relation(a, b) is Relation.SAME
    except UnknownRegionError:
        return a.name == b.name and a.level == b.level


def period_agrees(claim: Said, own: Figure, cited: Figure, quoted: Quoted, beside: tuple[Period, ...] = ()) -> bool:
    """Whether the period that the claim names for its figure is that of the cited one, or holds it."""
    if own.period is None or own.period_from is not Origin.SENTENCE:
        return True
    if cited.period is not None and _held_against(claim, cited.period):
        return True
    if cited.period is not None and cited.period_from is Origin.SENTENCE:
        return covers(own.period, (cited.period,)) or _is_end_of(cited.period, own.period, quoted)
    held = (*quoted.periods, *beside, *((cited.period,) if cited.period else ()))
    return covers(own.period, held)


def _held_against(claim: Said, period: Period) -> bool:
    """Whether the claim names the cited period as what the figure is held against ('59% meer dan in 2019')."""
    return any(m.period == period and compared(claim.text, m.span.start) for m in claim.periods)


def _is_end_of(given: Period, said: Period, quoted: Quoted) -> bool:
    """'Tussen 2015 en 2024 van 101.000 naar 56.000': each number is of one end of the range, and so in the quote."""
    if given.grain is Grain.RANGE:
        return said.grain is Grain.YEAR and said.start.year == given.end.year
    ends = {said.start.year, said.end.year}
    return given.end.year in ends and ends <= {p.end.year for p in quoted.periods}


def covers(said: Period, held: Iterable[Period]) -> bool:
    """Whether one of the periods that the source gives is the one said, or lies inside it; a range must be the same."""
    if said.grain is Grain.RANGE:
        return any(_same_range(said, given) for given in held)
    return any(meets(said, given) >= 0.8 for given in held)


def _same_range(said: Period, given: Period) -> bool:
    """A range of whole years may stand for one of quarters or months in the same years."""
    if (said.start, said.end) == (given.start, given.end):
        return True
    years = (said.start.year, said.end.year) == (given.start.year, given.end.year)
    return years and (said.start.month, said.start.day) == (1, 1) and (said.end.month, said.end.day) == (12, 31)


def indicator_agrees(own: Figure, cited: Figure) -> bool:
    """Whether both are about one indicator or about a wider and a narrower one; an unread one agrees with all."""
    return own.indicator is None or cited.indicator is None or compatible(own.indicator, cited.indicator) > 0
