"""The gesprekskaart as values: what an advisor asked for, and one page of lines that are cited or marked as own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assistant.card.subject import Subject
from assistant.card.topics import Problem
from assistant.models import Claim, RegionAsked, Rejected
from corpus.models import Source
from index.models import Evidence


class Part(StrEnum):
    """The parts of the page, in the order in which they stand on it."""

    SITUATION = "situatie"
    BEHIND = "achtergrond"
    WAYS_OUT = "uitwegen"
    INSTRUMENTS = "instrumenten"
    QUESTIONS = "vragen"
    MISSING = "ontbreekt"
    NOTES = "notities"


class Voice(StrEnum):
    """Whose words a line is in."""

    SOURCE = "bron"
    AIMI = "AIMI"
    ADVISOR = "eigen notitie"


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of the page. A source's line has its claim; `marks` (region, period, status) were read by code."""

    part: Part
    text: str
    voice: Voice
    claim: Claim | None = None
    heading: str = ""  # the way out, or the instrument
    marks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.voice is Voice.SOURCE) != (self.claim is not None):
            raise ValueError(f"a line is a source's exactly when it carries a claim: {self.text!r}")

    @property
    def id(self) -> str:
        """The same line has the same id on every card."""
        return hashlib.sha256(f"{self.part}\n{self.heading}\n{self.voice}\n{self.text}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class CardRequest:
    """What the talk is about, as it was understood. `unknown_*` are words that no area or sector was found in."""

    region: RegionAsked | None
    subject: Subject | None
    problems: tuple[Problem, ...]  # never empty
    problem_text: str = ""
    named: bool = True  # False where no problem was recognised and the usual one was taken
    unknown_region: str = ""
    unknown_sector: str = ""

    @property
    def title(self) -> str:
        """'bouwbedrijf, Assen: vindt geen vakmensen'."""
        about = _as_known(self.subject) if self.subject else self.unknown_sector
        where = self.region.written if self.region else self.unknown_region
        head = ", ".join(part for part in (about, where) if part)
        what = self.problem_text or (self.problems[0].title if self.named else "")
        joined = ": ".join(part for part in (head, what) if part)
        return joined[:1].upper() + joined[1:]


def _as_known(subject: Subject) -> str:
    """The word that was typed; a name as it is usually written ('ICT')."""
    return subject.shown if subject.written.lower() == subject.name.lower() else subject.written


@dataclass(frozen=True, slots=True)
class Card:
    """One page to take along. `sources` are those that its lines cite, `rejected` what a gate kept out."""

    request: CardRequest
    lines: tuple[CardLine, ...]
    sources: tuple[Source, ...]
    made: str  # date
    corpus: str = ""  # digest of the library
    evidence: tuple[Evidence, ...] = ()  # that its lines cite
    rejected: tuple[Rejected, ...] = ()

    def of(self, part: Part) -> tuple[CardLine, ...]:
        """The lines of one part, in order."""
        return tuple(line for line in self.lines if line.part is part)


def cited(lines: Iterable[CardLine]) -> tuple[Claim, ...]:
    """The claims of the lines, in order."""
    return tuple(line.claim for line in lines if line.claim is not None)
