"""How finding is measured: rankings over the same candidates, their scores, and what is left out of training."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corpus.library import Library
from evals.left_out import cases_on, kin_of
from evals.models import CaseKind, Given, Gold, Item, Piece
from evals.rankings import LEARNED, LEGS, ReciprocalRanks, rankings
from evals.retrieval import MEASURES, SIDES, Found, reciprocal_rank, sides_present
from evals.retrieval_docs import write_page
from evals.train import Material
from tests.evals.small import DOC, LINES, answered, case, item

LEG_SCORES = arrays(np.float32, st.tuples(st.integers(1, 12), st.just(len(LEGS))), elements=st.floats(0, 9, width=32))
OTHER = "ander"


def fused(rows: np.ndarray) -> np.ndarray:
    return ReciprocalRanks().scores("", LEGS, rows, ())


@given(LEG_SCORES)
def test_rank_fusion_counts_ranks_and_not_scores(rows: np.ndarray) -> None:
    assert fused(rows).tolist() == fused(rows * np.float32(4)).tolist()


@given(LEG_SCORES)
def test_a_passage_that_leads_every_leg_leads_the_fusion(rows: np.ndarray) -> None:
    assert fused(np.vstack([rows, np.full((1, len(LEGS)), 10, np.float32)])).argmax() == len(rows)


@given(LEG_SCORES)
def test_a_passage_that_no_leg_found_gets_nothing(rows: np.ndarray) -> None:
    assert fused(np.vstack([rows, np.zeros((1, len(LEGS)), np.float32)]))[-1] == 0


def test_every_leg_and_both_fusions_stand_beside_the_learned_ranking() -> None:
    assert list(rankings())[-1] == LEARNED
    assert len(rankings()) == 10


def test_the_rank_of_the_first_passage_that_holds_the_answer_counts() -> None:
    assert reciprocal_rank(item(answered(found=(LINES[2], LINES[0])))) == 0.5
    assert reciprocal_rank(item(answered(found=(LINES[2],)))) == 0


def comparison(*found: tuple[str, str]) -> Item:
    """A comparison of two sources, with (source, text) as what was found."""
    asked = case(kind=CaseKind.COMPARISON, gold=(Gold(DOC, LINES[0], 1), Gold(OTHER, LINES[1], 1)))
    evidence = tuple(Piece(doc, 1, text) for doc, text in found)
    return Item(asked, Given("c1", "answered", evidence=evidence), item(answered()).sources)


@pytest.mark.parametrize(
    ("found", "share"),
    [
        (((DOC, LINES[0]), (OTHER, LINES[1])), 1.0),
        (((DOC, LINES[0]), (OTHER, LINES[2])), 0.5),
        (((DOC, LINES[1]), (OTHER, LINES[0])), 0.0),
        ((*[(DOC, LINES[0])] * 5, (OTHER, LINES[1])), 0.5),
    ],
)
def test_each_side_of_a_comparison_must_be_among_the_first_five(
    found: tuple[tuple[str, str], ...], share: float
) -> None:
    assert sides_present(comparison(*found)) == share


def test_sides_say_nothing_of_a_question_with_one() -> None:
    assert np.isnan(sides_present(item(answered(found=LINES))))


def found(*scores: float) -> Found:
    """What a ranking found for so many cases, each with this score on every measure."""
    cases = tuple(replace(case(), id=str(n)) for n in range(len(scores)))
    return Found(cases, dict.fromkeys((*MEASURES, SIDES), scores))


def test_unscored_cases_count_for_nothing() -> None:
    value = found(1.0, 0.0, float("nan")).value(SIDES)
    assert (value.value, value.n) == (0.5, 2)


def test_the_page_holds_every_ranking_and_what_was_left_out(tmp_path: Path) -> None:
    by_ranking = {"BM25": found(0.25, 0.5), LEARNED: found(1.0, 0.5)}
    text = write_page(by_ranking, {DOC: {"BM25": found(0.125), LEARNED: found(0.75)}}, tmp_path).read_text("utf-8")
    assert "| BM25 | 0.375" in text and "| learned trees | 0.750" in text
    assert f"### {DOC}: 2 questions" in text and "| BM25 | 0.125" in text
    assert "nan" not in text


def test_leaving_a_publication_out_leaves_out_the_sheet_that_tells_of_it(starter: Library) -> None:
    assert kin_of("rib-drenthe-2024-2025", [starter]) == {"rib-drenthe-2024-2025", "feiten-rib-drenthe-2024-2025"}


def test_nothing_of_a_source_left_out_is_learned_from(starter: Library) -> None:
    out = frozenset({"feiten-rib-drenthe-2024-2025"})
    whole = Material.of(starter.passages)
    left = whole.without(out)
    ids = {passage.id for passage in starter.passages if passage.doc in out}
    assert ids & {question.passage for question in whole.questions}
    assert not ids & {question.passage for question in left.questions}
    assert not out & {passage.doc for passage in left.passages}
    assert not left.near_misses


def test_the_cases_on_a_source_rest_on_that_alone() -> None:
    both = case(gold=(Gold(DOC, LINES[0], 1), Gold(OTHER, LINES[1], 1)))
    assert cases_on(DOC, (case(), both)) == (case(),)
