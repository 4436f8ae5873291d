"""Citation recall and precision after ALCE, quote validity, unsourced claims, with values counted by hand."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import pytest

from evals.measures.citation_precision import citation_precision
from evals.measures.citation_recall import citation_recall
from evals.measures.quote_validity import invalid_citations, misplaced_quotes, quote_validity
from evals.measures.unsourced_claims import unsourced_claims
from evals.models import Cited, Given, GivenClaim
from tests.evals.small import DOC, LINES, PAGE, REFUSED, answered, cited, claim, item, quoting

FAKE = "In de arbeidsmarktregio Drenthe stonden medio 2024 precies 9.999 vacatures open."


def test_a_quoted_sentence_is_carried_and_its_citation_counts() -> None:
    assert citation_recall(item(quoting(LINES[0]))) == 1.0
    assert citation_precision(item(quoting(LINES[0]))) == 1.0


def test_one_of_two_claims_without_source_halves_recall() -> None:
    answer = answered(claim(LINES[0], LINES[0]), claim("De zorg betaalt goed."))
    assert citation_recall(item(answer)) == 0.5
    assert citation_precision(item(answer)) == 1.0


def test_a_citation_that_adds_nothing_lowers_precision_only() -> None:
    answer = answered(claim(LINES[0], LINES[0], LINES[2]))
    assert citation_recall(item(answer)) == 1.0
    assert citation_precision(item(answer)) == 0.5


def test_two_quotes_that_carry_a_claim_together_both_count() -> None:
    joined = "In Drenthe stonden 4.450 vacatures open en in Groningen werkte 71,4%."
    answer = answered(claim(joined, LINES[0], LINES[1]))
    assert citation_recall(item(answer)) == 1.0
    assert citation_precision(item(answer)) == 1.0


def test_a_list_item_needs_the_sentence_that_introduces_it() -> None:
    item_alone = "De zorg heeft de meeste moeite om personeel te vinden."
    answer = answered(claim(f"{LINES[0]} {item_alone}", LINES[0], item_alone))
    assert citation_precision(item(answer)) == 1.0


def test_an_answer_without_citations_has_precision_zero() -> None:
    assert citation_precision(item(answered(claim(LINES[0])))) == 0.0


def test_an_invalid_citation_takes_recall_and_precision_of_its_claim() -> None:
    answer = answered(claim(LINES[0], LINES[0], FAKE))
    assert citation_recall(item(answer)) == 0.0
    assert citation_precision(item(answer)) == 0.0


def test_a_true_quote_about_something_else_carries_nothing() -> None:
    assert citation_recall(item(answered(claim(LINES[2], LINES[0])))) == 0.0


def test_an_abstention_says_nothing_of_citing() -> None:
    assert isnan(citation_recall(item(REFUSED)))
    assert isnan(citation_precision(item(REFUSED)))
    assert isnan(quote_validity(item(REFUSED)))


def test_quote_validity_is_the_share_of_quotes_in_the_source() -> None:
    answer = answered(claim(LINES[0], LINES[0], FAKE), claim(LINES[1], LINES[1]))
    assert quote_validity(item(answer)) == pytest.approx(2 / 3)
    assert invalid_citations(item(answer)) == 1.0


def test_a_quote_on_another_page_is_invalid() -> None:
    answer = answered(GivenClaim(LINES[0], (cited(LINES[0], doc="ander"),)))
    assert invalid_citations(item(answer)) == 1.0


def test_a_quote_at_other_characters_than_named_is_misplaced() -> None:
    start = PAGE.index(LINES[1])
    there = Cited(DOC, 1, LINES[1], start, start + len(LINES[1]))
    for citation, misplaced in ((there, 0.0), (replace(there, start=0), 1.0), (replace(there, page=7), 1.0)):
        assert misplaced_quotes(item(answered(GivenClaim(LINES[1], (citation,))))) == misplaced


@pytest.mark.parametrize(
    ("given", "unsourced"),
    [
        (claim(LINES[0], LINES[0]), 0.0),
        (claim(LINES[0]), 1.0),
        (claim(LINES[0], FAKE), 1.0),
        (claim("Er stonden 9.999 vacatures open.", LINES[0]), 1.0),
        (claim("Samen is dat 4.521,4.", LINES[0], LINES[1], derived=True), 0.0),
        (claim("Samen is dat 4.521,4.", LINES[0], LINES[1]), 1.0),
        (claim("Samen is dat 9.000.", LINES[0], LINES[1], derived=True), 1.0),
    ],
)
def test_a_claim_is_sourced_by_true_quotes_that_hold_its_figures(given: GivenClaim, unsourced: float) -> None:
    assert unsourced_claims(item(answered(given))) == unsourced


def test_notes_and_claims_of_a_refusal_are_checked_too() -> None:
    answer = Given("c1", "refused", (claim(LINES[0]),), notes=(claim("Los.", FAKE),))
    assert unsourced_claims(item(answer)) == 2.0
