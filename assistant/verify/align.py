"""Which part of the quotes a part of the claim tells again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR
from functools import lru_cache

from assistant.verify.ground import Ground
from assistant.verify.reading import Said, said
from assistant.verify.wording import Word, recognised
from corpus.models import Period, Span

RETOLD = 0.6  # share of a cited clause's content words that make it one that the claim tells again


@dataclass(frozen=True, slots=True)
class Part:
    """A clause: its characters, its content words, and the numbers, periods and areas in it."""

    text: str
    span: Span
    words: tuple[Word, ...]
    marks: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """What its words, light ones too, may be recognised by."""
        return recognised(self.text)


@lru_cache(maxsize=8192)
def parts_of(text: str) -> tuple[Part, ...]:
    """The clauses of `text`."""
    own = said(text)
    return tuple(_part(own, span) for span in own.clauses)


def whole(text: str) -> Part:
    """All of `text` as one part."""
    return _part(said(text), Span(0, len(text)))


def _part(own: Said, span: Span) -> Part:
    def inside(at: Span) -> bool:
        return span.start <= at.start < span.end

    marks = {f"={number.value:g}" for number in own.numbers if inside(number.span)}
    marks |= {f"@{_year(m.period)}" for m in own.periods if m.period and inside(m.span)}
    marks |= {f"°{region.name}" for m in own.regions if inside(m.span) for region in m.candidates[:1]}
    words = tuple(word for word in own.words if inside(word.span))
    return Part(span.of(own.text), span, words, frozenset(marks))


def _year(period: Period) -> int:
    """The year that a period ends in, or of 'vanaf 2026' the one that it begins in."""
    return period.start.year if period.end.year == MAXYEAR else period.end.year


def cited_parts(ground: Ground) -> tuple[Part, ...]:
    """The clauses of all cited sentences."""
    return tuple(part for quoted in ground.quoted for part in parts_of(quoted.said.text))


def covered(part: Part, keys: frozenset[str]) -> float:
    """The share of a clause's content words that `keys` recognise; 1 where it has none."""
    if not part.words:
        return 1.0
    return sum(word.known(keys) for word in part.words) / len(part.words)


def sharing(part: Part, cited: Sequence[Part]) -> list[Part]:
    """The cited clauses that have a number of `part`."""
    numbers = {mark for mark in part.marks if mark[0] == "="}
    return [other for other in cited if numbers & other.marks]


def told_by(part: Part, cited: Sequence[Part]) -> list[Part]:
    """The cited clauses that `part` tells again: all with a number of it, else those most like it in words."""
    scored = [(likeness(part, other), other) for other in cited]
    best = max((score for score, _ in scored), default=0.0)
    alike = [other for score, other in scored if score > 0 and score >= best - 1e-9]
    keys = part.keys
    retold = [other for other in cited if len(other.words) > 1 and covered(other, keys) >= RETOLD]
    return list(dict.fromkeys((*sharing(part, cited), *alike, *retold))) or list(cited)


def likeness(part: Part, other: Part) -> float:
    """How much of `part` stands in `other` too: words, areas and years, a little less in a long clause."""
    keys = other.keys
    shared = sum(word.known(keys) for word in part.words)
    marks = sum(mark[0] != "=" for mark in part.marks & other.marks)
    return (shared + marks) / (1 + 0.02 * len(other.words))
