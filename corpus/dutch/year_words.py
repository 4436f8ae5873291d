"""A year in a text with what stands right before and after it: 'eind tweede kwartaal van 2024', '2024-06'."""

from __future__ import annotations

import re
from datetime import date

from corpus.dutch.dates import MONTHS, day_of, half_of, month_of, months, quarter_of, stretch, year_of
from corpus.models import Grain, Period

_ORDINAL = r"(?:eerste|tweede|derde|vierde|laatste|[1-4]\s?(?:<sup>)?(?:e|de|ste)(?:</sup>)?)"
_SHORT = "jan feb mrt apr mei jun jul aug sep sept okt nov dec"
MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)} | {
    name: number - (number > 9)
    for number, name in enumerate(_SHORT.split(), 1)  # 'sep' and 'sept'
}
MONTH = "(?:" + "|".join(MONTHS) + ")"
_ANY_MONTH = "(?:" + "|".join(sorted(MONTH_NUMBER, key=len, reverse=True)) + r")\.?"
_TO = r"(?:\s?[-–/]\s?|\s+(?:t/m|tot\s+en\s+met|tot|en)\s+)"
_EDGE = r"(?:(?:begin|eind|einde|medio|half|halverwege|ultimo)\s+(?:van\s+)?(?:het\s+)?)?"
QUARTER = (
    rf"{_EDGE}(?:(?P<from_quarter>{_ORDINAL})\s+(?:en|t/m|tot\s+en\s+met)\s+(?:het\s+)?)?"
    rf"(?:(?P<quarter>{_ORDINAL})\s+(?:kwartaal|kw\b\.?)|kwartaal\s+(?P<number>[1-4])|[qk](?P<letter>[1-4]))"
)
HALF = (
    r"(?:(?P<half>eerste|tweede|laatste|[12]\s?(?:e|de|ste))\s+(?:helft|halfjaar|half\s+jaar|jaarhelft|kwartalen)"
    r"|\bh(?P<half_letter>[12]))"
)
_POINTS = {
    "begin": 1, "start": 1, "eerste maanden": 1, "eind": 4, "einde": 4, "ultimo": 4, "laatste maanden": 4,
    "medio": 6, "midden": 6, "half": 6, "halverwege": 6,
}  # fmt: skip
_SEASON = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9}
POINT = (
    "(?P<point>" + "|".join(w.replace(" ", r"\s+") for w in (*sorted(_POINTS, key=len, reverse=True), *_SEASON)) + ")"
)
_OF = r"[\s,]*(?:(?:van|in)\s+)?(?:het\s+jaar\s+)?[-(]?\Z"

# what may stand right before a year, tried in this order
_BEFORE = tuple(
    re.compile(r"(?<![\w.])(?:" + pattern + ")" + _OF)
    for pattern in (
        QUARTER,
        HALF,
        rf"(?P<day>\d{{1,2}})\s+(?P<day_month>{_ANY_MONTH})",
        rf"{_EDGE}(?:(?P<from_month>{_ANY_MONTH}){_TO})?{_EDGE}(?P<month>{_ANY_MONTH})",
        POINT,
        r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})(?=[-/.]\Z|-?\Z)[/.]?",
    )
)
_AFTER = re.compile(
    r"[-\s,(]{1,2}(?:eind\s+)?(?:[qk](?P<letter>[1-4])|kwartaal\s+(?P<number>[1-4]))\b"
    r"|-(?P<iso_month>0[1-9]|1[0-2])(?:-(?P<iso_day>[0-3]\d))?(?![\w-])"
    r"|[-/–]['’]?(?P<short>\d\d)(?![\w-]|[.,]\d)"
)
_GOES_ON = re.compile(r"[-/–](?!(?:19|20)\d\d(?!\d))\d")  # '2024/123', not '2024-2027'
Atom = tuple[int, int, Period]
"""Start and end in the text, and the period."""


def ordinal(word: str, last: int = 4) -> int:
    """1 to 4 for 'eerste', '2e', 'laatste' (which is `last`) and the like."""
    if word[0].isdigit():
        return int(word[0])
    return {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": last}[word]


def year_atom(low: str, start: int, end: int, year: int, floor: int) -> Atom | None:
    """The period around the year at `start` to `end` of the lower-case text; nothing before `floor` belongs to it.

    None where the digits are part of a number of another kind ('2024/123').
    """
    window = max(floor, start - 60)
    for pattern in _BEFORE:
        if match := pattern.search(low, window, start):
            period = _before(match, year)
            if period is not None:
                return match.start(), end, period
    if start >= floor + 2 and low[start - 1] in "-/.," and low[start - 2].isdigit():
        return None
    if match := _AFTER.match(low, end):
        return _after(match, start, year)
    return None if _GOES_ON.match(low, end) else (start, end, year_of(year))


def _before(match: re.Match[str], year: int) -> Period | None:
    found = match.groupdict()
    if quarter := found.get("quarter") or found.get("number") or found.get("letter"):
        last = quarter_of(year, ordinal(quarter))
        return stretch(quarter_of(year, ordinal(found["from_quarter"])), last) if found["from_quarter"] else last
    if half := found.get("half") or found.get("half_letter"):
        return half_of(year, ordinal(half, last=2))
    if month := found.get("month"):
        last = month_of(year, MONTH_NUMBER[month.rstrip(".")])
        first = found["from_month"]
        return _ordered(month_of(year, MONTH_NUMBER[first.rstrip(".")]), last) if first else last
    if point := found.get("point"):
        return point_of(year, point)
    month_number = int(found["m"]) if found.get("m") else MONTH_NUMBER[found["day_month"].rstrip(".")]
    return _date(year, month_number, int(found.get("d") or found["day"]))


def _ordered(first: Period, last: Period) -> Period:
    return stretch(first, last) if first.start < last.start else last


def _date(year: int, month: int, day: int) -> Period | None:
    try:
        return day_of(date(year, month, day))
    except ValueError:
        return None


def point_of(year: int, point: str) -> Period:
    """'begin' and 'eind' as a quarter, 'medio' and the like as June, a season as its three months."""
    word = re.sub(r"\s+", " ", point)
    if word in _SEASON:
        return months(year, _SEASON[word], _SEASON[word] + 2, Grain.QUARTER)
    return month_of(year, 6) if _POINTS[word] == 6 else quarter_of(year, _POINTS[word])


def _after(match: re.Match[str], start: int, year: int) -> Atom | None:
    found = match.groupdict()
    if quarter := found["letter"] or found["number"]:
        return start, match.end(), quarter_of(year, int(quarter))
    if found["iso_month"]:
        month = int(found["iso_month"])
        period = _date(year, month, int(found["iso_day"])) if found["iso_day"] else month_of(year, month)
        return (start, match.end(), period) if period else None
    last = year - year % 100 + int(found["short"])
    return (start, match.end(), stretch(year_of(year), year_of(last))) if year < last <= year + 30 else None
