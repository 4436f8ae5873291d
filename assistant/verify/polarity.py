"""Gate: what rises in the source rises in the claim; more stays more, tight stays tight, not stays not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.models import ClaimRole
from assistant.verify.align import Part, cited_parts, parts_of, told_by
from assistant.verify.directions import STRICT, Turn, negations, turns
from assistant.verify.reading import said
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case

_FROM_TO = re.compile(r"\bvan\b.{1,60}\b(?:naar|tot)\b|\b(?:in|op)\b.{1,60}\b(?:tot|op)\b")


def check(case: Case) -> Iterator[Reason]:
    """Directions that are the reverse of those in the same part of the quotes, and negations that came or went."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    cited = cited_parts(case.ground)
    for part in parts_of(case.claim.text):
        yield from _turned(part, cited)
        yield from _denied(part, cited)


def _turned(part: Part, cited: Sequence[Part]) -> Iterator[Reason]:
    own = turns(part.text)
    for turn in own:
        rivals = [other for other in cited if any(t.scale == turn.scale for t in turns(other.text))]
        if not rivals:
            if turn.scale in STRICT and not _echoed(turn, cited) and not _counted(turn, part):
                yield Reason(ReasonCode.POLARITY, f"'{turn.word}' staat niet in het citaat")
            continue
        held = {t.sign for other in told_by(part, rivals) for t in turns(other.text) if t.scale == turn.scale}
        mine = [t.sign for t in own if t.scale == turn.scale]
        if turn.sign not in held or (len(mine) > 1 and not held <= set(mine)):
            yield Reason(ReasonCode.POLARITY, f"'{turn.word}' is niet wat de bron zegt")


def _echoed(turn: Turn, cited: Sequence[Part]) -> bool:
    """Whether the word itself stands in the quotes, in a use that was not read as a direction."""
    return any(turn.word.lower() in other.text.lower() for other in cited)


def _counted(turn: Turn, part: Part) -> bool:
    """Whether the claim's own two figures show the direction: 'van 58% naar 75%' is a rise."""
    values = [n.value for n in said(part.text).numbers]
    rising = len(values) > 1 and values[-1] > values[0]
    return turn.scale == "quantity" and len(values) > 1 and rising == (turn.sign > 0) and values[0] != values[-1]


def _denied(part: Part, cited: Sequence[Part]) -> Iterator[Reason]:
    near = told_by(part, cited)
    if not near:
        return
    own = len(negations(part.text)) % 2
    if not any(len(negations(other.text)) % 2 == own for other in near):
        yield Reason(ReasonCode.POLARITY, "een ontkenning is erbij gekomen" if own else "een ontkenning is weggevallen")
