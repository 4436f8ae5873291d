"""Whether quotes carry a statement: the deterministic test that takes the place of ALCE's language model.

Gao et al. (2023) ask an NLI model whether a premise entails a statement. Ours asks three things that can be
checked by hand: every figure of the statement stands in the quotes, most of its words are the quotes' words
(by stem and compound part, headings and title read along as ALCE reads the title along), and the two do not
point in opposite directions. It is independent of the gates of the assistant, so it can find them wrong.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.dutch.words import analyse
from evals.matching import figures, follows, says, squash, value
from evals.models import Cited, GivenClaim
from evals.sources import Sources

COVERED = 0.5  # share of the statement's words; see tests/evals/test_support.py for what it lets in and keeps out
_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in (
        (
            r"stijg\w*|steeg|stegen|gestegen|groei\w*|gegroeid|toename|(?:neemt|nam|nemen) .{0,30}toe|toegenomen",
            r"daal\w*|dalen\w*|gedaald|krimp\w*|kromp|afname|(?:neemt|nam|nemen) .{0,30}af|afgenomen",
        ),
        (r"hoger|hoogste|meer|meeste|groter|grootste", r"lager|laagste|minder|minste|kleiner|kleinste"),
    )
)
_NOT = re.compile(
    r"\b(?:niet|geen|nooit|nergens|niemand|niets|zonder|evenmin|nauwelijks|amper|slechts|los van|voorkom\w*)\b"
)


def figures_missing(claim: GivenClaim) -> tuple[str, ...]:
    """The figures of the claim that do not stand in its quotes; the document's id may lend a year.

    Where the claim says to be derived, a sum, difference, ratio or percentage of two quoted figures is there.
    """
    quoted = " ".join(f"{squash(c.quote)} {c.doc.replace('-', ' ')}" for c in claim.citations)
    missing = tuple(figure for figure in figures(claim.text) if not says(quoted, figure))
    if claim.derived:
        known = [value(figure) for figure in figures(quoted)]
        missing = tuple(figure for figure in missing if not follows(value(figure), known))
    return missing


def unsupported(claim: GivenClaim, sources: Sources) -> str:
    """Why the claim is not sourced, as the external scorer sees it; empty where it is."""
    if not claim.citations:
        return "geen bronvermelding"
    for citation in claim.citations:
        if not sources.hold(citation):
            return f"citaat staat niet in de bron: {citation.quote[:80]}"
    missing = figures_missing(claim)
    return f"cijfer staat niet in de citaten: {', '.join(missing)}" if missing else ""


def supports(claim: GivenClaim, citations: tuple[Cited, ...], sources: Sources) -> bool:
    """ALCE's phi(citations, claim): True if these citations carry the claim by themselves."""
    if not citations or figures_missing(GivenClaim(claim.text, citations, claim.derived)):
        return False
    quoted = " ".join(squash(citation.quote) for citation in citations)
    return covered(claim, citations, sources) >= COVERED and not opposed(squash(claim.text), quoted)


def covered(claim: GivenClaim, citations: tuple[Cited, ...], sources: Sources) -> float:
    """Share of the claim's words that these quotes, with the headings and titles above them, have."""
    lines = [line for citation in citations for line in (squash(citation.quote), *sources.context(citation))]
    return coverage(claim.text, " ".join(lines))


def coverage(statement: str, premise: str) -> float:
    """Share of the statement's words that the premise has, by stem, or by a part of a compound; 1.0 without words."""
    known = _forms(premise)
    words = _words(statement)
    return sum(any(form in known for form in word) for word in words) / len(words) if words else 1.0


def opposed(statement: str, premise: str) -> bool:
    """True if the one only rises where the other only falls, or only the statement denies."""
    for one, other in _OPPOSITES:
        says_one, says_other = bool(one.search(statement)), bool(other.search(statement))
        had_one, had_other = bool(one.search(premise)), bool(other.search(premise))
        if (says_one and not says_other and had_other and not had_one) or (
            says_other and not says_one and had_one and not had_other
        ):
            return True
    return bool(_NOT.search(statement)) and not _NOT.search(premise)


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a text that say something, each as its stem and the parts of it."""
    words: list[list[str]] = []
    for term in analyse(text):
        if term.kind == "stem":
            words.append([term.form])
        elif term.kind == "part" and words:
            words[-1].append(term.form)
    return tuple(map(tuple, words))


@lru_cache(maxsize=20_000)
def _forms(text: str) -> frozenset[str]:
    return frozenset(term.form for term in analyse(text) if term.kind != "word")
