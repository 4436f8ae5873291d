"""Unsourced claims: sentences that no source carries, of which there must be none."""

from __future__ import annotations

from evals.measures.measure import Measure, Unit, total
from evals.models import Item
from evals.support import unsupported


def unsourced_claims(item: Item) -> float:
    """How many claims and notes lack a citation, cite what is not in the source, or bring a figure of their own.

    As the external scorer counts them; refusals that claim something are counted too.
    """
    return float(sum(bool(unsupported(claim, item.sources)) for claim in item.answer.shown))


MEASURES = (Measure("unsourced_claims", "Beweringen zonder bron", unsourced_claims, total, Unit.COUNT, False),)
