"""How near sentences come to a question, word by word, with the shipped vectors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.draft.candidates import Candidate, candidates
from assistant.draft.nearness import ASKED, nearness
from index.encoders import HashEncoder, StaticEncoder
from index.models import Asked
from index.word_vectors import WordVectors, content_words
from tests.assistant.figure_kit import evidence, library

TEXTS = ("Veel bedrijven vinden geen personeel.", "De kerk is in de zomer gesloten.", "Het personeel wordt ouder.")


@pytest.fixture(scope="module")
def words() -> WordVectors:
    return WordVectors(StaticEncoder())


@pytest.fixture
def found(tmp_path: Path) -> list[Candidate]:
    held = library(tmp_path, drenthe_2024="Werk\n\n" + " ".join(TEXTS))
    return [c for c in candidates(evidence(held)) if c.text in TEXTS]


def test_another_word_for_the_same_comes_nearer_than_one_for_something_else(
    found: list[Candidate], words: WordVectors
) -> None:
    near = nearness("ondernemers komen geen mensen tegen, wie vindt geen medewerkers?", found, words)
    assert near.own[0] > near.own[1]


def test_a_sentence_that_holds_every_word_is_at_one(found: list[Candidate], words: WordVectors) -> None:
    near = nearness("veel bedrijven vinden personeel", found, words)
    assert near.own[0] == pytest.approx(1.0, abs=1e-3)
    assert near.own.max() <= 1.0 + 1e-3


def test_the_words_of_a_question_that_a_sentence_answers_count_for_that_sentence_alone(
    found: list[Candidate], words: WordVectors
) -> None:
    plain = nearness("helikopters", found, words)
    asked = Asked(0.0, 0.0, (found[1].index,), "wie vliegt er met helikopters?")
    known = [replace(c, evidence=replace(c.evidence, asked=(asked,))) for c in found]
    near = nearness("helikopters", known, words)
    assert near.expanded[1] == pytest.approx(ASKED, abs=1e-2) and plain.expanded[1] < 0.5
    assert near.expanded[0] == pytest.approx(plain.expanded[0]) and near.own[1] == pytest.approx(plain.own[1])


def test_a_word_that_nothing_comes_near_to_shows_in_the_least(found: list[Candidate], words: WordVectors) -> None:
    whole = nearness("bedrijven vinden personeel", found, words).least(1)
    strange = nearness("bedrijven vinden personeel helikopters", found, words).least(1)
    assert strange < whole


def test_without_a_known_word_all_is_zero(found: list[Candidate], words: WordVectors) -> None:
    near = nearness("?", found, words)
    assert not near.own.any() and near.least(3) == 0.0 and near.together(3) == 0.0


def test_no_sentences_give_empty_columns(words: WordVectors) -> None:
    assert nearness("hoeveel banen", [], words).own.shape == (0,)


def test_vectors_have_length_one_and_unknown_words_tell_nothing(words: WordVectors) -> None:
    vectors, weights = words.lookup(("vacature", "\u4e2d\u6587"))
    assert np.linalg.norm(vectors[0]) == pytest.approx(1.0, abs=1e-3) and weights[0] > 0
    assert not vectors[1].any() and weights[1] == 0


def test_function_words_are_no_content_words() -> None:
    assert content_words("Hoeveel van de Vacatures en de vacatures?") == ("vacatures",)


def test_another_kind_of_encoder_borrows_the_shipped_words() -> None:
    assert WordVectors.of(HashEncoder()).lookup(("vacature",))[1][0] > 0
