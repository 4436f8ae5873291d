"""Gesprek voorbereiden: from a sentence about an employer to one page to take along."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

import streamlit as st

from assistant import saved as kept_answers
from assistant.card import Card, CardRefusedError, CardRequest, build_card, read_request
from assistant.card.edit import arranged, as_answer, with_notes
from assistant.card.models import cited
from assistant.card.topics import problems
from assistant.card_export import FORMS, file_name, to_text
from assistant.models import Answer
from assistant.saved import SavedError
from corpus.library import Library
from index.retriever import Retriever
from ui import texts_card as texts
from ui.answer_html import Renderer, number_cards
from ui.answer_view import show_cards
from ui.card_edit import edit, notes_of, order_of, start_editing
from ui.card_html import sheet_html
from ui.escape import h
from ui.service import Service
from ui.session import owner_key
from ui.shell import announce, title

_log = logging.getLogger(__name__)
_STYLE = Path(__file__).with_name("style_card.css").read_text(encoding="utf-8")
_CARD = "gesprekskaart"
_LABELS = {"docx": texts.WORD, "pdf": texts.PDF, "txt": texts.MAIL}


@runtime_checkable
class Searches(Protocol):
    """An assistant with an index of its own to search in."""

    library: Library
    retriever: Retriever

    def ask(self, text: str, history: tuple[str, ...] = (), docs: frozenset[str] = frozenset()) -> Answer: ...


def render(service: Service) -> None:
    """The page."""
    st.html(f"<style>{_STYLE}</style>")
    title(texts.TITLE, texts.INTRO)
    if not isinstance(service.assistant, Searches):
        st.html(f'<p class="aimi-hint">{h(texts.NO_SEARCH)}</p>')
        return
    st.session_state.setdefault("prep-free", st.session_state.pop("prep-wanted", ""))
    asked = _form()
    if asked is not None:
        _make(service, service.assistant, asked)
    card = st.session_state.get(_CARD)
    if isinstance(card, Card):
        _show(service, card)


def _form() -> tuple[str, str, str, str] | None:
    """Free text, region, sector and problem, when the form is sent."""
    with st.form("prep-form", border=False):
        free = st.text_input(texts.FREE, key="prep-free", placeholder=texts.FREE_EXAMPLE, max_chars=500)
        st.html(f'<p class="aimi-small">{h(texts.OR_FIELDS)} {h(texts.PRIVATE)}</p>')
        left, middle, right = st.columns(3)
        region = left.text_input(texts.REGION, key="prep-region", placeholder=texts.REGION_EXAMPLE, max_chars=100)
        sector = middle.text_input(texts.SECTOR, key="prep-sector", placeholder=texts.SECTOR_EXAMPLE, max_chars=100)
        names = [texts.PROBLEM_NONE, *(problem.title for problem in problems())]
        problem = right.selectbox(texts.PROBLEM, names, key="prep-problem")
        sent = st.form_submit_button(texts.MAKE, type="primary", icon=":material/description:")
    return (free, region, sector, "" if problem == texts.PROBLEM_NONE else str(problem)) if sent else None


def _make(service: Service, assistant: Searches, asked: tuple[str, str, str, str]) -> None:
    """Make the card and keep it in the session; what goes wrong is told in a sentence."""
    st.session_state.pop(_CARD, None)
    try:
        request = read_request(*asked)
        with st.spinner(texts.WORKING):
            card = build_card(request, assistant.library, assistant.retriever, service.today())
    except CardRefusedError as refused:
        refusal = refused.refusal
        st.html(f'<div class="aimi-refusal" role="alert"><p>{h(refusal.message)}</p><p>{h(refusal.advice)}</p></div>')
        return
    except Exception:
        _log.exception("a card could not be made")
        st.html(f'<div class="aimi-refusal" role="alert"><p>{h(texts.FAILED)}</p></div>')
        return
    st.session_state[_CARD] = card
    start_editing(card)
    announce(texts.READY)


def _show(service: Service, card: Card) -> None:
    """The page as it stands, the buttons to take it along, what can be changed, and the sources."""
    st.html(_understood(card.request))
    now = with_notes(arranged(card, order_of(card)), notes_of())
    numbered = number_cards(cited(now.lines))
    _take_along(service, now)
    st.html(sheet_html(now, Renderer(numbered, "kaart", service)))
    if card.rejected:
        st.html(
            f'<p class="aimi-hint">{h(texts.REMOVED[min(2, len(card.rejected))].format(count=len(card.rejected)))}</p>'
        )
    with st.expander(texts.EDIT, key="prep-edit"):
        edit(card)
    with st.expander(texts.COPY, key="prep-copy"):
        st.code(to_text(now), language=None, wrap_lines=True)
    show_cards(service, numbered, "kaart", texts.SOURCES)


def _understood(request: CardRequest) -> str:
    """How the words of the advisor were taken, so that a wrong reading is seen at once."""
    areas = " of ".join(str(area) for area in request.region.candidates) if request.region else texts.NOT_GIVEN
    sector = request.subject.shown if request.subject else texts.NOT_GIVEN
    parts = (
        texts.AS_SECTOR.format(name=sector), texts.AS_REGION.format(name=areas),
        texts.AS_PROBLEM.format(name=" en ".join(problem.title for problem in request.problems[:2])),
    )  # fmt: skip
    return f'<p class="aimi-small">{h(texts.UNDERSTOOD)}: {h(" · ".join(parts))}</p>'


def _take_along(service: Service, card: Card) -> None:
    """The files, each made only when it is asked for; printing; keeping."""
    with st.container(horizontal=True, key="prep-take"):
        for name, form in FORMS.items():
            st.download_button(
                _LABELS[name], partial(form.make, card), file_name(card, name), form.media_type,
                key=f"prep-{name}", on_click="ignore", icon=":material/download:",
            )  # fmt: skip
        printing = st.button(texts.PRINT, key="prep-print", icon=":material/print:")
        keeping = cited(card.lines) and st.button(texts.KEEP, key="prep-keep", icon=":material/bookmark:")
    if printing:
        st.html("<script>window.print()</script>", unsafe_allow_javascript=True)
    if keeping:
        _keep(service, card)


def _keep(service: Service, card: Card) -> None:
    try:
        kept_answers.save(service.data, owner_key(), as_answer(card), service.library, service.today(), True)
    except SavedError as error:
        st.html(f'<p class="aimi-hint" role="alert">{h(str(error))}</p>')
    else:
        announce(texts.KEPT)
        st.html(f'<p class="aimi-good">✓ {h(texts.KEPT)}</p>')
