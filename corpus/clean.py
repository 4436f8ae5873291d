"""From pages to blocks, with what the layout did put right: running heads out, titles before their text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.blocks import TITLE, Block, Role
from corpus.lines import Mark, close_up, mark_edges, page_lines
from corpus.models import Page
from corpus.page_reader import PageReader

CLEANER = "1"  # goes into the index manifest; raise it when blocks come out otherwise


def page_blocks(pages: Sequence[Page], title: str) -> tuple[Block, ...]:
    """The blocks of all pages in reading order; a title at the foot of a printed page comes before its text."""
    marked = mark_edges(close_up([page_lines(page.text, front_matter_end(page.text)) for page in pages]), title)
    blocks: list[Block] = []
    for index, lines in enumerate(marked):
        reader = PageReader(index, pages[index].text, lines)
        for printed in _printed_pages(reader.read()):
            blocks += _hoisted(printed)
    return tuple(blocks)


def front_matter_end(text: str) -> int:
    """Where the text begins after a front matter block; 0 without one."""
    match = re.match(r"\ufeff?---\s*\n.*?\n---\s*\n", text, re.S)
    return match.end() if match else 0


def _printed_pages(blocks: Iterable[Block]) -> list[list[Block]]:
    printed: list[list[Block]] = [[]]
    for block in blocks:
        if block.role is Role.DEBRIS and block.label == Mark.EDGE.name:
            printed.append([])
        else:
            printed[-1].append(block)
    return [[replace(part[0], opens_page=True), *part[1:]] for part in printed if part]


def _hoisted(blocks: list[Block]) -> list[Block]:
    """A chapter's title that its layout set last on the page, put first; other titles without text stay."""
    text = [block for block in blocks if block.role is not Role.DEBRIS and block.role is not Role.FOOTNOTE]
    if len(text) < 2 or text[-1].role is not Role.HEADING or text[-1].level not in {1, TITLE}:
        return blocks
    last = text[-1]
    if last.level == TITLE and len(last.label.split()) > 2:  # the text of such a title stands on the next page
        return blocks
    head = replace(last, level=1, opens_page=True)
    return [head, *(replace(block, opens_page=False) for block in blocks if block is not last)]
