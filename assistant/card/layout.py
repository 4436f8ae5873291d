"""A card as headings and lines, the same for every form that it is given in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.card import texts
from assistant.card.lines import shown
from assistant.card.models import Card, CardLine, Part, Voice


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is shown: its heading (the way out, the scheme), its words, the small print behind it."""

    line: CardLine
    heading: str
    text: str
    small: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the card with its title; `remark` tells whose words it holds, where they are no source's."""

    part: Part
    title: str
    remark: str
    rows: tuple[Row, ...]


def blocks(card: Card) -> tuple[Block, ...]:
    """The parts that hold lines, in order."""
    return tuple(
        Block(part, texts.PARTS[part], _remark(lines), tuple(_rows(lines))) for part in Part if (lines := card.of(part))
    )


def _remark(lines: tuple[CardLine, ...]) -> str:
    voice = lines[0].voice
    return "" if voice is Voice.SOURCE or lines[0].part is Part.MISSING else texts.VOICES[voice]


def _rows(lines: tuple[CardLine, ...]) -> Iterator[Row]:
    """The rows; lines of one way out stand together, and only the first of them names it."""
    order = list(dict.fromkeys(line.heading for line in lines))
    last = ""
    for line in sorted(lines, key=lambda one: order.index(one.heading)):
        yield Row(line, "" if line.heading == last else line.heading, shown(line.text), " · ".join(line.marks))
        last = line.heading
