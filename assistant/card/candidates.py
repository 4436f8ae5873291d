"""The sentences that may come on a card: asked of the sources, each with what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.card.lines import line_of
from assistant.card.models import CardRequest
from assistant.card.subject import NONE, mentions_in
from assistant.draft.extractive import ExtractiveDrafter
from assistant.models import Question
from assistant.question import understand
from corpus.dutch.areas import Relation, best_relation, municipalities, parents
from corpus.dutch.regions import find_regions
from corpus.library import Library
from corpus.models import Level, Passage, Region
from index.lexical import lexical_terms
from index.models import Evidence, Query
from index.retriever import Retriever

DEPTH = 20  # passages that a question brings
LOOKED_AT = 30  # sentences of a question, likeliest first


@dataclass(frozen=True, slots=True)
class Found:
    """A line that may come on the card: the sentences `indexes` of a passage, in their order.

    `chance` is how likely a good answer to the question quotes its sentence, by the learned ranking. `place` is
    how the area that its words or headings name lies to the one of the talk, `home` the same of the document's;
    each None where nothing is named or asked.
    """

    passage: Passage
    indexes: tuple[int, ...]
    index: int  # the sentence that the line is for
    text: str
    chance: float
    subject: float  # OWN .. OTHER
    under: str  # the heading that tells the sector, where the line's own words do not
    place: Relation | None
    area: Region | None
    home: Relation | None
    age: int  # years between its source and the newest one

    @property
    def terms(self) -> frozenset[str]:
        return _terms(self.text)


class Finder:
    """Asks the sources for one card: remembers all evidence, and sees each sentence with the eyes of the request."""

    def __init__(
        self, retriever: Retriever, ranking: ExtractiveDrafter, request: CardRequest, library: Library
    ) -> None:
        self._retriever = retriever
        self._ranking = ranking
        self._areas = request.region.candidates if request.region else ()
        self.home = home_area(self._areas, library.passages)
        self._subject = request.subject
        self._about = f" in {request.subject.name}" if request.subject else ""
        self._where = f" in de {self.home}" if self.home else ""
        self._years = {source.id: _year(source.published) for source in library.sources if not source.withdrawn}
        self._asked: dict[str, tuple[Found, ...]] = {}
        self._lines: dict[tuple[str, int], Found | None] = {}
        self.evidence: dict[str, Evidence] = {}

    def lines(self, questions: Iterable[str]) -> tuple[Found, ...]:
        """The lines that the questions bring, each once with its best chance, best first.

        `{about}` in a question stands for the sector, without which it is asked too, and `{where}` for the area.
        """
        best: dict[tuple[str, tuple[int, ...]], Found] = {}
        for text in dict.fromkeys(form for question in questions for form in self._forms(question)):
            for line in self._ask(text):
                key = line.passage.id, line.indexes
                if key not in best or line.chance > best[key].chance:
                    best[key] = line
        return tuple(sorted(best.values(), key=lambda line: (-line.chance, line.text, line.passage.id)))

    def _forms(self, question: str) -> Iterator[str]:
        yield question.format(about=self._about, where=self._where)
        if "{about}" in question and self._about:
            yield question.format(about="", where=self._where)

    def _ask(self, text: str) -> tuple[Found, ...]:
        if text not in self._asked:
            question = understand(text)
            evidence = self._search(question)
            ranked = self._ranking.ranked(question, evidence)
            looked_at = ((self._line(s.candidate.passage, s.candidate.index), s.chance) for s in ranked[:LOOKED_AT])
            self._asked[text] = tuple(replace(line, chance=chance) for line, chance in looked_at if line is not None)
        return self._asked[text]

    def _search(self, question: Question) -> tuple[Evidence, ...]:
        """The evidence, which prefers the area of the talk also where the question itself names none."""
        here = (self.home, *self._areas) if self.home else self._areas
        regions = (tuple(dict.fromkeys(here)),) if here else ()
        found = self._retriever.search(Query(question.text, regions), DEPTH).evidence
        for evidence in found:
            self.evidence.setdefault(evidence.passage.id, evidence)
        return found

    def _line(self, passage: Passage, index: int) -> Found | None:
        """The line of a sentence, seen once; its chance depends on the question."""
        key = passage.id, index
        if key not in self._lines:
            self._lines[key] = self._read(passage, index)
        return self._lines[key]

    def _read(self, passage: Passage, index: int) -> Found | None:
        indexes = line_of(passage, index)
        if indexes is None:
            return None
        text = " ".join(passage.sentence_text(i) for i in indexes)
        area = self._nearest(self._named(passage, text))
        home = self._nearest(_regions(passage.title) or passage.regions)
        return Found(
            passage,
            indexes,
            index,
            text,
            0.0,
            *self._nearness(passage, text),
            self.relation(area),
            area,
            self.relation(home),
            max(self._years.values(), default=0) - self._years.get(passage.doc, 0),
        )

    def _nearness(self, passage: Passage, text: str) -> tuple[float, str]:
        """How near a line is to the sector: by its own words, else by the heading that it stands under."""
        if self._subject is None:
            return NONE, ""
        own = self._subject.nearness(mentions_in(text))
        if own != NONE:
            return own, ""
        for heading in reversed(passage.sections):
            if (above := self._subject.nearness(mentions_in(heading))) != NONE:
                return 0.9 * above, heading
        return NONE, ""

    def relation(self, area: Region | None) -> Relation | None:
        """How an area lies to the one of the talk; None where either is missing."""
        return best_relation(self._areas, area) if self._areas and area else None

    def _named(self, passage: Passage, text: str) -> tuple[Region, ...]:
        """The areas that a line or its heading names; a name that may be several areas is the document's own, if one is."""
        found = next((r for words in (text, *reversed(passage.sections)) if (r := _mentioned(words))), ())
        home = {*passage.regions, *_regions(passage.title)}
        return tuple(c for names in found for c in ([n for n in names if n in home] or names))

    def _nearest(self, regions: Sequence[Region]) -> Region | None:
        """The one of the areas that lies best to the one asked."""
        inland = [r for r in regions if r.level is not Level.BUITENLAND]
        if not self._areas or not inland:
            return inland[0] if inland else None
        order = list(Relation)
        return min(inland, key=lambda r: order.index(best_relation(self._areas, r)))


