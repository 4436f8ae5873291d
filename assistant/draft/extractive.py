"""Answers without a language model: the sentences that answer, word for word, at the right length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

import numpy as np

from assistant.citations import Citer
from assistant.draft import Draft
from assistant.draft.candidates import (
    Candidate,
    candidates,
    facts,
    figure_fit,
    sentence_features,
)
from assistant.draft.length import LENGTHS, Length
from assistant.models import Claim, ClaimRole, Question, QuestionKind, Rejected
from corpus.dutch.thesaurus import all_concepts, same_concept
from corpus.models import Kind
from index.models import Evidence
from index.trees import Trees

SHIPPED = Path(__file__).parent / "data" / "sentences.npz"
CONNECTS = (
    "dit ",
    "dat ",
    "deze ",
    "die ",
    "daar",
    "hier",
    "het gaat ",
    "zij ",
    "ze ",
    "ook ",
    "daarnaast",
    "zo ",
    "hij ",
    "dan ",
    "er ",
)
WHOLE_LISTS = {QuestionKind.LIST, QuestionKind.FACT, QuestionKind.DEFINITION, QuestionKind.EXPLANATION}
LIST_WORDS = 130  # a longer list is quoted item by item
LOOKED_AT = 8  # sentences among which an exactly fitting figure may be preferred
WORTH = 0.1  # as long as it is not much less likely than the best
_SIDED = {QuestionKind.PREPARATION: QuestionKind.PREPARATION}
SAYS_SOMETHING = 4  # terms; 'Financiering is niet genoeg.' adds nothing
TWIN = 0.8  # share of a sentence's terms that another one holds already


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the chance that a good short answer quotes it."""

    candidate: Candidate
    chance: float


class ExtractiveDrafter:
    """Chooses sentences with a learned ensemble over features of question, passage and sentence."""

    name = "extractive"

    def __init__(self, citer: Citer, idf: Callable[[str], dict[str, float]], trees: Trees | None = None) -> None:
        self._citer = citer
        self._idf = idf
        self._trees = trees or Trees.load(SHIPPED)

    def draft(self, question: Question, evidence: tuple[Evidence, ...]) -> Draft:
        """Claims, best first; the sentences that were passed over stand in `rejected` with the reason."""
        return self.compose(question, self.ranked(question, evidence))

    def compose(self, question: Question, scored: Sequence[Scored]) -> Draft:
        """The draft made of ranked sentences."""
        kept, rejected = _without_contradictions(question, scored)
        if question.kind is QuestionKind.FIGURE:
            kept = _only_exact(question, fitting_first(question, kept)) or _no_worse_than_first(question, kept)
        chosen = choose(kept, LENGTHS[question.kind])
        return Draft(self.quoted(question, chosen), rejected)

    def quoted(self, question: Question, chosen: Sequence[Scored]) -> tuple[Claim, ...]:
        """The chosen sentences as claims, with those that they cannot be understood without."""
        return tuple(self._claim(c) for c in self._in_full(question, chosen))

    def compose_sides(self, question: Question, sides: Sequence[tuple[Question, Sequence[Scored]]]) -> Draft:
        """The draft of a comparison or preparation: the best sentences of each side in turn, each checked against its own."""
        columns: list[list[Scored]] = []
        rejected: tuple[Rejected, ...] = ()
        for side, scored in sides:
            kept, dropped = _without_contradictions(side, scored)
            kept = fitting_first(side, kept) if side.kind is QuestionKind.FIGURE else kept
            columns.append(choose(kept, LENGTHS[_SIDED.get(question.kind, QuestionKind.COMPARISON)]))
            rejected += dropped
        chosen = [one for row in zip_longest(*columns) for one in row if one is not None]
        return Draft(self.quoted(question, chosen), rejected)

    def ranked(self, question: Question, evidence: Sequence[Evidence]) -> list[Scored]:
        """Every candidate sentence with its chance, best first."""
        found = candidates(evidence)
        if not found:
            return []
        rows = sentence_features(question, found, self._idf(question.text))
        chances = 1 / (1 + np.exp(-self._trees.scores(rows)))
        order = np.argsort(-chances, kind="stable")
        return [Scored(found[i], float(chances[i])) for i in order]

    def _in_full(self, question: Question, chosen: Sequence[Scored]) -> list[tuple[Candidate, tuple[int, ...]]]:
        """Each chosen sentence with those that it cannot be understood without, in the order of its passage."""
        full: list[tuple[Candidate, tuple[int, ...]]] = []
        taken: set[tuple[str, int]] = set()
        whole_list = question.kind in WHOLE_LISTS
        for n, scored in enumerate(chosen):
            candidate = scored.candidate
            wanted = _whole_list(candidate) if n == 0 and whole_list else ()
            indexes = [i for i in wanted or _with_context(candidate) if (candidate.passage.id, i) not in taken]
            taken.update((candidate.passage.id, i) for i in indexes)
            if indexes:
                full.append((candidate, tuple(indexes)))
        return full

    def _claim(self, part: tuple[Candidate, tuple[int, ...]]) -> Claim:
        candidate, indexes = part
        passage = candidate.passage
        citations = tuple(c for i in indexes for c in self._citer.sentence(passage, i))
        return Claim(" ".join(passage.sentence_text(i) for i in indexes), citations, ClaimRole.QUOTE)


