"""Refusals as values, each with what was searched and what the user can do."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant import texts
from assistant.models import Question, Refusal, RefusalReason
from assistant.scope import MAX_LENGTH
from corpus.dutch.wordlist import is_dutch
from corpus.dutch.words import is_stopword, tokens
from corpus.library import Library
from corpus.models import Level
from index.models import Evidence

if TYPE_CHECKING:
    from assistant.draft.extractive import Scored

_ENGLISH = frozenset(
    [
        "the",
        "and",
        "are",
        "were",
        "how",
        "many",
        "what",
        "why",
        "which",
        "who",
        "when",
        "where",
        "does",
        "did",
        "there",
        "with",
        "please",
        "give",
        "tell",
        "about",
        "this",
        "that",
        "from",
    ]
)
_DUTCH = frozenset(
    [
        "de",
        "het",
        "een",
        "hoeveel",
        "wat",
        "waarom",
        "welke",
        "wie",
        "hoe",
        "er",
        "van",
        "voor",
        "met",
        "bij",
        "zijn",
        "niet",
        "ik",
        "je",
        "naar",
        "en",
    ]
)


def of_input(text: str) -> Refusal | None:
    """Why a text cannot be taken as a question, or None."""
    if not text.strip():
        return _bad("empty")
    if any(unicodedata.category(c) in {"Cc", "Co", "Cn", "Cs"} and c not in "\n\r\t" for c in text) or "\ufffd" in text:
        return _bad("binary")
    if len(text) > MAX_LENGTH:
        return _bad("long", length=f"{len(text):,}".replace(",", "."), limit=f"{MAX_LENGTH:,}".replace(",", "."))
    if _is_foreign(text):
        return _bad("language")
    return None


def _is_foreign(text: str) -> bool:
    """True for a text without Dutch in it: other scripts, or mostly English function words."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return True
    if sum("LATIN" in unicodedata.name(c, "") for c in letters) < 0.7 * len(letters):
        return True
    words = [t.lower for t in tokens(text) if t.lower[0].isalpha()]
    english = sum(w in _ENGLISH for w in words)
    dutch = sum(w in _DUTCH for w in words)
    if english >= 3 and english > 2 * dutch:
        return True
    content = [w for w in words if not is_stopword(w)]
    return len(content) >= 4 and not dutch and sum(is_dutch(w) for w in content) == 0


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
        return f"dit onderwerp voor {' en '.join([*regions, *periods])}"
    return ""


def of_premise(library: Library) -> Refusal:
    """The question takes for granted what the sources deny; the sentence that denies it goes along as a claim."""
    message, advice = texts.REFUSALS[RefusalReason.FALSE_PREMISE]
    return Refusal(RefusalReason.FALSE_PREMISE, message.format(premise=""), searched(library), advice)


def nothing_left(library: Library) -> Refusal:
    """All sentences were stopped by a gate."""
    message, advice = texts.REFUSALS[RefusalReason.NO_EVIDENCE]
    return Refusal(RefusalReason.NO_EVIDENCE, message, searched(library), advice)
