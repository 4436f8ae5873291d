"""Going from page to page within a session."""

from __future__ import annotations

from typing import cast

import streamlit as st
from streamlit.navigation.page import Page

from ui import texts


def remember(pages: dict[str, Page], here: str) -> None:
    """Keep the pages of this run, and which one is shown."""
    st.session_state["pages"] = pages
    st.session_state["here"] = here


def go(name: str, query: dict[str, str] | None = None) -> None:
    """Show another page. A page of a source knows its way back."""
    here = st.session_state.get("here", "ask")
    if name == "source" and here != "source":
        st.session_state["came_from"] = here
    pages = cast("dict[str, Page]", st.session_state["pages"])
    st.switch_page(pages[name], query_params=query or {})


def back_button() -> None:
    """A way back from a source to the page that led to it."""
    name = st.session_state.get("came_from")
    if name and st.button(texts.BACK.format(page=texts.NAV[name]), icon=":material/arrow_back:", key="back"):
        go(name)
