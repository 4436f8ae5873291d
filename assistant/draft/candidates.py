"""The sentences that could answer a question, with what is known of each as numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.models import Question, QuestionKind
from corpus.dutch.indicators import compatible, find_indicators
from corpus.dutch.periods import find_periods
from corpus.dutch.regions import find_regions
from corpus.dutch.thesaurus import concepts
from corpus.figures import figures
from corpus.models import Figure, Kind, Passage, Period, Region
from index.agreement import period_agreement, region_agreement
from index.lexical import lexical_terms
from index.models import Evidence

Floats = NDArray[np.float32]
DEPTH = 12  # passages whose sentences are looked at
NAMES = (
    "score", "gap", "rank", "cosine", "words_share", "question", "passage_coverage", "region", "period",
    "coverage", "coverage_before", "sentence_cosine", "cosine_rank", "answers", "not_answers", "answers_less_not",
    "best_question", "prior", "answer_words", "second_answers", "figure", "indicator_fit", "region_fit", "period_fit",
    "figure_fit", "own_region", "own_period", "asks_figure", "is_item", "lead_coverage", "terms", "place",
    "place_share", "is_first", "length", "cosine_before", "cosine_after", "coverage_of_before", "coverage_of_after",
    "answers_before", "gives_cause", "gives_way_out", "defines", "enumerates", "names", "is_dated", "percentage_fit",
    "query_length", "region_asked", "period_asked", "indicator_asked", "asks_who", "asks_when", "asks_where", "asks_share",
    *(f"kind_{kind.value}" for kind in QuestionKind),
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
_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bwie\b",
        r"\bwanneer\b|\bsinds\b|\bhoe lang\b|\bwelk jaar\b",
        r"\bwaar\b",
        r"%|\bprocent|\bpercentage|\baandeel|\bdeel\b|\bhoe hoog\b",
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
class Facts:
    """What a passage says, sentence by sentence; worked out once a passage."""

    texts: tuple[str, ...]
    manners: tuple[tuple[float, ...], ...]  # one value a pattern of `_MANNERS`
    terms: tuple[frozenset[str], ...]
    figures: tuple[tuple[Figure, ...], ...]
    regions: tuple[tuple[Region, ...], ...]
    periods: tuple[tuple[Period, ...], ...]
    indicators: tuple[frozenset[str], ...]
    all_terms: frozenset[str]  # of the title and headings too
    concepts: tuple[frozenset[str], ...]  # sectors, occupations and groups
    head_concepts: frozenset[str]


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
            tuple(tuple(f for f in found if f.sentence == i) for i in range(len(texts))),
            tuple(tuple(c for m in find_regions(t) for c in m.candidates) for t in texts),
            tuple(tuple(m.period for m in find_periods(t) if m.period) for t in texts),
            tuple(frozenset(m.id for m in find_indicators(t)) for t in texts),
            frozenset(lexical_terms(f"{passage.title} {' '.join(passage.sections)} {passage.plain}")),
            tuple(_about(t) for t in texts),
            _about(". ".join(passage.sections[-2:])),
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
    region = region_agreement(regions_asked(question), (figure.region,) if figure.region else ())
    period = period_agreement(periods_asked(question), (figure.period,) if figure.period else ())
    return indicator, region, period


@lru_cache(maxsize=512)
def _query_terms(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lexical_terms(text)))


def sentence_features(question: Question, found: Sequence[Candidate], idf: dict[str, float]) -> Floats:
    """One row a candidate, columns as `NAMES`. `idf` weighs the question's terms."""
    terms = _query_terms(question.text)
    total = sum(idf.get(t, 5.0) for t in terms) or 1.0
    weight = {t: idf.get(t, 5.0) / total for t in terms}
    cosines = np.array([c.evidence.sentences[c.index] for c in found], np.float32)
    order = np.empty(len(found), np.float32)
    order[np.argsort(-cosines, kind="stable")] = np.arange(1, len(found) + 1)
    top = max((c.evidence.score for c in found), default=0.0)
    fixed = [
        float(len(terms)), float(bool(question.regions)), float(any(p.period for p in question.periods)),
        float(bool(question.indicators)), *(float(bool(p.search(question.text))) for p in _ASKS),
        *(float(question.kind is kind) for kind in QuestionKind),
    ]  # fmt: skip
    rows = [[*_row(question, c, weight, top, 1.0 / order[n]), *fixed] for n, c in enumerate(found)]
    return np.array(rows, np.float32).reshape(len(found), len(NAMES))


