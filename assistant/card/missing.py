"""What the sources do not say for this talk, so that nobody takes silence for an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.card import texts
from assistant.card.candidates import Found
from assistant.card.models import CardRequest
from assistant.card.prose import Scheme, WayOut
from assistant.card.situation import Told
from assistant.card.subject import PART, Subject
from assistant.card.topics import problems
from corpus.dutch.areas import Relation
from corpus.dutch.indicators import indicator
from corpus.dutch.periods import label
from corpus.models import Status

_RIGHT = frozenset({Relation.SAME, Relation.INSIDE})


def missing(
    request: CardRequest, told: Sequence[Told], why: Sequence[Found], out: Sequence[WayOut], help_: Sequence[Scheme]
) -> tuple[str, ...]:
    """Sentences in the project's own words: on the request, the region, the sector, the period, routes and schemes."""
    return tuple(dict.fromkeys([
        *_of_request(request), *_of_figures(request, told), *_of_problem(request, told), *_of_period(told),
        *_of_prose(request, why, out, help_),
    ]))  # fmt: skip


def _of_request(request: CardRequest) -> Iterator[str]:
    if request.unknown_region:
        yield texts.UNKNOWN_REGION.format(region=request.unknown_region)
    elif request.region is None:
        yield texts.NO_REGION_ASKED
    if request.unknown_sector:
        yield texts.UNKNOWN_SECTOR.format(sector=request.unknown_sector)
    elif request.subject is None:
        yield texts.NO_SECTOR_ASKED
    if not request.named:
        yield texts.NO_PROBLEM


def _of_figures(request: CardRequest, told: Sequence[Told]) -> Iterator[str]:
    where = request.region.written if request.region else ""
    if not told:
        yield texts.NO_REGION.format(region=where) if where else texts.NO_FIGURES
        return
    right = [one for one in told if one.place in _RIGHT]
    own = [one for one in told if one.subject >= 0.9 * PART]
    if where and not right:
        areas = dict.fromkeys(str(one.figure.region) for one in told if one.figure.region)
        yield texts.ONLY_WIDER.format(region=where, areas=_listed(list(areas)) or texts.NO_AREA)
    if request.subject is None:
        return
    about = about_sector(request.subject)
    if not own:
        yield (texts.NO_SECTOR_FIGURES if where else texts.NO_SECTOR_FIGURES_AT_ALL).format(sector=about, region=where)
    elif where and not any(one.place and not one.is_national for one in own):
        yield texts.NO_SECTOR_FIGURES_NEAR.format(sector=about, region=where)
    elif where and right and not any(one.place in _RIGHT for one in own):
        yield texts.NO_SECTOR_FIGURES.format(sector=about, region=where)
    if own:
        yield from _lacking(request, own)


def _of_problem(request: CardRequest, told: Sequence[Told]) -> Iterator[str]:
    """The indicator that says most of the problem, where no figure on the card is about it."""
    first = request.problems[0].figures[0]
    given = {id for one in told if (id := one.figure.indicator)}
    if request.problems[0] != problems()[0] and first not in given | {indicator(id).parent or "" for id in given}:
        yield texts.NOT_PROBLEM.format(indicator=indicator(first).name)


def about_sector(subject: Subject) -> str:
    """'de sector bouw', 'het beroep timmerman'."""
    return texts.KINDS[subject.kind].format(name=subject.shown)


def _lacking(request: CardRequest, own: Sequence[Told]) -> Iterator[str]:
    """The indicators that matter most for the problem and that no figure of the sector is about."""
    given = {one.figure.indicator for one in own}
    families = {indicator(id).parent or id for id in given if id} | given
    wanted = [
        id
        for id in request.problems[0].figures[0 if request.problems[0] == problems()[0] else 1 : 4]
        if id not in families and (indicator(id).parent or id) not in families
    ]
    if wanted and request.subject:
        names = _listed([indicator(id).name for id in wanted[:3]])
        yield texts.NOT_INDICATOR.format(sector=about_sector(request.subject), indicators=names)


def _of_period(told: Sequence[Told]) -> Iterator[str]:
    periods = [one.period for one in told if one.period and one.figure.status is Status.REALISED]
    if periods:
        yield texts.NOT_NEWER.format(period=label(max(periods, key=lambda p: p.end)))


def _of_prose(
    request: CardRequest, why: Sequence[Found], out: Sequence[WayOut], help_: Sequence[Scheme]
) -> Iterator[str]:
    if not why:
        yield texts.NO_BEHIND.format(sector=about_sector(request.subject) if request.subject else texts.THIS_SECTOR)
    empty = [way.route.title.lower() for way in out if not way.lines]
    if empty:
        yield texts.NO_ROUTE.format(routes=_listed(empty))
    yield texts.CHECK_SCHEMES if help_ else texts.NO_INSTRUMENTS


def _listed(names: Sequence[str]) -> str:
    return " en ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
