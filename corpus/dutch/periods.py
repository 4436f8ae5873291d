"""The periods that a text names: years, quarters, months, halves, points in a year, ranges and relative ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from corpus.dutch.dates import day_of, label, meets, stretch
from corpus.dutch.relative_periods import relative_spans, resolve
from corpus.dutch.year_words import Atom, year_atom
from corpus.models import Grain, Period, Span

__all__ = ["PeriodError", "PeriodMention", "find_periods", "label", "meets", "parse_period", "resolve"]

_YEAR = re.compile(r"(?<![\w€$£#@])(?:(?P<year>19[5-9]\d|20\d\d)|['’‘](?P<short>[0-6]\d))(?![\w%€])(?![.,]\d)(?!\s?%)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]++@\S+")
_NOT_YEAR = re.compile(
    r"(?:[€$£]|\b(?:artikel|art\.|nummer|nr\.?|no\.|pagina|blz\.?|bladzijde|p\.|pp\.|eur|stb\.?|tel\.?|telefoon|circa|ca\.|bijna"
    r"|ruim|ongeveer|zo['’]n|kamer|postbus)|[\d.,]\s?[-+x×*])\s*\Z"
)
_UNIT = re.compile(
    r"\s+(?:euro|eur|uur|uren|km|kilometer|m2|m²|procent|punten|stuks|woorden|keer|fte|personen|mensen|banen|vacatures"
    r"|werknemers|werkzoekenden|uitkeringen|inwoners|leerlingen|studenten|bedrijven|plaatsen|deelnemers)\b|\s[a-z]{2}\b(?=\s+[a-z]+\Z)"
)
_TIME_WORD = re.compile(
    r"\b(?:in|eind|einde|begin|medio|halverwege|midden|van|voor|vóór|over|tot|met|sinds|vanaf|jaar|per|ultimo|t/m|en|na"
    r"|rond|naar|tussen|dan|ten opzichte van|zomer|voorjaar|najaar)\s+\Z"
)
_SHORT_NEEDS = re.compile(r"\b(?:in|eind|begin|medio|halverwege|sinds|vanaf|tot|zomer|jaar)\s+\Z")
_JOINS = re.compile(r"\s?[-–—/]\s?|\s+(?:tot\s+en\s+met|tot\s+aan|tot|t/m|tm|t\.e\.m\.)\s+")
_JOINS_AFTER = {"van": re.compile(r"\s+naar\s+"), "tussen": re.compile(r"\s+en\s+")}
_OPENER = re.compile(r"\b(van|tussen)\s+(?:het\s+)?\Z")
_UNTIL = re.compile(r"\b(?:tot\s+en\s+met|tot\s+aan|t/m|tot)\s+(?:het\s+)?\Z")
_SINCE = re.compile(r"\b(?:sinds|vanaf|met\s+ingang\s+van)\s+(?:het\s+)?\Z")
_DECADE = re.compile(r"\bjaren\s+(?:['’]?(?P<digits>\d)0|(?P<word>zestig|zeventig|tachtig|negentig))(?!\w)")
_DECADES = {"zestig": 6, "zeventig": 7, "tachtig": 8, "negentig": 9}


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period in a text. Exactly one of `period` and `relative` is given; `relative` is for `resolve`."""

    span: Span
    written: str
    period: Period | None
    relative: str | None = None


class PeriodError(ValueError):
    """No single period was written."""


def find_periods(text: str) -> tuple[PeriodMention, ...]:
    """The periods that `text` names, in its order, without overlap; amounts, page and article numbers are none.

    A point in a year is the finest period that holds it: 'eind 2024' the fourth quarter, 'begin 2024' the first,
    'medio', 'midden' and 'halverwege 2024' June, 'zomer 2024' June to August. 'Tot 2027' begins at `date.min`,
    'sinds 2020' ends at `date.max`.
    """
    low = _lower(text)
    absolute = [*_absolute(low), *_decades(low)]
    found = [PeriodMention(Span(a, b), text[a:b], period) for a, b, period in absolute]
    taken = sorted((a, b) for a, b, _ in absolute)
    for start, end in relative_spans(low):
        if not any(start < b and a < end for a, b in taken):
            relative = re.sub(r"\s+", " ", low[start:end])
            found.append(PeriodMention(Span(start, end), text[start:end], None, relative))
    return tuple(sorted(found, key=lambda mention: mention.span))


