"""AIMI in the browser. Started by `aimi start`, or by `streamlit run ui/app.py`."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec

import streamlit as st

from assistant.settings import Settings
from ui import (
    navigation,
    page_about,
    page_ask,
    page_compare,
    page_problem,
    page_saved,
    page_source,
    page_sources,
    texts,
)
from ui.escape import h
from ui.service import Connect, Problem, Service, open_service, served_state
from ui.shell import ICON, draw_shell

_log = logging.getLogger(__name__)
_LOGO = ICON.with_name("logo.svg")
_RENDER: dict[str, Callable[[Service], None]] = {
    "ask": page_ask.render, "compare": page_compare.render, "sources": page_sources.render, "saved": page_saved.render,
    "source": page_source.render,
}  # fmt: skip
if find_spec("ui.page_prepare"):
    _RENDER["prepare"] = import_module("ui.page_prepare").render
_PATHS = {
    "ask": "", "prepare": "gesprek", "compare": "vergelijken", "sources": "bronnen", "saved": "bewaard", 
    "about": "over", "source": "bron",
}  # fmt: skip
_WIDE = {"compare", "sources", "source"}


class _NotReadyError(Exception):
    """Carries a problem past the cache, which keeps only what works."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(state: tuple[str, ...]) -> Service:
    found = open_service(Settings())
    if isinstance(found, Problem):
        raise _NotReadyError(found)
    gc.freeze()  # the library lives as long as the server; Streamlit's collection after each run need not walk it
    return found


def connect_once(settings: Settings) -> Service | Problem:
    """The service that all sessions share, opened anew when another library or index comes into force."""
    try:
        return _opened(served_state(settings))
    except _NotReadyError as error:
        return error.problem


def main(connect: Connect = connect_once, start: str = "ask") -> None:
    """Draws the page that is asked for; `start` is the one to begin with."""
    names = [name for name in _PATHS if name in _RENDER or name == "about"]
    pages = {
        name: st.Page(
            partial(_show, name, connect), title=texts.NAV[name], url_path=_PATHS[name] or "vraag",
            default=name == start, visibility="hidden" if name == "source" else "visible",
        )
        for name in names
    }  # fmt: skip
    chosen = st.navigation(list(pages.values()), position="top")
    here = next(name for name in names if pages[name].title == chosen.title)
    st.set_page_config(f"{chosen.title} – {texts.APP}", str(ICON), layout="wide")  # the style sheet sets the width
    st.logo(str(_LOGO), size="large")
    navigation.remember(pages, here)
    draw_shell()
    chosen.run()


def _show(name: str, connect: Connect) -> None:
    """One page; whatever goes wrong in it, the user reads a sentence and no stack trace."""
    try:
        service = connect(Settings())
        if name == "about":
            page_about.render(None if isinstance(service, Problem) else service)
        elif isinstance(service, Problem):
            page_problem.render(service, lambda: connect(Settings()))
        else:
            with st.container(key="wide" if name in _WIDE else "narrow"):
                _RENDER[name](service)
    except Exception:
        _log.exception("page %s failed", name)
        st.html(f'<div class="aimi-refusal" role="alert"><h1>{h(texts.APP)}</h1><p>{h(texts.PAGE_FAILED)}</p></div>')


if __name__ == "__main__":
    main()