def choose(scored: Sequence[Scored], length: Length) -> list[Scored]:
    """The best sentences up to the length, each saying something that those before it do not."""
    chosen: list[Scored] = []
    words = 0
    held: set[str] = set()
    best = scored[0].chance if scored else 0.0
    for one in scored:
        if len(chosen) >= length.sentences or (chosen and one.chance < length.share * best):
            break
        terms = facts(one.candidate.passage).terms[one.candidate.index]
        if chosen and len(terms) < SAYS_SOMETHING:
            continue
        size = len(one.candidate.text.split())
        repeats = bool(chosen) and bool(terms) and len(terms & held) >= TWIN * len(terms)
        if repeats or (chosen and words + size > length.words):
            continue
        chosen.append(one)
        held |= terms
        words += size
    return chosen


def _whole_list(candidate: Candidate) -> tuple[int, ...]:
    """The list that a sentence introduces or belongs to, with its introduction; empty where it is none."""
    sentences, i = candidate.passage.sentences, candidate.index
    lead = i if any(s.lead == i for s in sentences) else sentences[i].lead
    items = [n for n, s in enumerate(sentences) if s.lead == lead and s.quotable] if lead is not None else []
    if len(items) < 2 or sum(len(candidate.passage.sentence_text(n).split()) for n in items) > LIST_WORDS:
        return ()
    introduces = lead is not None and sentences[lead].quotable and sentences[lead].kind is not Kind.HEADING
    return (lead, *items) if introduces and lead is not None else tuple(items)


def _with_context(candidate: Candidate) -> list[int]:
    """The sentence, with the one that introduces it or that names its subject."""
    passage, i = candidate.passage, candidate.index
    lead = passage.sentences[i].lead
    if lead is not None and passage.sentences[lead].quotable and passage.sentences[lead].kind is not Kind.HEADING:
        return [lead, i]
    before = i - 1
    if before >= 0 and candidate.text.lower().startswith(CONNECTS):
        earlier = passage.sentences[before]
        if earlier.quotable and earlier.kind is Kind.PROSE and len(passage.sentence_text(before).split()) <= 25:
            return [before, i]
    return [i]


def _without_contradictions(question: Question, scored: Sequence[Scored]) -> tuple[list[Scored], tuple[Rejected, ...]]:
    """The sentences without those whose every figure is of another region or period than asked."""
    if question.kind in {QuestionKind.COMPARISON, QuestionKind.PREPARATION}:
        return list(scored), ()
    kept: list[Scored] = []
    rejected: list[Rejected] = []
    for one in scored:
        reason = contradiction(question, one.candidate)
        if reason is None:
            kept.append(one)
        elif len(rejected) < 20:
            rejected.append(Rejected(one.candidate.text, one.candidate.passage.id, reason))
    return kept, tuple(rejected)


def fitting_first(question: Question, scored: Sequence[Scored]) -> list[Scored]:
    """The best sentence that holds a figure of exactly the indicator, region and period asked goes first."""
    for n, one in enumerate(scored[:LOOKED_AT]):
        fit = _best_fit(question, one)
        if fit is not None and one.chance >= WORTH * scored[0].chance and _is_exact(question, fit):
            return [one, *scored[:n], *scored[n + 1 :]]
    return list(scored)


