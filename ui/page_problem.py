"""What is shown where there is nothing to ask yet: why, and who can do something about it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui import texts
from ui.escape import h
from ui.service import Problem, Service
from ui.shell import title

EVERY_S = 4


def render(problem: Problem, again: Callable[[], Service | Problem]) -> None:
    """The page. While an index is being built it looks again by itself and goes on when that is done."""
    title(texts.STATE_TITLE[problem.state])
    st.html(f'<p class="aimi-intro" role="status">{h(texts.STATE_TEXT[problem.state])}</p>')
    if problem.detail:
        st.html(f'<div class="aimi-refusal"><h2>{h(texts.STATE_DETAIL)}</h2><p>{h(problem.detail)}</p></div>')
    st.button(texts.STATE_RETRY, icon=":material/refresh:", key="retry")
    if problem.state == "building":
        st.fragment(lambda: _look_again(again), run_every=EVERY_S)()


def _look_again(again: Callable[[], Service | Problem]) -> None:
    found = again()
    if not isinstance(found, Problem) or found.state != "building":
        st.rerun()
