"""Groups of people that a figure may be about: by age, level of education or sex, where a text names them.

A figure of everybody tells nothing of such a group, nor a figure of one group of another. Written in many ways
('55+', 'boven de 55', '55 jaar en ouder'), each is read as one value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

AT_MOST, AT_LEAST = 0, 130  # years where a group is open at one end
EVERYBODY = {(15, 75), (15, 74), (15, 65)}  # the ages of whom counts as able to work: no group of its own
SPREAD = 1  # years: '50 tot 65 jaar' and '50 tot en met 64 jaar' are the same people


@dataclass(frozen=True, slots=True)
class Group:
    """One group; `low` and `high` in years for an age, `name` for the others."""

    kind: str
    name: str = ""
    low: int = AT_MOST
    high: int = AT_LEAST

    def meets(self, other: Group) -> bool:
        """Whether two are the same group."""
        same = abs(self.low - other.low) <= SPREAD and abs(self.high - other.high) <= SPREAD
        return self.kind == other.kind and self.name == other.name and same


_BETWEEN = re.compile(
    r"\b(\d\d)-?(?:\s*(?:-|–|/)\s*|\s+(?:tot|en|t/m)(?:\s+en met)?\s+)(\d\d)(?=\s*-?\s*(?:jaar|jarig\w*))"
    r"|\b(?:van|tussen)\s+(?:de\s+)?(\d\d)\s+(?:tot|en|t/m)(?:\s+en met)?\s+(\d\d)"
    r"(?=\s*(?:$|[.,;?!)]|(?:in|met|bij|die|dat|uit|hebben|heeft|zijn|zitten|werk\w*)\b))",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(\d\d)\s*(?:\+|-?\s*plus\w*)"
    r"|\b(\d\d)\s+jaar\s+(?:of|en)\s+ouder"
    r"|\b(?:boven de|ouder dan|minstens|ten minste|minimaal|vanaf)\s+(\d\d)(?=\s+jaar|\s*[.,;?!]|\s*$)",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:jonger dan|onder de)\s+(\d\d)\b|\b(\d\d)\s+jaar\s+(?:of|en)\s+jonger|\b(\d\d)\s*-?\s*min(?:ner)?s?\b",
    re.IGNORECASE,
)
_NAMED = tuple(
    (kind, name, re.compile(pattern, re.IGNORECASE))
    for kind, name, pattern in (
        ("education", "mbo", r"\bmbo\b|\bmbo'?ers?\b|\bmiddelbaar (?:beroeps|opgeleid)"),
        ("education", "hbo", r"\bhbo\b|\bhbo'?ers?\b"),
        ("education", "wo", r"\bwo-|\buniversita\w+|\bacademi(?:ci|sch)\w*"),
        ("sex", "women", r"\bvrouw(?:en)?\b|\bvrouwelijke?\b"),
        ("sex", "men", r"\bmannen\b|\bmannelijke?\b"),
    )
)


@lru_cache(maxsize=5_000)
def groups_in(text: str) -> frozenset[Group]:
    """The groups that a text names."""
    found = {Group(kind, name) for kind, name, pattern in _NAMED if pattern.search(text)}
    pairs = [tuple(int(n) for n in match.groups() if n) for match in _BETWEEN.finditer(text)]
    found |= {Group("age", low=low, high=high) for low, high in pairs if low < high and (low, high) not in EVERYBODY}
    found |= {Group("age", low=_number(match)) for match in _FROM.finditer(text)}
    found |= {Group("age", high=_number(match)) for match in _TO.finditer(text)}
    return frozenset(found)


def _number(match: re.Match[str]) -> int:
    return int(next(n for n in match.groups() if n))
