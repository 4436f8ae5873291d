"""nDCG@10: whether the passages that hold the answer stand on top."""

from __future__ import annotations

from math import fsum, log2

from evals.matching import holds
from evals.measures.measure import UNSCORED, Measure, mean
from evals.models import Item

DEPTH = 10


def ndcg(item: Item, k: int = DEPTH) -> float:
    """DCG over that of the best order: sum of 1 / log2(rank + 1) over the relevant among the first `k`.

    Järvelin & Kekäläinen (2002), with gain 1 for a passage that holds a gold quote. The best order has all
    passages of the library that hold one on top. A passage listed twice gains once.
    """
    if not item.case.answerable:
        return UNSCORED
    seen: set[tuple[str, str]] = set()
    gains = []
    for piece in item.answer.evidence[:k]:
        fresh = (piece.doc, piece.text) not in seen
        seen.add((piece.doc, piece.text))
        gains.append(float(fresh and _relevant(item, piece.doc, piece.text)))
    docs = {gold.doc for gold in item.case.gold}
    there = sum(_relevant(item, doc, p.text) for doc in docs for p in item.sources.passages_in(doc))
    best = _dcg([1.0] * min(there, k))
    return min(_dcg(gains) / best, 1.0) if best else UNSCORED


def _relevant(item: Item, doc: str, text: str) -> bool:
    return any(gold.doc == doc and holds(gold.quote, text) for gold in item.case.gold)


def _dcg(gains: list[float]) -> float:
    return fsum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))


MEASURES = (Measure(f"ndcg@{DEPTH}", "Volgorde van de vindplaatsen (nDCG@10)", ndcg, mean),)
