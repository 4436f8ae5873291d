"""The figures of all sources on one subject, side by side: rows for a table, points for a chart, lines for a CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.dutch.indicators import indicator
from corpus.dutch.periods import label
from corpus.models import Figure, Level, Region, plain
from ui import texts
from ui.service import Sited

_MIDDLE = 0.5  # of the chart's width
_NAME_WIDE, _NAME_HIGH = 0.35, 0.06  # what a name takes of the chart's width and height


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    """In what a subject is counted: a unit, for all or for a part, as an amount or as a change."""

    part: str
    change: bool
    unit: str

    @property
    def name(self) -> str:
        """As the list of choices names it."""
        return f"{self.unit or texts.NO_UNIT} ({texts.COMPARE_CHANGE})" if self.change else self.unit or texts.NO_UNIT


@dataclass(frozen=True, slots=True)
class Row:
    """One fact, with every place that states it. `differs`: another source gives another value."""

    figure: Figure
    region: Region
    sited: tuple[Sited, ...]
    differs: bool = False

    @property
    def period(self) -> str:
        """The period as people write it."""
        return label(self.figure.period) if self.figure.period else texts.UNKNOWN

    @property
    def value(self) -> str:
        """The figure with its unit, as written."""
        f = self.figure
        hedge = f"{f.hedge} " if f.hedge else ""
        unit = "" if not f.unit or (f.unit == "%" and "%" in f.written) or f.written.endswith(f.unit) else f" {f.unit}"
        return f"{hedge}{f.written}{unit}"


def subjects(figures: Iterable[Sited]) -> list[str]:
    """The ids of the indicators that figures with a region are about, by name."""
    found = {s.figure.indicator for s in figures if s.figure.indicator and s.figure.region}
    return sorted(found, key=lambda id: indicator(id).name)


def richest(figures: Iterable[Sited]) -> str:
    """The indicator of which most regions and periods are known: the one to begin with."""
    points = defaultdict(set)
    for sited in figures:
        f = sited.figure
        if f.indicator and f.region and f.region.level is not Level.LAND and f.period and not f.change and not f.part:
            points[f.indicator].add((f.region, f.period))
    return max(sorted(points), key=lambda id: len(points[id]), default="")


def measures(figures: Iterable[Sited], subject: str) -> list[Measure]:
    """The ways in which a subject is counted, the commonest for all together first."""
    found = Counter(_measure(s.figure) for s in figures if s.figure.indicator == subject and s.figure.region)
    return sorted(found, key=lambda m: (m.part != "", m.change, -found[m], m))


def _measure(figure: Figure) -> Measure:
    return Measure(figure.part, figure.change, figure.unit)


def rows(figures: Iterable[Sited], subject: str, measure: Measure) -> tuple[Row, ...]:
    """The facts on a subject by region and period; the same fact of several sources is one row."""
    facts: dict[tuple[object, ...], list[Sited]] = defaultdict(list)
    values: dict[tuple[object, ...], set[object]] = defaultdict(set)
    for sited in figures:
        f = sited.figure
        if f.indicator == subject and f.region and _measure(f) == measure:
            thing = (f.region, f.period, f.status)
            facts[*thing, f.value, f.high].append(sited)
            values[thing].add((f.value, f.high))
    made = [
        Row(s[0].figure, s[0].figure.region, tuple(s), s[0].figure.period is not None and len(values[key[:3]]) > 1)
        for key, s in facts.items()
        if s[0].figure.region
    ]
    return tuple(sorted(made, key=_order))


def _order(row: Row) -> tuple[object, ...]:
    period = row.figure.period
    return (row.region, period is None, -period.end.toordinal() if period else 0, row.figure.status, row.figure.value)


def points(chosen: Iterable[Row]) -> list[dict[str, object]]:
    """A chart's points, of the rows whose period has an end; each with the words of its tooltip.

    `enig`: its region has one value at each moment, so that a line may join them. `naam`: the name of the region, at
    its last moment only and where it finds room: `links` of its point or right of it, above it or `onder` it.
    """
    dated = [(r, p) for r in chosen if (p := r.figure.period) is not None and p.start.year > 1900 and p.end.year < 2100]
    values = {(row.region, period.end, row.figure.value) for row, period in dated}
    doubted = {region for (region, _), n in Counter((region, day) for region, day, _ in values).items() if n > 1}
    last = {
        row.region: (period.end, n) for n, (row, period) in sorted(enumerate(dated), key=lambda d: (d[1][1].end, d[0]))
    }
    made: list[dict[str, object]] = [
        {
            "gebied": str(row.region), "dag": period.end.isoformat(), "waarde": row.figure.value,
            "soort": row.figure.status.value,
            "cijfer": row.value, "periode": row.period, "bron": "; ".join(place(s) for s in row.sited[:3]),
            "enig": row.region not in doubted, "naam": row.region.name if last[row.region][1] == n else "",
        }
        for n, (row, period) in enumerate(dated)
    ]  # fmt: skip
    _make_room(made, [(period.end.toordinal(), float(row.figure.value)) for row, period in dated])
    return made


def _make_room(made: list[dict[str, object]], places: Sequence[tuple[int, float]]) -> None:
    """Puts each name where no other one stands; where there is no room the legend must do."""
    days, values = [day for day, _ in places] or [0], [value for _, value in places] or [0.0]
    span, height = max(days) - min(days) or 1, max(*values, 0.0) - min(*values, 0.0) or 1.0
    taken: list[tuple[float, float]] = []
    for point, (day, value) in zip(made, places, strict=True):
        x, y = (day - min(days)) / span, value / height
        point["links"], point["onder"] = x > _MIDDLE, False
        if not point["naam"]:
            continue
        room = [
            side
            for side in (_NAME_HIGH, -_NAME_HIGH)
            if all(abs(x - a) > _NAME_WIDE or abs(y + side - b) > _NAME_HIGH for a, b in taken)
        ]
        if not room:
            point["naam"] = ""
            continue
        point["onder"] = room[0] < 0
        taken.append((x, y + room[0]))


def place(sited: Sited) -> str:
    """Where a figure stands: 'Regio in Beeld Drenthe 2024-2025, bladzijde 14'."""
    p = sited.passage
    where = texts.PAGE.format(page=p.page) if p.page is not None else p.tells_of
    return ", ".join(part for part in (sited.source.title, where) if part)


def as_csv(chosen: Sequence[Row]) -> str:
    """The rows for a spreadsheet, one line for each place that states a fact, with the citation in full."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(texts.CSV_COLUMNS)
    for row in chosen:
        for s in row.sited:
            writer.writerow([_harmless(cell) for cell in _line(row, s)])
    return "\ufeff" + out.getvalue()  # with the mark by which Excel knows UTF-8


def _line(row: Row, sited: Sited) -> list[str]:
    f, p = sited.figure, sited.passage
    return [
        indicator(f.indicator).name if f.indicator else "", f.part, row.region.name, row.region.level.value, row.period,
        row.value, f.unit, f.status.value, f.maker or "", p.sentence_text(f.sentence), sited.source.title,
        sited.source.publisher, sited.source.published, plain(p.sections[-1]) if p.sections else "",
        "" if p.page is None else str(p.page), p.tells_of,
    ]  # fmt: skip


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet will not run as a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
