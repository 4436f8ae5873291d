"""Citation precision: how many of the citations are needed and right."""

from __future__ import annotations

from evals.measures.citation_recall import carried
from evals.measures.measure import UNSCORED, Measure, mean
from evals.models import GivenClaim, Item
from evals.sources import Sources
from evals.support import covered, supports

KEPT = 0.9


def useful(claim: GivenClaim, at: int, sources: Sources) -> bool:
    """ALCE: citation `at` counts unless it supports nothing by itself and is not missed by the others.

    Called for a claim that is carried (r_i = 1); of one that is not, no citation counts. An NLI model says of the
    others that they do not entail what only this one says; here they must cover nearly as many of the claim's
    words as all together (`KEPT`), or a list item would do without the sentence that introduces it.
    """
    alone, others = (claim.citations[at],), claim.citations[:at] + claim.citations[at + 1 :]
    if supports(claim, alone, sources) or not supports(claim, others, sources):
        return True
    return covered(claim, others, sources) < KEPT * covered(claim, claim.citations, sources)


def citation_precision(item: Item) -> float:
    """Share of the citations of an answer that count (Gao et al. 2023, section 4.2).

    An answer without any citation has precision 0, as in ALCE's eval.py; an invalid citation counts in the
    denominator, other than there. Unscored where nothing was claimed.
    """
    if not item.answer.claims:
        return UNSCORED
    counted = [
        float(holds and useful(claim, at, item.sources))
        for claim in item.answer.claims
        for holds in (carried(claim, item.sources),)
        for at in range(len(claim.citations))
    ]
    return mean(counted) if counted else 0.0


MEASURES = (Measure("citation_precision", "Citaten die nodig en juist zijn", citation_precision, mean),)
