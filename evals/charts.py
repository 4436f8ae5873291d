"""Charts as inline SVG, drawn with the page's own colours; each names in words what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from evals.measures.abstention import Point

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 56, 28, 28, 44


def risk_coverage_chart(points: Sequence[Point], label: str) -> str:
    """The share of wrong answers against the share of questions answered."""
    top = max([0.2, *(point.risk for point in points)])
    line = " ".join(f"{_x(point.coverage):.1f},{_y(point.risk / top):.1f}" for point in points)
    marks = [(share, f"{share:.0%}") for share in (0, 0.25, 0.5, 0.75, 1)]
    body = f'<polyline class="line" points="{line}"/>' if points else ""
    if points:
        end = points[-1]
        body += f'<circle class="dot" cx="{_x(end.coverage):.1f}" cy="{_y(end.risk / top):.1f}" r="4"/>'
    levels = [(share, f"{share * top:.0%}") for share in (0, 0.5, 1)]
    return _svg(label, body, marks, levels, "beantwoord, zekerste eerst", "fout")


def histogram(values: Sequence[float], label: str, unit: str, bins: int = 24) -> str:
    """How many values fall in each of equally wide bins; the last bin takes the slowest hundredth too."""
    if not values:
        return _svg(label, "", [], [], unit, "antwoorden")
    highest = max(sorted(values)[min(int(len(values) * 0.99), len(values) - 1)], 1e-9)
    counts = [0] * bins
    for value in values:
        counts[min(int(value / highest * bins), bins - 1)] += 1
    tallest = max(counts)
    body = "".join(_bar(at, count / tallest, bins, f"{count}") for at, count in enumerate(counts) if count)
    marks = [(share, f"{share * highest:.0f}") for share in (0, 0.25, 0.5, 0.75, 1)]
    return _svg(label, body, marks, [(0, "0"), (1, str(tallest))], unit, "antwoorden")


def bars(rows: Sequence[tuple[str, float, str]], label: str) -> str:
    """A horizontal bar a row: name, share from 0 to 1, and the number as it is to be read."""
    step, left, width = 30, 210, WIDTH
    lines = []
    for at, (name, share, shown) in enumerate(rows):
        y = 8 + at * step
        size = max(share, 0) * (width - left - 80)
        lines.append(
            f'<text x="{left - 10}" y="{y + 15}" text-anchor="end">{escape(name)}</text>'
            f'<rect class="track" x="{left}" y="{y}" width="{width - left - 80}" height="20"/>'
            f'<rect class="bar" x="{left}" y="{y}" width="{size:.1f}" height="20"/>'
            f'<text x="{width - 70}" y="{y + 15}">{escape(shown)}</text>'
        )
    return _frame(label, "".join(lines), width, 16 + step * len(rows))


def _bar(at: int, share: float, bins: int, title: str) -> str:
    width = (WIDTH - LEFT - RIGHT) / bins
    x, y = LEFT + at * width, _y(share)
    return (
        f'<rect class="bar" x="{x + 1:.1f}" y="{y:.1f}" width="{width - 2:.1f}" height="{_y(0) - y:.1f}">'
        f"<title>{title}</title></rect>"
    )


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(share: float) -> float:
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def _svg(label: str, body: str, marks: Sequence[tuple[float, str]], levels: Sequence[tuple[float, str]],
         below: str, beside: str) -> str:  # fmt: skip
    axis = f'<path class="axis" d="M{LEFT} {TOP}V{_y(0)}H{WIDTH - RIGHT}"/>'
    ticks = "".join(f'<text x="{_x(s):.1f}" y="{_y(0) + 18:.1f}" text-anchor="middle">{t}</text>' for s, t in marks)
    ticks += "".join(f'<text x="{LEFT - 8}" y="{_y(s) + 4:.1f}" text-anchor="end">{t}</text>' for s, t in levels)
    names = f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 6}" text-anchor="end">{escape(below)}</text>'
    names += f'<text x="{LEFT - 8}" y="14">{escape(beside)}</text>'
    return _frame(label, axis + ticks + names + body, WIDTH, HEIGHT)


def _frame(label: str, body: str, width: int, height: int) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}" '
        f'xmlns="http://www.w3.org/2000/svg">{body}</svg>'
    )


#: For a chart that stands on its own, outside the page.
STYLE = (
    "<style>text{font:13px system-ui,sans-serif;fill:#1b2a33}.axis{fill:none;stroke:#8a979f}"
    ".line{fill:none;stroke:#0b5d7a;stroke-width:2}.dot,.bar{fill:#0b5d7a}.track{fill:#e4eaed}</style>"
)


def standalone(svg: str) -> str:
    """The chart as a file of its own, on white."""
    head, _, rest = svg.partition(">")
    return f'{head}>{STYLE}<rect width="100%" height="100%" fill="#fff"/>{rest}\n'