def home_area(asked: Sequence[Region], passages: Sequence[Passage]) -> Region | None:
    """The area to ask the sources about: the one asked where a source is about it, else the nearest around it."""
    held = {region for passage in passages for region in passage.regions}
    around = sorted(
        {parent for region in asked for parent in parents(region)}, key=lambda r: (len(municipalities(r)), r)
    )
    wanted = [*(r for r in asked if r.level is Level.ARBEIDSMARKTREGIO), *asked, *_offices(around), *around]
    inland = (r for r in wanted if r.level not in {Level.LAND, Level.BUITENLAND, Level.GEMEENTE})
    return next((region for region in inland if region in held), asked[0] if asked else None)


def _offices(around: Sequence[Region]) -> list[Region]:
    """The arbeidsmarktregio's, whose WerkgeversServicepunt an employer has to do with."""
    return [region for region in around if region.level is Level.ARBEIDSMARKTREGIO]


def _year(published: str) -> int:
    return int(published[:4]) if published[:4].isdigit() else 0


@lru_cache(maxsize=20_000)
def _mentioned(text: str) -> tuple[tuple[Region, ...], ...]:
    return tuple(m.candidates for m in find_regions(text))


def _regions(text: str) -> tuple[Region, ...]:
    return tuple(region for names in _mentioned(text) for region in names)


@lru_cache(maxsize=20_000)
def _terms(text: str) -> frozenset[str]:
    return frozenset(lexical_terms(text))


def repeats(found: Found, taken: Iterable[Found], twin: float = 0.6) -> bool:
    """Whether a line says again what one of those taken says: most of its words, or a sentence of it."""
    mine = found.terms
    for other in taken:
        if other.passage.id == found.passage.id and set(found.indexes) & set(other.indexes):
            return True
        if len(mine & other.terms) >= twin * max(1, min(len(mine), len(other.terms))):
            return True
    return False
