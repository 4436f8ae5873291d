"""What was measured of cost and growth, as a page in `docs/` with its pictures."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.bench_runs import Asked, Built
from evals.growth_chart import growth_chart

USUAL_UP_TO = 10_000  # passages: MiniLM encodes some twenty to fifty a second on two cores
OURS, USUAL = "AIMI", "LangChain, Chroma, MiniLM"
HEADS = (
    "passages", "system", "build s", "of which CPU", "build MB RSS", "index MB", "open s", "median ms", "p95 ms",
    "CPU ms", "query MB RSS", "load",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """What one system needs at one size, and how busy the machine was at the end of building and of asking."""

    passages: int
    system: str
    built: Built
    asked: Asked
    load: tuple[float, float]


CHARTS: tuple[tuple[str, str, str, Callable[[Row], float]], ...] = (
    ("latency", "Latency of a search against passages", "p95 of a search, ms", lambda row: row.asked.p95_ms),
    ("build", "Build time against passages", "CPU of a build, s", lambda row: row.built.cpu_s),
    ("memory", "Memory of a query against passages", "memory of a query, MB", lambda row: row.asked.peak_mb),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that was measured."""

    rows: list[Row]
    cold: Mapping[str, float]  # seconds by the clock and of the processor, and the load of the machine
    answers: Asked
    questions: int


def cells(row: Row) -> list[str]:
    """A row as the table shows it."""
    b, a = row.built, row.asked
    numbers = (b.seconds, b.cpu_s, b.peak_mb, b.megabytes, a.open_s, a.median_ms, a.p95_ms, a.cpu_ms, a.peak_mb)
    shown = (f"{n:,.0f}" if n >= 100 else f"{n:.1f}" for n in numbers)
    return [f"{row.passages:,}", row.system, *shown, " / ".join(f"{load:.0f}" for load in row.load)]


def page(outcome: Outcome) -> str:
    """The outcome as Markdown."""
    table = [HEADS, ["---"] * len(HEADS), *(cells(row) for row in outcome.rows)]
    a = outcome.answers
    return "\n".join([
        "# What it costs, and how that grows", "",
        "Made by `python -m evals bench --docs`; do not edit by hand. The first size is a real library with its passage",
        "questions; larger ones are made by varying its passages (other sentences together, other figures), with a",
        f"question to every fifth, and stay on disk (`corpus/stored.py`). {outcome.questions} questions, each asked once before it is",
        f"timed; {os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}. Each row comes from processes of its own.",
        "**The machine was shared:** `load` is its number of running processes at the end of building and of asking. Where",
        "it is above the number of cores, seconds and milliseconds by the clock count waiting for others; CPU time does not. Compare",
        f"rows of one size. The usual way is not measured above {USUAL_UP_TO:,} passages: its encoder takes hours there.", "",
        *(f"| {' | '.join(row)} |" for row in table), "",
        f"Cold `aimi ask`, from process start to printed answer: {outcome.cold['seconds']:.2f} s (median of five), of which CPU",
        f"{outcome.cold['cpu_s']:.2f} s, at a load of {outcome.cold['load']:.0f}.",
        f"Whole answers, warm: median {a.median_ms:.1f} ms, p95 {a.p95_ms:.1f} ms, CPU {a.cpu_ms:.1f} ms, {a.peak_mb:.0f} MB at most.", "",
        "![Latency by size](img/growth-latency.svg)", "", "![Build time by size](img/growth-build.svg)", "",
        "![Memory by size](img/growth-memory.svg)", "",
    ])  # fmt: skip


def write_docs(outcome: Outcome, folder: Path) -> Path:
    """Write `growth.md` and its pictures into `folder`."""
    images = folder / "img"
    images.mkdir(parents=True, exist_ok=True)
    for name, label, unit, value in CHARTS:
        systems = {row.system: None for row in outcome.rows}
        lines = {name: [(row.passages, value(row)) for row in outcome.rows if row.system == name] for name in systems}
        chart = growth_chart(lines, label, "passages", unit)
        (images / f"growth-{name}.svg").write_text(chart, encoding="utf-8")
    path = folder / "growth.md"
    path.write_text(page(outcome), encoding="utf-8")
    return path
