"""Which regions and years the sources give figures on, and which they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.dutch.gazetteer import gazetteer
from corpus.models import Level, Region
from ui.service import Sited

LEAST = 5  # figures that make a region worth a line of the matrix
_LONGEST = 3  # years; of a longer stretch only its ends count
_LEVELS = (
    Level.LAND,
    Level.LANDSDEEL,
    Level.PROVINCIE,
    Level.ARBEIDSMARKTREGIO,
    Level.DEELGEBIED,
    Level.COROP,
    Level.GEMEENTE,
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """`counts` by region and year; `few` are regions with hardly a figure, `never` office regions without any."""

    years: tuple[int, ...]  # latest first
    regions: tuple[Region, ...]
    counts: dict[tuple[Region, int], int]
    totals: dict[Region, int]  # with the figures of no known year
    few: tuple[Region, ...]
    never: tuple[Region, ...]


def coverage(figures: Iterable[Sited]) -> Coverage:
    """The figures that have a region and a period, counted by region and year."""
    counts: Counter[tuple[Region, int]] = Counter()
    totals: Counter[Region] = Counter()
    for sited in figures:
        region, period = sited.figure.region, sited.figure.period
        if region is None or region.level is Level.BUITENLAND:
            continue
        totals[region] += 1
        if period is not None and period.start.year > 1900 and period.end.year < 2100:
            span = range(period.start.year, period.end.year + 1)
            counts.update((region, year) for year in (span if len(span) <= _LONGEST else (span[0], span[-1])))
    regions = sorted((r for r in totals if totals[r] >= LEAST), key=lambda r: (_LEVELS.index(r.level), r.name))
    shown = set(regions)
    years = sorted({year for region, year in counts if region in shown}, reverse=True)
    offices = {r for r in gazetteer().areas if r.level is Level.ARBEIDSMARKTREGIO}
    return Coverage(
        tuple(years),
        tuple(regions),
        dict(counts),
        dict(totals),
        tuple(sorted(set(totals) - shown)),
        tuple(sorted(offices - set(totals))),
    )
