"""The areas of the Netherlands and the names that people write for them, read from the tables in `data`.

The division into municipalities is that of 2025 (342 municipalities, 40 COROP areas, 35 arbeidsmarktregio's);
former municipalities and well-known towns are names of the municipality that they lie in.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path
from types import MappingProxyType

from corpus.models import Level, Region

_DATA = Path(__file__).with_name("data")
_LETTERS = re.compile(r"[^\W\d_]+")
_COMPASS = ("noordwest", "noordoost", "zuidwest", "zuidoost", "noord", "oost", "zuid", "west", "midden")
_SPLIT = {word: (word[: len(word) - 4], word[-4:]) for word in _COMPASS[:4]}
LAND = Region("Nederland", Level.LAND)


class Caution(StrEnum):
    """What a name needs, besides being written, to be taken for a place."""

    NONE = ""
    WORD = "woord"  # also a Dutch word ('assen')
    COMMON = "gewoon woord"  # so common a word that 'in' before it proves nothing ('in huizen')
    CAPITALS = "alleen hoofdletters"  # 'VS', for 'vs' is 'versus'


@dataclass(frozen=True, slots=True)
class Name:
    """A way of writing with the areas that it may stand for; `form` if an adjective or the inhabitants."""

    regions: tuple[Region, ...]
    form: bool = False
    caution: Caution = Caution.NONE
    not_before: frozenset[str] = frozenset()  # words after which it means something else


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`areas`: what each area is made of. `names`: by their words in lower case. `lengths`: word counts of the
    names that begin with a word, longest first. `words`: all words of names."""

    areas: MappingProxyType[Region, frozenset[str]]
    names: MappingProxyType[tuple[str, ...], Name]
    lengths: MappingProxyType[str, tuple[int, ...]]
    words: frozenset[str]


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, in lower case: "'s-Hertogenbosch" gives ('s', 'hertogenbosch')."""
    return tuple(_LETTERS.findall(name.lower()))


def without_accents(word: str) -> str:
    """`word` with é, â and the like as plain letters."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _rows(table: str) -> list[dict[str, str]]:
    with (_DATA / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


_LEVELS = {
    "gemeenten": ("gemeente", Level.GEMEENTE),
    "provincies": ("provincie", Level.PROVINCIE),
    "arbeidsmarktregios": ("arbeidsmarktregio", Level.ARBEIDSMARKTREGIO),
    "corop": ("corop", Level.COROP),
    "deelgebieden": ("deelgebied", Level.DEELGEBIED),
    "landsdelen": ("landsdeel", Level.LANDSDEEL),
}


def _spellings() -> Iterator[tuple[str, Region, bool]]:
    """Each written name with its area, in the order in which candidates are given."""
    for table, (column, level) in _LEVELS.items():
        for row in _rows(table):
            region = Region(row[column], level)
            yield from ((name, region, False) for name in (row[column], *_parts(row["namen"])))
            yield from ((form, region, True) for form in _parts(row["vormen"]))
        if table == "gemeenten":
            for row in _rows("plaatsen"):
                yield row["plaats"], Region(row["gemeente"], level), False
    for row in _rows("landen"):
        region = Region(row["land"], Level(row["niveau"]))
        yield from ((name, region, False) for name in (row["land"], *_parts(row["namen"])))
        yield from ((form, region, True) for form in _parts(row["vormen"]))


def _keys(name: str) -> set[tuple[str, ...]]:
    """The ways of writing a name: without accents, 'zuid-oost' for 'zuidoost', 'middendrenthe'."""
    plain = words_of(name)
    options = [((word,), _SPLIT[word]) if word in _SPLIT else ((word,), (without_accents(word),)) for word in plain]
    keys = {tuple(word for part in choice for word in part) for choice in product(*options)}
    if len(plain) == 2 and plain[0] in _COMPASS:
        keys.add(("".join(plain),))
    return keys


def _areas() -> dict[Region, frozenset[str]]:
    members: dict[Region, set[str]] = {}

    def put(name: str, level: Level, municipality: str) -> None:
        members.setdefault(Region(name, level), set()).add(municipality)

    landsdeel = {row["provincie"]: row["landsdeel"] for row in _rows("provincies")}
    for row in _rows("gemeenten"):
        name = row["gemeente"]
        put(name, Level.GEMEENTE, name)
        put(row["provincie"], Level.PROVINCIE, name)
        put(row["arbeidsmarktregio"], Level.ARBEIDSMARKTREGIO, name)
        put(row["corop"], Level.COROP, name)
        put(landsdeel[row["provincie"]], Level.LANDSDEEL, name)
        put(LAND.name, LAND.level, name)
    for row in _rows("deelgebieden"):
        for name in _parts(row["gemeenten"]):
            put(row["deelgebied"], Level.DEELGEBIED, name)
    return {region: frozenset(names) for region, names in members.items()} | _abroad(frozenset(members[LAND]))


def _abroad(dutch: frozenset[str]) -> dict[Region, frozenset[str]]:
    """Other countries, each its own only part; the European Union is made of its countries' parts."""
    found = {}
    for row in _rows("landen"):
        if row["niveau"] == Level.BUITENLAND:
            parts = frozenset(_parts(row["delen"])) or frozenset({row["land"]})
            found[Region(row["land"], Level.BUITENLAND)] = parts | dutch if LAND.name in parts else parts
    return found


def _names(spellings: Iterable[tuple[str, Region, bool]]) -> dict[tuple[str, ...], Name]:
    care = {words_of(row["naam"]): row for row in _rows("gewone_woorden")}
    regions: dict[tuple[str, ...], dict[Region, None]] = {}
    forms: dict[tuple[str, ...], bool] = {}
    for written, region, form in spellings:
        for key in sorted(_keys(written)):
            regions.setdefault(key, {})[region] = None
            forms[key] = forms.get(key, True) and form
    return {
        key: Name(
            tuple(found),
            forms[key],
            Caution(care[key]["gebruik"]) if key in care else Caution.NONE,
            frozenset(_parts(care[key]["niet_voor"])) if key in care else frozenset(),
        )
        for key, found in regions.items()
    }


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    names = _names(_spellings())
    lengths: dict[str, set[int]] = {}
    for key in names:
        lengths.setdefault(key[0], set()).add(len(key))
    return Gazetteer(
        areas=MappingProxyType(_areas()),
        names=MappingProxyType(names),
        lengths=MappingProxyType({word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}),
        words=frozenset(word for key in names for word in key),
    )
