"""Mending small typing errors of a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dutch.spelling import SpellingIndex, distance, edits
from corpus.dutch.wordlist import is_dutch

KNOWN = """
    vacature dreigende arbeidsmarktregio werkloosheid percentage productiviteit personeelstekort schaarse boren
    college krapte zorg startkwalificatie drenthe
"""
INDEX = SpellingIndex(dict.fromkeys(KNOWN.split(), 5))
WORD = st.text(alphabet="abcde", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vacture", "vacature"),
        ("vacatrue", "vacature"),
        ("dreigede", "dreigende"),
        ("arbeidsmarkregio", "arbeidsmarktregio"),
        ("startkwalifikatie", "startkwalificatie"),
        ("persentage", "percentage"),
        ("prodctiviteti", "productiviteit"),
        ("drente", "drenthe"),
    ],
)
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    assert INDEX.correct(typed) == meant


@pytest.mark.parametrize("right", ["krapte", "zrog", "12500", "WWERS", "boeren", "collega", "schaarste", "zorgplek"])
def test_right_short_and_numeric_words_stay(right: str) -> None:
    assert INDEX.correct(right) is None


def test_a_name_that_the_caller_knows_stays() -> None:
    assert INDEX.correct("drente", keep=lambda word: word == "drente") is None


@given(WORD)
def test_each_edit_is_at_most_one_away(word: str) -> None:
    assert all(distance(word, other, 2) <= 1 for other in edits(word))


@given(WORD, WORD)
def test_distance_is_the_same_both_ways(a: str, b: str) -> None:
    assert distance(a, b, 9) == distance(b, a, 9)


@pytest.mark.parametrize("word", ["loodgieters", "gestegen", "zorgbonus", "fietsen", "juf", "industrieën", "kapper"])
def test_dutch_words_are_known(word: str) -> None:
    assert is_dutch(word)


@pytest.mark.parametrize("word", ["vacture", "dreigede", "xqzzt", "arbeidsmrkt"])
def test_errors_are_not(word: str) -> None:
    assert not is_dutch(word)
