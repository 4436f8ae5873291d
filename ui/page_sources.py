"""Bronnen: what is approved and how old it is, what it covers and what it does not, and a search within it."""

from __future__ import annotations

from collections import Counter
from datetime import date

import streamlit as st

from corpus.models import Kind, Source
from ui import texts
from ui.escape import allowed_homepage, h, marked, source_query
from ui.navigation import go
from ui.places import section_of, words_query
from ui.region_years import LEAST, Coverage, coverage
from ui.service import Service
from ui.shell import heading, title
from ui.tables import Cell, Safe, csv_rows, table
from ui.word_search import Found, search

SHOWN_HITS, SHOWN_ROWS = 8, 3
OLD = 3  # years after which an edition is pointed out
_SAID = 200  # characters around a word that was found


def render(service: Service) -> None:
    """The page."""
    title(texts.SOURCES_TITLE, texts.SOURCES_INTRO)
    counts = texts.SOURCES_COUNT.format(
        sources=len(service.sources), passages=len(service.passages), figures=len(service.figures)
    )
    st.html(f'<p class="aimi-small">{h(counts)}</p>')
    _register(service)
    _search(service)
    _coverage(coverage(service.figures))
    _withdrawn(service)


def _register(service: Service) -> None:
    held = Counter(sited.source.id for sited in service.figures)
    for source in service.sources:
        passages = len(service.passages_of.get(source.id, ()))
        holds = texts.SOURCE_HOLDS.format(passages=passages, figures=held[source.id])
        with st.container(key=f"source-{source.id}", horizontal=True, vertical_alignment="center"):
            st.html(_source_html(source, holds, service.today()))
            if st.button(texts.SOURCE_OPEN, key=f"open-{source.id}", icon=":material/menu_book:"):
                go("source", source_query(source.id))


def _source_html(source: Source, holds: str, today: date) -> str:
    based = ""
    if source.based_on:
        based = f'<p class="own">{h(texts.SOURCE_BASED)}</p>'
    covers = texts.COVERS.format(covers=", ".join(part for part in (source.region, source.covers) if part))
    facts = [texts.PUBLISHED_BY.format(publisher=source.publisher), covers]
    edition = texts.EDITION.format(edition=source.published).capitalize()
    home = allowed_homepage(source)
    link = f' · <a href="{h(home)}" target="_blank">{h(texts.HOMEPAGE_SHORT)}</a>' if home else ""
    return (
        f'<article class="aimi-source"><h2>{h(source.title)}</h2><p class="facts">{h(" · ".join(facts))}</p>'
        f'<p class="facts">{h(edition)} ({age_html(source, today)}) · {h(holds)}{link}</p>'
        f'<p class="facts">{h(approval(source))}; {_until(source, today)}</p>{based}</article>'
    )


def age_html(source: Source, today: date) -> str:
    """How old an edition is, in years; an old one with a sign and in other words."""
    digits = source.published[:4]
    years = max(today.year - int(digits), 0) if digits.isdigit() else 0
    if years >= OLD:
        return f'<strong class="flag">⚠ {h(texts.SOURCE_OLD.format(years=years))}</strong>'
    return h(texts.SOURCE_AGE[min(years, 2)].format(years=years))


def approval(source: Source) -> str:
    """Who approved a source, and when."""
    return texts.SOURCE_APPROVED.format(who=source.approved_by or "?", when=dutch_day(source.approved_on))


def dutch_day(iso: str) -> str:
    """'2025-11-20' as '20-11-2025'; what is no date stays as it is."""
    try:
        return date.fromisoformat(iso[:10]).strftime("%d-%m-%Y")
    except ValueError:
        return iso


def _until(source: Source, today: date) -> str:
    if not source.valid_until:
        return h(texts.SOURCE_NO_END)
    until = dutch_day(source.valid_until)
    if date.fromisoformat(source.valid_until) < today:
        return f'<strong class="flag">⚠ {h(texts.SOURCE_EXPIRED.format(until=until))}</strong>'
    return h(texts.SOURCE_UNTIL.format(until=until))


