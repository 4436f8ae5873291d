"""recall@k: how much of what is needed stands among the first k passages found."""

from __future__ import annotations

from evals.matching import holds
from evals.measures.measure import UNSCORED, Measure, mean
from evals.models import Item


def recall(item: Item, k: int) -> float:
    """Share of the gold quotes that are held by the first `k` pieces of evidence; 1 or 0 where one suffices.

    A piece holds a quote with half of its word trigrams. It is what RAGAS calls ID-based context recall, with
    the quote in place of an id. Unscored where the question must be refused.
    """
    case, first = item.case, item.answer.evidence[:k]
    if not case.answerable:
        return UNSCORED
    hits = [any(piece.doc == gold.doc and holds(gold.quote, piece.text) for piece in first) for gold in case.gold]
    return sum(hits) / len(hits) if case.all_gold else float(any(hits))


def recall_at(k: int) -> Measure:
    """recall@k as a measure."""
    return Measure(f"recall@{k}", f"Vindplaats bij de eerste {k}", lambda item: recall(item, k), mean)


MEASURES = tuple(recall_at(k) for k in (1, 5, 10, 20))
