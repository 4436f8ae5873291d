"""Quote validity: whether each quote stands word for word in its source, on its page."""

from __future__ import annotations

from evals.measures.measure import UNSCORED, Measure, Unit, mean, total
from evals.models import Item


def quote_validity(item: Item) -> float:
    """Share of the citations, those of the notes included, whose quote stands in the source on the cited page.

    White space and hyphenation apart. Unscored without citations.
    """
    citations = [citation for claim in item.answer.shown for citation in claim.citations]
    return mean([float(item.sources.hold(c)) for c in citations]) if citations else UNSCORED


def invalid_citations(item: Item) -> float:
    """How many quotes do not stand there."""
    return float(sum(not item.sources.hold(c) for claim in item.answer.shown for c in claim.citations))


def misplaced_quotes(item: Item) -> float:
    """How many quotes do not stand at the characters that the answer names; a reader would see others marked."""
    return float(sum(not item.sources.at(c) for claim in item.answer.shown for c in claim.citations))


MEASURES = (
    Measure("quote_validity", "Citaten die letterlijk in de bron staan", quote_validity, mean),
    Measure("invalid_citations", "Citaten die niet in de bron staan", invalid_citations, total, Unit.COUNT, False),
    Measure("misplaced_quotes", "Citaten op een andere plek dan vermeld", misplaced_quotes, total, Unit.COUNT, False),
)
