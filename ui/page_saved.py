"""Bewaard: the answers that this browser's user kept, checked again against the sources of now."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import streamlit as st

from assistant import recheck
from assistant import saved as kept_answers
from assistant.saved import FigureChange, Saved
from corpus.models import plain
from ui import texts
from ui.escape import h, source_link, source_query
from ui.navigation import go
from ui.page_sources import dutch_day
from ui.service import Service
from ui.session import conversation, owner_key
from ui.shell import heading, title


def render(service: Service) -> None:
    """The page."""
    title(texts.SAVED_TITLE, texts.SAVED_INTRO)
    found = kept_answers.saved(service.data, owner_key())
    if not found:
        st.html(f"<p>{h(texts.SAVED_NONE)}</p>")
    for kept in found:
        with st.container(key=f"kept-{kept.id}", border=True):
            _show(service, kept)


def _show(service: Service, kept: Saved) -> None:
    heading(kept.question)
    said = texts.SAVED_CARD_ON if kept.is_card else texts.SAVED_ON
    st.html(f'<p class="aimi-small">{h(said.format(day=dutch_day(kept.day)))}</p>')
    quotes = recheck.changes(kept.form["answer"], service.library, service.today())
    st.html(changes_html(quotes, kept_answers.changed_figures(kept, service.library)))
    st.html("".join(_claim_html(claim) for claim in kept.claims))
    with st.container(horizontal=True, key=f"do-{kept.id}"):
        again = texts.SAVED_MAKE if kept.is_card else texts.SAVED_ASK
        if st.button(again, key=f"ask-{kept.id}", icon=":material/refresh:"):
            _again(kept)
        if st.button(texts.SAVED_DELETE, key=f"delete-{kept.id}", icon=":material/delete:"):
            kept_answers.delete(service.data, owner_key(), kept.id)
            st.rerun()


def _again(kept: Saved) -> None:
    """Ask the question anew, or make the card anew, with the sources of now."""
    if kept.is_card:
        st.session_state["prep-wanted"] = kept.question
        go("prepare")
    conversation().ask(kept.question)
    go("ask")


def _claim_html(claim: dict[str, Any]) -> str:
    """A kept claim with its source; the link opens the page as it is now."""
    first = claim["citations"][0]
    where = texts.PAGE.format(page=first["page"]) if first["page"] is not None else plain(first["section"])
    query = source_query(first["doc"], first["page"], first["passage"])
    link = source_link(query, f"{first['title']}, {where}", texts.COMPARE_LINK)
    return f'<div class="claim"><p>{h(claim["text"])}</p><p class="aimi-small">{link}</p></div>'


def changes_html(quotes: tuple[str, ...], figures: tuple[FigureChange, ...]) -> str:
    """What changed, in sentences, the figures first; or that nothing did."""
    told = [texts.FIGURE_NEWER if f.is_newer else texts.FIGURE_CHANGED for f in figures]
    lines = [text.format(**asdict(f)) for text, f in zip(told, figures, strict=True)] + list(quotes)
    if not lines:
        return f'<p class="aimi-good">✓ {h(texts.SAVED_SAME)}</p>'
    items = "".join(f"<li>{h(line)}</li>" for line in lines)
    return f'<div class="aimi-note"><p class="kind">⚠ {h(texts.SAVED_CHANGED)}</p><ul>{items}</ul></div>'
