"""Concepts of the field in a text, and the words that they bring to a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dutch import thesaurus

TYPES = {
    *("sector", "occupation", "group", "instrument", "benefit", "indicator"),
    *("organisation", "education", "region", "period", "everyday", "other"),
}


def named(text: str, kind: str | None = None) -> list[str]:
    return [mention.concept_id for mention in thesaurus.concepts(text) if kind in {None, mention.type}]


def brought(text: str) -> dict[str, str]:
    return {expansion.term: expansion.source for expansion in thesaurus.expand(text)}


def test_every_concept_has_a_type_a_name_of_its_own_and_no_empty_term() -> None:
    concepts = thesaurus.all_concepts()
    assert len(concepts) >= 900
    assert len({concept.id for concept in concepts}) == len(concepts)
    assert {concept.type for concept in concepts} == TYPES
    assert all(term.strip() for c in concepts for term in (*c.terms, *c.narrower, *c.related))


def test_no_term_stands_twice_within_a_concept() -> None:
    for concept in thesaurus.all_concepts():
        lower = [term.lower() for term in concept.terms]
        assert len(lower) == len(set(lower)), concept.id


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Welke vacatures zijn er in de gezondheidszorg?", "sector", ["zorg-en-welzijn"]),
        ("hoeveel timmerlieden zoekt de bouw", "occupation", ["timmerman"]),
        ("een bouwondernemer zoekt mensen", "sector", ["aannemerij"]),
        ("is er SLIM voor scholing", "instrument", ["slim"]),
        ("mensen met een bijstandsuitkering", "benefit", ["bijstand"]),
        ("55-plussers", "group", ["ouderen"]),
    ],
)
def test_a_text_tells_its_concepts(text: str, kind: str, expected: list[str]) -> None:
    assert [c for c in named(text, kind) if c in expected] == expected


def test_the_longest_term_wins() -> None:
    assert named("een krappe arbeidsmarkt") == ["krapte"]


def test_short_terms_match_as_written() -> None:
    assert "primair-onderwijs" in named("tekort in het po")
    assert "bol" not in named("bollen en een bol wol")
    assert "bol" in named("leerlingen van de BOL")


def test_each_expansion_names_the_word_that_brought_it() -> None:
    found = brought("juffen in de bijstand")
    assert found["leraar basisonderwijs"] == "juffen"
    assert found["bijstandsuitkering"] == "bijstand"


def test_expansions_come_weightiest_first_and_never_the_query_itself() -> None:
    found = thesaurus.expand("krapte in de bouw")
    assert [e.weight for e in found] == sorted((e.weight for e in found), reverse=True)
    assert not {"krapte", "bouw"} & {e.term for e in found}


def test_everyday_words_bring_less_than_words_of_the_field() -> None:
    weights = {e.source: e.weight for e in reversed(thesaurus.expand("stijgen krapte"))}
    assert weights["stijgen"] < weights["krapte"]


def test_terms_are_near_as_the_thesaurus_has_them() -> None:
    assert thesaurus.same_concept("zorg", "gezondheidszorg") == 1.0
    assert thesaurus.same_concept("bouw", "woningbouw") == thesaurus.same_concept("woningbouw", "bouw") == 0.6
    assert thesaurus.same_concept("krapte", "personeelstekort") == 0.3
    assert thesaurus.same_concept("zorg", "bouw") == 0.0


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in thesaurus.concepts(text))
    assert all(expansion.weight > 0 for expansion in thesaurus.expand(text) if expansion.relation == "term")
