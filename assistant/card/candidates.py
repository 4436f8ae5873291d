"""The sentences that may come on a card: found by search, each with what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.card.subject import NONE, OTHER, Subject, mentions_in
from corpus.dutch.areas import Relation, best_relation
from corpus.dutch.regions import find_regions
from corpus.models import Kind, Level, Passage, Region
from index.lexical import lexical_terms
from index.models import Evidence, Query
from index.retriever import Retriever

DEPTH = 25  # passages a search brings
LONGEST, SHORTEST = 44, 6  # words of a line
_QUOTED = frozenset({Kind.PROSE, Kind.LIST})
# What cannot be understood without the sentence before it.
_LEANS = re.compile(
    r"(?:[-•◼*]\s*)?(?:dit|dat|deze|die|daar\w*|hier\w*|dan|zo|zij|ze|hij|hun|er\b|het gaat|het is|ook|maar|en|want|toch|dus|daarnaast|bovendien|verder|"
    r"echter|wel|beide|beiden|sommigen?|anderen?|de rest|helpt dat|een van de|volgens hen|naast|vooral|bijvoorbeeld|tegelijk\w*|zowel|hetzelfde|"
    r"later|eerst|soms|nog|de andere|het andere|het centrum|de laatste|ten (?:eerste|tweede|derde))\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\((?:zie |afbeelding|figuur|tabel|paragraaf)|\b(?:zie|afbeelding|figuur|tabel|bijlage) \d|\bhieronder\b|\bhierboven\b|\bkader\b|https?:|www\.", re.I)
_WHAT_IT_LEADS = re.compile(r"[:;]\s*$")


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of a passage that a search brought. `text` is the line: the sentence, with its lead if it is an item."""

    evidence: Evidence
    indexes: tuple[int, ...]
    text: str
    cosine: float
    rank: int
    subject: float  # OWN .. OTHER
    place: Relation | None  # how the area that it names lies to the one asked; None where it names none
    area: Region | None

    @property
    def passage(self) -> Passage:
        return self.evidence.passage

    @property
    def index(self) -> int:
        """The sentence that the line is for."""
        return self.indexes[-1]

    @property
    def terms(self) -> frozenset[str]:
        return _terms(self.text)


class Finder:
    """Searches for one card: remembers all evidence, and looks at each sentence with the eyes of the request."""

    def __init__(self, retriever: Retriever, areas: tuple[Region, ...], subject: Subject | None) -> None:
        self._retriever = retriever
        self._areas = areas
        self._subject = subject
        self.evidence: dict[str, Evidence] = {}

    def passages(self, text: str, with_region: bool = True) -> tuple[Evidence, ...]:
        """The passages that a search brings, best first."""
        regions = (self._areas,) if self._areas and with_region else ()
        found = self._retriever.search(Query(text, regions), DEPTH).evidence
        for evidence in found:
            self.evidence.setdefault(evidence.passage.id, evidence)
        return found

    def sentences(self, text: str, with_region: bool = True) -> Iterator[Found]:
        """The readable sentences of what a search brings; of a bare introduction or an unclear sentence none."""
        for rank, evidence in enumerate(self.passages(text, with_region)):
            for index in range(len(evidence.passage.sentences)):
                if (indexes := line_of(evidence.passage, index)) is not None:
                    yield self.found(evidence, rank, indexes)

    def found(self, evidence: Evidence, rank: int, indexes: tuple[int, ...]) -> Found:
        """A line of a passage with what is known of it."""
        passage, index = evidence.passage, indexes[-1]
        text = " ".join(passage.sentence_text(i) for i in indexes)
        area = self.area(passage, text)
        return Found(
            evidence, indexes, text, evidence.sentences[index] if evidence.sentences else 0.0, rank,
            self.nearness(passage, text), self.relation(area) if area else None, area,
        )  # fmt: skip

    def nearness(self, passage: Passage, text: str) -> float:
        """How near a sentence is to the sector: by its own words, else by the headings that it stands under."""
        if self._subject is None:
            return NONE
        own = self._subject.nearness(mentions_in(text))
        if own != NONE:
            return own
        for heading in reversed(passage.sections):
            if (above := self._subject.nearness(mentions_in(heading))) != NONE:
                return 0.9 * above
        return NONE

    def relation(self, area: Region) -> Relation | None:
        """How an area lies to the one of the talk; None where none was asked."""
        return best_relation(self._areas, area) if self._areas else None

    def area(self, passage: Passage, text: str) -> Region | None:
        """The area that a sentence is about: the nearest that it names, else its headings', else the document's."""
        named = _regions(text) or next((r for h in reversed(passage.sections) if (r := _regions(h))), ())
        return self.nearest(named or _regions(passage.title) or passage.regions)

    def nearest(self, regions: Sequence[Region]) -> Region | None:
        """The one of the areas that lies best to the one asked."""
        inland = [r for r in regions if r.level is not Level.BUITENLAND]
        if not self._areas or not inland:
            return inland[0] if inland else None
        order = list(Relation)
        return min(inland, key=lambda r: order.index(best_relation(self._areas, r)))


def line_of(passage: Passage, index: int) -> tuple[int, ...] | None:
    """The sentences that make a readable line of sentence `index`, or None where it makes none."""
    sentence = passage.sentences[index]
    text = passage.sentence_text(index)
    if not sentence.quotable or sentence.kind not in _QUOTED or _POINTS.search(text) or _WHAT_IT_LEADS.search(text):
        return None if sentence.lead is None or not sentence.quotable else _with_lead(passage, index)
    if sentence.lead is not None:
        return _with_lead(passage, index)
    if sentence.kind is Kind.LIST or _LEANS.match(text) or not _finished(text):
        return None
    return (index,) if SHORTEST <= len(text.split()) <= LONGEST else None


def _with_lead(passage: Passage, index: int) -> tuple[int, ...] | None:
    """An item behind its introduction, where that is a sentence and the item says something by itself."""
    lead = passage.sentences[index].lead
    if lead is None or not passage.sentences[lead].quotable or passage.sentences[lead].kind is Kind.HEADING:
        return None
    opening, text = passage.sentence_text(lead), passage.sentence_text(index)
    words = len(opening.split()) + len(text.split())
    if _LEANS.match(opening) or _POINTS.search(opening + text) or len(text.split()) < 3 or words > LONGEST:
        return None
    return (lead, index)


def _finished(text: str) -> bool:
    return text.rstrip(" )”\"'’")[-1:] in ".!" and text[:1].isupper() or text[:1].isdigit() and text.endswith(".")


@lru_cache(maxsize=20_000)
def _regions(text: str) -> tuple[Region, ...]:
    return tuple(c for m in find_regions(text) for c in m.candidates)


@lru_cache(maxsize=20_000)
def _terms(text: str) -> frozenset[str]:
    return frozenset(lexical_terms(text))


def repeats(found: Found, taken: Iterable[Found], twin: float = 0.55) -> bool:
    """Whether a line says again what one of those taken says: most of its words, or the same sentence."""
    mine = found.terms
    for other in taken:
        if other.passage.id == found.passage.id and set(found.indexes) & set(other.indexes):
            return True
        theirs = other.terms
        if mine and theirs and len(mine & theirs) >= twin * min(len(mine), len(theirs)):
            return True
    return False


def is_elsewhere(found: Found) -> bool:
    """Whether a line is about another area than the one of the talk, or one that only borders on it."""
    return found.place in {Relation.APART, Relation.OVERLAPS}


def is_other_sector(found: Found) -> bool:
    """Whether a line is about sectors of others only."""
    return found.subject <= 0.9 * OTHER
