"""All figures of a library, looked up by what they are about; read from the passages once and kept on disk."""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from corpus.dutch.indicators import compatible, indicators
from corpus.figures import figures
from corpus.library import Library
from corpus.models import Figure, Grain, Kind, Level, Origin, Passage, Period, Region, Span, Status

Held = tuple[Figure, Passage]
Rows = dict[str, list[list[Any]]]
_CODE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class FigureStore:
    """The figures of a library by indicator. Rows become figures when their indicator is first asked for."""

    _passages: tuple[Passage, ...]
    _rows: Rows
    _open: dict[str, tuple[Held, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, library: Library, cache_folder: Path) -> FigureStore:
        """The figures of the library: from the file in `cache_folder`, or read now and left there.

        A folder that cannot be written to costs the reading each time (about a millisecond a passage), no more.
        """
        path = cache_folder / f"figures-{_key(library)}.json"
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(rows, dict):
                return cls(library.passages, rows)
        except (OSError, ValueError):
            pass  # not there yet, or cut off: read anew
        store = cls(library.passages, _read(library.passages))
        with suppress(OSError):
            store._save(path)
        return store

    def about(self, indicator: str) -> tuple[Held, ...]:
        """The figures of exactly this indicator, in the order of the library."""
        if indicator not in self._open:
            self._open[indicator] = tuple(_unpacked(row, self._passages) for row in self._rows.get(indicator, ()))
        return self._open[indicator]

    def near(self, indicator: str, regions: Iterable[Region] = (), part: str = "") -> tuple[Held, ...]:
        """The figures of the indicator, and after them those of a wider or narrower one, newest first.

        Only those of one of the areas in `regions` (all areas when there are none) and of exactly this part.
        """
        wanted = frozenset(regions)
        found = [
            (-compatible(indicator, id), held)
            for id in self._rows
            if compatible(indicator, id) > 0
            for held in self.about(id)
            if held[0].part == part and (not wanted or held[0].region in wanted)
        ]
        return tuple(held for _, held in sorted(found, key=lambda one: (one[0], -_end(one[1][0]).toordinal())))

    def _save(self, path: Path) -> None:
        """Whole or not at all; the files of former libraries go."""
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        draft.write_text(json.dumps(self._rows, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        draft.replace(path)
        for former in path.parent.glob("figures-*.json"):
            if former != path:
                former.unlink(missing_ok=True)


def _end(figure: Figure) -> date:
    return figure.period.end if figure.period else date.min


def _read(passages: Sequence[Passage]) -> Rows:
    rows: Rows = defaultdict(list)
    for number, passage in enumerate(passages):
        if passage.kind is not Kind.DEBRIS:
            for figure in figures(passage):
                if figure.indicator:
                    rows[figure.indicator].append(_packed(figure, number))
    return dict(sorted(rows.items()))


def _packed(f: Figure, passage: int) -> list[Any]:
    region = [f.region.name, f.region.level.value] if f.region else None
    period = [f.period.start.isoformat(), f.period.end.isoformat(), f.period.grain.value] if f.period else None
    return [
        passage, f.sentence, f.span.start, f.span.end, f.written, f.value, f.unit, f.indicator, region, f.region_from,
        period, f.period_from, f.status, f.maker, f.hedge, f.high, f.change, f.part,
    ]  # fmt: skip


def _unpacked(row: list[Any], passages: Sequence[Passage]) -> Held:
    (
        number, sentence, start, end, written, value, unit, about, region, region_from,
        period, period_from, status, maker, hedge, high, change, part,
    ) = row  # fmt: skip
    passage = passages[number]
    return Figure(
        passage.id, sentence, Span(start, end), written, value, unit, about,
        Region(region[0], Level(region[1])) if region else None, Origin(region_from) if region_from else None,
        Period(date.fromisoformat(period[0]), date.fromisoformat(period[1]), Grain(period[2])) if period else None,
        Origin(period_from) if period_from else None, Status(status), maker, hedge, high, change, part,
    ), passage  # fmt: skip


def _key(library: Library) -> str:
    """What the figures depend on: the library, and the code and words that read them."""
    return hashlib.sha256(f"{library.digest}\n{_reader()}".encode()).hexdigest()[:16]


@cache
def _reader() -> str:
    """The reader of figures as its files stand, so that figures read by another version are not taken over."""
    files = [*_CODE.glob("figure*.py"), *_CODE.glob("dutch/*.py"), *_CODE.glob("dutch/data/*.t[so][vm]*")]
    digest = hashlib.sha256(f"{len(indicators())}".encode())
    for file in sorted(files):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
