"""Tokens, stems, parts and terms of Dutch text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dutch import words

HARD = Path(__file__).parents[1] / "data/hard_words.tsv"
DUTCH = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéëï'-. 0123456789,%/()IVW", max_size=80)


def texts(text: str) -> list[str]:
    return [token.text for token in words.tokens(text)]


def forms(text: str, kind: str) -> list[str]:
    return [term.form for term in words.analyse(text) if term.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er zijn 12.500 banen, 71,4% vast.", ["Er", "zijn", "12.500", "banen", "71,4%", "vast"]),
        ("m.b.t. zzp'ers en 55-plussers", ["m.b.t.", "zzp'ers", "en", "55-plussers"]),
        ("arbeidsmarktregio’s (2024-2027)", ["arbeidsmarktregio’s", "2024", "2027"]),
        ("in- en uitstroom in 's-Hertogenbosch", ["in", "en", "uitstroom", "in", "'s-Hertogenbosch"]),
        ("werk.nl en P&O", ["werk.nl", "en", "P&O"]),
        ("mbo/hbo, mbo-4. Klaar.", ["mbo", "hbo", "mbo-4", "Klaar"]),
        ("op 1.234,5 en 5.64", ["op", "1.234,5", "en", "5.64"]),
    ],
)
def test_tokens_are_cut_as_dutch_writes_them(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@given(st.text(max_size=120) | DUTCH)
def test_every_token_stands_where_its_span_says_and_none_overlap(text: str) -> None:
    found = words.tokens(text)
    assert all(token.span.of(text) == token.text and token.text for token in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.text(max_size=120) | DUTCH)
def test_words_as_written_are_those_of_the_tokens(text: str) -> None:
    assert words.written(text) == texts(text)


@given(st.text(max_size=120) | DUTCH)
def test_any_text_is_analysed_twice_alike(text: str) -> None:
    assert words.analyse(text) == words.analyse(text)
    assert all(term.form and term.weight > 0 for term in words.analyse(text))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30))
def test_a_stem_does_not_depend_on_case(word: str) -> None:
    assert words.stem(word) == words.stem(word.upper()) == words.stem(word.capitalize())


@given(st.lists(st.sampled_from(["vacatures", "bouw", "de", "zorgpersoneel", "zzp'ers", "2024"]), max_size=8))
def test_the_terms_of_words_together_are_those_of_each_word(several: list[str]) -> None:
    assert words.analyse(" ".join(several)) == tuple(term for word in several for term in words.analyse(word))


@pytest.mark.parametrize(
    "alike",
    [
        "vacature vacatures",
        "huis huizen",
        "krap krappe krapper krapste",
        "stijgen stijgt steeg gestegen stijging",
        "dalen daalt daalde gedaald daling dalende",
        "werkloos werkloze werklozen werkloosheid",
        "werkgever werkgevers werkgeefster",
        "werkzoekende werkzoekenden",
        "provincie provincies",
        "jongere jongeren",
        "ouder oudere ouderen",
        "kansrijk kansrijke",
        "zij-instromer zijinstromers zijinstroom",
        "zzp'er zzp'ers zzpers",
        "arbeidsmarktregio arbeidsmarktregio's",
        "personeelstekort personeelstekorten",
        "reïntegratie re-integratie reintegratie",
        "regeling regelingen",
        "technicus technici",
        "dreigen dreigende dreigend dreigt",
    ],
)
def test_forms_of_one_word_have_one_stem(alike: str) -> None:
    assert len({words.stem(word) for word in alike.split()}) == 1


@pytest.mark.parametrize(
    "apart",
    ["gebouw bouw", "gebied bieden", "scholing school", "gemeente menen", "gezin zin", "werkgever werken", "kant kan"],
)
def test_different_words_keep_different_stems(apart: str) -> None:
    one, other = apart.split()
    assert words.stem(one) != words.stem(other)


def test_the_hardest_words_of_the_field_are_analysed_as_checked_by_hand() -> None:
    rows = [line.split("\t") for line in HARD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) == 200
    made = [[w, words.stem(w), *([" ".join(words.parts(w))] if words.parts(w) else [])] for w, *_ in rows]
    assert made == rows


def test_numbers_have_one_form() -> None:
    assert forms("12.500 12500 71,4% 71.4 5.64 2024", "number") == ["12500", "12500", "71,4", "71,4", "5,64", "2024"]


def test_a_compound_is_found_by_its_whole_and_by_its_parts() -> None:
    assert [(t.form, t.kind) for t in words.analyse("Personeelstekorten")] == [
        ("personeelstekort", "stem"),
        ("personeel", "part"),
        ("tekort", "part"),
        ("=personeelstekorten", "word"),
    ]


def test_stopwords_are_left_out_and_negations_kept() -> None:
    assert forms("Hoeveel banen zijn er niet m.b.t. de zorg?", "stem") == ["baan", "niet", "zorg"]
