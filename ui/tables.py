"""HTML tables that a screen reader can walk through, of values that are all escaped."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.models import Span
from ui import texts
from ui.escape import h


@dataclass(frozen=True, slots=True)
class Safe:
    """HTML that was made of escaped parts."""

    html: str


Cell = str | Safe


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], row_class: str = "") -> str:
    """A table with a caption, whose first column heads the rows; it can be scrolled by keyboard where it is wide.

    The roles are written out: on a phone rows become blocks, by which a browser would take it for no table any more.
    """
    head = "".join(f'<th scope="col" role="columnheader">{h(name)}</th>' for name in columns)
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader">{_cell(first)}</th>{_cells(columns[1:], rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f'<div class="aimi-table {h(row_class)}" role="region" tabindex="0" aria-label="{h(caption)}"><table role="table">'
        f'<caption>{h(caption)}</caption><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _cells(columns: Sequence[str], cells: Iterable[Cell]) -> str:
    """Each with the name of its column, which a phone shows in front of it; an empty one is left out there."""
    return "".join(
        f'<td role="cell" data-name="{h(name)}">{_cell(cell)}</td>' for name, cell in zip(columns, cells, strict=False)
    )


def _cell(cell: Cell) -> str:
    return cell.html if isinstance(cell, Safe) else h(cell)


def csv_rows(text: str) -> list[list[str]]:
    """The cells of a table's lines, whichever of comma and semicolon parts them."""
    lines = text.splitlines()
    mark = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    return list(csv.reader(lines, delimiter=mark))


def column_name(name: str) -> str:
    """A column's heading for people; the columns of the starter set in Dutch."""
    return texts.TABLE_COLUMNS.get(name, name)


def source_table(caption: str, text: str, spans: Sequence[Span], publications: Mapping[str, str]) -> str:
    """A part of a table source, its first line as headings, with the cited lines marked by a sign and a colour."""
    cells = csv_rows(text)
    rows: list[list[Cell]] = []
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        cited = any(span.start < at + len(line) and at < span.end for span in spans)
        at += len(line)
        if number == 0 or number >= len(cells) or not cells[number]:
            continue
        first, *rest = (publications.get(cell, cell) for cell in cells[number])
        sign = (
            Safe(f'<mark><span class="sr">[{h(texts.QUOTED)}] </span>▶ {h(first)}</mark>') if cited else Safe(h(first))
        )
        rows.append([sign, *(Safe(f"<mark>{h(c)}</mark>") if cited and c else c for c in rest)])
    return table(caption, [column_name(name) for name in cells[0]] if cells else [], rows)


def cited_row(text: str, quote: str, publications: Mapping[str, str]) -> list[tuple[str, str]]:
    """The named, filled cells of the line of a table passage that a quote is; `publications` are titles by id."""
    cells = csv_rows(text)
    names = cells[0] if cells else []
    for row, line in zip(cells, text.splitlines(), strict=False):
        if line.strip() == quote.strip():
            return [(column_name(n), publications.get(c, c)) for n, c in zip(names, row, strict=False) if c]
    return []
