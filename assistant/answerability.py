"""Whether the evidence answers the question: a calibrated chance, and the threshold under which is refused.

Similarity alone cannot tell: a near miss (another region, year or indicator) is as similar as an answer. So
the features also say how regions, periods and indicators agree and which of the question's words nothing
covers. Learned on passage questions that were held back and on near misses (`python -m evals train`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.draft.candidates import facts, figure_fit
from assistant.draft.nearness import nearness
from assistant.models import Question, QuestionKind
from assistant.verify.directions import negations, turns
from index.lexical import lexical_terms
from index.models import Evidence
from index.trees import Trees
from index.word_vectors import WordVectors

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.draft.candidates import Scored

DATA = Path(__file__).parent / "data"
NAMES = (
    "best", "second", "third", "sum_five", "score", "score_gap", "score_spread", "cosine", "question", "question_second",
    "sentence_cosine", "coverage", "coverage_wide", "coverage_sentence", "coverage_top3", "missing_rarest", "missing_share",
    "missing_idf", "region", "period", "region_best5", "period_best5", "fit_indicator", "fit_region", "fit_period", "fit_sum",
    "same_passage", "figure_in_best", "asks_figure", "region_asked", "period_asked", "indicator_asked", "terms",
    "future", "joint_fit", "joint_fit_chance", "region_held", "period_held", "sector_asked", "sector_in_best",
    "sector_in_three", "unknown_terms", "terms_in_five", "share_fit", "own_words",
    "asks_why", "direction", "denies", "denied_in_best", "kind_advice", "kind_list", "kind_definition",
    "near", "near_back", "near_three", "near_five", "near_least", "near_least_three", "near_expanded", "expanded",
    "near_expanded_three",
)  # fmt: skip


class Answerability:
    """The shipped estimate with its threshold."""

    def __init__(
        self,
        idf: Callable[[str], dict[str, float]],
        words: WordVectors,
        trees: Trees | None = None,
        threshold: float | None = None,
    ) -> None:
        self._idf = idf
        self._words = words
        self._trees = trees or Trees.load(DATA / "answerability.npz")
        self._columns = self._trees.columns(NAMES)
        if threshold is None:
            threshold = float(json.loads((DATA / "answerability.json").read_text(encoding="utf-8"))["threshold"])
        self.threshold = threshold

    def chance(self, question: Question, evidence: Sequence[Evidence], ranked: Sequence[Scored]) -> float:
        """The chance that the evidence answers, from 0 to 1."""
        if not ranked:
            return 0.0
        row = answer_features(question, evidence, ranked, self._idf(question.text), self._words)
        return float(1 / (1 + np.exp(-self._trees.scores(row[None, self._columns])[0])))


def answer_features(
    question: Question,
    evidence: Sequence[Evidence],
    ranked: Sequence[Scored],
    idf: dict[str, float],
    words: WordVectors,
) -> NDArray[np.float32]:
    """One row, columns as `NAMES`. `ranked` are the sentences that an answer may be made of, best first."""
    chances = [s.chance for s in ranked[:5]] + [0.0] * 5
    top = ranked[0].candidate
    known = facts(top.passage)
    terms = list(dict.fromkeys(lexical_terms(question.text)))
    total = sum(idf.values()) or 1.0
    in_best = known.terms[top.index]
    in_three = frozenset().union(*(facts(e.passage).all_terms for e in evidence[:3])) if evidence else frozenset()
    missing = [t for t in terms if t not in in_three]
    rarest = max(terms, key=lambda t: idf.get(t, 0.0), default="")
    fits = [figure_fit(question, f) for f in known.figures[top.index]]
    fit = max(fits, key=sum, default=(0.0, 0.0, 0.0))
    best = top.evidence.features
    scores = [e.score for e in evidence[:10]]
    five = [e.features for e in evidence[:5]]
    asks = question.kind is QuestionKind.FIGURE
    row = [
        chances[0], chances[1], chances[2], sum(chances[:5]), scores[0], scores[0] - scores[min(1, len(scores) - 1)],
        float(np.std(scores)), best.get("cosine", 0), best.get("question", 0), best.get("question_second", 0),
        max(top.evidence.sentences, default=0.0), best.get("coverage", 0), best.get("coverage_wide", 0),
        sum(idf.get(t, 0) for t in terms if t in in_best) / total,
        sum(idf.get(t, 0) for t in terms if t in in_three) / total,
        float(rarest not in in_three), len(missing) / max(1, len(terms)),
        max((idf.get(t, 0.0) for t in missing), default=0.0), best.get("region", 0), best.get("period", 0),
        max((f.get("region", 0) for f in five), default=0), max((f.get("period", 0) for f in five), default=0), *fit, sum(fit),
        float(len({s.candidate.passage.id for s in ranked[:3]})), float(bool(fits)), float(asks),
        float(bool(question.regions)), float(any(p.period for p in question.periods)), float(bool(question.indicators)),
        float(len(terms)), float(any(p.period and p.period.end.year > 2027 for p in question.periods)),
        *_structure(question, ranked), *_subject(question, ranked), *_words(terms, ranked, idf),
        *_premise(question, ranked), *_near(question, ranked, words),
    ]  # fmt: skip
    return np.array(row, np.float32)


LOOKED_AT = 6  # sentences


def _structure(question: Question, ranked: Sequence[Scored]) -> list[float]:
    """Whether one of the best sentences holds a figure of the indicator, region and period asked, all at once."""
    region_asked = bool(question.regions)
    period_asked = any(p.period for p in question.periods)
    best, at, regions, periods = -1.0, 0.0, -1.0, -1.0
    for one in ranked[:LOOKED_AT]:
        for figure in facts(one.candidate.passage).figures[one.candidate.index]:
            indicator, region, period = figure_fit(question, figure)
            parts = [indicator] * bool(question.indicators) + [region] * region_asked + [period] * period_asked
            joint = min(parts, default=0.0)
            if joint > best:
                best, at = joint, one.chance / max(ranked[0].chance, 1e-6)
            regions, periods = max(regions, region), max(periods, period)
    return [best, at, regions, periods]


def _subject(question: Question, ranked: Sequence[Scored]) -> list[float]:
    """Whether the sector, occupation or group asked is spoken of in the best sentence, and in the best three."""
    if not question.sectors:
        return [0.0, 0.0, 0.0]
    wanted = set(question.sectors)
    held = [bool(wanted & _spoken_of(s)) for s in ranked[:3]]
    return [1.0, 1.0 if held[0] else -1.0, 1.0 if any(held) else -1.0]


def _spoken_of(scored: Scored) -> frozenset[str]:
    passage, i = scored.candidate.passage, scored.candidate.index
    known = facts(passage)
    lead = passage.sentences[i].lead
    return (
        known.concepts[i]
        | (known.concepts[i - 1] if i else frozenset())
        | (known.concepts[lead] if lead is not None else frozenset())
        | known.head_concepts
    )


def _words(terms: Sequence[str], ranked: Sequence[Scored], idf: dict[str, float]) -> list[float]:
    """Terms that the corpus does not know, terms that the best five sentences hold, and the answer's own share."""
    top = max(idf.values(), default=0.0)
    unknown = sum(idf.get(t, 0.0) >= UNKNOWN_IDF for t in terms)
    five: frozenset[str] = frozenset().union(*(facts(s.candidate.passage).terms[s.candidate.index] for s in ranked[:5]))
    total = sum(idf.get(t, 0.0) for t in terms) or 1.0
    figures = facts(ranked[0].candidate.passage).figures[ranked[0].candidate.index]
    share = any(f.unit in {"%", "procentpunt"} for f in figures)
    return [
        float(unknown), sum(idf.get(t, 0.0) for t in terms if t in five) / total, float(share), top,
    ]  # fmt: skip


