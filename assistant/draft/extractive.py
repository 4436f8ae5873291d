"""Answers without a language model: the sentences that answer, word for word, at the right length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path

import numpy as np

from assistant.citations import Citer, without_note_mark
from assistant.draft import Draft
from assistant.draft.candidates import Candidate, Scored, candidates, facts, leans
from assistant.draft.fitting import admissible, fitting_first, no_worse_than_first, only_exact, without_contradictions
from assistant.draft.length import LENGTHS, Length
from assistant.draft.nearness import nearness
from assistant.draft.sentence_features import NAMES, sentence_features
from assistant.models import Claim, ClaimRole, Question, QuestionKind, Rejected
from assistant.question import own_part
from corpus.models import Kind
from index.models import Evidence
from index.trees import Trees
from index.word_vectors import WordVectors

SHIPPED = Path(__file__).parent / "data" / "sentences.npz"
WHOLE_LISTS = {QuestionKind.LIST, QuestionKind.FACT, QuestionKind.DEFINITION, QuestionKind.EXPLANATION}
LIST_WORDS = 130  # a longer list is quoted item by item
_SIDED = {QuestionKind.PREPARATION: QuestionKind.PREPARATION}
SAYS_SOMETHING = 4  # terms; 'Financiering is niet genoeg.' adds nothing
RUNS_ON = 1.5  # chosen on the questions in ../shared/evals and evals/cases, like the lengths
TWIN = 0.8  # share of a sentence's terms that another one holds already


class ExtractiveDrafter:
    """Chooses sentences with a learned ensemble over features of question, passage and sentence."""

    name = "extractive"

    def __init__(
        self, citer: Citer, idf: Callable[[str], dict[str, float]], words: WordVectors, trees: Trees | None = None
    ) -> None:
        self._citer = citer
        self._idf = idf
        self._words = words
        self._trees = trees or Trees.load(SHIPPED)
        self._columns = self._trees.columns(NAMES)

    def draft(self, question: Question, evidence: tuple[Evidence, ...]) -> Draft:
        """Claims, best first; the sentences that were passed over stand in `rejected` with the reason."""
        return self.compose(question, self.ranked(question, evidence))

    def compose(self, question: Question, scored: Sequence[Scored]) -> Draft:
        """The draft made of ranked sentences."""
        _, rejected = without_contradictions(question, scored)
        return Draft(self.quoted(question, chosen_of(question, scored)), rejected)

    def quoted(self, question: Question, chosen: Sequence[Scored]) -> tuple[Claim, ...]:
        """The chosen sentences as claims, with those that they cannot be understood without."""
        return tuple(self._claim(c) for c in in_full(question, chosen))

    def compose_sides(self, question: Question, sides: Sequence[tuple[Question, Sequence[Scored]]]) -> Draft:
        """The draft of a comparison or preparation: the best sentences of each side in turn, each checked against its own."""
        columns: list[list[Scored]] = []
        rejected: tuple[Rejected, ...] = ()
        for side, scored in sides:
            kept, dropped = without_contradictions(side, scored)
            if side.kind is QuestionKind.FIGURE:
                kept = fitting_first(side, kept)
                kept = no_worse_than_first(side, only_exact(side, kept) or kept)
            columns.append(choose(kept, LENGTHS[_SIDED.get(question.kind, QuestionKind.COMPARISON)]))
            rejected += dropped
        chosen = [one for row in zip_longest(*columns) for one in row if one is not None]
        return Draft(self.quoted(question, chosen), rejected)

    def ranked(self, question: Question, evidence: Sequence[Evidence]) -> list[Scored]:
        """Every candidate sentence with its chance, best first."""
        found = candidates(evidence)
        if not found:
            return []
        rows = sentence_features(question, found, self._idf(question.text), self._words)
        chances = 1 / (1 + np.exp(-self._trees.scores(rows[:, self._columns])))
        if own := own_part(question):  # 'en hoeveel zelfstandigen?': else the earlier answer comes again
            near = nearness(own, found, self._words).wide
            chances = chances * (1 + near / max(float(near.max()), 1e-6)) / 2
        order = np.argsort(-chances, kind="stable")
        return [Scored(found[i], float(chances[i])) for i in order]

    def _claim(self, part: tuple[Candidate, tuple[int, ...]]) -> Claim:
        candidate, indexes = part
        passage = candidate.passage
        citations = tuple(c for i in indexes for c in self._citer.sentence(passage, i))
        text = " ".join(without_note_mark(passage.sentence_text(i)) for i in indexes)
        return Claim(text, citations, ClaimRole.QUOTE)


def in_full(question: Question, chosen: Sequence[Scored]) -> list[tuple[Candidate, tuple[int, ...]]]:
    """Each chosen sentence with those that it cannot be understood without, in the order of its passage."""
    full: list[tuple[Candidate, tuple[int, ...]]] = []
    taken: set[tuple[str, int]] = set()
    for n, scored in enumerate(chosen):
        candidate = scored.candidate
        whole = question.kind is QuestionKind.LIST or (n == 0 and question.kind in WHOLE_LISTS)
        wanted = _whole_list(candidate) if whole or introduces(candidate) else ()
        indexes = [i for i in wanted or _with_context(candidate) if (candidate.passage.id, i) not in taken]
        taken.update((candidate.passage.id, i) for i in indexes)
        if indexes:
            full.append((candidate, tuple(indexes)))
    return full


def chosen_of(question: Question, scored: Sequence[Scored]) -> list[Scored]:
    """The sentences that an answer is made of, out of ranked ones."""
    kept = admissible(question, scored)
    if question.kind is QuestionKind.FIGURE:
        kept = no_worse_than_first(question, only_exact(question, kept) or kept)
    return choose(kept, LENGTHS[question.kind])


def choose(scored: Sequence[Scored], length: Length) -> list[Scored]:
    """The best sentences up to the length, each saying something that those before it do not.

    The sentence that follows a chosen one counts for more than its chance: an answer often runs on.
    """
    pool = list(scored)
    chosen: list[Scored] = []
    words = 0
    held: set[str] = set()
    following: set[tuple[str, int]] = set()
    while pool and len(chosen) < length.sentences:
        one = max(pool, key=lambda s: _worth(s, following))
        pool.remove(one)
        if chosen and _worth(one, following) < length.share * scored[0].chance:
            break
        terms = facts(one.candidate.passage).terms[one.candidate.index]
        size = len(one.candidate.text.split())
        repeats = bool(terms) and len(terms & held) >= TWIN * len(terms)
        if chosen and (len(terms) < SAYS_SOMETHING or repeats or words + size > length.words or _is_row(one)):
            continue
        chosen.append(one)
        held |= terms
        words += size
        following.add((one.candidate.passage.id, one.candidate.index + 1))
    return chosen


def _is_row(one: Scored) -> bool:
    """Whether it is a row of a table: beside sentences it only repeats a figure, and reads badly."""
    return one.candidate.passage.kind is Kind.TABLE


def _worth(one: Scored, following: set[tuple[str, int]]) -> float:
    place = (one.candidate.passage.id, one.candidate.index)
    return one.chance * (RUNS_ON if place in following else 1.0)


def introduces(candidate: Candidate) -> bool:
    """Whether a sentence introduces a list: it says nothing without its items."""
    return any(s.lead == candidate.index for s in candidate.passage.sentences)


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
    if before >= 0 and leans(candidate):
        earlier = passage.sentences[before]
        if earlier.quotable and earlier.kind is Kind.PROSE and len(passage.sentence_text(before).split()) <= 25:
            return [before, i]
    return [i]
