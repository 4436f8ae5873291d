"""Refusals as values, each with what was searched and what the user can do."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant import texts
from assistant.language import is_foreign
from assistant.models import Question, Refusal, RefusalReason
from assistant.scope import MAX_LENGTH, out_of_scope
from corpus.library import Library
from corpus.models import Level
from index.models import Evidence

if TYPE_CHECKING:
    from assistant.draft.candidates import Scored


def of_input(text: str) -> Refusal | None:
    """Why a text cannot be taken as a question, or None."""
    if not text.strip():
        return _bad("empty")
    if any(unicodedata.category(c) in {"Cc", "Co", "Cn", "Cs"} and c not in "\n\r\t" for c in text) or "\ufffd" in text:
        return _bad("binary")
    if len(text) > MAX_LENGTH:
        return _bad("long", length=f"{len(text):,}".replace(",", "."), limit=f"{MAX_LENGTH:,}".replace(",", "."))
    if is_foreign(text) and out_of_scope(text) is None:  # personal data and manipulation have a refusal of their own
        return _bad("language")
    return None


def _bad(problem: str, **values: str) -> Refusal:
    message, remedy = texts.BAD_INPUT[problem]
    return Refusal(RefusalReason.BAD_INPUT, message.format(**values), "", remedy)


def of_scope(reason: RefusalReason) -> Refusal:
    """The refusal of a question that must not be answered."""
    message, advice = texts.REFUSALS[reason]
    return Refusal(reason, message, "", advice)


def searched(library: Library) -> str:
    """What was searched, for a person."""
    documents = {p.doc for p in library.passages}
    return texts.SEARCHED.format(passages=len(library.passages), documents=len(documents), scope="")


def of_evidence(
    question: Question, evidence: Sequence[Evidence], ranked: Sequence[Scored], library: Library
) -> Refusal:
    """Why the evidence does not answer: a region or period that the sources do not have, or simply nothing."""
    missing = _missing(question, evidence)
    if missing:
        message, advice = texts.REFUSALS[RefusalReason.NOT_COVERED]
        return Refusal(RefusalReason.NOT_COVERED, message.format(missing=missing), searched(library), advice)
    message, advice = texts.REFUSALS[RefusalReason.NO_EVIDENCE]
    return Refusal(RefusalReason.NO_EVIDENCE, message, searched(library), advice)


def _missing(question: Question, evidence: Sequence[Evidence]) -> str:
    regions = [r.written for r in question.regions if all(c.level is not Level.LAND for c in r.candidates)]
    periods = [p.written for p in question.periods if p.period]
    best = evidence[:5]
    if regions and all(e.features.get("region", 0) < 0 for e in best):
        return f"er staat niets over {' en '.join(regions)}"
    if periods and all(e.features.get("period", 0) < 0 for e in best):
        return f"er staat niets over de periode {' en '.join(periods)}"
    if regions or periods:
        return f"dit onderwerp voor {', '.join([*regions, *periods])}"
    return ""


def of_premise(library: Library) -> Refusal:
    """The question takes for granted what the sources deny; the sentence that denies it goes along as a claim."""
    message, advice = texts.REFUSALS[RefusalReason.FALSE_PREMISE]
    return Refusal(RefusalReason.FALSE_PREMISE, message.format(premise=""), searched(library), advice)


def of_absence(library: Library) -> Refusal:
    """A source says itself that it does not give what is asked; that sentence goes along as a claim."""
    _, advice = texts.REFUSALS[RefusalReason.NOT_COVERED]
    return Refusal(RefusalReason.NOT_COVERED, texts.TOLD_ABSENT, searched(library), advice)


def nothing_left(library: Library) -> Refusal:
    """All sentences were stopped by a gate."""
    message, advice = texts.REFUSALS[RefusalReason.NO_EVIDENCE]
    return Refusal(RefusalReason.NO_EVIDENCE, message, searched(library), advice)
