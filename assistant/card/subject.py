"""The sector or occupation of a talk, and how near a text is to it by the thesaurus."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.dutch.thesaurus import Concept, ConceptMention, all_concepts, concepts

OWN, PART, WIDER, NEAR, NONE, OTHER = 1.0, 0.8, 0.7, 0.4, 0.0, -1.0
AMONG = 0.7  # of several sectors in one sentence, each counts less
_TYPES = frozenset({"sector", "occupation"})
_UMBRELLAS = frozenset({"marktsector", "publieke-sector"})  # too wide to say anything of a sector in them
# Words for who acts ('scholen', 'gemeenten'): a sentence with them may well be about another sector.
_ACTORS = frozenset({
    "school", "scholen", "onderwijsinstelling", "onderwijsinstellingen", "onderwijs", "opleiders", "onderwijsaanbieders",
    "mbo", "hbo", "wo", "gemeente", "gemeenten", "provincie", "provincies", "overheid", "rijk", "het rijk", "bedrijfsleven",
    "publieke sector", "marktsector", "ministeries", "private sector", "uitvoeringsorganisaties", "universiteit",
    "uitzendbureaus", "uitzendbureau", "overheden", "bestuur", "bestuurders", "ministerie", "leidinggevenden", "leidinggevende",
    "managers", "manager", "automatisering", "veiligheid", "energie", "installaties", "hulpkrachten", "onderwijsaanbod",
})  # fmt: skip


_ENDING = re.compile(r"(?:['’]?s|en|e|n)$")
_DOUBLE = re.compile(r"([a-z])\1(?=[a-z]?$)")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A sector or occupation that a text names. `is_actor`: by a word that rather tells who acts."""

    id: str
    is_actor: bool
    is_sector: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """A sector or occupation as written, with the concepts that are it, that it belongs to, and that are beside it."""

    written: str
    name: str
    kind: str  # 'sector' or 'occupation'
    own: frozenset[str]
    inner: frozenset[str]  # of `own` the sectors that are only a part of it
    wider: frozenset[str]
    near: frozenset[str]

    @property
    def shown(self) -> str:
        """The name as people read it: 'ICT', 'bouw'."""
        return self.name.upper() if len(self.name) <= 3 else self.name

    def nearness(self, mentions: Iterable[Mentioned]) -> float:
        """OWN, WIDER or NEAR for the best of the mentions; OTHER if they are all of something else, NONE for none."""
        found = {m: w for m in mentions if (w := self.weight(m.id)) != OTHER or not m.is_actor}
        best = max(found.values(), default=NONE)
        others = sum(weight == OTHER and m.is_sector for m, weight in found.items())
        return best * AMONG if best > 0 and others >= 2 else best

    def weight(self, id: str) -> float:
        """How near one concept is."""
        if id in self.inner:
            return PART
        return OWN if id in self.own else WIDER if id in self.wider else NEAR if id in self.near else OTHER


@lru_cache(maxsize=20_000)
def mentions_in(text: str) -> tuple[Mentioned, ...]:
    """The sectors and occupations that a text names."""
    return tuple(Mentioned(m.concept_id, m.span.of(text).lower() in _ACTORS, m.type == "sector") for m in _meant(text))


def _meant(text: str) -> list[ConceptMention]:
    return [m for m in concepts(text) if m.type in _TYPES and _is_meant(m.span.of(text).lower(), m)]


def _is_meant(written: str, mention: ConceptMention) -> bool:
    """Whether a word is the term itself, not one with its stem: 'meeste' is no meester, 'aannemen' no aannemer."""
    if mention.strength < 1.0 or " " in written:
        return True
    return any(_base(written) == _base(term.lower()) for term in mention.concept.terms)


@cache
def _base(word: str) -> str:
    """A noun without its ending, with the spelling that it has without: 'bedrijven' as 'bedrijf', 'leraren' as 'leraar'."""
    bare = _ENDING.sub("", word) if len(word) > 4 else word
    bare = _DOUBLE.sub(r"\1", bare)
    return bare[:-1] + {"v": "f", "z": "s"}.get(bare[-1], bare[-1])


def find_subject(text: str) -> Subject | None:
    """The sector or occupation that an employer's description names; an occupation's sector counts as wider."""
    found = [m for m in _meant(text) if m.concept_id not in _UMBRELLAS]
    if not found:
        return None
    sectors = [m for m in found if m.type == "sector"]
    first = max(sectors or found, key=lambda m: (m.strength, -m.span.start, -len(m.concept.terms)))
    concept = min((m.concept for m in found if m.span == first.span and m.type == first.type), key=_breadth)
    return subject_of(concept, first.span.of(text))