def _only_exact(question: Question, scored: Sequence[Scored]) -> list[Scored]:
    """Where the first sentence holds exactly the figure asked, that one and others that do; else none."""
    if not asks_exactly(question) or not scored:
        return []
    fits = [(s, _best_fit(question, s)) for s in scored]
    exact = [s for s, fit in fits if fit is not None and _is_exact(question, fit)]
    return exact if exact and exact[0] is scored[0] else []


def asks_exactly(question: Question) -> bool:
    """True if indicator, region and period are all named."""
    return bool(question.indicators and question.regions and any(p.period for p in question.periods))


def holds_exactly(question: Question, scored: Sequence[Scored]) -> bool:
    """True if one of the best sentences holds a figure of exactly the indicator, region and period asked."""
    if question.kind is not QuestionKind.FIGURE or not asks_exactly(question) or not scored:
        return False
    first = fitting_first(question, scored)[0]
    fit = _best_fit(question, first)
    return fit is not None and _is_exact(question, fit) and contradiction(question, first.candidate) is None


def _is_exact(question: Question, fit: tuple[float, float, float, float]) -> bool:
    indicator, region, period, part = fit
    asked = (bool(question.indicators), bool(question.regions), any(p.period for p in question.periods))
    if not (asked[0] and (asked[1] or asked[2])) or part < any(_is_sector(s) for s in question.sectors):
        return False
    return all(value >= 0.9 for value, wanted in zip((indicator, region, period), asked, strict=True) if wanted)


def _no_worse_than_first(question: Question, scored: Sequence[Scored]) -> list[Scored]:
    """Beside a figure that fits, no figure of a region, period or part that fits less: it would only tempt."""
    if not scored:
        return []
    first = _best_fit(question, scored[0])
    return [scored[0], *(s for s in scored[1:] if first is None or _fits_as_well(first, _best_fit(question, s)))]


def _best_fit(question: Question, scored: Scored) -> tuple[float, float, float, float] | None:
    known, i = facts(scored.candidate.passage), scored.candidate.index
    fits = [figure_fit(question, f) for f in known.figures[i]]
    if not fits:
        return None
    wanted = set(question.sectors)
    part = 0.0 if not wanted else 1.0 if wanted & known.concepts[i] else -1.0 if known.concepts[i] else 0.0
    return (*max(fits, key=sum), part)


def _fits_as_well(first: tuple[float, ...], other: tuple[float, ...] | None) -> bool:
    """True unless the first fits fully in period or part where the other one does not."""
    return other is None or not any(a > 0.9 and b <= 0 for a, b in zip(first[2:], other[2:], strict=True))


def contradiction(question: Question, candidate: Candidate) -> str | None:
    """'region', 'period' or 'part' where the figures of a sentence are all of another one than asked."""
    fits = [figure_fit(question, f) for f in facts(candidate.passage).figures[candidate.index]]
    if not fits:
        return None
    if all(region < 0 for _, region, _ in fits):
        return "region"
    if all(period < 0 for _, _, period in fits):
        return "period"
    if question.kind is QuestionKind.FIGURE and question.sectors and not _speaks_of(question.sectors, candidate):
        return "part"
    return None


def _speaks_of(sectors: Sequence[str], candidate: Candidate) -> bool:
    """Whether a sentence, what stands before it or its heading names what is asked, or names no sector or group at all."""
    known, i = facts(candidate.passage), candidate.index
    sectors = [s for s in sectors if _is_sector(s)]
    if not sectors or not any(_is_sector(c) for c in known.concepts[i]):
        return True
    lead = candidate.passage.sentences[i].lead
    places = known.concepts[i] | known.head_concepts | (known.concepts[i - 1] if i else frozenset())
    places |= known.concepts[lead] if lead is not None else frozenset()
    return any(near(a, b) for a in sectors for b in places)


@lru_cache(maxsize=5000)
def _is_sector(concept: str) -> bool:
    return any(c.id == concept and c.type in {"sector", "occupation"} for c in all_concepts())


@lru_cache(maxsize=20_000)
def near(a: str, b: str) -> bool:
    """Whether two concepts are the same, or one is part of the other."""
    return a == b or same_concept(a.replace("-", " "), b.replace("-", " ")) >= 0.6
