"""A gesprekskaart as HTML, every word of it escaped."""

from __future__ import annotations

from assistant.card import Card, Part, Voice
from assistant.card import texts as card_texts
from assistant.card.layout import Block, Row, blocks
from assistant.card.notes import made_on
from ui.answer_html import Renderer
from ui.escape import h


def sheet_html(card: Card, renderer: Renderer) -> str:
    """The whole page, as it will be printed; the numbers lead to the source cards below it."""
    parts = "".join(_block(block, renderer) for block in blocks(card))
    return (
        f'<article class="aimi-sheet" aria-label="{h(card_texts.TITLE)}"><h2>{h(card.request.title)}</h2>{parts}'
        f'<p class="aimi-small">{h(made_on(card))}</p></article>'
    )


def _block(block: Block, renderer: Renderer) -> str:
    remark = f' <span class="role">{h(block.remark)}</span>' if block.remark else ""
    rows = "".join(f"<li>{_row(row, renderer)}</li>" for row in block.rows)
    own = " own" if block.rows[0].line.voice is not Voice.SOURCE or block.part is Part.MISSING else ""
    return f'<section class="part{own}"><h3>{h(block.title)}{remark}</h3><ul>{rows}</ul></section>'


def _row(row: Row, renderer: Renderer) -> str:
    heading = f"<strong>{h(row.heading)}.</strong> " if row.heading else ""
    marks = f" {renderer.marks(row.line.claim.citations)}" if row.line.claim else ""
    small = f'<br><span class="aimi-small">{h(row.small)}</span>' if row.small else ""
    return f"{heading}{h(row.text)}{marks}{small}"
