"""What goes on between a question and its answer, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from corpus.models import Figure, Period, Region, Span
from index.models import Evidence


class QuestionKind(StrEnum):
    """What the asker wants to get."""

    FIGURE = "figure"
    FACT = "fact"
    DEFINITION = "definition"
    EXPLANATION = "explanation"
    LIST = "list"
    ADVICE = "advice"
    COMPARISON = "comparison"
    PREPARATION = "preparation"


@dataclass(frozen=True, slots=True)
class RegionAsked:
    """A region in a question: the name as written and each area that it may stand for."""

    written: str
    span: Span
    candidates: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class PeriodAsked:
    """A period in a question. `relative` periods ('nu', 'vorig jaar') are resolved against an edition."""

    written: str
    span: Span
    period: Period | None
    relative: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood. `text` is made whole from the history; `asked` is what was typed."""

    asked: str
    text: str
    kind: QuestionKind
    regions: tuple[RegionAsked, ...] = ()
    periods: tuple[PeriodAsked, ...] = ()
    indicators: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()  # sub-queries of a comparison or preparation
    history: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote that stands word for word in an approved source. `span` counts in the page's text."""

    doc: str
    page: int | None
    span: Span
    quote: str
    passage: str
    title: str
    publisher: str
    section: str
    tells_of: str = ""  # a starter sheet: the place in the publication that is told of
    sha256: str = ""  # of the source's file when the answer was given


class ClaimRole(StrEnum):
    """Why a claim stands in the answer."""

    QUOTE = "quote"  # a sentence of a source
    PASSPORT = "passport"  # the figure, filled in by code
    DERIVED = "derived"  # shown arithmetic over cited figures
    PARAPHRASE = "paraphrase"  # a language model's words, carried by the quotes
    CONTEXT = "context"  # the sentence before or the heading, that a quote needs to be understood


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an answer with the quotes that it rests on; never without."""

    text: str
    citations: tuple[Citation, ...]
    role: ClaimRole = ClaimRole.QUOTE

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"claim without a citation: {self.text!r}")


class NoteKind(StrEnum):
    """What a note beside the answer is about."""

    NEWER = "nieuwer"  # a newer figure for the same indicator and region
    DIFFERS = "anders"  # another source gives another value for the same period
    NEAREST = "dichtstbij"  # the nearest that the sources hold: another region or period than asked
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark beside the answer, sourced like a claim."""

    kind: NoteKind
    claim: Claim


@dataclass(frozen=True, slots=True)
class Passport:
    """The answer to a figure question, slot by slot; each slot was read from the cited passage."""

    figure: Figure
    value: str
    unit: str
    indicator: str
    region: str
    period: str
    status: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its label ('Drenthe', '2024'), its figure and claim, or missing."""

    label: str
    figure: Figure | None
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sides next to each other, and the difference as shown arithmetic where both have one unit."""

    sides: tuple[Side, ...]
    difference: Claim | None = None


class RefusalReason(StrEnum):
    """Each way of not answering."""

    PERSONAL_DATA = "personal_data"
    MANIPULATION = "manipulation"
    PREDICTION = "prediction"
    OUTSIDE_FIELD = "outside_field"
    NO_EVIDENCE = "no_evidence"
    NOT_COVERED = "not_covered"  # the question's region, period or indicator is not in the sources
    FALSE_PREMISE = "false_premise"
    BAD_INPUT = "bad_input"  # empty, too long, not text, not Dutch


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, what was searched, and what the user can do. Plain Dutch."""

    reason: RefusalReason
    message: str
    searched: str = ""
    advice: str = ""


class AnswerStatus(StrEnum):
    ANSWERED = "answered"
    PARTIAL = "partial"  # a side of a comparison or a part of the question is missing, and named
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A sentence or claim that did not get in, and the code of the gate that stopped it."""

    text: str
    passage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Trace:
    """How an answer came about; enough to replay it."""

    question: Question | None
    queries: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    expansions: tuple[tuple[str, str], ...] = ()  # (word of the question, word it brought)
    answerability: float | None = None
    corpus: str = ""
    index: str = ""
    drafter: str = "extractive"
    model: str = ""
    prompt: str = ""
    status: str = ""  # a language model's outcome: ok, unreachable, timeout, ...
    cost: dict[str, Any] = field(default_factory=dict)  # calls, tokens, ms
    timings_ms: dict[str, float] = field(default_factory=dict)
    readings: tuple[tuple[str, str], ...] = ()  # (word as typed, word it was read as)


@dataclass(frozen=True, slots=True)
class Answer:
    """Claims, or a refusal; a refusal may carry claims (a corrected premise, the nearest figure)."""

    question: str
    status: AnswerStatus
    claims: tuple[Claim, ...]
    refusal: Refusal | None
    notes: tuple[Note, ...] = ()
    passport: Passport | None = None
    comparison: Comparison | None = None
    evidence: tuple[Evidence, ...] = ()
    trace: Trace | None = None
    removed: int = 0  # sentences that a gate took out
    elapsed_ms: float = 0.0

    def __post_init__(self) -> None:
        if (self.status is AnswerStatus.REFUSED) != (self.refusal is not None):
            raise ValueError("an answer is refused exactly when it carries a refusal")
        if self.status is not AnswerStatus.REFUSED and not self.claims:
            raise ValueError("an answer without claims must be a refusal")
