"""Reading what an AppTest shows."""

from __future__ import annotations

import re
from html import unescape

from streamlit.testing.v1 import AppTest


def html(app: AppTest) -> str:
    """All HTML that the page made itself, without style and script."""
    bodies = (str(element.proto.body) for element in app.get("html"))
    return "\n".join(body for body in bodies if not body.startswith(("<style", "<script")))


def words(app: AppTest) -> str:
    """What a reader reads of it."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html(app)))).strip()


def button(app: AppTest, key: str):  # type: ignore[no-untyped-def]
    """The button with a key."""
    return app.button(key=key)


def ask(app: AppTest, text: str) -> AppTest:
    """Types a question and sends it."""
    return app.chat_input(key="question").set_value(text).run()