def _row(question: Question, c: Candidate, weight: dict[str, float], top: float, cosine_rank: float) -> list[float]:
    known, i = facts(c.passage), c.index
    own = known.terms[i]
    before = known.terms[i - 1] if i else frozenset[str]()
    lead = c.passage.sentences[i].lead
    led = known.terms[lead] if lead is not None else frozenset[str]()

    def cover(held: frozenset[str]) -> float:
        return sum(w for t, w in weight.items() if t in held)

    yes = sorted((a.similarity for a in c.evidence.asked if i in a.answers), reverse=True)
    no = max((a.similarity for a in c.evidence.asked if a.answers and i not in a.answers), default=0.0)
    best = max(c.evidence.asked, key=lambda a: a.similarity, default=None)
    fits = [figure_fit(question, f) for f in known.figures[i]]
    one = max(fits, key=sum, default=(0.0, 0.0, 0.0))
    feature = c.evidence.features
    asks = question.kind is QuestionKind.FIGURE
    return [
        c.evidence.score, top - c.evidence.score, float(c.rank), feature.get("cosine", 0.0),
        feature.get("words_share", 0.0), feature.get("question", 0.0), feature.get("coverage", 0.0),
        feature.get("region", 0.0), feature.get("period", 0.0),
        cover(own), cover(own | before | led), c.evidence.sentences[i], cosine_rank,
        yes[0] if yes else 0.0, no, (yes[0] if yes else 0.0) - no, float(best is not None and i in best.answers),
        len(yes) / max(1, len(c.evidence.asked)),
        max((a.words for a in c.evidence.asked if i in a.answers), default=0.0), yes[1] if len(yes) > 1 else 0.0,
        float(bool(fits)), *one, sum(one) if fits else -1.0,
        region_agreement(regions_asked(question), known.regions[i]),
        period_agreement(periods_asked(question), known.periods[i]), float(asks) * (1.0 if fits else -1.0),
        float(c.passage.sentences[i].kind is Kind.LIST), cover(led), float(len(own)), float(i),
        i / max(1, len(c.passage.sentences)), float(i == 0), len(c.text) / 100,
        *_around(c, known, cover), *_manner(c, question, known.figures[i]),
    ]  # fmt: skip


def _around(c: Candidate, known: Facts, cover: Callable[[frozenset[str]], float]) -> list[float]:
    """What the sentences before and after have to do with the question: an answer often follows its subject."""
    i, last = c.index, len(c.passage.sentences) - 1
    none = frozenset[str]()
    before = max((a.similarity for a in c.evidence.asked if i - 1 in a.answers), default=0.0)
    return [
        c.evidence.sentences[i - 1] if i else 0.0, c.evidence.sentences[i + 1] if i < last else 0.0,
        cover(known.terms[i - 1] if i else none), cover(known.terms[i + 1] if i < last else none), before,
    ]  # fmt: skip


def _manner(c: Candidate, question: Question, given: Sequence[Figure]) -> list[float]:
    """How the sentence speaks: gives a cause, a way out, a definition, an enumeration, a name, a date."""
    wants_share = bool(_ASKS[-1].search(question.text))
    fits_share = any(f.unit in {"%", "procentpunt"} for f in given)
    return [
        *facts(c.passage).manners[c.index], float(bool(facts(c.passage).periods[c.index])),
        (1.0 if wants_share is fits_share else -1.0) if given else 0.0,
    ]  # fmt: skip
