"""Assistants with one fault each, and one without: what they answer to a case, in the public form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpus.library import Library
from corpus.models import Passage, plain
from evals.models import Case, Gold
from evals.sources import Sources

Fake = Callable[[Case], dict[str, Any]]


def refusal(case: Case) -> dict[str, Any]:
    reason = {"reason": "no_evidence", "message": "Daar vind ik niets over.", "searched": "", "advice": ""}
    return _row(case, "refused", [], []) | {"refusal": reason, "trace": {"answerability": 0.1}}


def claim(text: str, *golds: Gold) -> dict[str, Any]:
    return {"text": text, "citations": [{"doc": g.doc, "page": g.page, "quote": g.quote} for g in golds]}


def _row(case: Case, status: str, claims: list[dict[str, Any]], evidence: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": case.id,
        "status": status,
        "refusal": None,
        "claims": claims,
        "notes": [],
        "evidence": evidence,
        "elapsed_ms": 12.0,
        "trace": {"answerability": 0.9},
    }


def _piece(passage: Passage) -> dict[str, Any]:
    return {"doc": passage.doc, "page": passage.page, "text": passage.plain}


class Oracle:
    """Quotes the gold passages and refuses what must be refused."""

    def __init__(self, library: Library) -> None:
        self.sources = Sources.of(library)

    def __call__(self, case: Case) -> dict[str, Any]:
        if not case.answerable:
            return refusal(case)
        golds = case.gold if case.all_gold else case.gold[:1]
        if not case.all_gold:
            golds = self._enough(case)
        claims = [claim(plain(gold.quote), gold) for gold in golds]
        return _row(case, "answered", claims, [self._found(gold) for gold in golds])

    def _enough(self, case: Case) -> tuple[Gold, ...]:
        """The fewest gold quotes, from the first on, that say all that must be said."""
        from evals.matching import says

        for count in range(1, len(case.gold) + 1):
            text = " ".join(gold.quote for gold in case.gold[:count])
            if all(any(says(text, s) for s in group) for group in case.must_include):
                return case.gold[:count]
        return case.gold

    def _found(self, gold: Gold) -> dict[str, Any]:
        return {"doc": gold.doc, "page": gold.page, "text": plain(gold.quote)}


class Inventor(Oracle):
    """Answers everything, with a figure and a quote that no source has."""

    def __call__(self, case: Case) -> dict[str, Any]:
        doc = case.gold[0].doc if case.gold else "feiten-rib-drenthe-2024-2025"
        gold = Gold(doc, "Volgens de laatste telling zijn het er precies 987.654.")
        return _row(case, "answered", [claim(gold.quote, gold)], [])


class Coward(Oracle):
    """Refuses everything."""

    def __call__(self, case: Case) -> dict[str, Any]:
        return refusal(case)


class WrongPassage(Oracle):
    """Says the right thing and cites another passage of the same source."""

    def __call__(self, case: Case) -> dict[str, Any]:
        row = super().__call__(case)
        for given in row["claims"]:
            for citation in given["citations"]:
                citation["quote"] = self._other(citation["doc"], case)
        return row

    def _other(self, doc: str, case: Case) -> str:
        for passage in reversed(self.sources.passages_in(doc)):
            quote = passage.sentence_text(len(passage.sentences) - 1)
            if not any(gold.quote in passage.plain for gold in case.gold) and len(quote.split()) > 5:
                return quote
        raise AssertionError(f"no other passage in {doc}")


class Uncited(Oracle):
    """Right in every word, without a single source."""

    def __call__(self, case: Case) -> dict[str, Any]:
        row = super().__call__(case)
        for given in row["claims"]:
            given["citations"] = []
        return row