def parse_period(text: str) -> Period:
    """The one period that `text` is, as in a register or table: '2024-Q2', '2023 tot en met 2025', '2023-06'.

    Reads what `label` writes. Raises PeriodError if it is none, or more than one.
    """
    stripped = text.strip()
    mentions = find_periods(stripped)
    if len(mentions) == 1 and mentions[0].period and mentions[0].written == stripped:
        return mentions[0].period
    raise PeriodError(
        f"Geen periode: '{text}'; schrijf bijvoorbeeld '2024', '2024-Q2', '2024-06' of '2024 tot en met 2027'"
    )


def _lower(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _absolute(low: str) -> Iterator[Atom]:
    """Years with what belongs to them, two of them joined where the text makes a range of them."""
    atoms = list(_atoms(low))
    at = 0
    while at < len(atoms):
        first = atoms[at]
        if at + 1 < len(atoms) and _joined(low, first, atoms[at + 1]):
            last = atoms[at + 1]
            yield _opening(low, first, last), last[1], stretch(first[2], last[2])
            at += 2
        else:
            yield _open_ended(low, first)
            at += 1


def _atoms(low: str) -> Iterator[Atom]:
    addresses = [match.span() for match in _ADDRESS.finditer(low)] if "@" in low or "www" in low or "://" in low else []
    floor = 0
    for match in _YEAR.finditer(low):
        start, end = match.span()
        if start < floor or any(a <= start < b for a, b in addresses):
            continue
        year = int(match["year"] or f"20{match['short']}")
        atom = year_atom(low, start, end, year, floor)
        if atom is None or (atom[:2] == (start, end) and not _is_year(low, match, floor)):
            continue
        yield atom
        floor = atom[1]


def _is_year(low: str, match: re.Match[str], floor: int) -> bool:
    """Whether bare digits are meant as a year: not '2025 euro', 'artikel 2024' or a lone \"'24\"."""
    start, end = match.span()
    near = max(floor, start - 24)
    if match["short"]:
        return _SHORT_NEEDS.search(low, near, start) is not None
    if _NOT_YEAR.search(low, near, start):
        return False
    return not _UNIT.match(low, end) or _TIME_WORD.search(low, near, start) is not None


def _joined(low: str, first: Atom, last: Atom) -> bool:
    gap, opener = (first[1], last[0]), _OPENER.search(low, max(0, first[0] - 16), first[0])
    joins = [_JOINS, *([_JOINS_AFTER[opener[1]]] if opener else [])]
    return (
        first[2].start <= last[2].start and first[2].end <= last[2].end and any(p.fullmatch(low, *gap) for p in joins)
    )


def _opening(low: str, first: Atom, last: Atom) -> int:
    """Where a range begins: at the 'tussen' or 'van' that it needs, else at its first year."""
    opener = _OPENER.search(low, max(0, first[0] - 16), first[0])
    return first[0] if opener is None or _JOINS.fullmatch(low, first[1], last[0]) else opener.start()


def _open_ended(low: str, atom: Atom) -> Atom:
    """'Tot 2027' and 'sinds 2020' as ranges with one open end; any other atom as it is."""
    start, end, period = atom
    near = max(0, start - 24)
    if match := _UNTIL.search(low, near, start):
        return match.start(), end, stretch(day_of(date.min), period)
    if match := _SINCE.search(low, near, start):
        return match.start(), end, stretch(period, day_of(date.max))
    return atom


def _decades(low: str) -> Iterable[Atom]:
    for match in _DECADE.finditer(low) if "jaren" in low else ():
        tens = int(match["digits"]) if match["digits"] else _DECADES[match["word"]]
        first = (1900 if tens > 3 else 2000) + tens * 10
        yield match.start(), match.end(), Period(date(first, 1, 1), date(first + 9, 12, 31), Grain.RANGE)
