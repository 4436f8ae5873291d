"""A card as plain text, to paste into a mail."""

from __future__ import annotations

import textwrap

from assistant.card import texts
from assistant.card.layout import blocks
from assistant.card.models import Card
from assistant.card.notes import described, made_on, numbered

WIDTH = 78


def to_text(card: Card) -> str:
    """The card with numbers between square brackets, and at the end the places and the sources."""
    notes = numbered(card)
    out = [f"{texts.TITLE}: {card.request.title}", ""]
    for block in blocks(card):
        out += [block.title.upper() + (f" ({block.remark})" if block.remark else ""), ""]
        for row in block.rows:
            if row.heading:
                out.append(f"{row.heading}:")
            marks = "".join(f"[{n}]" for n in notes.numbers[row.line.id])
            out += _wrapped("- ", f"{row.text} {marks}".strip() + (f" ({row.small})" if row.small else ""))
        out.append("")
    if card.sources:
        out += [texts.SOURCES.upper(), ""]
        for source in card.sources:
            out += _wrapped("", described(source))
            for number, where in notes.of(source.id):
                out += _wrapped(f"  [{number}] ", where)
        out.append("")
    return "\n".join([*out, *textwrap.wrap(made_on(card), WIDTH)]) + "\n"


def _wrapped(mark: str, text: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
