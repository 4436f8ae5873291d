"""What is known of each candidate sentence for a question, as numbers: the input of the choice of sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.draft.candidates import (
    Candidate,
    Facts,
    facts,
    figure_fit,
    part_fit,
    periods_asked,
    regions_asked,
    sectors_of,
)
from assistant.draft.nearness import nearness
from assistant.models import Question, QuestionKind
from corpus.models import Figure, Kind
from index.agreement import period_agreement, region_agreement
from index.lexical import lexical_terms
from index.word_vectors import WordVectors

Floats = NDArray[np.float32]
BESIDE = (
    "near", "near_wide", "near_back", "near_gap", "cosine_gap", "answers_gap", "cosine_rank_within", "near_rank_within",
    "focus", "near_expanded", "cosine_expanded", "expanded", "near_expanded_gap", "cosine_expanded_gap", "expanded_gap",
    "answers_mean", "answers_three", "questions",
)  # fmt: skip
NAMES = (
    "score", "gap", "rank", "cosine", "words_share", "question", "passage_coverage", "region", "period",
    "coverage", "coverage_before", "sentence_cosine", "cosine_rank", "answers", "not_answers", "answers_less_not",
    "best_question", "prior", "answer_words", "second_answers", "figure", "indicator_fit", "region_fit", "period_fit",
    "figure_fit", "own_region", "own_period", "asks_figure", "is_item", "lead_coverage", "terms", "place",
    "place_share", "is_first", "length", "cosine_before", "cosine_after", "coverage_of_before", "coverage_of_after",
    "answers_before", "gives_cause", "gives_way_out", "defines", "enumerates", "names", "is_dated", "percentage_fit",
    "part", "part_not_asked", "future_fit", "leans_on_former", "of_picture", "introduces", "asks_itself",
    "query_length", "region_asked", "period_asked", "indicator_asked", "asks_who", "asks_when", "asks_where", "asks_share",
    *(f"kind_{kind.value}" for kind in QuestionKind),
    *BESIDE,
)  # fmt: skip


_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bwie\b",
        r"\bwanneer\b|\bsinds\b|\bhoe lang\b|\bwelk jaar\b",
        r"\bwaar\b",
        r"%|\bprocent|\bpercentage|\baandeel|\bdeel\b|\bhoe hoog\b",
    )
)


@lru_cache(maxsize=512)
def _query_terms(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lexical_terms(text)))


def sentence_features(
    question: Question, found: Sequence[Candidate], idf: dict[str, float], words: WordVectors
) -> Floats:
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
    plain = np.array(rows, np.float32).reshape(len(found), len(NAMES) - len(BESIDE))
    return np.hstack([plain, _beside_others(question, found, cosines, words)])


def _beside_others(question: Question, found: Sequence[Candidate], cosines: Floats, words: WordVectors) -> Floats:
    """How near each sentence comes word by word, and how it does beside the others, columns as `BESIDE`."""
    near = nearness(question.text, found, words)
    answers = np.array(
        [max((a.similarity for a in c.evidence.asked if c.index in a.answers), default=0.0) for c in found], np.float32
    )
    expanded = np.array([c.evidence.expanded[c.index] for c in found], np.float32)
    both = near.expanded + expanded
    columns = [
        near.own, near.wide, near.back, *(v - v.max(initial=-1.0) for v in (near.own, cosines, answers)),
        _ranks_within(found, cosines), _ranks_within(found, near.own), near.focus,
        near.expanded, expanded, both, *(v - v.max(initial=-1.0) for v in (near.expanded, expanded, both)),
        *np.array([_asked(c) for c in found], np.float32).reshape(len(found), 3).T,
    ]  # fmt: skip
    return np.stack([np.asarray(c, np.float32) for c in columns], axis=1)


def _asked(c: Candidate) -> tuple[float, float, float]:
    """How near the question is to those that the sentence is known to answer: on average, the nearest three; how many.

    A sentence without any is taken for its own question.
    """
    near = sorted((a.similarity for a in c.evidence.asked if c.index in a.answers), reverse=True)
    near = near or [c.evidence.sentences[c.index]]
    return float(np.mean(near)), float(np.mean(near[:3])), float(len(near))


def _ranks_within(found: Sequence[Candidate], values: Floats) -> Floats:
    """Reciprocal rank of each sentence among those of its own passage: 1 for the best."""
    ranks = np.zeros(len(found), np.float32)
    seen: Counter[str] = Counter()
    for n in np.argsort(-values, kind="stable"):
        passage = found[n].passage.id
        seen[passage] += 1
        ranks[n] = 1 / seen[passage]
    return ranks


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
        *_around(c, known, cover), *_manner(c, question, known.figures[i]), *_stance(question, c),
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


_LEANS = re.compile(
    r"(?:dit|dat|deze|die|daar\w*|hier\w*|het gaat|zij|ze|ook|zo|hij|dan|er|hun|hen|daarnaast)\b", re.IGNORECASE
)
_PICTURE = re.compile(r"\b(?:afbeelding|figuur|tabel|grafiek|bijlage|hoofdstuk|paragraaf|kader)\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:verwacht\w*|prognose\w*|raming\w*|zal|zullen|komende|toekomst\w*|straks|tot en met 20[23]\d|wordt verwacht)\b",
    re.IGNORECASE,
)


def _stance(question: Question, c: Candidate) -> list[float]:
    """Of which sector or group a sentence speaks, of what is to come or was, and whether it says something by itself."""
    sentences, i = c.passage.sentences, c.index
    ahead = bool(_FUTURE.search(c.text))
    return [
        part_fit(question, c), float(not question.sectors and bool(sectors_of(c))),
        (1.0 if ahead else -1.0) if _FUTURE.search(question.text) else -float(ahead),
        float(bool(_LEANS.match(c.text))), float(bool(_PICTURE.search(c.text))),
        float(any(s.lead == i for s in sentences)), float(c.text.rstrip().endswith("?")),
    ]  # fmt: skip
