"""The gates: what a claim says is checked against its quotes, and what fails does not get in.

`verify` gives the reasons against a claim, none for a good one. A claim that is nothing but its quotes says what
the source says: for it only the quotes themselves are checked, and that they are no orders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.models import Claim, ClaimRole, Question, Rejected
from assistant.verify import (
    actors,
    base,
    carried,
    causes,
    exchange,
    extent,
    figure,
    indicator,
    joined,
    markup,
    modal,
    names,
    period,
    polarity,
    quote,
    region,
    status,
)  # fmt: skip
from assistant.verify.ground import Ground, ground
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case
from corpus.models import plain
from index.models import Evidence

__all__ = ["GATES", "Reason", "ReasonCode", "verified", "verify"]

Gate = Callable[[Case], Iterator[Reason]]
#: In the order in which reasons are told. The first two look at every claim, the others where all quotes hold and the claim is not verbatim.
GATES: tuple[Gate, ...] = (
    quote.check, markup.check, figure.check, region.check, period.check, indicator.check, status.check,
    polarity.check, names.check, joined.check, causes.check, actors.check, base.check, exchange.check, extent.check, modal.check, carried.check,
)  # fmt: skip
_ALWAYS = (quote.check, markup.check)


def verify(claim: Claim, evidence: Sequence[Evidence], question: Question | None = None) -> tuple[Reason, ...]:
    """The reasons against a claim, each once; empty if it may be shown.

    With `question`, a claim in a model's words that names no region or period is taken to speak of those asked.
    """
    passages = {one.passage.id: one.passage for one in evidence}
    basis = ground(claim.citations, passages)
    publishers = frozenset(citation.publisher for citation in claim.citations)
    case = Case(claim.text, basis, claim.role, question, publishers)
    gates = _ALWAYS if basis.unknown or basis.altered or _verbatim(claim, basis) else GATES
    return tuple(dict.fromkeys(reason for gate in gates for reason in gate(case)))


def verified(
    claims: Sequence[Claim], evidence: Sequence[Evidence], question: Question | None = None
) -> tuple[tuple[Claim, ...], tuple[Rejected, ...]]:
    """The claims that pass, and those that do not, each with the code of the first gate that stopped it."""
    kept: list[Claim] = []
    rejected: list[Rejected] = []
    for claim in claims:
        reasons = verify(claim, evidence, question)
        if reasons:
            rejected.append(Rejected(claim.text, claim.citations[0].passage, reasons[0].code.value))
        else:
            kept.append(claim)
    return tuple(kept), tuple(rejected)


def _verbatim(claim: Claim, basis: Ground) -> bool:
    """Whether the claim is its cited sentences, whole and in their order, and nothing else."""
    if claim.role not in {ClaimRole.QUOTE, ClaimRole.CONTEXT, ClaimRole.PARAPHRASE}:
        return False
    return _letters(claim.text) == _letters(basis.text)


def _letters(text: str) -> str:
    return "".join(plain(text).split())
