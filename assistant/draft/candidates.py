"""The sentences that could answer a question, and what each of them says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.models import Question
from corpus.dutch.groups import Group, groups_in
from corpus.dutch.indicators import compatible, find_indicators
from corpus.dutch.periods import find_periods
from corpus.dutch.regions import Relation, find_regions
from corpus.dutch.thesaurus import all_concepts, concepts, same_concept
from corpus.figures import figures
from corpus.models import Figure, Kind, Level, Passage, Period, Region
from index.agreement import BY_RELATION, period_agreement, region_agreement
from index.lexical import lexical_terms
from index.models import Evidence
from index.word_vectors import content_words

DEPTH = 12  # passages whose sentences are looked at
CONNECTS = (
    "dit ", "dat ", "deze ", "die ", "daar", "hier", "het gaat ", "zij ", "ze ", "ook ", "zo ", "hij ", "dan ", "er ",
)  # fmt: skip
_MANNERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i)\b(?:omdat|doordat|waardoor|door(?:dat)?|hierdoor|daardoor|want|vanwege|komt (?:dit |dat |het )?(?:mede )?(?:door|omdat)|oorza\w+|reden\w*|gevolg|leidt|zorgt voor|dankzij|namelijk|immers|daarom)\b",
        r"(?i)\b(?:kan|kunnen|helpt|helpen|inzet\w*|aanbieden|aanpassen|stimuler\w+|investeer\w*|subsidie\w*|advies|advis\w+|oploss\w+|ondersteun\w+|mogelijkhe\w+|denk aan|bijvoorbeeld)\b",
        r"(?i)\b(?:betekent|(?:gaat|draait) (?:het )?om|wordt verstaan|houdt in|bestaat uit|noemen we|heten?|definitie|(?:is|zijn) (?:een|het|de|mensen|personen)\b.{0,60}\b(?:die|dat|waar\w*|van))\b",
        r"(?:[^,;]+,){2}|\b(?:zoals|onder andere|o\.a\.|namelijk|respectievelijk)\b|;|:",
        r"(?<=[a-z,] )[A-ZÀ-Þ][a-z]+(?: [A-ZÀ-Þ][a-z]+)+|\b[A-Z]{2,}\b",
    )
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Sentence `index` of the passage of `evidence`."""

    evidence: Evidence
    rank: int
    index: int

    @property
    def passage(self) -> Passage:
        return self.evidence.passage

    @property
    def text(self) -> str:
        return facts(self.passage).texts[self.index]


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the chance that a good short answer quotes it."""

    candidate: Candidate
    chance: float


@dataclass(frozen=True, slots=True)
class Facts:
    """What a passage says, sentence by sentence; worked out once a passage."""

    texts: tuple[str, ...]
    manners: tuple[tuple[float, ...], ...]  # one value a pattern of `_MANNERS`
    terms: tuple[frozenset[str], ...]
    words: tuple[tuple[str, ...], ...]
    head_words: tuple[str, ...]
    figures: tuple[tuple[Figure, ...], ...]
    regions: tuple[tuple[Region, ...], ...]
    periods: tuple[tuple[Period, ...], ...]
    indicators: tuple[frozenset[str], ...]
    all_terms: frozenset[str]  # of the title and headings too
    concepts: tuple[frozenset[str], ...]  # sectors, occupations and groups
    head_concepts: frozenset[str]
    groups: tuple[frozenset[Group], ...]  # of an age, level of education or sex
    head_groups: frozenset[Group]


_FACTS: dict[str, Facts] = {}


def facts(passage: Passage) -> Facts:
    """The facts of a passage, from memory where it came up before."""
    key = passage.id
    if key not in _FACTS:
        if len(_FACTS) > 5000:
            _FACTS.clear()
        found = figures(passage)
        texts = [passage.sentence_text(i) for i in range(len(passage.sentences))]
        _FACTS[key] = Facts(
            tuple(texts),
            tuple(tuple(float(bool(p.search(t))) for p in _MANNERS) for t in texts),
            tuple(frozenset(lexical_terms(t)) for t in texts),
            tuple(content_words(t) for t in texts),
            content_words(". ".join(passage.sections[-2:])),
            tuple(tuple(f for f in found if f.sentence == i) for i in range(len(texts))),
            tuple(tuple(c for m in find_regions(t) for c in m.candidates) for t in texts),
            tuple(tuple(m.period for m in find_periods(t) if m.period) for t in texts),
            tuple(frozenset(m.id for m in find_indicators(t)) for t in texts),
            frozenset(lexical_terms(f"{passage.title} {' '.join(passage.sections)} {passage.plain}")),
            tuple(_about(t) for t in texts),
            _about(". ".join(passage.sections[-2:])),
            tuple(groups_in(t) for t in texts),
            groups_in(". ".join(passage.sections[-1:])),
        )
    return _FACTS[key]


def _about(text: str) -> frozenset[str]:
    return frozenset(m.concept_id for m in concepts(text) if m.type in {"sector", "occupation", "group"})


def candidates(evidence: Sequence[Evidence]) -> list[Candidate]:
    """The quotable sentences of the first passages, in the order of the evidence."""
    return [
        Candidate(e, rank, i)
        for rank, e in enumerate(evidence[:DEPTH])
        for i, sentence in enumerate(e.passage.sentences)
        if sentence.quotable and sentence.kind not in {Kind.HEADING, Kind.DEBRIS}
    ]


def leans(candidate: Candidate) -> bool:
    """Whether a sentence cannot be understood without the one before it ('Dat is ...', 'Daarvan ...')."""
    return candidate.text.lower().startswith(CONNECTS)


def regions_asked(question: Question) -> tuple[tuple[Region, ...], ...]:
    return tuple(r.candidates for r in question.regions)


def periods_asked(question: Question) -> tuple[Period, ...]:
    return tuple(p.period for p in question.periods if p.period)


def figure_fit(question: Question, figure: Figure) -> tuple[float, float, float]:
    """How a figure agrees with indicator, region and period asked: each from -1 (contradicts) to 1."""
    indicator = 0.0
    if question.indicators and figure.indicator:
        best = max(compatible(asked, figure.indicator) for asked in question.indicators)
        indicator = best if best > 0 else -1.0
    region = _region_fit(question, figure)
    period = period_agreement(periods_asked(question), (figure.period,) if figure.period else ())
    return indicator, region, period


def _region_fit(question: Question, figure: Figure) -> float:
    """Agreement of a figure's area with those asked.

    One that only overlaps is another area: 'Drenthe' may be the province, of which a part lies in arbeidsmarktregio
    Groningen, but no figure of Groningen tells of Drenthe.
    """
    fit = region_agreement(regions_asked(question), (figure.region,) if figure.region else ())
    return -1.0 if 0 < fit <= BY_RELATION[Relation.OVERLAPS] else fit


def is_of_wider_area(question: Question, figure: Figure) -> bool:
    """Whether a figure is of the region around all areas asked: of Drenthe, where Coevorden was asked."""
    fit = _region_fit(question, figure)
    return fit == BY_RELATION[Relation.CONTAINS] and figure.region is not None and figure.region.level is not Level.LAND


def part_fit(question: Question, candidate: Candidate) -> float:
    """1 where a sentence speaks of a sector or group asked or a part of it, -1 where of others only, else 0."""
    spoken_of = facts(candidate.passage).concepts[candidate.index]
    if not question.sectors or not spoken_of:
        return 0.0
    return 1.0 if any(near(asked, given) for asked in question.sectors for given in spoken_of) else -1.0


def sectors_of(candidate: Candidate) -> frozenset[str]:
    """The sectors and occupations that a sentence names."""
    return frozenset(c for c in facts(candidate.passage).concepts[candidate.index] if is_sector(c))


@lru_cache(maxsize=5000)
def is_sector(concept: str) -> bool:
    """Whether a concept of the thesaurus is a sector or an occupation."""
    return any(c.id == concept and c.type in {"sector", "occupation"} for c in all_concepts())


@lru_cache(maxsize=20_000)
def near(a: str, b: str) -> bool:
    """Whether two concepts are the same, or one is part of the other."""
    return a == b or same_concept(a.replace("-", " "), b.replace("-", " ")) >= 0.6
