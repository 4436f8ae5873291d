"""A chart of how something grows with size, as SVG: both axes logarithmic, a line a system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10

from evals.charts import standalone

WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 150, 28, 44
DASHES = ("", "6 4", "2 3", "8 3 2 3")

Line = Sequence[tuple[float, float]]


def growth_chart(lines: Mapping[str, Line], label: str, below: str, beside: str) -> str:
    """Each line's points (size, value), all above 0, with decades as ticks."""
    points = [point for line in lines.values() for point in line]
    spans = [(floor(log10(min(p[i] for p in points))), ceil(log10(max(p[i] for p in points)))) for i in (0, 1)]
    (x0, x1), (y0, y1) = [(low, max(high, low + 1)) for low, high in spans]

    def x(value: float) -> float:
        return LEFT + (log10(value) - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (log10(value) - y0) / (y1 - y0) * (HEIGHT - TOP - BOTTOM)

    parts = [f'<path class="axis" d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}"/>']
    parts += [_text(x(10**n), HEIGHT - BOTTOM + 18, f"{10**n:,}", "middle") for n in range(x0, x1 + 1)]
    parts += [_text(LEFT - 8, y(10.0**n) + 4, f"{10.0**n:g}", "end") for n in range(y0, y1 + 1)]
    parts += [_text(WIDTH - RIGHT, HEIGHT - 6, below, "end"), _text(4, 14, beside, "start")]
    for dashes, (name, line) in zip(DASHES, lines.items(), strict=False):
        track = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in sorted(line))
        parts.append(f'<polyline class="line" stroke-dasharray="{dashes}" points="{track}"/>')
        parts += [f'<circle class="dot" cx="{x(size):.1f}" cy="{y(value):.1f}" r="3"/>' for size, value in line]
        size, value = max(line)
        parts.append(_text(x(size) + 8, y(value) + 4, name, "start"))
    head = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}" xmlns="http://www.w3.org/2000/svg">'
    return standalone(f"{head}{''.join(parts)}</svg>")


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
