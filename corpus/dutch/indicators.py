"""The indicators that figures are about, where a text names them, and which must not be confused."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.models import Span

_FILE = Path(__file__).parent / "data" / "indicators.toml"
_WORD_START = re.compile(r"(?<!\w)\w\w")
_STRONG, _WEAK = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the catalogue. The first of `units` is meant where a text writes none.

    `scope` tells of figures that are as a rule national: 'land' for all of them, 'enquete' for percentages.
    """

    id: str
    name: str
    definition: str
    units: tuple[str, ...]
    parent: str = ""
    look_alikes: tuple[str, ...] = ()
    scope: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorMention:
    """An indicator named in a text. `weight` is 1 for its own term, 0.5 for a word that also means other things."""

    span: Span
    id: str
    weight: float


class UnknownIndicatorError(LookupError):
    """An id that the catalogue does not hold."""


@cache
def indicators() -> tuple[Indicator, ...]:
    """The catalogue, in the order of the file."""
    return tuple(
        Indicator(
            key,
            row["name"],
            row["definition"],
            tuple(row["units"]),
            row.get("parent", ""),
            tuple(row.get("look_alikes", ())),
            row.get("scope", ""),
        )
        for key, row in _rows().items()
    )


def indicator(id: str) -> Indicator:
    """The indicator with this id. Raises UnknownIndicatorError."""
    found = _by_id().get(id)
    if found is None:
        raise UnknownIndicatorError(
            f"Onbekende indicator: {id!r}. De lijst staat in corpus/dutch/data/indicators.toml."
        )
    return found


def compatible(asked: str, given: str | None) -> float:
    """1.0 for the same indicator, 0.5 for the wider or narrower one, 0.0 for a look-alike, another or none."""
    if given is None:
        return 0.0
    if asked == given:
        return 1.0
    return 0.5 if indicator(asked).parent == given or indicator(given).parent == asked else 0.0


def find_indicators(text: str) -> tuple[IndicatorMention, ...]:
    """The indicators that `text` names, in reading order; of overlapping terms the longest, a strong one first."""
    low, patterns = text.lower(), _patterns()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found = [
        (-weight, start - end, start, end, id)
        for word in _WORD_START.finditer(low)
        for pattern, id, weight in patterns.get(word[0], ())
        if (match := pattern.match(low, word.start())) is not None
        for start, end in (match.span(),)
    ]
    return _longest(found)


def _longest(found: list[tuple[float, int, int, int, str]]) -> tuple[IndicatorMention, ...]:
    kept: list[tuple[int, int, str, float]] = []
    for weight, _, start, end, id in sorted(found):
        at = bisect_left(kept, (start,))
        clear = (at == 0 or kept[at - 1][1] <= start) and (at == len(kept) or kept[at][0] >= end)
        if clear:
            kept.insert(at, (start, end, id, -weight))
    return tuple(IndicatorMention(Span(start, end), id, weight) for start, end, id, weight in kept)


@cache
def _rows() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _by_id() -> dict[str, Indicator]:
    return {known.id: known for known in indicators()}


@cache
def _patterns() -> dict[str, tuple[tuple[re.Pattern[str], str, float], ...]]:
    """Patterns by the first two letters of the words that they can begin with."""
    found: dict[str, list[tuple[re.Pattern[str], str, float]]] = defaultdict(list)
    for id, row in _rows().items():
        for weight, terms in ((_STRONG, row.get("strong", ())), (_WEAK, row.get("weak", ()))):
            for term in terms:
                for opening in _openings(term):
                    found[opening].append((re.compile(term), id, weight))
    return {opening: tuple(patterns) for opening, patterns in found.items()}


def _openings(term: str) -> tuple[str, ...]:
    """The first two letters of each word that `term` can begin with: '(?:in )?deeltijd' begins with 'in' and 'de'."""
    group = re.match(r"\(\?:([^()]+)\)(\??)(.*)", term)
    heads = [*group[1].split("|"), *([group[3]] if group[2] else [])] if group else [term]
    return tuple(sorted({head[:2] for head in heads}))
