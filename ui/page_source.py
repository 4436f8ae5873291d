"""Bron bekijken: the page on which a citation stands, with its words marked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from corpus.models import plain
from ui import texts
from ui.escape import allowed_homepage, h, marked
from ui.navigation import back_button, go
from ui.pdf_page import PageImage, PageImageError, draw_page
from ui.places import UnknownPlaceError, View, WithdrawnPlaceError, section_of, view_of
from ui.service import Service
from ui.shell import title
from ui.tables import source_table


def render(service: Service) -> None:
    """The page."""
    address = st.query_params.to_dict()
    if not address.get("bron"):
        title(texts.NAV["source"], texts.SOURCE_NONE)
        _ways_on()
        return
    try:
        view = view_of(service, address)
    except WithdrawnPlaceError:
        title(texts.NAV["source"], texts.SOURCE_WITHDRAWN)
    except UnknownPlaceError:
        title(texts.NAV["source"], texts.SOURCE_WRONG)
    else:
        if view.spans:
            st.session_state["cited"] = address
        _show(service, view)
        return
    _ways_on()


def _ways_on() -> None:
    back_button()
    if st.button(texts.TO_SOURCES, icon=":material/menu_book:", key="to-sources"):
        go("sources")


def _show(service: Service, view: View) -> None:
    back_button()
    st.html(f"<h1>{h(view.source.title)}</h1>")
    beside, main = st.columns([1, 2], gap="large")
    with beside:
        st.html(_facts_html(view))
        homepage = allowed_homepage(view.source)
        if homepage:
            host = (urlsplit(homepage).hostname or "").removeprefix("www.")
            st.link_button(texts.HOMEPAGE.format(host=host), homepage, icon=":material/open_in_new:")
    with main:
        _turn_pages(view)
        _page(service, view)


def _facts_html(view: View) -> str:
    """What is shown, from which edition, and the quoted words in full."""
    s, p = view.source, view.passage
    rows = [
        (texts.FACTS["publisher"], s.publisher), (texts.FACTS["edition"], s.published),
        (texts.FACTS["section"], section_of(p) if view.page is None or view.spans else ""),
        (texts.FACTS["page"], str(view.page or "")), (texts.FACTS["place"], p.tells_of if p else ""),
        (texts.FACTS["licence"], s.licence),
    ]  # fmt: skip
    facts = "".join(f"<div><dt>{h(k)}</dt><dd>{h(v)}</dd></div>" for k, v in rows if v)
    own = f'<p class="aimi-hint">{h(texts.OWN_WORDS)}</p>' if s.based_on else ""
    quotes = "".join(f"<blockquote>{h(q)}</blockquote>" for q in view.quotes) if not view.is_table else ""
    quoted = f"<h2>{h(texts.QUOTED)}</h2>{quotes}" if quotes else ""
    return f'{quoted}<dl class="aimi-facts">{facts}</dl>{own}'


def _turn_pages(view: View) -> None:
    """One page back, one forward, and back to the quote."""
    paged = view.page is not None
    where = (
        texts.PAGE_OF.format(page=view.page, pages=view.total)
        if paged
        else texts.PART_OF.format(part=view.at, parts=view.total)
    )
    cited = st.session_state.get("cited")
    with st.container(horizontal=True, vertical_alignment="center", key="turn"):
        st.html(f'<p class="aimi-small" role="status">{h(where)}</p>', width="content")
        for name, query, icon in (
            (texts.PREVIOUS if paged else texts.PREVIOUS_PART, view.previous, "chevron_left"),
            (texts.NEXT if paged else texts.NEXT_PART, view.next, "chevron_right"),
        ):
            if st.button(name, disabled=query is None, icon=f":material/{icon}:", key=icon) and query:
                go("source", query)
        is_away = cited and cited.get("bron") == view.source.id and not view.spans
        if is_away and st.button(texts.TO_QUOTE, icon=":material/format_quote:", key="to-quote"):
            go("source", cited)


def _page(service: Service, view: View) -> None:
    pdf = service.library.pdf(view.source.id)
    if pdf is None or view.page is None:
        st.html(_text_html(service, view))
        return
    try:
        image = _drawn(pdf, pdf.stat().st_mtime, view.page, view.quotes)
    except (PageImageError, OSError):
        st.html(f'<p class="aimi-hint">{h(texts.NO_IMAGE)}</p>')
        st.html(_text_html(service, view))
        return
    alt = texts.MARKED_ALT if image.marked else texts.PAGE_ALT
    st.image(image.png, width="stretch", alt=alt.format(page=view.page, title=view.source.title))
    if view.spans and not image.marked:
        st.html(f'<p class="aimi-hint">{h(texts.NOT_ON_IMAGE)}</p>')
    with st.expander(texts.PAGE_TEXT, expanded=bool(view.spans) and not image.marked, key="page-text"):
        st.html(_text_html(service, view))


def _text_html(service: Service, view: View) -> str:
    """The words of the page with the quote marked, or the lines of a table."""
    if view.is_table:
        return source_table(section_of(view.passage) or view.source.title, view.text, view.spans, service.publications)
    head = (
        f"<h2>{h(plain(view.passage.sections[-1]))}</h2>"
        if view.page is None and view.passage and view.passage.sections
        else ""
    )
    words = marked(view.text, view.spans, texts.MARK_START, texts.MARK_END)
    return f'<div class="aimi-page">{head}<div class="words">{words}</div></div>'


@st.cache_data(max_entries=128, show_spinner=False)
def _drawn(pdf: Path, changed: float, number: int, quotes: tuple[str, ...]) -> PageImage:
    """The picture of a page; `changed` makes a replaced file another entry."""
    return draw_page(pdf, number, quotes)
