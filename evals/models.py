"""What is measured: a case, the answer that was given to it, and both together with the sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evals.sources import Sources


class CaseKind(StrEnum):
    """What a case asks for; the last five must be refused."""

    FIGURE = "figure"
    FACT = "fact"
    DEFINITION = "definition"
    EXPLANATION = "explanation"
    LIST = "list"
    ADVICE = "advice"
    COMPARISON = "comparison"
    MULTI_DOC = "multi_doc"
    FOLLOW_UP = "follow_up"
    CONVERSATION_PREP = "conversation_prep"
    UNANSWERABLE = "unanswerable"
    OUT_OF_DOMAIN = "out_of_domain"
    PREDICTION = "prediction"
    INJECTION = "injection"
    PERSONAL_DATA = "personal_data"


REFUSED_KINDS = frozenset(
    {
        CaseKind.UNANSWERABLE,
        CaseKind.OUT_OF_DOMAIN,
        CaseKind.PREDICTION,
        CaseKind.INJECTION,
        CaseKind.PERSONAL_DATA,
    }
)


@dataclass(frozen=True, slots=True)
class Gold:
    """Words of a source that hold the answer."""

    doc: str
    quote: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what a right answer must rest on, say and not say; or one that must be refused.

    `must_include` holds groups: of each group one string must stand in the answer. With `all_gold` each gold
    quote is needed, else one suffices. `group` is the file it stands in, one a source.
    """

    id: str
    question: str
    kind: CaseKind
    answerable: bool
    group: str
    history: tuple[str, ...] = ()
    gold: tuple[Gold, ...] = ()
    all_gold: bool = False
    must_include: tuple[tuple[str, ...], ...] = ()
    must_not_include: tuple[str, ...] = ()
    region: str = ""
    period: str = ""
    difficulty: str = ""
    note: str = ""
    owner: str = ""
    checked: date | None = None
    expires: date | None = None
    reason: str = ""

    @property
    def source(self) -> str:
        """The source that the case rests on, for clustering: the first gold document, else the file."""
        return self.gold[0].doc if self.gold else self.group


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote as an answer gives it; nothing of it has been checked.

    `start` and `end` count characters of the page's text, where the answer tells them.
    """

    doc: str
    page: int | None
    quote: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class GivenClaim:
    """A sentence of an answer with its citations, perhaps none. `derived` claims to be shown arithmetic."""

    text: str
    citations: tuple[Cited, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage that was found, as the answer lists it."""

    doc: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it left the system, in its public form: it may break every promise that AIMI makes.

    `confidence` is the answerability that the system saw before it decided; `raw` is all of the JSON.
    """

    id: str
    status: str
    claims: tuple[GivenClaim, ...] = ()
    notes: tuple[GivenClaim, ...] = ()
    evidence: tuple[Piece, ...] = ()
    refusal: str = ""  # every text of the refusal, in one
    reason: str = ""
    elapsed_ms: float | None = None
    confidence: float | None = None
    raw: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def refused(self) -> bool:
        """True if no answer was given."""
        return self.status == "refused"

    @property
    def shown(self) -> tuple[GivenClaim, ...]:
        """Everything that must be sourced: claims and notes."""
        return self.claims + self.notes

    @property
    def text(self) -> str:
        """The answer proper, claim by claim."""
        return " \n ".join(claim.text for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Item:
    """What a measure looks at."""

    case: Case
    answer: Given
    sources: Sources
