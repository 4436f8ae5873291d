"""Citation recall: how many of the sentences are carried by the quotes that they cite."""

from __future__ import annotations

from evals.measures.measure import UNSCORED, Measure, mean
from evals.models import GivenClaim, Item
from evals.sources import Sources
from evals.support import supports


def carried(claim: GivenClaim, sources: Sources) -> bool:
    """ALCE's r_i: there are citations, each is valid, and together they support the claim."""
    return (
        bool(claim.citations)
        and all(sources.hold(citation) for citation in claim.citations)
        and supports(claim, claim.citations, sources)
    )


def citation_recall(item: Item) -> float:
    """Mean of r_i over the claims of an answer (Gao et al. 2023, section 4.2), the support test as in `support`.

    Unscored where nothing was claimed: an abstention says nothing of citing.
    """
    claims = item.answer.claims
    return mean([float(carried(claim, item.sources)) for claim in claims]) if claims else UNSCORED


MEASURES = (Measure("citation_recall", "Zinnen die door hun citaten gedragen worden", citation_recall, mean),)
