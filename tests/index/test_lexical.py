"""BM25, against values worked out by hand."""

from __future__ import annotations

from math import log
from pathlib import Path

import numpy as np
import pytest

from index.lexical import K1, B, LexicalIndex, lexical_terms

DOCUMENTS = [["zorg", "krapte"], ["bouw"], ["zorg", "zorg", "baan"]]
MEAN_LENGTH = 2.0


def bm25(times: int, length: int, documents_with: int) -> float:
    """Robertson & Sparck Jones' idf as in Lucene, times the saturated term frequency."""
    idf = log(1 + (len(DOCUMENTS) - documents_with + 0.5) / (documents_with + 0.5))
    return idf * times / (times + K1 * (1 - B + B * length / MEAN_LENGTH))


def test_scores_are_those_of_the_formula() -> None:
    scores = LexicalIndex.build(DOCUMENTS).scores([("zorg", 1.0), ("baan", 1.0)])
    assert scores == pytest.approx([bm25(1, 2, 2), 0.0, bm25(2, 3, 2) + bm25(1, 3, 1)])


def test_a_weight_scales_what_a_term_brings() -> None:
    index = LexicalIndex.build(DOCUMENTS)
    assert index.scores([("bouw", 0.25)]) == pytest.approx(0.25 * index.scores([("bouw", 1.0)]))


def test_an_expansion_that_stands_nearly_everywhere_brings_nothing() -> None:
    assert not LexicalIndex.build(DOCUMENTS).scores([("zorg", 0.3)]).any()


def test_unknown_terms_are_passed_over() -> None:
    index = LexicalIndex.build(DOCUMENTS)
    assert not index.scores([("fiets", 1.0)]).any()
    assert "fiets" not in index
    assert index.frequency("fiets") == 0


def test_rare_terms_tell_more() -> None:
    index = LexicalIndex.build(DOCUMENTS)
    assert index.idf("baan") == pytest.approx(log(1 + 2.5 / 1.5))
    assert index.idf("fiets") > index.idf("baan") > index.idf("zorg")


def test_an_index_from_disk_gives_the_same_scores(tmp_path: Path) -> None:
    index = LexicalIndex.build(DOCUMENTS)
    index.save(tmp_path)
    assert np.array_equal(LexicalIndex.load(tmp_path).scores([("zorg", 1.0)]), index.scores([("zorg", 1.0)]))


def test_terms_leave_out_function_words_and_keep_numbers_and_parts() -> None:
    assert lexical_terms("hoeveel personeelstekorten in 12.500 bedrijven") == [
        "personeelstekort", "personeel", "tekort", "12500", "bedrijf",
    ]  # fmt: skip
