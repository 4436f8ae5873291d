"""What is known of a candidate passage, and what stands in where nothing was asked of it yet."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from corpus.models import Kind
from index.features import NAMES, STAND_IN_SECOND, Candidates, features
from index.models import Query
from tests.index.material import DRENTHE, GRONINGEN, twins

TWO = (twins()[0], twins()[5])  # Groningen, Drenthe


def found(asked: tuple[bool, bool], **changed: object) -> Candidates:
    """Two passages, of which the first is told of by questions, and the second perhaps."""
    near = np.array([0.3, 0.6], np.float32)
    given: dict[str, object] = {
        "passages": TWO, "words": np.array([2, 4], np.float32), "words_wide": np.array([2, 4], np.float32), "cosine": near,
        "sentence": near + np.float32(0.1), "question": np.array([0.5, 0], np.float32),
        "question_second": np.array([0.25, 0], np.float32), "question_words": np.array([3, 0], np.float32),
        "asked": np.array(asked), "coverage": np.zeros((2, 3), np.float32),
    }  # fmt: skip
    return Candidates(**(given | changed))  # type: ignore[arg-type]


def columns(candidates: Candidates, query: str = "vacatures") -> dict[str, list[float]]:
    names, values = features(Query(query, ((DRENTHE,),)), 1, candidates)
    return {name: values[:, i].tolist() for i, name in enumerate(names)}


def test_each_feature_has_a_name() -> None:
    assert tuple(columns(found((True, True)))) == NAMES


def test_a_passage_without_questions_is_taken_for_its_own() -> None:
    known = columns(found((True, False)))
    assert known["question"] == pytest.approx([0.5, 0.7])
    assert known["question_second"] == pytest.approx([0.25, STAND_IN_SECOND * 0.7])
    assert known["question_words"] == pytest.approx([3, 3])


def test_a_passage_with_questions_keeps_what_they_say() -> None:
    known = columns(found((True, True)))
    assert known["question"] == pytest.approx([0.5, 0])
    assert known["question_words"] == pytest.approx([3, 0])


def test_nothing_stands_in_for_the_questions_of_a_table_row() -> None:
    row = replace(TWO[1], kind=Kind.TABLE)
    assert columns(found((True, False), passages=(TWO[0], row)))["question"] == pytest.approx([0.5, 0])


def test_a_corpus_without_any_question_is_ranked_by_its_own_words() -> None:
    nothing = np.zeros(2, np.float32)
    known = columns(found((False, False), question=nothing, question_second=nothing, question_words=nothing))
    assert known["question_words_share"] == pytest.approx([0.5, 1])
    assert known["blend"][1] > known["blend"][0]


def test_the_region_asked_agrees_and_its_neighbour_does_not() -> None:
    assert TWO[0].regions == (GRONINGEN,)
    assert columns(found((True, True)))["region"] == [-1.0, 1.0]
