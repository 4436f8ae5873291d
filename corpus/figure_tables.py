"""Figures straight from a table with a column for each slot, such as `kerncijfers.csv`."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

from corpus.dutch.dates import half_of, stretch
from corpus.dutch.indicators import find_indicators, indicator, indicators
from corpus.dutch.numbers import find_numbers, parse_number
from corpus.dutch.periods import parse_period
from corpus.dutch.regions import UnknownRegionError, find_regions, parse_region
from corpus.dutch.units import MEASURES
from corpus.figure_status import makers_of
from corpus.models import Figure, Level, Origin, Passage, Period, Region, Span, Status

COLUMNS = ("based_on", "indicator", "region", "level", "period", "value", "unit", "status", "section")
_SCALES = {"duizend": 1e3, "miljoen": 1e6, "miljard": 1e9}
_HALF = re.compile(r"(\d{4})-H([12])")
_CHANGE = re.compile(r"(?:groei|afname|toename|daling|stijging|krimp|verschil|verandering)\b")


class FigureTableError(ValueError):
    """A table or row that cannot be read as figures."""


def table_figures(rows: Path) -> tuple[Figure, ...]:
    """The figures of a CSV file with the columns `COLUMNS`, one a row.

    `passage` is the row's source id and `sentence` its number from 0; `span` covers the value in its cell.
    Raises FigureTableError for a missing column or a cell that cannot be read, with the line.
    """
    with rows.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            raise FigureTableError(f"{rows.name} mist kolom {', '.join(missing)}. Zet die in de eerste regel.")
        found = []
        for number, row in enumerate(reader):
            try:
                found.append(row_figure(row, number))
            except (ValueError, LookupError) as error:
                raise FigureTableError(f"{rows.name}, regel {number + 2}: {error}") from error
    return tuple(found)


def passage_figures(passage: Passage) -> tuple[Figure, ...]:
    """The figures of a passage whose sentences are lines of such a table, the first of them the header.

    Empty for any other table; a line that cannot be read gives no figure (`table_figures` is where it is told).
    """
    lines = [sentence.span.of(passage.text) for sentence in passage.sentences]
    header = _cells(lines[0]) if lines else []
    if not set(COLUMNS) <= set(header):
        return ()
    found = []
    for index, (line, sentence) in enumerate(zip(lines, passage.sentences, strict=True)):
        cells = _cells(line)
        if index == 0 or len(cells) != len(header):
            continue
        row = dict(zip(header, cells, strict=True))
        try:
            figure = row_figure(row, index)
        except (ValueError, LookupError):
            continue
        before = len(",".join(cells[: header.index("value")]))  # where the value can begin, quotes not counted
        at = sentence.span.start + max(line.find(row["value"], before), 0)
        found.append(replace(figure, passage=passage.id, span=Span(at, at + len(row["value"]))))
    return tuple(found)


def _cells(line: str) -> list[str]:
    return next(csv.reader(line.splitlines()), [])


def row_figure(row: dict[str, str], number: int) -> Figure:
    """One row as a figure. Raises ValueError or LookupError for a cell that cannot be read."""
    about, part = split_indicator(row["indicator"])
    scale, unit = _unit(row["unit"])
    if about and unit in MEASURES - {"%", "procentpunt", "keer"} and unit not in indicator(about).units:
        about = None  # 'duur van de krapte', in years, is not the tightness itself
    value, high = _value(row["value"])
    status = Status(row["status"])
    return Figure(
        passage=row["based_on"],
        sentence=number,
        span=Span(0, len(row["value"])),
        written=row["value"],
        value=value * scale,
        unit=unit,
        indicator=about,
        region=_region(row["region"], row["level"]),
        region_from=Origin.TABLE,
        period=_period(row["period"]),
        period_from=Origin.TABLE if row["period"] else None,
        status=status,
        maker=None if status is Status.REALISED else makers_of(row["section"]),
        high=None if high is None else high * scale,
        change=_CHANGE.search(row["indicator"]) is not None and about != "economische-groei",
        part=part,
    )


def split_indicator(written: str) -> tuple[str | None, str]:
    """The catalogue id of an indicator as a table names it, and the part in brackets or after the comma.

    'werknemersbanen (zorg en welzijn)' gives 'werknemersbanen' and 'zorg en welzijn'.
    """
    bracket = re.search(r"\s*\((.*)\)", written)
    name = (written[: bracket.start()] + written[bracket.end() :] if bracket else written).removeprefix(
        "streefcijfer: "
    )
    head, _, tail = name.partition(",")
    part = "; ".join(text for text in (bracket[1] if bracket else "", tail.strip()) if text)
    whole = _named(head) or _named(name) or _named(written)
    narrower = _named(bracket[1]) if bracket else None
    if whole and narrower and indicator(narrower).parent == whole:
        return narrower, part
    return whole, part


def _named(text: str) -> str | None:
    exact = next((known.id for known in indicators() if known.name.lower() == text.strip().lower()), None)
    mentions = find_indicators(text)
    return exact or (min(mentions, key=lambda m: (-m.weight, m.span.start)).id if mentions else None)


def _unit(written: str) -> tuple[float, str]:
    first, _, rest = written.partition(" ")
    return (_SCALES[first], rest) if first in _SCALES else (1.0, written)


def _region(name: str, level: str) -> Region:
    short = {known.value.lower(): known for known in Level} | {"corop": Level.COROP}
    wanted = short.get(level.lower())
    if wanted is None:
        raise FigureTableError(f"onbekend niveau {level!r}; schrijf {', '.join(known.value for known in Level)}")
    if wanted in {Level.LAND, Level.BUITENLAND}:
        return parse_region(name)
    try:
        return parse_region(f"{wanted.value} {name}")
    except UnknownRegionError:
        named = find_regions(name)  # one figure for a row of areas keeps them all in its name
        if len(named) < 2 or not all(any(r.level is wanted for r in mention.candidates) for mention in named):
            raise
        return Region(name, wanted)


def _period(written: str) -> Period | None:
    """'2024', '2024-Q2', '2023-H1', '2024-2027', or two of these with a slash between; None for an empty cell."""
    if not written:
        return None
    parts = [text.strip() for text in written.split("/")]
    periods = [
        half_of(int(half[1]), int(half[2])) if (half := _HALF.fullmatch(text)) else parse_period(text) for text in parts
    ]
    return periods[0] if len(periods) == 1 else stretch(periods[0], periods[-1])


def _value(written: str) -> tuple[float, float | None]:
    """The value, and the upper end of a range. Words are numbers too: 'vijf', 'twee derde'."""
    if re.fullmatch(r"[-–−+]?[\d.]+(?:,\d+)?", written):
        return parse_number(written), None
    found = find_numbers(written, ())
    if len(found) != 1:
        raise FigureTableError(f"geen getal: {written!r}; schrijf het zoals 12.500 of 71,4")
    return found[0].value, found[0].high