_WHY = re.compile(
    r"\b(?:waarom|waardoor|hoe kom(?:t|en) (?:het|dat|het dat)|hoezo|welke reden|reden(?:en)?|oorza\w+)\b",
    re.IGNORECASE,
)
_TOLD = {"quantity", "multiple", "favour", "start", "openness", "hold"}  # scales on which a question may be wrong


def _premise(question: Question, ranked: Sequence[Scored]) -> list[float]:
    """What the question takes for granted: asked why, its direction beside that of the best sentences, its denials."""
    asked = {(turn.scale, turn.sign) for turn in turns(question.text) if turn.scale in _TOLD}
    told = {(t.scale, t.sign) for s in ranked[:3] for t in turns(s.candidate.text) if t.scale in _TOLD}
    turned = any((scale, -sign) in told and (scale, sign) not in told for scale, sign in asked)
    kinds = (QuestionKind.ADVICE, QuestionKind.LIST, QuestionKind.DEFINITION)
    return [
        float(bool(_WHY.search(question.text))), -1.0 if turned else float(bool(asked & told)),
        float(bool(negations(question.text))), float(bool(negations(ranked[0].candidate.text))),
        *(float(question.kind is kind) for kind in kinds),
    ]  # fmt: skip


def _near(question: Question, ranked: Sequence[Scored], words: WordVectors) -> list[float]:
    """How near the best sentences come word by word, and to the word that they are furthest from."""
    near = nearness(question.text, [s.candidate for s in ranked[:5]], words)
    first = float(near.wide[0]), float(near.back[0])
    best = ranked[0].candidate
    expanded = [float(near.expanded[0]), best.evidence.expanded[best.index], float(near.expanded[:3].max())]
    return [*first, near.together(3), near.together(5), near.least(1), near.least(3), *expanded]


UNKNOWN_IDF = 6.5  # a term of at most one passage in a library of some hundreds
