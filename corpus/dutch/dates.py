"""Periods as values: made of years, quarters and months, named in Dutch, compared with each other."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from corpus.models import Grain, Period

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
MONTHS = tuple(_MONTHS.split())
ORDINALS = ("eerste", "tweede", "derde", "vierde")
SEASONS = {"voorjaar": 3, "zomer": 6, "najaar": 9}  # first of three months
_LENGTH = {Grain.DAY: 0, Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12, Grain.RANGE: 99}


def months(year: int, first: int, last: int, grain: Grain) -> Period:
    """The months `first` up to and including `last` of `year`."""
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), grain)


def year_of(year: int) -> Period:
    """The whole of `year`."""
    return months(year, 1, 12, Grain.YEAR)


def half_of(year: int, half: int) -> Period:
    """Half 1 or 2 of `year`."""
    return months(year, half * 6 - 5, half * 6, Grain.HALF)


def quarter_of(year: int, quarter: int) -> Period:
    """Quarter 1 to 4 of `year`."""
    return months(year, quarter * 3 - 2, quarter * 3, Grain.QUARTER)


def month_of(year: int, month: int) -> Period:
    """Month 1 to 12 of `year`."""
    return months(year, month, month, Grain.MONTH)


def day_of(day: date) -> Period:
    """That one day."""
    return Period(day, day, Grain.DAY)


def stretch(first: Period, last: Period) -> Period:
    """From the start of `first` up to and including the end of `last`."""
    return Period(first.start, last.end, Grain.RANGE)


def label(period: Period) -> str:
    """`period` as people write it: 'tweede kwartaal 2024', '2024 tot en met 2027', 'vanaf 2020'."""
    start, end = period.start, period.end
    if period.grain is Grain.YEAR and period == year_of(start.year):
        return str(start.year)
    if period.grain is Grain.DAY and start == end:
        return _day(start)
    if period.grain is Grain.MONTH and period == month_of(start.year, start.month):
        return _month(start)
    if period.grain is Grain.QUARTER and start.day == 1:
        quarter = (start.month + 2) // 3
        if period == quarter_of(start.year, quarter):
            return f"{ORDINALS[quarter - 1]} kwartaal {start.year}"
        for season, first in SEASONS.items():
            if period == months(start.year, first, first + 2, Grain.QUARTER):
                return f"{season} {start.year}"
    if period.grain is Grain.HALF and period == half_of(start.year, 1 + start.month // 7):
        return f"{ORDINALS[start.month // 7]} helft van {start.year}"
    return _stretch_label(start, end)


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _stretch_label(start: date, end: date) -> str:
    opens, closes = start.day == 1, (end + timedelta(1)).day == 1 if end < date.max else True
    whole_years = (start == date.min or (start.month, start.day) == (1, 1)) and (end.month, end.day) == (12, 31)
    name = (lambda day: str(day.year)) if whole_years else _month if opens and closes else _day
    if start == date.min:
        return f"tot en met {name(end)}"
    return f"vanaf {name(start)}" if end == date.max else f"{name(start)} tot en met {name(end)}"


def meets(asked: Period, given: Period) -> float:
    """How well a figure of period `given` answers a question about period `asked`.

    | how they lie | worth |
    |---|---|
    | the same days, or the same moment: both at most a quarter long, and the last day of the longer lies in the
      shorter ('juni 2024', 'halverwege 2024', '30 juni 2024' and the second quarter of 2024), or one is a
      season that the other touches ('zomer 2024' and June, the second and the third quarter) | 1.0 |
    | given inside asked, up to its last day (year 2024, fourth quarter of 2024) | 0.9 |
    | given inside asked (year 2024, second quarter of 2024; second quarter, April) | 0.8 |
    | asked inside given, at most a half-year long (April, second quarter) | 0.6 |
    | asked inside given (first quarter of 2024, year 2024; 2025, 2024 to 2027) | 0.5 |
    | they only overlap | 0.3 |
    | they have no day in common | 0.0 |

    A first of the month counts as the day before too: figures 'op 1 juli' tell of the end of June.
    """
    asked_start, asked_end, given_start, given_end = _from(asked), asked.end, _from(given), given.end
    if asked_end < given_start or given_end < asked_start:
        return 0.0
    if (asked.start, asked_end) == (given.start, given_end) or _same_moment(asked, given):
        return 1.0
    if asked_start <= given_start and given_end <= asked_end:
        return 0.9 if given_end == asked_end else 0.8
    if given_start <= asked_start and asked_end <= given_end:
        return 0.6 if _LENGTH[given.grain] <= _LENGTH[Grain.HALF] else 0.5
    return 0.3


def _from(period: Period) -> date:
    edge = period.grain is Grain.DAY and period.start.day == 1 and period.start > date.min
    return period.start - timedelta(1) if edge else period.start


def _same_moment(a: Period, b: Period) -> bool:
    """Whether two periods that touch name one moment, as the table of `meets` says."""
    if max(_LENGTH[a.grain], _LENGTH[b.grain]) > _LENGTH[Grain.QUARTER]:
        return False
    if _is_season(a) or _is_season(b):
        return True
    a_in_b, b_in_a = _from(b) <= a.end <= b.end, _from(a) <= b.end <= a.end
    if _LENGTH[a.grain] == _LENGTH[b.grain]:
        return a_in_b or b_in_a
    return a_in_b if _LENGTH[a.grain] > _LENGTH[b.grain] else b_in_a


def _is_season(period: Period) -> bool:
    return period.grain is Grain.QUARTER and period.start.month % 3 != 1
