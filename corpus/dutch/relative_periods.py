"""Periods that a text names from where it stands: 'vorig jaar', 'afgelopen tien jaar', 'eind juni', 'voor corona'."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from corpus.dutch.dates import day_of, half_of, month_of, quarter_of, stretch, year_of
from corpus.dutch.year_words import HALF, MONTH, MONTH_NUMBER, POINT, QUARTER, ordinal, point_of
from corpus.models import Period

_COUNTS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig vijfentwintig dertig"
_NUMBERS = dict(zip(_COUNTS.split(), (*range(1, 13), 15, 20, 25, 30), strict=True)) | {"één": 1}
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_UNIT = r"(?P<unit>kalenderjaar|jaar|halfjaar|kwartaal|maand)"
_PAST = r"(?:afgelopen|voorbije|laatste)"
_NEXT = r"(?:komende?|aankomende?|volgende?)"
_KINDS = {
    "now": r"op\s+dit\s+moment|momenteel|thans|tegenwoordig|vandaag\s+de\s+dag|nu(?!\s+eenmaal)",
    "this": rf"(?:dit|deze|het\s+huidige|het\s+lopende)\s+{_UNIT}",
    "last": rf"(?:vorige?|afgelopen|voorbije)\s+{_UNIT}",
    "next": rf"{_NEXT}\s+{_UNIT}",
    "other": rf"(?:het|een)\s+{_UNIT}\s+(?:ervoor|daarvoor|eerder|later|erna|daarna)"
    rf"|{_COUNT}\s+(?:jaar|kwartalen|maanden)\s+(?:ervoor|daarvoor|eerder|later)",
    "ago": rf"{_COUNT}\s+(?P<steps>jaar|maanden)\s+(?:geleden|terug)",
    "past": rf"{_PAST}\s+{_COUNT}\s+(?P<steps>jaar|jaren|maanden)",
    "ahead": rf"{_NEXT}\s+{_COUNT}\s+(?P<steps>jaar|jaren|maanden)",
    "past_years": rf"{_PAST}\s+(?:paar\s+)?(?:jaren|jaar|tijd|periode)|de\s+laatste\s+jaren|recente\s+jaren",
    "coming_years": rf"{_NEXT}\s+(?:paar\s+)?(?:jaren|jaar|tijd|periode)|op\s+termijn",
    "before_corona": r"v[oó]{2}r\s+(?:de\s+)?corona(?:\w*)",
    "in_corona": r"(?:tijdens|in)\s+(?:de\s+)?corona(?:\w*)",
    "quarter": QUARTER,
    "half": HALF + r"(?!\w)(?:\s+van\s+het\s+jaar)?",
    "point": POINT + r"\s+(?:van\s+)?(?:het|dit)\s+jaar",
    "month": rf"(?:(?:begin|eind|einde|medio|half|ultimo)\s+(?:van\s+)?)?(?P<month>{MONTH})",
}
_PATTERNS = {kind: re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)") for kind, pattern in _KINDS.items()}
_GROUPS = re.compile(r"\?P<\w+>")
_ANY = re.compile(r"(?<![\w-])(?:" + "|".join(f"(?:{_GROUPS.sub('?:', p)})" for p in _KINDS.values()) + r")(?!\w)")


def relative_spans(low: str) -> list[tuple[int, int]]:
    """Where relative periods stand in the lower-case text."""
    return [match.span() for match in _ANY.finditer(low)]


def resolve(relative: str, published: date, covers: Period) -> Period | None:
    """The period that `relative` (of a PeriodMention) stands for in an edition published on `published` about `covers`.

    'Nu' is the year up to the publication. A quarter or month without a year is the last one that was over by
    then. None where it hangs on another period of the text ('een jaar eerder') or is not a relative period.
    """
    text = re.sub(r"\s+", " ", relative.lower().strip())
    for kind, pattern in _PATTERNS.items():
        if match := pattern.fullmatch(text):
            return _resolved(kind, match.groupdict(), published, covers)
    return None


def _resolved(kind: str, found: dict[str, str | None], published: date, covers: Period) -> Period | None:
    today = day_of(published)
    match kind:
        case "now":
            return stretch(day_of(_back(published, 12)), today)
        case "this" | "last" | "next":
            return _unit(found["unit"] or "", published, {"this": 0, "last": -1, "next": 1}[kind])
        case "ago":
            return _unit("jaar" if found["steps"] == "jaar" else "maand", published, -_count(found))
        case "past":
            return stretch(day_of(_back(published, _count(found) * _months_of(found))), today)
        case "ahead":
            return stretch(today, day_of(_back(published, -_count(found) * _months_of(found))))
        case "past_years":
            return stretch(covers if covers.start < published else day_of(_back(published, 36)), today)
        case "coming_years":
            return stretch(today, covers) if covers.end > published else None
        case "before_corona":
            return year_of(2019)
        case "in_corona":
            return stretch(month_of(2020, 3), month_of(2022, 3))
        case "quarter" | "half" | "point" | "month":
            return _last_over(kind, found, published)
    return None


def _count(found: dict[str, str | None]) -> int:
    count = found["count"] or "1"
    return int(count) if count.isdigit() else _NUMBERS[count]


def _months_of(found: dict[str, str | None]) -> int:
    return 1 if found["steps"] == "maanden" else 12


def _back(day: date, months: int) -> date:
    """`months` before `day` (after, if negative), on the last day of a shorter month; never outside the calendar."""
    at = min(max(day.year * 12 + day.month - 1 - months, 12), 9999 * 12 + 11)
    return date(at // 12, at % 12 + 1, min(day.day, monthrange(at // 12, at % 12 + 1)[1]))


def _unit(unit: str, published: date, steps: int) -> Period:
    size = {"maand": 1, "kwartaal": 3, "halfjaar": 6}.get(unit, 12)
    day = _back(published, -steps * size)
    if size == 1:
        return month_of(day.year, day.month)
    if size == 3:
        return quarter_of(day.year, (day.month + 2) // 3)
    return half_of(day.year, 1 + day.month // 7) if size == 6 else year_of(day.year)


def _last_over(kind: str, found: dict[str, str | None], published: date) -> Period:
    """The last quarter, half or month of that name that had ended when the edition came out."""
    this_year = _named(kind, found, published.year)
    return this_year if this_year.end <= published else _named(kind, found, published.year - 1)


def _named(kind: str, found: dict[str, str | None], year: int) -> Period:
    if kind == "quarter":
        last = quarter_of(year, ordinal(found["quarter"] or found["number"] or found["letter"] or ""))
        first = found["from_quarter"]
        return stretch(quarter_of(year, ordinal(first)), last) if first else last
    if kind == "half":
        return half_of(year, ordinal(found["half"] or found["half_letter"] or "", last=2))
    return (
        point_of(year, found["point"] or "") if kind == "point" else month_of(year, MONTH_NUMBER[found["month"] or ""])
    )