def _search(service: Service) -> None:
    heading(texts.SEARCH_TITLE)
    titles = {"": texts.ALL_SOURCES} | {s.id: s.title for s in service.sources}
    with st.form("search", enter_to_submit=True):
        doc = st.selectbox(texts.SEARCH_SOURCE, list(titles), format_func=lambda s: titles[s], key="search-doc")
        words = st.text_input(texts.SEARCH_WORDS, max_chars=200, key="search-words")
        st.form_submit_button(texts.SEARCH_BUTTON, icon=":material/search:", key="search-go")
    if not words.strip():
        return
    passages = service.passages_of.get(doc, ()) if doc else service.passages.values()
    found = search(passages, words)
    st.html(f'<p role="status">{h(texts.SEARCH_FOUND[min(len(found), 2)].format(count=len(found)))}</p>')
    if len(found) > SHOWN_HITS:
        st.html(f'<p class="aimi-small">{h(texts.SEARCH_MORE.format(shown=SHOWN_HITS))}</p>')
    for n, hit in enumerate(found[:SHOWN_HITS]):
        with st.container(key=f"hit-{n}", horizontal=True, vertical_alignment="center"):
            st.html(_hit_html(hit))
            page = hit.passage.page
            name = texts.OPEN_PAGE.format(page=page) if page is not None else texts.OPEN_PART
            if st.button(f"{name} ({n + 1})", key=f"hit-open-{n}", icon=":material/find_in_page:"):
                go("source", words_query(hit.passage, hit.spans))


def _hit_html(hit: Found) -> str:
    if hit.passage.kind is Kind.TABLE:
        return _hit(hit, _rows_html(hit))
    low = max(hit.spans[0].start - _SAID // 2, 0)
    high = min(low + 2 * _SAID, len(hit.passage.text))
    inside = [s.shift(-low) for s in hit.spans if s.start >= low and s.end <= high]
    text = marked(hit.passage.text[low:high], inside, texts.MARK_START, texts.MARK_END)
    cut = "… " if low else "", " …" if high < len(hit.passage.text) else ""
    return _hit(hit, f"{cut[0]}{text}{cut[1]}")


def _hit(hit: Found, said: str) -> str:
    return (
        f'<div class="aimi-card"><p class="title">{h(section_of(hit.passage) or hit.passage.title)}</p>'
        f'<p class="facts">{h(hit.passage.title)}</p><p class="said">{said}</p></div>'
    )


def _rows_html(hit: Found) -> str:
    """The first lines of a table that hold what was found, cell by cell."""
    found, at = [], 0
    for cells, line in zip(csv_rows(hit.passage.text), hit.passage.text.splitlines(keepends=True), strict=False):
        if any(at <= span.start < at + len(line) for span in hit.spans):
            found.append(" · ".join(cell for cell in cells if cell))
        at += len(line)
    return "<br>".join(h(row) for row in found[:SHOWN_ROWS])


def _coverage(found: Coverage) -> None:
    heading(texts.COVERAGE_TITLE)
    st.html(f"<p>{h(texts.COVERAGE_INTRO)}</p>")
    most = max(found.counts.values(), default=1)
    rows: list[list[Cell]] = []
    for region in found.regions:
        counts = (_count(found.counts.get((region, year), 0), most) for year in found.years)
        rows.append([str(region), Safe(f"<strong>{found.totals[region]}</strong>"), *counts])
    columns = (texts.COVERAGE_REGION, texts.COVERAGE_TOTAL, *map(str, found.years))
    st.html(table(texts.COVERAGE_CAPTION, columns, rows, "matrix"))
    if found.few:
        names = ", ".join(map(str, found.few))
        st.html(f'<p class="aimi-small">{h(texts.COVERAGE_REST.format(least=LEAST, names=names))}</p>')
    if found.never:
        names = ", ".join(r.name for r in found.never)
        st.html(f'<p class="aimi-small">{h(texts.COVERAGE_NEVER.format(names=names))}</p>')


def _count(count: int, most: int) -> Safe:
    """A number on a ground that deepens with it; the number itself says it all."""
    depth = 0 if not count else 1 + min(3, 4 * count // (most + 1))
    return Safe(f'<span class="depth{depth}">{count or "–"}</span>')


def _withdrawn(service: Service) -> None:
    heading(texts.WITHDRAWN_TITLE)
    gone = [s for s in service.library.sources if s.withdrawn]
    items = "".join(f"<li>{h(s.title)}, {h(s.publisher)} ({h(s.published)})</li>" for s in gone)
    st.html(f"<ul>{items}</ul>" if gone else f"<p>{h(texts.WITHDRAWN_NONE)}</p>")
