"""Gate: each part of the claim is carried by the words of its quotes, in whatever wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.models import ClaimRole
from assistant.verify.align import covered, parts_of
from assistant.verify.reading import Said
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case
from assistant.verify.wording import Word, pieces
from corpus.sentences import split_sentences

PART = 0.5  # share of a clause's content words that the quotes must recognise
HUNG = 0.76  # of what is hung on to a sentence: 'wat werkgevers veel geld kost'
OWN = 0.4  # and the cited sentences themselves, without what stands around them
SENTENCE = 0.8  # of each sentence, where a claim has several
SHORT = 3  # a claim of so few content words must have all of them from the source
LOOSE = 3  # words of a claim that they may not recognise; of 333 honest claims 6 have more than two
_WORD = re.compile(r"\w+")
_HUNG = re.compile(
    r"[,;]?\s*(?:terwijl|wat|zoals|ondanks|waardoor|vooral|mede|net als|en dat|hoewel|juist)\b", re.IGNORECASE
)
_KNOWN = re.compile(
    r"\b(?:zoals (?:iedereen|bekend|men|u|wij|we)|(?:algemeen|alom) bekend|uiteraard|natuurlijk|vanzelfsprekend|iedereen weet|ongetwijfeld)\b",
    re.I,
)


def check(case: Case) -> Iterator[Reason]:
    """Clauses whose content words are not those of the quotes, and two words on end that are not."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    wide = case.ground.keys | frozenset(key for quoted in case.ground.quoted for key in quoted.keys_around)
    missing = [word for word in case.claim.words if not word.known(wide)]
    thin = any(len(part.words) > 1 and covered(part, wide) < PART for part in parts_of(case.claim.text))
    thin = thin or any(not words or _share(words, wide) < SENTENCE for words in _sentences(case.claim))
    thin = thin or (len(case.claim.words) > 3 and _bare(case.claim) and _share(case.claim.words, wide) <= PART)
    thin = thin or (len(case.claim.words) > 3 and _share(case.claim.words, case.ground.keys) < OWN)
    thin = thin or any(len(words) > 1 and _share(words, wide) < floor for words, floor in _pieces(case.claim))
    thin = thin or not (case.claim.words or case.claim.numbers or case.claim.regions)
    thin = thin or (
        not case.claim.numbers and bool(case.claim.words) and not _share(case.claim.words, case.ground.keys)
    )
    thin = thin or (bool(missing) and len(case.claim.words) <= SHORT and _bare(case.claim))
    thin = thin or (bool(missing) and _is_copy(case, missing))
    if thin or len(missing) > LOOSE or _on_end(case.claim.words, missing):
        yield Reason(ReasonCode.CARRIED, f"niet in de bron: {', '.join(word.text for word in missing)}")
    known = _KNOWN.search(case.claim.text)
    if known and known[0].lower() not in case.ground.text.lower():
        yield Reason(ReasonCode.CARRIED, f"'{known[0]}' is geen bron")


def _bare(claim: Said) -> bool:
    """Whether nothing but its words ties the claim to the source: no number, area or period."""
    return not (claim.numbers or claim.regions or claim.periods)


def _is_copy(case: Case, missing: Sequence[Word]) -> bool:
    """Whether all other words of the claim stand in its quotes just so: then the new one was put in their midst."""
    held = set(_WORD.findall(case.ground.text.lower()))
    new = [word for word in _WORD.findall(case.claim.text.lower()) if word not in held]
    return len(new) <= len(missing)


def _share(words: Sequence[Word], keys: frozenset[str]) -> float:
    return sum(word.known(keys) for word in words) / len(words) if words else 1.0


def _sentences(claim: Said) -> list[tuple[Word, ...]]:
    """The content words of each sentence, where the claim has more than one: each must stand by itself."""
    spans = split_sentences(claim.text)
    if len(spans) < 2:
        return []
    return [tuple(w for w in claim.words if s.start <= w.span.start < s.end) for s in spans]


def _pieces(claim: Said) -> list[tuple[tuple[Word, ...], float]]:
    """The content words between commas and connecting words, however few, with the share that must be known.

    More must be where the piece is hung on ('terwijl de lonen achterblijven').
    """
    found = []
    for span in pieces(claim.text):
        words = tuple(w for w in claim.words if span.start <= w.span.start < span.end)
        found.append((words, HUNG if _HUNG.match(span.of(claim.text)) else PART))
    return found


def _on_end(words: tuple[Word, ...], missing: list[Word]) -> bool:
    """Whether two words that follow each other are both unknown to the quotes: no other wording, but something new."""
    return any(a in missing and b in missing for a, b in pairwise(words))
