"""The numbered notes of a card: where each line stands, and the list of sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.card import texts
from assistant.card.models import Card, CardLine
from assistant.models import Citation
from corpus.models import Source, plain

_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass(frozen=True, slots=True)
class Note:
    """One place that lines of a card stand at: the source and where in it."""

    doc: str
    where: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """The notes of a card in order of first mention, and the numbers of each line."""

    notes: tuple[Note, ...]  # note 1 is the first
    numbers: Mapping[str, tuple[int, ...]]  # by id of the line

    def of(self, doc: str) -> tuple[tuple[int, str], ...]:
        """The notes of one source with their numbers."""
        return tuple((n, note.where) for n, note in enumerate(self.notes, 1) if note.doc == doc)


def numbered(card: Card) -> Numbered:
    """One note a place (source, page, section); lines from one place share its number."""
    sources = {source.id: source for source in card.sources}
    known: dict[Note, int] = {}
    numbers: dict[str, tuple[int, ...]] = {}
    for line in card.lines:
        numbers[line.id] = tuple(known.setdefault(note, len(known) + 1) for note in notes_of(line, sources))
    return Numbered(tuple(known), numbers)


def notes_of(line: CardLine, sources: Mapping[str, Source]) -> tuple[Note, ...]:
    """Where a line stands, one note for each place."""
    citations = line.claim.citations if line.claim else ()
    return tuple(dict.fromkeys(Note(c.doc, where_of(c, sources.get(c.doc))) for c in citations))


def where_of(citation: Citation, source: Source | None) -> str:
    """'blz. 7, ‘Groei in de bouw’'; of a sheet of AIMI's the place that it tells of."""
    table = source is not None and source.file.endswith(".csv")
    parts = [citation.tells_of or (texts.PAGE.format(page=citation.page) if citation.page is not None else "")]
    if citation.section and not table:
        parts.append(f"‘{plain(citation.section)}’")
    return ", ".join(part for part in parts if part)


def footnote(note: Note, source: Source | None) -> str:
    """'UWV, Regio in Beeld Groningen 2025-2026, blz. 7, ‘Groei in de bouw’'."""
    head = (source.publisher, source.title) if source else ()
    return ", ".join(part for part in (*head, note.where) if part)


def described(source: Source) -> str:
    """'UWV, Regio in Beeld Groningen 2025-2026, uitgave 2025, arbeidsmarktregio Groningen, https://…'."""
    edition = texts.EDITION.format(edition=source.published) if source.published else ""
    sheet = texts.FACT_SHEET if source.based_on else ""
    parts = (source.publisher, source.title, edition, source.region, sheet, source.homepage)
    return ", ".join(part for part in parts if part)


def made_on(card: Card) -> str:
    """'Gemaakt met AIMI op 20 november 2026 ...'."""
    day = date.fromisoformat(card.made)
    return texts.MADE.format(day=f"{day.day} {_MONTHS[day.month - 1]} {day.year}")
