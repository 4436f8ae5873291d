"""Vergelijken en verloop: all figures on one subject, in a chart and in a table with their sources."""

from __future__ import annotations

import re

import streamlit as st

from corpus.dutch.indicators import indicator
from corpus.models import Level
from ui import series, texts
from ui.chart import figure_chart
from ui.escape import h, source_link
from ui.places import sentence_query
from ui.service import Service
from ui.shell import heading, title
from ui.tables import Cell, Safe, table

_SHOWN_REGIONS = 4


def render(service: Service) -> None:
    """The page."""
    title(texts.COMPARE_TITLE, texts.COMPARE_INTRO)
    known = series.subjects(service.figures)
    if not known:
        st.html(f"<p>{h(texts.COMPARE_NONE)}</p>")
        return
    subject = _subject(service, known)
    measure = _measure(service, subject)
    rows = series.rows(service.figures, subject, measure)
    chosen = _regions(rows, f"{subject}|{measure}")
    if not chosen:
        st.html(f'<p role="status">{h(texts.COMPARE_NO_REGION)}</p>')
        return
    _chart(subject, measure, chosen)
    _table(subject, measure, chosen)


def _subject(service: Service, known: list[str]) -> str:
    asked = st.query_params.get("onderwerp")
    start = asked if asked in known else series.richest(service.figures) or known[0]
    return str(
        st.selectbox(
            texts.COMPARE_INDICATOR,
            known,
            index=known.index(start),
            format_func=lambda i: indicator(i).name,
            key="subject",
        )
    )


def _measure(service: Service, subject: str) -> series.Measure:
    found = series.measures(service.figures, subject)
    parts = list(dict.fromkeys(m.part for m in found))
    left, right = st.columns(2)
    part = left.selectbox(
        texts.COMPARE_PART, parts, format_func=lambda p: p or texts.COMPARE_WHOLE, key=f"part-{subject}",
        disabled=len(parts) == 1,
    )  # fmt: skip
    units = [m for m in found if m.part == part]
    return right.selectbox(
        texts.COMPARE_UNIT, units, format_func=lambda m: m.name, key=f"unit-{subject}-{part}", disabled=len(units) == 1
    )  # fmt: skip


def _regions(rows: tuple[series.Row, ...], key: str) -> tuple[series.Row, ...]:
    """The rows of the chosen regions; at first of those with most figures."""
    regions = list(dict.fromkeys(row.region for row in rows))
    own = [r for r in regions if r.level is not Level.LAND] or regions  # the country dwarfs its regions in a chart
    most = sorted(own, key=lambda r: (-sum(row.region == r for row in rows), r))[:_SHOWN_REGIONS]
    chosen = st.multiselect(
        texts.COMPARE_REGIONS, regions, default=[r for r in regions if r in most], format_func=str,
        placeholder=texts.COMPARE_NO_REGION, key=f"regions-{key}",
    )  # fmt: skip
    return tuple(row for row in rows if row.region in chosen)


def _chart(subject: str, measure: series.Measure, rows: tuple[series.Row, ...]) -> None:
    points = series.points(rows)
    if len(points) < 2:
        st.html(f'<p class="aimi-small">{h(texts.COMPARE_FEW)}</p>')
        return
    name = indicator(subject).name
    heading(name[:1].upper() + name[1:])
    st.html(f'<p class="aimi-small">{h(indicator(subject).definition)}</p>')
    alt = texts.COMPARE_CHART.format(indicator=indicator(subject).name)
    st.altair_chart(
        figure_chart(points, measure.name, st.context.theme.type == "dark"), width="stretch", alt=alt, key="chart"
    )
    st.html(f'<p class="aimi-small">{h(texts.COMPARE_HINT)}</p>')


def _table(subject: str, measure: series.Measure, rows: tuple[series.Row, ...]) -> None:
    subject_name = indicator(subject).name
    dated = [row for row in rows if row.figure.period is not None]
    undated = [row for row in rows if row.figure.period is None]
    if dated:
        caption = texts.COMPARE_TABLE.format(indicator=subject_name)
        st.html(table(caption, texts.COMPARE_COLUMNS, [_line(row) for row in dated], "figures"))
    if undated:
        with st.expander(texts.COMPARE_UNDATED.format(count=len(undated)), expanded=not dated, key="undated"):
            caption = texts.COMPARE_UNDATED_TABLE.format(indicator=subject_name)
            st.html(table(caption, texts.COMPARE_COLUMNS, [_line(row) for row in undated], "figures"))
    name = re.sub(r"[^a-z0-9]+", "-", f"aimi-{subject}-{measure.name}".lower()).strip("-")
    st.download_button(
        texts.COMPARE_CSV, series.as_csv(rows), f"{name}.csv", "text/csv", on_click="ignore",
        icon=":material/download:", key="csv",
    )  # fmt: skip


def _line(row: series.Row) -> list[Cell]:
    links = [
        source_link(sentence_query(s.passage, s.figure.sentence), series.place(s), texts.COMPARE_LINK)
        for s in row.sited
    ]
    differs = f' <span class="flag">≠ {h(texts.COMPARE_DIFFERS)}</span>' if row.differs else ""
    value = Safe(f'<strong class="num">{h(row.value)}</strong>{differs}')
    maker = f", {row.figure.maker}" if row.figure.maker else ""
    return [str(row.region), row.period, value, row.figure.status.value + maker, Safe("<br>".join(links))]
