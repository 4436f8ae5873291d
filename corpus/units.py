"""What passages are made of: sentences, items, captions and headings, each with its place and section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.models import Kind, Page, Place, Span


@dataclass(slots=True, eq=False)
class Unit:
    """A sentence, item or caption. `pieces` are (page index, span); more than one where it was interrupted.

    `atom` numbers what must stay together (the sentences of an item), `paragraph` what should.
    """

    pieces: list[tuple[int, Span]]
    kind: Kind
    sections: tuple[Heading, ...]
    paragraph: int
    atom: int
    lead: Unit | None = None
    quotable: bool = True
    notes: list[Unit] = field(default_factory=list)

    def text(self, pages: Sequence[Page]) -> str:
        return "\n".join(span.of(pages[page].text) for page, span in self.pieces)


@dataclass(slots=True, eq=False)
class Heading:
    """A heading that stands over text, with its depth; `unit` is its line as part of a passage."""

    level: int
    text: str
    unit: Unit
    bare: bool = True  # nothing stood under it yet


def places(unit: Unit, pages: Sequence[Page]) -> list[Place]:
    """Where the unit stands, by page number."""
    return [Place(pages[page].number, span) for page, span in unit.pieces]
