"""What an advisor does with a card: leave lines out, put them in another order, add own notes, keep it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.card.models import Card, CardLine, Part, Voice, cited
from assistant.models import Answer, AnswerStatus

NOTE_LENGTH = 1000  # characters of one note


def arranged(card: Card, order: Mapping[Part, Sequence[str]]) -> Card:
    """The card with, of each part that `order` names, only the lines with those ids, in that order.

    The sources that no line cites any more go. Ids that the card does not hold are passed over.
    """
    lines: list[CardLine] = []
    for part in Part:
        held = {line.id: line for line in card.of(part)}
        lines += [held[id] for id in dict.fromkeys(order.get(part, tuple(held))) if id in held]
    docs = {c.doc for claim in cited(lines) for c in claim.citations}
    return replace(card, lines=tuple(lines), sources=tuple(s for s in card.sources if s.id in docs))


def with_notes(card: Card, notes: Sequence[str]) -> Card:
    """The card with the advisor's own notes in place of those that it had, each marked as such; empty ones go."""
    kept = [line for line in card.lines if line.voice is not Voice.ADVISOR]
    own = [CardLine(Part.NOTES, text, Voice.ADVISOR) for note in notes if (text := _readable(note))]
    return replace(card, lines=(*kept, *dict.fromkeys(own)))


def _readable(text: str) -> str:
    """One line without control characters, which no document can hold."""
    shown = "".join(c if unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"} else " " for c in text)
    return " ".join(shown.split())[:NOTE_LENGTH]


def as_answer(card: Card) -> Answer:
    """The cited lines as an answer, so that a card can be kept and checked against later editions."""
    return Answer(card.request.title, AnswerStatus.ANSWERED, cited(card.lines), None, evidence=card.evidence)
