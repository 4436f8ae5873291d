"""Narrowing the search to some sources, and saying which ones that leaves out and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.models import Level, Passage, Period, Source
from ui import texts
from ui.service import Service

_FIRST = {Level.ARBEIDSMARKTREGIO: 0, Level.PROVINCIE: 1}  # what an advisor looks for first


@dataclass(frozen=True, slots=True)
class Filter:
    """What the user chose; empty means all."""

    region: str = ""
    year: int = 0
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The sources that are searched, and each one that is not, with the reason."""

    docs: frozenset[str]
    hidden: tuple[tuple[Source, str], ...]


def region_names(service: Service) -> list[str]:
    """The regions that passages are about, without the country."""
    regions = (r for p in service.passages.values() for r in p.regions)
    found = {r for r in regions if r.level not in {Level.LAND, Level.BUITENLAND}}
    return [str(r) for r in sorted(found, key=lambda r: (_FIRST.get(r.level, len(_FIRST)), str(r)))]


def years(service: Service) -> list[int]:
    """The years that passages are about, latest first."""
    found = (period for p in service.passages.values() for period in p.periods)
    return sorted({y for p in found for y in (p.start.year, p.end.year) if 1990 < y < 2100}, reverse=True)


def narrow(service: Service, chosen: Filter) -> Narrowed:
    """The sources that fit a filter. All of them fit the empty filter."""
    hidden = []
    for source in service.sources:
        reason = _against(source, service.passages_of.get(source.id, ()), chosen)
        if reason:
            hidden.append((source, reason))
    left_out = {source.id for source, _ in hidden}
    return Narrowed(frozenset(s.id for s in service.sources if s.id not in left_out), tuple(hidden))


def _against(source: Source, passages: Iterable[Passage], chosen: Filter) -> str:
    passages = list(passages)
    if chosen.sources and source.id not in chosen.sources:
        return texts.WHY_SOURCE
    if chosen.region and not any(str(r) == chosen.region for p in passages for r in p.regions):
        return texts.WHY_REGION.format(region=chosen.region)
    if chosen.year and not any(_holds(period, chosen.year) for p in passages for period in p.periods):
        return texts.WHY_PERIOD.format(year=chosen.year)
    return ""


def _holds(period: Period, year: int) -> bool:
    return period.start.year <= year <= period.end.year
