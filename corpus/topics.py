"""What a passage is about: the regions and periods that it, its headings or its source name."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.dutch.periods import find_periods
from corpus.dutch.regions import find_regions, parse_region
from corpus.models import Period, Region, Source


def regions_and_periods(source: Source, texts: Sequence[str]) -> tuple[tuple[Region, ...], tuple[Period, ...]]:
    """Regions and periods of the first of `texts` that names one; without a region, that of the source.

    `texts` run from near to far: the passage, then its headings from the innermost out. A bare name that is the
    source's own region ('Drenthe' in a report on the arbeidsmarktregio Drenthe) means just that one.
    """
    own = parse_region(source.region) if source.region else None
    regions: dict[Region, None] = {}
    periods: dict[Period, None] = {}
    for text in texts:
        if not regions:
            for mention in find_regions(text):
                areas = (own,) if own in mention.candidates else mention.candidates
                regions.update(dict.fromkeys(area for area in areas if area))
        if not periods:
            periods.update((found.period, None) for found in find_periods(text) if found.period)
    if not regions and own:
        regions[own] = None
    return tuple(regions), tuple(periods)
