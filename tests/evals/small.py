"""A source of a few sentences, and answers over it, small enough to count by hand."""

from __future__ import annotations

from corpus.models import Level, Passage, Region, Sentence, Span
from evals.models import Case, CaseKind, Cited, Given, GivenClaim, Gold, Item, Piece
from evals.sources import Sources

PAGE = (
    "In de arbeidsmarktregio Drenthe stonden medio 2024 precies 4.450 vacatures open.\n"
    "Het aandeel werkenden steeg in Groningen tot 71,4% in 2023.\n"
    "De zorg heeft de meeste moeite om personeel te vinden."
)
LINES = tuple(PAGE.split("\n"))
DOC = "klein"


def passage(text: str, start: int, heading: str) -> Passage:
    return Passage(
        doc=DOC,
        page=1,
        page_span=Span(start, start + len(text)),
        text=text,
        title="Klein feitenblad",
        sections=("Over de regio", heading),
        sentences=(Sentence(Span(0, len(text))),),
        regions=(Region("Drenthe", Level.ARBEIDSMARKTREGIO),),
    )


def sources() -> Sources:
    starts = [PAGE.index(line) for line in LINES]
    headings = ("Vacatures in Drenthe", "Werkenden", "Zorg in 2023")
    passages = tuple(passage(*parts) for parts in zip(LINES, starts, headings, strict=True))
    return Sources({DOC: (PAGE,)}, {DOC: "Klein feitenblad"}, passages)


def cited(quote: str, page: int | None = 1, doc: str = DOC) -> Cited:
    return Cited(doc, page, quote)


def claim(text: str, *quotes: str, derived: bool = False) -> GivenClaim:
    return GivenClaim(text, tuple(map(cited, quotes)), derived)


def quoting(*lines: str) -> Given:
    """An answer that is these lines, each cited."""
    return answered(*(claim(line, line) for line in lines))


def answered(*claims: GivenClaim, found: tuple[str, ...] = (), **more: object) -> Given:
    pieces = tuple(Piece(DOC, 1, text) for text in found)
    return Given("c1", "answered", claims, evidence=pieces, **more)  # type: ignore[arg-type]


REFUSED = Given("c1", "refused", refusal="Daar vind ik niets over.", reason="no_evidence")


def case(**changed: object) -> Case:
    given: dict[str, object] = {
        "id": "c1",
        "question": "Hoeveel vacatures stonden er medio 2024 open in Drenthe?",
        "kind": CaseKind.FIGURE,
        "answerable": True,
        "group": DOC,
        "gold": (Gold(DOC, LINES[0], 1),),
        "must_include": (("4.450",),),
        "must_not_include": ("12.500",),
        "region": "Drenthe",
        "period": "2024-06",
    }
    return Case(**(given | changed))  # type: ignore[arg-type]


TO_REFUSE = {"answerable": False, "kind": CaseKind.UNANSWERABLE, "gold": (), "must_include": ()}


def item(answer: Given, **changed: object) -> Item:
    return Item(case(**changed), answer, sources())
