"""From a question as understood to the evidence for it: one search, or one a side and merged fairly."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain, pairwise, zip_longest

from assistant.models import Question, QuestionKind, RegionAsked
from assistant.question import can_be_side, understand
from corpus.dutch.regions import Relation, find_regions, relation
from corpus.dutch.thesaurus import concepts
from corpus.models import Level
from index.models import Evidence, Expansion, Query
from index.retriever import Retriever
from index.word_vectors import content_words

DEPTH = 20


def query_of(question: Question, docs: frozenset[str] = frozenset()) -> Query:
    """The search that a question asks for."""
    return Query(
        question.text,
        tuple(r.candidates for r in question.regions),
        tuple(p.period for p in question.periods if p.period),
        docs,
    )


def sides_of(question: Question) -> tuple[Question, ...]:
    """A comparison as one question a side, a talk to prepare as one an aspect, 'hoeveel … en waarom …' as one a need."""
    if question.kind is QuestionKind.PREPARATION:
        return _aspects(question)
    if not compares(question):
        return needs_of(question) or (question,)
    regions = {r.written.lower(): r for r in _narrowest(question.regions)}
    periods = {p.period: p for p in question.periods if can_be_side(p)}
    if len(regions) > 1 and len(periods) in {0, 1, len(regions)}:
        pairs = list(zip(regions.values(), periods.values(), strict=False)) if len(periods) == len(regions) else None
        if pairs:
            return tuple(
                _side(question, _without(question, r.span, p.span), regions=(r,), periods=(p,)) for r, p in pairs
            )
        return tuple(_side(question, _without(question, r.span, None), regions=(r,)) for r in regions.values())
    if len(periods) > 1:
        return tuple(_side(question, _without(question, None, p.span), periods=(p,)) for p in periods.values())
    return (question,)


def compares(question: Question) -> bool:
    """True if the question sets areas or times side by side."""
    return question.kind is QuestionKind.COMPARISON or _names_two(question) or _asks_the_same_of_another(question)


def _narrowest(regions: tuple[RegionAsked, ...]) -> tuple[RegionAsked, ...]:
    """The areas without a part of the country that holds another: 'in het noorden: Groningen en Drenthe' has two sides."""
    return tuple(r for r in regions if not any(_holds(r, other) for other in regions))


def _holds(wide: RegionAsked, narrow: RegionAsked) -> bool:
    return any(
        a.level is Level.LANDSDEEL and b.level is not Level.LANDSDEEL and relation(a, b) is Relation.INSIDE
        for a in wide.candidates
        for b in narrow.candidates
    )


_ASKS = r"(?:hoeveel|hvl|wat|wie|waar|wanneer|welke?|hoe|waarom|waardoor)"
_NEXT_NEED = re.compile(
    rf"(?:[,;?]|\ben\b)+\s*(?:en\s+)?(?=(?:(?:op|in|bij|voor|met|naar|door|aan|van) )?{_ASKS}\b)", re.IGNORECASE
)
_ASKING = re.compile(rf"\b{_ASKS}\b", re.IGNORECASE)
NEEDS = 3


def needs_of(question: Question) -> tuple[Question, ...]:
    """The needs of a question that asks for several things, each with the subject, area and time of the whole; else none.

    What comes before the first interrogative ('IPS, wat is dat en hoeveel …') is the subject of each.
    """
    pieces = [piece.strip() for piece in _NEXT_NEED.split(question.text) if piece.strip()]
    asking = [piece for piece in pieces if _ASKING.search(piece) and len(content_words(piece)) > 1]
    if not 2 <= len(asking) <= NEEDS or question.kind is QuestionKind.DEFINITION:
        return ()
    subject = pieces[: pieces.index(asking[0])]
    about = [m.span.of(asking[0]) for m in concepts(asking[0])]
    named = " ".join(dict.fromkeys([*subject, *(term for term in about if not find_regions(term))]))
    texts = [f"{' '.join(subject)} {asking[0]}", *(f"{piece} ({named})" if named else piece for piece in asking[1:])]
    return tuple(_need(question, " ".join(text.split())) for text in texts)


def _need(question: Question, text: str) -> Question:
    need = understand(text)
    regions, periods = need.regions or question.regions, need.periods or question.periods
    return replace(need, asked=question.asked, regions=regions, periods=periods, history=question.history)


_AND = re.compile(
    r"\s*(?:,|/|en|of|én|versus|vs\.?)?\s*(?:en|of)?\s*(?:in|voor|bij|de|het|arbeidsmarktregio|provincie|regio|\s)*",
    re.IGNORECASE,
)


def _names_two(question: Question) -> bool:
    """True if two regions are named in one breath ('in Groningen en in Drenthe')."""
    spans = [r.span for r in question.regions]
    if (
        question.kind not in {QuestionKind.FIGURE, QuestionKind.FACT}
        or len({r.written.lower() for r in question.regions}) < 2
    ):
        return False
    return any(_AND.fullmatch(question.text, a.end, b.start) for a, b in pairwise(spans) if b.start > a.end + 1)


def _asks_the_same_of_another(question: Question) -> bool:
    """True if a second question has nothing of its own but another area ('... in Groningen, en hoe is dat in Drenthe?')."""
    if len({r.written.lower() for r in question.regions}) < 2:
        return False
    first, *others = (piece for piece in _NEXT_NEED.split(question.text) if piece.strip())
    return bool(others and find_regions(first)) and all(
        find_regions(piece) and not _beside_areas(piece) for piece in others
    )


def _beside_areas(text: str) -> tuple[str, ...]:
    """The content words of a text that name no area."""
    areas = {word for mention in find_regions(text) for word in content_words(mention.written)}
    return tuple(word for word in content_words(text) if word not in areas)


def _aspects(question: Question) -> tuple[Question, ...]:
    """What an advisor takes to a talk: the question itself, how the market is, and what the employer can do."""
    about = [m.span.of(question.text) for m in concepts(question.text) if m.type in {"sector", "occupation", "group"}]
    where = [r.written for r in question.regions]
    subject = " ".join(dict.fromkeys(about))
    situation = f"personeelstekort krapte vacatures banen {subject} {' '.join(where)}"
    ways_out = f"wat kan een werkgever doen aan personeelstekort {subject}: opleiden, behouden, anders organiseren"
    return (
        question,
        replace(question, text=situation, kind=QuestionKind.FACT),
        replace(question, text=ways_out, kind=QuestionKind.ADVICE),
    )


_COMPARES = re.compile(
    r"\b(?:vergelijk|tegenover|vergeleken met|ten opzichte van|t\.?o\.?v\.?|verschil tussen|waar (?:staat|staan|is|zijn|raakt|ligt) (?:er )?(?:meer|minder|het meest|het minst)|meer|minder|dan|of|en)\b(?=\s*[,?:]|\s*$)|"
    r"^\s*vergelijk\b|^\s*waar (?:staat|staan|is|zijn|raakt|ligt)\b|\b(?:tegenover|vergeleken met|ten opzichte van)\b",
    re.IGNORECASE,
)


_COUNTS = re.compile(r"^hoe|\b(?:aantal|hoeveel|percentage|aandeel|wat|welke?|waarom|waardoor|wie)\b", re.IGNORECASE)
# What is left where an area was taken out of 'in Groningen, Drenthe en Overijssel'.
_LEFT_HANGING = re.compile(
    r"(?:[,/]|\b(?:en|of)\b)(?:\s*(?:[,/]|\b(?:en|of)\b))+|\bin\b(?=\s*(?:[,/?]|\ben\b|\bof\b|$))", re.I
)


def _side(question: Question, text: str, **slots: object) -> Question:
    """One side, asked as a question of its own."""
    bare = " ".join(_COMPARES.sub(" ", text).split())
    asked = f"hoeveel {bare}" if question.indicators and not _COUNTS.search(bare) else bare
    side = understand(asked)
    return replace(question, text=asked, kind=side.kind, **slots)  # type: ignore[arg-type]


def _without(question: Question, region: object, period: object) -> str:
    """The question's text without the other sides' regions and periods."""
    text = question.text
    gone = [r.span for r in question.regions if region is not None and r.span != region]
    gone += [p.span for p in question.periods if period is not None and p.span != period and can_be_side(p)]
    for span in sorted(gone, reverse=True):
        text = text[: span.start] + text[span.end :]
    return " ".join(_LEFT_HANGING.sub(" ", text).split())


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its question and what was found for it alone."""

    question: Question
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The evidence for a question, best first, and for a comparison that of each side."""

    evidence: tuple[Evidence, ...]
    expansions: tuple[Expansion, ...]
    sides: tuple[Side, ...] = ()

    @property
    def all_evidence(self) -> tuple[Evidence, ...]:
        """The evidence of the question and of every side."""
        return self.evidence + tuple(e for side in self.sides for e in side.evidence)

    @property
    def queries(self) -> tuple[str, ...]:
        """The texts that were searched for beside the question itself."""
        return tuple(side.question.text for side in self.sides)


def find(retriever: Retriever, question: Question, docs: frozenset[str] = frozenset()) -> Gathered:
    """The evidence for a question; the best of each side of a comparison is among the first."""
    whole = retriever.search(query_of(question, docs), DEPTH)
    parts = sides_of(question)
    if len(parts) < 2:
        return Gathered(whole.evidence, whole.expansions)
    sides = tuple(Side(part, retriever.search(query_of(part, docs), DEPTH).evidence) for part in parts)
    merged: dict[str, Evidence] = {}
    for evidence in chain.from_iterable(zip_longest(*(side.evidence for side in sides), whole.evidence)):
        if evidence is not None:
            merged.setdefault(evidence.passage.id, evidence)
    return Gathered(tuple(merged.values())[:DEPTH], whole.expansions, sides)
