"""Changing a card: which lines go along, in which order, and the advisor's own notes. All of it in the session only."""

from __future__ import annotations

from typing import cast

import streamlit as st

from assistant.card import Card, Part
from assistant.card import texts as card_texts
from assistant.card.lines import shown
from ui import texts_card as texts
from ui.escape import h, label
from ui.shell import heading

_ORDER, _NOTES, _TAKEN = "kaart-volgorde", "kaart-notities", "kaart-mee-"


def start_editing(card: Card) -> None:
    """A new card begins with all its lines, in their order, and without notes."""
    for key in [key for key in st.session_state if str(key).startswith(_TAKEN)]:
        del st.session_state[key]
    st.session_state[_ORDER] = {part: [line.id for line in card.of(part)] for part in Part}
    st.session_state[_NOTES] = ""


def order_of(card: Card) -> dict[Part, list[str]]:
    """The ids of the lines that go along, by part, in the advisor's order."""
    return {part: [id for id in ids if st.session_state.get(_TAKEN + id, True)] for part, ids in _order(card).items()}


def notes_of() -> list[str]:
    """The advisor's own notes, one a line."""
    return str(st.session_state.get(_NOTES, "")).splitlines()


def edit(card: Card) -> None:
    """A tick for each line, arrows to move it, and a field for notes."""
    st.text_area(texts.NOTES, key=_NOTES, max_chars=3000)
    st.html(f'<p class="aimi-small">{h(texts.NOTES_HINT)}</p><p class="aimi-small">{h(texts.EDIT_HINT)}</p>')
    for part, ids in _order(card).items():
        if ids:
            heading(card_texts.PARTS[part], rank=3)
        for n, id in enumerate(ids):
            _line(card, part, id, n, len(ids))


def _line(card: Card, part: Part, id: str, n: int, count: int) -> None:
    line = next(line for line in card.of(part) if line.id == id)
    name = card_texts.PARTS[part]
    with st.container(horizontal=True, vertical_alignment="center", key=f"prep-line-{id}"):
        words = f"{line.heading}: {shown(line.text)}" if line.heading else shown(line.text)
        st.checkbox(label(words), value=True, key=_TAKEN + id)
        for by, words_, icon in ((-1, texts.UP, "arrow_upward"), (1, texts.DOWN, "arrow_downward")):
            st.button(
                label(words_.format(number=n + 1, part=name)), key=f"prep-move-{id}-{by}", icon=f":material/{icon}:",
                disabled=not 0 <= n + by < count, on_click=_move, args=(card, part, id, by),
            )  # fmt: skip


def _move(card: Card, part: Part, id: str, by: int) -> None:
    ids = _order(card)[part]
    at = ids.index(id)
    ids.insert(at + by, ids.pop(at))


def _order(card: Card) -> dict[Part, list[str]]:
    usual = {part: [line.id for line in card.of(part)] for part in Part}
    return cast("dict[Part, list[str]]", st.session_state.setdefault(_ORDER, usual))
