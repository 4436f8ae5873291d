"""Making a card: searches, choices by rule, and the gates; no language model."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.card import texts
from assistant.card.candidates import Finder, Found
from assistant.card.missing import missing
from assistant.card.models import Card, CardLine, CardRequest, Part, Voice, cited
from assistant.card.prose import Scheme, WayOut, behind, schemes, ways_out
from assistant.card.situation import Told, situation
from assistant.card.subject import NEAR, NONE, PART, WIDER
from assistant.citations import Citer
from assistant.draft.extractive import ExtractiveDrafter
from assistant.models import Claim, Rejected
from assistant.verify import verified
from corpus.dutch.areas import Relation
from corpus.dutch.periods import label
from corpus.library import Library
from corpus.models import Figure, Level, Status
from index.retriever import Retriever


def build_card(request: CardRequest, library: Library, retriever: Retriever, today: date) -> Card:
    """The card of a request, every line of a source cited and through the gates."""
    citer = Citer({source.id: source for source in library.sources})
    finder = Finder(retriever, ExtractiveDrafter(citer, retriever.idf, retriever.words), request, library)
    told = situation(finder, request, today)
    taken = [one.found for one in told]
    why = behind(finder, request, taken)
    help_ = schemes(finder, request, taken)
    out = ways_out(finder, request, taken)
    drafted = [
        *_situation_lines(told, request, citer), *(_line(Part.BEHIND, f, request, citer) for f in why),
        *_way_lines(out, request, citer), *_scheme_lines(help_, request, citer),
    ]  # fmt: skip
    lines, rejected = _through_gates(drafted, finder)
    own = [CardLine(Part.QUESTIONS, text, Voice.AIMI) for text in request.problems[0].questions]
    own += [CardLine(Part.MISSING, text, Voice.AIMI) for text in missing(request, told, why, out, help_)]
    citations = [c for claim in cited(lines) for c in claim.citations]
    sources = tuple(source for source in library.sources if source.id in {c.doc for c in citations})
    evidence = tuple(finder.evidence[id] for id in dict.fromkeys(c.passage for c in citations))
    return Card(request, (*lines, *own), sources, today.isoformat(), library.digest, evidence, rejected)


def _through_gates(lines: list[CardLine], finder: Finder) -> tuple[list[CardLine], tuple[Rejected, ...]]:
    kept: list[CardLine] = []
    rejected: list[Rejected] = []
    evidence = tuple(finder.evidence.values())
    for line in lines:
        passed, stopped = verified((line.claim,) if line.claim else (), evidence)
        kept += [line] if passed else []
        rejected += stopped
    return kept, tuple(rejected)


def _claim(found: Found, citer: Citer) -> Claim:
    return Claim(found.text, tuple(c for i in found.indexes for c in citer.sentence(found.passage, i)))


def _line(part: Part, found: Found, request: CardRequest, citer: Citer, heading: str = "") -> CardLine:
    return CardLine(part, found.text, Voice.SOURCE, _claim(found, citer), heading, tuple(_place_marks(found, request)))


def _way_lines(out: Iterable[WayOut], request: CardRequest, citer: Citer) -> list[CardLine]:
    return [_line(Part.WAYS_OUT, found, request, citer, way.route.title) for way in out for found in way.lines]


def _scheme_lines(found: Iterable[Scheme], request: CardRequest, citer: Citer) -> list[CardLine]:
    return [_line(Part.INSTRUMENTS, one.line, request, citer, one.name[:1].upper() + one.name[1:]) for one in found]


def _place_marks(found: Found, request: CardRequest) -> Iterable[str]:
    """That a line's sector stands in its heading only, and that it is about a part of the area."""
    if found.under and found.subject >= 0.9 * WIDER:
        yield texts.UNDER.format(heading=found.under)
    if request.region and found.place is Relation.INSIDE and found.area:
        yield texts.INSIDE.format(asked=request.region.written, area=found.area)


def _situation_lines(told: Iterable[Told], request: CardRequest, citer: Citer) -> list[CardLine]:
    return [
        CardLine(
            Part.SITUATION, one.found.text, Voice.SOURCE, _claim(one.found, citer), "",
            tuple(m for m in (_area_mark(one, request), _period_mark(one, citer), _status_mark(one.figure), _sector_mark(one, request)) if m),
        )
        for one in told
    ]  # fmt: skip


def _area_mark(one: Told, request: CardRequest) -> str:
    area = one.figure.region
    if area is None:
        return texts.NO_AREA
    if area.level is Level.LAND:
        return texts.NATIONAL
    if request.region is None or one.place in {Relation.SAME, None}:
        return str(area)
    pattern = {Relation.CONTAINS: texts.WIDER, Relation.INSIDE: texts.INSIDE, Relation.OVERLAPS: texts.OVERLAPS}
    return pattern.get(one.place, texts.ELSEWHERE).format(area=area, asked=request.region.written)


def _period_mark(one: Told, citer: Citer) -> str:
    """The period, or else the year of the edition that the figure stands in: it is no younger than that."""
    if one.period:
        return label(one.period)
    return texts.NO_PERIOD.format(year=citer.published(one.found.passage))


def _status_mark(figure: Figure) -> str:
    if figure.status is Status.FORECAST and figure.maker:
        return texts.FORECAST_BY.format(maker=figure.maker)
    return texts.STATUS[figure.status.value]


def _sector_mark(one: Told, request: CardRequest) -> str:
    if request.subject is None or one.subject >= 0.9 * PART:
        return ""
    if one.subject == NONE:
        return texts.ALL_SECTORS
    return texts.NEAR_SECTOR if one.subject <= NEAR else texts.WIDER_SECTOR
