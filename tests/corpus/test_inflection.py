"""Which words of a list are forms of one another."""

from __future__ import annotations

import pytest

from corpus.dutch.build_lexicon import find_stems, find_verbs
from corpus.dutch.inflection import adjective, closed, singular, weak_verb


@pytest.mark.parametrize(
    ("stem", "word"), [("lop", "loop"), ("krapp", "krap"), ("huiz", "huis"), ("lev", "leef"), ("werk", "werk")]
)
def test_a_stem_is_spelt_as_a_word_of_its_own(stem: str, word: str) -> None:
    assert word in closed(stem)


def test_a_verb_needs_its_past_and_participle_in_the_list() -> None:
    shown = frozenset({"werken", "werkt", "werkte", "gewerkt"})
    assert weak_verb("werken", shown) is not None
    assert weak_verb("kannen", frozenset({"kannen", "kant"})) is None


def test_an_adjective_needs_a_step_or_a_telling_ending() -> None:
    assert adjective("krap", frozenset({"krappe", "krapper", "krapst"})) is not None
    assert adjective("hek", frozenset({"hekke"})) is None


@pytest.mark.parametrize(
    ("plural", "known", "expected"),
    [
        ("huizen", {"huis"}, "huis"),
        ("regio's", {"regio"}, "regio"),
        ("mogelijkheden", {"mogelijkheid"}, "mogelijkheid"),
        ("winkels", {"winkel"}, "winkel"),
        ("kans", {"kan", "kansen"}, None),
        ("havens", {"haven"}, "haven"),
        ("haven", {"haaf", "havens"}, None),
    ],
)
def test_a_plural_leads_to_its_singular(plural: str, known: set[str], expected: str | None) -> None:
    assert singular(plural, frozenset(known)) == expected


def test_strong_verbs_with_their_prefixes_share_one_stem() -> None:
    words = frozenset({"stijgen", "stijgt", "steeg", "gestegen", "aanbieden", "aanbiedt", "aanbood", "aangeboden"})
    stems = find_stems(words, find_verbs(words))
    assert {stems[w] for w in ("stijgt", "steeg", "gestegen")} == {"stijg"}
    assert {stems[w] for w in ("aanbieden", "aanbood", "aangeboden")} == {"aanbied"}
