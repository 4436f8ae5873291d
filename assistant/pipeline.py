"""From a question to a checked answer: plain steps in reading order."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant import refusals
from assistant.absence import told_absent
from assistant.answerability import Answerability
from assistant.citations import Citer
from assistant.compare import compare
from assistant.draft import Draft, Drafter
from assistant.draft.candidates import Scored
from assistant.draft.extractive import ExtractiveDrafter
from assistant.draft.fitting import admissible, holds_exactly
from assistant.models import Answer, AnswerStatus, Question, QuestionKind, Refusal, Trace
from assistant.nearest import nearest
from assistant.notes import notes_of
from assistant.passport import passport_of
from assistant.premise import denied
from assistant.question import understand
from assistant.retrieval import Gathered, compares, find
from assistant.scope import out_of_scope
from assistant.verify import verified
from corpus.dutch.numbers import find_numbers
from corpus.figure_store import FigureStore
from corpus.library import Library
from index.models import Evidence
from index.retriever import Retriever

if TYPE_CHECKING:  # a language model is optional, and its libraries load slowly
    from assistant.draft.follow_up import FollowUps

Ranked = tuple[Question, Sequence[Scored]]  # one side: its question and its sentences, best first
NONE_LEFT = "-"  # no source has this id, so nothing is found


class Assistant:
    """Answers from one library through one index. Keeps no state between questions."""

    def __init__(
        self,
        library: Library,
        retriever: Retriever,
        extractive: ExtractiveDrafter,
        answerability: Answerability,
        figures: FigureStore,
        citer: Citer,
        chat: Drafter | None = None,
        follow_ups: FollowUps | None = None,
        clock: Callable[[], float] = time.perf_counter,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.library = library
        self.retriever = retriever
        self._figures = figures
        self._citer = citer
        self._extractive = extractive
        self._answerability = answerability
        self._chat = chat
        self._follow_ups = follow_ups
        self._clock = clock
        self._today = today

    def ask(self, text: str, history: tuple[str, ...] = (), docs: frozenset[str] = frozenset()) -> Answer:
        """The answer to a question, with the earlier questions of the conversation; `docs` narrows the sources."""
        start = self._clock()
        refusal = refusals.of_input(text)
        if refusal is not None:
            return self._refused(text, refusal, start)
        reason = out_of_scope(text)
        if reason is not None:
            return self._refused(text, refusals.of_scope(reason), start)
        question, asking = self._understood(text, history)
        understood = self._clock()
        found = find(self.retriever, question, self._in_force(docs))
        searched = self._clock()
        draft = self._draft(question, found)
        draft = replace(draft, cost=_added(asking, draft.cost))
        drafted = self._clock()
        timings = {
            "understand": 1000 * (understood - start), "search": 1000 * (searched - understood),
            "draft": 1000 * (drafted - searched),
        }  # fmt: skip
        return self._answer(question, found, draft, timings, start)

    def _understood(self, text: str, history: tuple[str, ...]) -> tuple[Question, dict[str, Any]]:
        """The question made whole by code, or by the model where code saw no subject; with what the model cost.

        What the model wrote has passed the scope checks, and is shown as how the question was understood.
        """
        question = understand(text, history)
        alone = question.text == text and (question.indicators or question.sectors)
        replaced = question.text != text and not question.text.endswith(
            ")"
        )  # else the earlier question was only put behind it
        if self._follow_ups is None or not history or alone or replaced:
            return question, {}
        written = self._follow_ups.rewrite(text, history)
        if written.text == text:
            return question, written.cost
        return replace(understand(written.text), asked=text, history=history), written.cost

    def _draft(self, question: Question, found: Gathered) -> Draft:
        """The extractive draft, which also tells whether there is an answer; then the language model's, if any."""
        ranked = self._extractive.ranked(question, found.evidence)
        sides = [(side.question, self._extractive.ranked(side.question, side.evidence)) for side in found.sides]
        chance = self._chance(question, found, ranked, sides)
        told = self._told_otherwise(question, ranked)
        if told is not None:
            return replace(told, answerability=chance)
        if not ranked or chance < self._answerability.threshold:
            refusal = refusals.of_evidence(question, found.evidence, ranked, self.library)
            notes = nearest(question, found.evidence, self._figures, self._citer)
            return Draft((), refusal=refusal, notes=notes, answerability=chance)
        draft = self._checked(replace(self._composed(question, ranked, sides), answerability=chance), question, found)
        if question.kind is QuestionKind.FIGURE and not any(find_numbers(claim.text) for claim in draft.claims):
            refusal = refusals.of_evidence(question, found.evidence, ranked, self.library)
            return Draft((), refusal=refusal, answerability=chance)  # asked for a figure, there is none to give
        if self._chat is None:
            return draft
        chat = self._chat.draft(question, found.evidence)
        if not chat.claims:
            rejected = draft.rejected + chat.rejected
            return replace(
                draft, status=chat.status, cost=chat.cost, model=chat.model, prompt=chat.prompt, rejected=rejected
            )
        return replace(
            chat, answerability=chance, notes=draft.notes, passport=draft.passport, comparison=draft.comparison
        )

    def _told_otherwise(self, question: Question, ranked: Sequence[Scored]) -> Draft | None:
        """The refusal where a source denies what the question takes for granted, or says that it does not tell it."""
        against = denied(question, ranked, self.retriever.words)
        if against is not None:
            claims = self._extractive.quoted(question, [against])
            return Draft(claims, refusal=refusals.of_premise(self.library))
        absent = told_absent(question, admissible(question, ranked))
        if absent is not None:
            claims = self._extractive.quoted(question, [absent])
            return Draft(claims, refusal=refusals.of_absence(self.library))
        return None

    def _chance(self, question: Question, found: Gathered, ranked: Sequence[Scored], sides: Sequence[Ranked]) -> float:
        """The chance that there is an answer; of several needs, to the one that is surest."""
        if found.sides and question.kind is not QuestionKind.PREPARATION and not compares(question):
            return max(
                self._chance_of(side.question, side.evidence, of_side)
                for side, (_, of_side) in zip(found.sides, sides, strict=True)
            )
        return self._chance_of(question, found.evidence, ranked)

    def _chance_of(self, question: Question, evidence: Sequence[Evidence], ranked: Sequence[Scored]) -> float:
        chance = self._answerability.chance(question, evidence, admissible(question, ranked))
        return max(chance, self._answerability.threshold) if holds_exactly(question, ranked) else chance

    def _in_force(self, docs: frozenset[str]) -> frozenset[str]:
        """The sources to search: those asked for, without those whose approval has run out."""
        expired = {source.id for source in self.library.expired(self._today())}
        if not expired:
            return docs
        left = (docs or {source.id for source in self.library.sources}) - expired
        return frozenset(left or {NONE_LEFT})

    def _composed(self, question: Question, ranked: Sequence[Scored], sides: Sequence[Ranked]) -> Draft:
        if not sides:
            return self._with_passport(question, ranked, self._extractive.compose(question, ranked))
        draft = self._extractive.compose_sides(question, sides)
        if question.kind is QuestionKind.PREPARATION or not compares(question):
            return draft
        labelled = [(_label(side), side, ranked_side) for side, ranked_side in sides]
        comparison = compare(question, labelled, self._citer)
        told = tuple(side.claim for side in comparison.sides if side.claim) if comparison else ()
        if comparison is None or not told:
            return draft
        derived = (comparison.difference,) if comparison.difference else ()
        return replace(draft, claims=told + derived, comparison=comparison)

    def _with_passport(self, question: Question, ranked: Sequence[Scored], draft: Draft) -> Draft:
        """The draft with the figure asked in front, and notes on newer or differing figures."""
        passport = passport_of(question, admissible(question, ranked), self._citer, self._figures)
        if passport is None:
            return draft
        notes = notes_of(question, passport, self._figures, self._citer)
        return replace(draft, claims=(passport.claim, *draft.claims), passport=passport, notes=notes)

    def _checked(self, draft: Draft, question: Question, found: Gathered) -> Draft:
        """The draft without what a gate stops; stopped claims are counted and kept in the trace."""
        claims, rejected = verified(draft.claims, found.all_evidence, question)
        return replace(draft, claims=claims, rejected=draft.rejected + rejected, removed=draft.removed + len(rejected))

    def _answer(
        self, question: Question, found: Gathered, draft: Draft, timings: dict[str, float], start: float
    ) -> Answer:
        trace = Trace(
            question, (question.text, *found.queries), found.evidence, draft.rejected,
            _pairs(found, "thesaurus"), draft.answerability, self.library.digest,
            self.retriever.manifest.corpus, self._chat.name if self._chat else "extractive", draft.model, draft.prompt,
            draft.status, draft.cost, timings, _pairs(found, "spelling"),
        )  # fmt: skip
        refusal = draft.refusal or (None if draft.claims else refusals.nothing_left(self.library))
        missing = draft.comparison is not None and any(s.claim is None for s in draft.comparison.sides)
        status = AnswerStatus.REFUSED if refusal else AnswerStatus.PARTIAL if missing else AnswerStatus.ANSWERED
        return Answer(
            question.asked, status, draft.claims, refusal, draft.notes, draft.passport, draft.comparison,
            found.evidence, trace, draft.removed, 1000 * (self._clock() - start),
        )  # fmt: skip

    def _refused(self, text: str, refusal: Refusal, start: float) -> Answer:
        """Refused before any search. Of personal data nothing is kept, not even the question."""
        shown = "" if refusal.reason.value == "personal_data" else text
        return Answer(shown, AnswerStatus.REFUSED, (), refusal, elapsed_ms=1000 * (self._clock() - start))


def _added(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """What two uses of the model cost together."""
    return {name: one.get(name, 0) + other.get(name, 0) for name in (*other, *(set(one) - set(other)))}


def _pairs(found: Gathered, kind: str) -> tuple[tuple[str, str], ...]:
    """(word of the question, word that it brought or was read as)."""
    return tuple((e.source, e.term) for e in found.expansions if e.kind == kind)


def _label(side: Question) -> str:
    """What tells a side from the others: its regions and periods as written."""
    return " ".join([*(r.written for r in side.regions), *(p.written for p in side.periods)]) or side.text