def subject_of(concept: Concept, written: str) -> Subject:
    """The subject for a concept of the thesaurus."""
    own, same = _family(concept), [concept]
    above = _sectors_above(concept)
    if concept.type == "sector" and not concept.narrower:
        # 'aannemerij' names nothing narrower than the one sector that it refers to: they are the same
        same += [c for c in above if concept.related and c.id in _named(concept.related[:1])]
        own |= {id for one in same[1:] for id in _family(one)}
    wider = {c.id for one in same for c in _all_above(one)} | _groups_above(own)
    own |= {id for id in wider if _is_group(_by_id()[id]) and _only_sector(_by_id()[id]) in {c.id for c in same}}
    near = {id for one in same for id in _named(one.related)} | {
        id for w in wider for id in _named(_by_id()[w].related)
    }
    near |= {c.id for id in near if _is_group(_by_id()[id]) for c in _sectors_above(_by_id()[id])}
    wider |= {id for id in near if _is_group(_by_id()[id]) and _only_sector(_by_id()[id]) in wider}
    names = [c.terms[0] for c in (*same[1:2], concept)]
    inner = {id for id in own if _by_id()[id].type == "sector"} - {c.id for c in same}
    return Subject(
        written,
        names[0],
        concept.type,
        frozenset(own),
        frozenset(inner),
        frozenset(wider - own),
        frozenset(near - own - wider),
    )


def _breadth(concept: Concept) -> tuple[int, str]:
    return -len(concept.narrower), concept.id


def _family(concept: Concept) -> set[str]:
    """The concept, what is narrower, and the occupations in it; groups of occupations are not gone into."""
    found, todo = {concept.id}, [concept]
    while todo:
        one = todo.pop()
        below = [] if _is_group(one) and one is not concept else _below(one)
        new = [c for c in below if c.id not in found and c.type in _TYPES]
        found.update(c.id for c in new)
        todo += new
    return found


def _below(one: Concept) -> list[Concept]:
    pointing = _pointing().get(one.id, ()) if one.type == "sector" else ()
    small = [c for c in pointing if c.type == "sector" and not c.narrower and one.id in _named(c.related[:1])]
    people = [c for c in pointing if c.type == "occupation" and not _is_group(c) and one.id in _named(c.related[:2])]
    return [_by_id()[id] for id in sorted(_named(one.narrower))] + small + people


def _is_group(concept: Concept) -> bool:
    """'dienstverlenende beroepen': a class of occupations out of several sectors."""
    return concept.type == "occupation" and concept.id.endswith("beroepen")


def _sectors_above(concept: Concept) -> list[Concept]:
    """The sectors that hold the concept among what is narrower, or that it refers to itself where none does."""
    terms = set(concept.terms)
    above = [c for c in all_concepts() if c.type == "sector" and c is not concept and terms & set(c.narrower)]
    if not above and not (concept.type == "sector" and concept.narrower):
        related = [_by_id()[id] for id in sorted(_named(concept.related))]
        above = [c for c in related if c.type == "sector"]
        above = above or [s for c in related if c.type == "occupation" for s in _direct(c)]
    return [c for c in above if c.id not in _UMBRELLAS]


def _all_above(concept: Concept) -> list[Concept]:
    """The sectors that hold the concept, and those that hold these: of thuiszorg the VVT, and zorg en welzijn."""
    found, todo = [], _sectors_above(concept)
    while todo:
        one = todo.pop()
        if one not in found and one is not concept:
            found.append(one)
            todo += [c for c in all_concepts() if c.type == "sector" and set(one.terms) & set(c.narrower)]
    return [c for c in found if c.id not in _UMBRELLAS]


def _direct(occupation: Concept) -> list[Concept]:
    return [c for id in sorted(_named(occupation.related)) if (c := _by_id()[id]).type == "sector"]


def _only_sector(group: Concept) -> str:
    """The sector that a class of occupations belongs to, where it is one: 'zorgberoepen' to zorg en welzijn."""
    found = {id for id in _named(group.related) if _by_id()[id].type == "sector"} - _UMBRELLAS
    return found.pop() if len(found) == 1 else ""


def _groups_above(own: set[str]) -> set[str]:
    """The classes of occupations that hold one of the family."""
    terms = {term for id in own for term in _by_id()[id].terms}
    return {c.id for c in all_concepts() if _is_group(c) and terms & set(c.narrower)}


@cache
def _by_id() -> dict[str, Concept]:
    return {c.id: c for c in all_concepts()}


@cache
def _ids() -> dict[str, str]:
    """The concept that a term names, by the term in lower case."""
    found: dict[str, str] = {}
    for concept in all_concepts():
        for term in concept.terms:
            if concept.type in _TYPES or term.lower() not in found:
                found[term.lower()] = concept.id
    return found


def _named(terms: Iterable[str]) -> set[str]:
    return {_ids()[term.lower()] for term in terms if term.lower() in _ids()}


@cache
def _pointing() -> dict[str, tuple[Concept, ...]]:
    """The concepts that refer to a concept as related."""
    found: dict[str, list[Concept]] = defaultdict(list)
    for concept in all_concepts():
        for id in _named(concept.related):
            found[id].append(concept)
    return {id: tuple(group) for id, group in found.items()}
