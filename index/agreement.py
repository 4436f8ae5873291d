"""How well a passage's regions and periods agree with those of a question, as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from corpus.dutch.periods import meets
from corpus.dutch.regions import Relation, UnknownRegionError, relation
from corpus.models import Period, Region

# A passage on a part of the region asked, or on the region around it, is worth less than one on the region itself.
BY_RELATION = {
    Relation.SAME: 1.0,
    Relation.INSIDE: 0.5,
    Relation.CONTAINS: 0.3,
    Relation.OVERLAPS: 0.2,
    Relation.APART: -1.0,
}


def region_agreement(asked: Sequence[Sequence[Region]], given: Sequence[Region]) -> float:
    """1 where a region asked is given, -1 where all that is given lies apart, 0 where nothing can be said."""
    if not asked or not given:
        return 0.0
    return max(_agreement(a, g) for mention in asked for a in mention for g in given)


@lru_cache(maxsize=10_000)
def _agreement(asked: Region, given: Region) -> float:
    try:
        return BY_RELATION[relation(asked, given)]
    except UnknownRegionError:  # a table may name several areas at once, as no gazetteer does
        return 0.0


def period_agreement(asked: Sequence[Period], given: Sequence[Period]) -> float:
    """1 where a period asked is given, down to -1 where all that is given lies apart, 0 where nothing can be said."""
    if not asked or not given:
        return 0.0
    best = max(meets(a, g) for a in asked for g in given)
    return best if best > 0 else -1.0
