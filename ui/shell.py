"""What every page has around it: style, language, Dutch names of Streamlit's own parts, word of a lost connection."""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st

from ui import texts
from ui.escape import h
from ui.session import COOKIE, owner_key

_HERE = Path(__file__).parent
_STYLE = (_HERE / "style.css").read_text(encoding="utf-8")
_SCRIPT = (_HERE / "shell.js").read_text(encoding="utf-8")
ICON = _HERE / "icon.svg"


def draw_shell() -> None:
    """The style sheet, and the script that names the language. No word of a user or a source goes in here."""
    script = _SCRIPT.replace("WORDS", json.dumps(texts.WIDGETS)).replace("OFFLINE", json.dumps(texts.OFFLINE))
    if st.context.cookies.get(COOKIE) is None:
        script += f'document.cookie = "{COOKIE}={owner_key()}; path=/; max-age=31536000; SameSite=Strict";'
    st.html(f"<style>{_STYLE}</style>")
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def announce(text: str) -> None:
    """Tells a screen reader what came about."""
    st.html(f'<p class="sr" role="status">{h(text)}</p>')


def title(text: str, intro: str = "") -> None:
    """The page's one heading of the first rank, and what the page is for."""
    st.title(text, anchor=False)
    if intro:
        st.html(f'<p class="aimi-intro">{h(intro)}</p>')


def heading(text: str, anchor: str = "", rank: int = 2) -> None:
    """A heading whose words may come from a source or a user."""
    named = f' id="{h(anchor)}"' if anchor else ""
    st.html(f"<h{rank}{named}>{h(text)}</h{rank}>")
