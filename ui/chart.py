"""A chart of figures over time or over regions, in which each point tells its source. Altair gives no types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

_QUIET = {"embedOptions": {"renderer": "canvas"}}  # as SVG it would speak English of axes; the table speaks for it
_SHAPES = {"gerealiseerd": "circle", "raming": "square", "prognose": "triangle-up", "doel": "diamond"}
_NUMBER = (
    "replace(replace(replace(format(datum.value, ',.6~f'), /,/g, '_'), /[.]/g, ','), /_/g, '.')"  # 12,500.5 as 12.500,5
)
_WIDE = 480  # pixels under which the legend must do for the names in a chart
_TIPS = [alt.Tooltip(f"{name}:N", title=title) for name, title in (
    ("cijfer", "Cijfer"), ("gebied", "Gebied"), ("periode", "Periode"), ("soort", "Soort cijfer"), ("bron", "Bron"),
)]  # fmt: skip


def figure_chart(points: Sequence[dict[str, object]], unit: str, is_dark: bool) -> Any:
    """An Altair chart of two points or more: lines over time where there are several moments, else bars by region."""
    data = alt.InlineData(list(points))
    if len({p["dag"] for p in points}) > 1:
        return _styled(_over_time(data, unit), is_dark)
    return _styled(_by_region(data, unit), is_dark)


def _styled(chart: Any, is_dark: bool) -> Any:
    """With words dark or light enough to read: Streamlit's own grey has too little contrast."""
    ink = "#b3c0c6" if is_dark else "#4a5a62"
    words = chart.configure_axis(
        labelColor=ink, titleColor=ink, labelFontSize=13, titleFontSize=13, titleFontWeight=400
    )
    return words.configure_legend(labelColor=ink, labelFontSize=13).properties(usermeta=_QUIET)


def _over_time(data: Any, unit: str) -> Any:
    """Lines for the regions that have one value at each moment; of the others only the points."""
    legend = alt.Legend(orient="bottom", columns=1, labelLimit=300, symbolType="circle", symbolStrokeWidth=0)
    base = alt.Chart(data).encode(
        x=alt.X("dag:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False)),
        y=alt.Y("waarde:Q", title=unit, axis=alt.Axis(labelExpr=_NUMBER, tickCount=5)),
        color=alt.Color("gebied:N", title=None, legend=legend),
    )
    dashes = alt.StrokeDash("gebied:N", legend=None)
    lines = base.transform_filter("datum.enig").mark_line(strokeWidth=2).encode(strokeDash=dashes, detail="gebied:N")
    names = base.mark_text(
        align=alt.expr("datum.links ? 'right' : 'left'"),
        dy=alt.expr("datum.onder ? 16 : -14"),
        text=alt.expr(f"width > {_WIDE} ? datum.naam : ''"),
        fontSize=13,
        fontWeight=600,
    )
    shapes = alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))
    dots = base.mark_point(size=110, filled=True, opacity=1).encode(
        shape=alt.Shape("soort:N", scale=shapes, legend=None), tooltip=_TIPS
    )
    return (lines + dots + names).properties(height=400)


def _by_region(data: Any, unit: str) -> Any:
    base = alt.Chart(data).encode(
        y=alt.Y("gebied:N", title=None, sort="-x", axis=alt.Axis(labelLimit=240)),
        x=alt.X("waarde:Q", title=unit, axis=alt.Axis(labelExpr=_NUMBER, tickCount=5)),
        tooltip=_TIPS,
    )
    return base.mark_bar(height=20) + base.mark_text(align="left", dx=6, fontSize=14).encode(text="cijfer:N")
