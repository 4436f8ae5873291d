"""Gate: each part of the claim is carried by the words of one quote, in whatever wording."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.models import ClaimRole
from assistant.verify.align import covered, parts_of
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case

PART = 0.5  # share of a clause's content words that the quotes must recognise
WHOLE = 0.6  # and of the whole claim's


def check(case: Case) -> Iterator[Reason]:
    """Clauses whose content words are not those of the quotes."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    keys = case.ground.keys
    wide = keys | frozenset(key for quoted in case.ground.quoted for key in quoted.keys_around)
    words = case.claim.words
    share = sum(bool(w.keys & wide) for w in words) / len(words) if words else 1.0
    for part in parts_of(case.claim.text):
        if len(part.words) > 1 and covered(part, wide) < PART:
            missing = ", ".join(w.text for w in part.words if not w.keys & wide)
            yield Reason(ReasonCode.CARRIED, f"niet in de bron: {missing}")
            return
    if share < WHOLE:
        missing = ", ".join(w.text for w in words if not w.keys & wide)
        yield Reason(ReasonCode.CARRIED, f"niet in de bron: {missing}")
