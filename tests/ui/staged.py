"""An assistant that plays each state of an answer on request, over the starter library and with its real citations."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.citations import Citer
from assistant.models import (
    Answer,
    AnswerStatus,
    Claim,
    ClaimRole,
    Comparison,
    Note,
    NoteKind,
    Passport,
    Refusal,
    RefusalReason,
    Side,
    Trace,
)
from corpus.dutch.indicators import indicator
from corpus.dutch.periods import label
from corpus.figures import figures
from corpus.library import Library
from corpus.models import Figure, Kind, Passage, Status
from index.models import Evidence
from ui.service import Answerer

SLOW_S = 0.4


class Staged:
    """Answers a question that names a state by that state, and every other question as the real assistant does."""

    def __init__(self, real: Answerer, slow_s: float = SLOW_S) -> None:
        self._real = real
        self._slow_s = slow_s
        self._citer = Citer({s.id: s for s in real.library.sources})
        self._states: dict[str, Callable[[str], Answer]] = {
            "toon paspoort": self.with_passport, "toon vergelijking": self.with_comparison, "toon lang": self.long,
            "toon model": self.model_down, "toon weigering": self.refused, "toon storing": self.broken,
            "toon opmaak": self.markup, "toon stroom": self.long, "toon tabel": self.of_table,
        }  # fmt: skip

    @property
    def library(self) -> Library:
        return self._real.library

    def ask(self, text: str, history: tuple[str, ...] = (), docs: frozenset[str] = frozenset()) -> Answer:
        state = next((make for name, make in self._states.items() if name in text.lower()), None)
        return state(text) if state else self._real.ask(text, history, docs)

    def stream(
        self, text: str, history: tuple[str, ...] = (), docs: frozenset[str] = frozenset()
    ) -> Iterator[Claim | Answer]:
        answer = self.ask(text, history, docs)
        for claim in answer.claims:
            if "toon stroom" in text.lower():
                time.sleep(self._slow_s)
            yield claim
        yield answer

    # --- the states

    def with_passport(self, text: str) -> Answer:
        """A figure with its passport, a newer figure, a differing one, and sentences that were taken out."""
        (f, p), *others = self._figures(Status.REALISED)
        notes = tuple(Note(kind, self._claim(passage, g.sentence)) for kind, (g, passage) in zip(
            (NoteKind.NEWER, NoteKind.DIFFERS), others[:2], strict=True))  # fmt: skip
        claim = self._claim(p, f.sentence)
        passport = Passport(
            f, f.written, f.unit, indicator(f.indicator or "").name, str(f.region), label(f.period) if f.period else "",
            f.status.value, claim,
        )  # fmt: skip
        return self._answer(
            text, (claim, self._claim(others[2][1], others[2][0].sentence)), notes=notes, passport=passport, removed=2
        )

    def with_comparison(self, text: str) -> Answer:
        """Two sides and a third that is missing."""
        pairs = self._figures(Status.REALISED)[:2]
        sides = tuple(Side(str(f.region) + f" {n}", f, self._claim(p, f.sentence)) for n, (f, p) in enumerate(pairs, 1))
        claims = tuple(side.claim for side in sides if side.claim)
        worked = Claim("12.500 − 4.450 = 8.050 (voorbeeld van een berekening)", claims[0].citations, ClaimRole.DERIVED)
        comparison = Comparison((*sides, Side("provincie Zeeland", None, None)), worked)
        return replace(self._answer(text, claims, comparison=comparison), status=AnswerStatus.PARTIAL)

    def long(self, text: str) -> Answer:
        """Forty sentences out of many passages."""
        passages = [p for p in self.library.passages if p.kind is Kind.PROSE and p.sentences][:40]
        return self._answer(text, tuple(self._claim(p, 0) for p in passages))

    def model_down(self, text: str) -> Answer:
        """The language model was not there; the answer is made of sentences."""
        answer = self.long(text)
        trace = Trace(None, drafter="chat", status="unreachable", model="een-model")
        return replace(answer, claims=answer.claims[:2], trace=trace)

    def refused(self, text: str) -> Answer:
        """Nothing found, with what comes nearest."""
        refusal = Refusal(
            RefusalReason.NOT_COVERED, "De goedgekeurde bronnen geven dit niet: er staat niets over Zeeland.",
            "Gezocht in 555 passages uit 7 bronnen.",
            "Vraag naar een gebied, periode of onderwerp dat de bronnen wel hebben.",
        )  # fmt: skip
        near = self._real.ask("Hoeveel vacatures stonden er medio 2024 open in Drenthe?").evidence[:3]
        return replace(self._answer(text, ()), status=AnswerStatus.REFUSED, refusal=refusal, evidence=near)

    def broken(self, text: str) -> Answer:
        """The search fails."""
        raise RuntimeError(f"geheim pad /srv/aimi bij {text}")

    def markup(self, text: str) -> Answer:
        """A source, a question and a card that try to be HTML and markdown."""
        hostile = (
            '<img src="https://kwaad.example/x.png" onerror="document.title=\'gekaapt\'"> '
            "![x](https://kwaad.example/y.png) **vet** :red[rood]"
        )
        claim = self.long(text).claims[0]
        cited = tuple(
            replace(c, quote=hostile, section=hostile, title=hostile, publisher=hostile) for c in claim.citations
        )
        bad = Claim(hostile, cited)
        return self._answer(text, (bad,), notes=(Note(NoteKind.CONTEXT, bad),))

    def of_table(self, text: str) -> Answer:
        """A line of a table."""
        passage = next(p for p in self.library.passages if p.kind is Kind.TABLE)
        return self._answer(text, (self._claim(passage, 2),))

    # --- their parts

    def _figures(self, status: Status) -> list[tuple[Figure, Passage]]:
        """Figures on open vacancies, the latest first, each of another passage."""
        found: dict[str, tuple[Figure, Passage]] = {}
        for passage in self.library.passages:
            for f in figures(passage):
                fits = f.indicator == "vacatures-openstaand" and f.unit == "vacatures" and not f.part and not f.change
                if fits and f.region and f.period and f.status is status and passage.kind is not Kind.TABLE:
                    found.setdefault(passage.id, (f, passage))
        return sorted(found.values(), key=lambda pair: (pair[0].period.end, pair[1].id), reverse=True)  # type: ignore[union-attr]

    def _claim(self, passage: Passage, sentence: int) -> Claim:
        return Claim(passage.sentence_text(sentence), self._citer.sentence(passage, sentence))

    def _answer(
        self,
        text: str,
        claims: tuple[Claim, ...],
        notes: tuple[Note, ...] = (),
        passport: Passport | None = None,
        comparison: Comparison | None = None,
        removed: int = 0,
    ) -> Answer:
        cited = {c.passage for claim in claims for c in claim.citations}
        near = [p for p in self.library.passages if p.id in cited] or [p for p in self.library.passages if p.sentences][
            :3
        ]
        evidence = tuple(Evidence(p, 1.0) for p in near)
        status = AnswerStatus.ANSWERED
        refusal = None
        if not claims:
            status, refusal = AnswerStatus.REFUSED, Refusal(RefusalReason.NO_EVIDENCE, "Niets.")
        return Answer(
            text,
            status,
            claims,
            refusal,
            notes,
            passport,
            comparison,
            evidence,
            Trace(None, evidence=evidence),
            removed,
        )
