"""Gate: a cause, a consequence or a contrast that the claim draws between two things must be drawn by a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.models import ClaimRole
from assistant.verify.align import covered, parts_of
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case

_STATED = (
    r"omdat|doordat|daardoor|daarom|waardoor|want|dus|hierdoor|vanwege|wegens|dankzij|gevolg(?:en)?|te danken|te wijten"
    r"|komt door|ligt (?:vooral |deels |mede )?aan|zorg(?:t|en|de|den) (?:er|dat|voor)|leid(?:t|en|de|den)? tot|veroorzaak\w*"
    r"|oorza\w+|aangezien|zodat|maakt dat|dwingt?"
)
_CAUSE = re.compile(rf"\b(?:{_STATED})\b", re.IGNORECASE)
_ANY_CAUSE = re.compile(
    rf"\b(?:{_STATED}|door|daarmee|reden(?:en)?|maken|maakt|drukt|remt|dat vraagt|bind(?:t|en)|voorkomt?|daartoe|immers"
    r"|namelijk|kom(?:t|en) van|bijdragen|daaraan|\w*geremd|aanleiding|vergt|nodig|tegen|om\b.* te|met)\b",
    re.IGNORECASE,
)
SINGLE = 0.5  # share of a clause's words that one sentence, with what stands around it, must have


def check(case: Case) -> Iterator[Reason]:
    """Causes that no quote names, and clauses whose words come from two quotes that say something else each."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    cause = _CAUSE.search(case.claim.text)
    if cause and not _ANY_CAUSE.search(case.ground.text):
        yield Reason(ReasonCode.JOINED, f"'{cause[0]}': dat verband legt de bron niet")
    for part in parts_of(case.claim.text):
        if len(part.words) < 3 or len(case.ground.quoted) < 2:
            continue
        best = max(covered(part, quoted.keys | quoted.keys_around) for quoted in case.ground.quoted)
        if best < SINGLE:
            yield Reason(ReasonCode.JOINED, f"geen enkele zin van de bron zegt dit: '{part.text.strip()[:80]}'")
