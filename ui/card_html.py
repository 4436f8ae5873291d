"""A gesprekskaart as HTML, every word of it escaped."""

from __future__ import annotations

from collections.abc import Iterable

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
    rows = "".join(_group(rows, renderer) for rows in _grouped(block.rows))
    own = " own" if block.rows[0].line.voice is not Voice.SOURCE or block.part is Part.MISSING else ""
    return f'<section class="part{own}"><h3>{h(block.title)}{remark}</h3><ul>{rows}</ul></section>'


def _grouped(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows of one way out or scheme together: only the first of them names it."""
    found: list[list[Row]] = []
    for row in rows:
        if row.heading or not found or not found[-1][0].heading:
            found.append([])
        found[-1].append(row)
    return found


def _group(rows: list[Row], renderer: Renderer) -> str:
    heading = rows[0].heading
    if not heading:
        return f"<li>{_row(rows[0], renderer)}</li>"
    said = "".join(f'<span class="line">{_row(row, renderer)}</span>' for row in rows)
    return f'<li><strong class="way">{h(heading)}</strong>{said}</li>'


def _row(row: Row, renderer: Renderer) -> str:
    marks = f" {renderer.marks(row.line.claim.citations)}" if row.line.claim else ""
    small = f'<br><span class="aimi-small">{h(row.small)}</span>' if row.small else ""
    return f"{h(row.text)}{marks}{small}"
