"""How areas lie to each other, by the municipalities that they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache

from corpus.dutch.gazetteer import LAND, gazetteer
from corpus.models import Level, Region


class Relation(StrEnum):
    """How the area given lies to the area asked for; from best to worst."""

    SAME = "zelfde"
    INSIDE = "erbinnen"  # given lies inside asked
    CONTAINS = "omvat"  # given contains asked
    OVERLAPS = "overlapt"
    APART = "los"


class UnknownRegionError(ValueError):
    """No area of that name and level is in the gazetteer."""


_ORDER = tuple(Relation)
_WIDER = (
    Level.ARBEIDSMARKTREGIO,
    Level.COROP,
    Level.DEELGEBIED,
    Level.PROVINCIE,
    Level.LANDSDEEL,
    Level.LAND,
    Level.BUITENLAND,
)


def _members(region: Region) -> frozenset[str]:
    try:
        return gazetteer().areas[region]
    except KeyError:
        raise UnknownRegionError(
            f"Gebied '{region}' staat niet in de gebiedenlijst; gebruik parse_region om een gebied te maken"
        ) from None


def municipalities(region: Region) -> frozenset[str]:
    """The names of the Dutch municipalities in `region`; of a foreign country none."""
    return _members(region) & _members(LAND)


@lru_cache(maxsize=4096)
def relation(asked: Region, given: Region) -> Relation:
    """How `given` lies to `asked`. Two levels with the same municipalities (COROP and arbeidsmarktregio Twente)
    are SAME. Raises UnknownRegionError for a region that is not in the gazetteer."""
    wanted, offered = _members(asked), _members(given)
    if wanted == offered:
        return Relation.SAME
    if offered < wanted:
        return Relation.INSIDE
    if wanted < offered:
        return Relation.CONTAINS
    return Relation.OVERLAPS if wanted & offered else Relation.APART


def best_relation(asked: Iterable[Region], given: Region) -> Relation:
    """The best of the relations of `given` to each area that was perhaps meant; APART if none is named."""
    return min((relation(region, given) for region in asked), key=_ORDER.index, default=Relation.APART)


@cache
def parents(region: Region) -> tuple[Region, ...]:
    """The areas that `region` lies in, nearest kind first: arbeidsmarktregio, COROP area, part of a province,
    province, landsdeel, country, European Union. 'Arbeidsmarktregio Groningen' lies in no province."""
    own = _members(region)
    wider = (other for other, members in gazetteer().areas.items() if own < members and other.level in _WIDER)
    return tuple(sorted(wider, key=lambda other: (_WIDER.index(other.level), len(_members(other)), other)))
