"""recall@k and nDCG@10, with values counted by hand."""

from __future__ import annotations

from math import isnan, log2

import pytest

from evals.measures.ndcg import ndcg
from evals.measures.recall import recall
from evals.models import Gold
from tests.evals.small import DOC, LINES, TO_REFUSE, answered, item

TWO = {"gold": (Gold(DOC, LINES[0], 1), Gold(DOC, LINES[1], 1))}


def test_recall_counts_what_stands_among_the_first_k() -> None:
    found = item(answered(found=(LINES[2], LINES[0])))
    assert recall(found, 1) == 0.0
    assert recall(found, 5) == 1.0


def test_recall_is_a_share_where_every_gold_quote_is_needed() -> None:
    assert recall(item(answered(found=(LINES[0],)), all_gold=True, **TWO), 5) == 0.5


def test_one_gold_quote_is_enough_where_one_suffices() -> None:
    assert recall(item(answered(found=(LINES[1],)), **TWO), 5) == 1.0


def test_a_passage_of_another_document_does_not_count() -> None:
    assert recall(item(answered(found=(LINES[0],)), gold=(Gold("ander", LINES[0]),)), 5) == 0.0


def test_finding_is_unscored_where_the_question_must_be_refused() -> None:
    assert isnan(recall(item(answered(), **TO_REFUSE), 5))
    assert isnan(ndcg(item(answered(), **TO_REFUSE)))


@pytest.mark.parametrize(("rank", "score"), [(1, 1.0), (2, 1 / log2(3)), (3, 1 / log2(4))])
def test_ndcg_of_one_relevant_passage_falls_with_its_rank(rank: int, score: float) -> None:
    found = [LINES[1], LINES[2]]
    found.insert(rank - 1, LINES[0])
    assert ndcg(item(answered(found=tuple(found)))) == pytest.approx(score)


def test_ndcg_wants_all_relevant_passages_on_top() -> None:
    assert ndcg(item(answered(found=(LINES[0], LINES[2], LINES[1])), **TWO)) == pytest.approx(
        (1 + 1 / log2(4)) / (1 + 1 / log2(3))
    )


def test_ndcg_is_zero_without_a_relevant_passage_and_counts_a_double_once() -> None:
    assert ndcg(item(answered(found=(LINES[2],)))) == 0.0
    assert ndcg(item(answered(found=(LINES[0], LINES[0])))) == 1.0
