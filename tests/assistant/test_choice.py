"""Which sentences an answer is made of, and how they are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.citations import without_note_mark
from assistant.draft.candidates import Scored, candidates
from assistant.draft.extractive import choose
from assistant.draft.fitting import contradiction, no_worse_than_first
from assistant.draft.length import Length
from assistant.models import AnswerStatus
from assistant.pipeline import Assistant
from assistant.question import understand
from corpus.models import Kind
from corpus.register import Register
from tests.assistant.figure_kit import citer, evidence, library, ranked

FIRST = "Eind juni 2024 telde Drenthe 2.700 uitkeringen."
NEXT = "Dat waren 100 uitkeringen minder dan een half jaar daarvoor."
OTHER = "Van de oudere zoekers hadden 800 zo'n uitkering."
PLAIN = "Wie zoekt, kan hulp krijgen bij het werkcentrum in de buurt."


@pytest.fixture
def scored(tmp_path: Path) -> dict[str, Scored]:
    held = library(tmp_path, drenthe_2024=f"Uitkeringen\n\n{FIRST} {NEXT} {PLAIN} {OTHER}")
    return {one.candidate.text: one for one in ranked(held, FIRST)}


def test_beside_a_figure_no_other_of_its_unit_but_in_a_sentence_that_leans_on_it(scored: dict[str, Scored]) -> None:
    question = understand("Hoeveel uitkeringen telde Drenthe?")
    kept = no_worse_than_first(question, [scored[t] for t in (FIRST, OTHER, NEXT, PLAIN)])
    assert [one.candidate.text for one in kept] == [FIRST, NEXT, PLAIN]


def test_a_neighbour_that_speaks_of_something_else_is_not_shown_beside_a_figure(tmp_path: Path) -> None:
    whole = "Eind juni 2024 telde Drenthe 2.700 uitkeringen."
    part = "In Groningen waren het 800 uitkeringen voor ouderen."
    held = library(tmp_path, drenthe_2024=f"Uitkeringen\n\n{whole} {part}")
    found = {one.candidate.text: one for one in ranked(held, part)}
    kept = no_worse_than_first(understand("Hoeveel ouderen hadden een uitkering?"), [found[part], found[whole]])
    assert [one.candidate.text for one in kept] == [part]


def test_a_figure_of_an_area_that_only_overlaps_the_one_asked_is_another_areas(tmp_path: Path) -> None:
    told = "In de arbeidsmarktregio Groningen zijn er in 2027 naar verwachting 363.400 werknemersbanen."
    held = library(tmp_path, drenthe_2024=f"Banen\n\n{told}")
    (one,) = (c for c in candidates(evidence(held)) if c.text == told)
    assert contradiction(understand("Hoeveel werknemersbanen zijn er in Drenthe?"), one) == "region"
    assert contradiction(understand("Hoeveel werknemersbanen zijn er in Groningen?"), one) is None


@pytest.mark.parametrize(
    ("question", "told", "reason"),
    [
        ("Hoeveel vacatures heeft de gemeente Coevorden?", "In regio Drenthe staan 4.000 vacatures open.", "region"),
        ("Hoeveel vacatures heeft regio Drenthe?", "In regio Drenthe staan 4.000 vacatures open.", None),
        ("Welk percentage van de vrouwen werkt?", "Van alle inwoners werkt 70%.", "part"),
        ("Welk percentage van de vrouwen werkt?", "Van de vrouwen werkt 66%.", None),
        (
            "Hoeveel 55-plussers krijgen een uitkering?",
            "Er zijn 900 mensen van 60 jaar en ouder met een uitkering.",
            "part",
        ),
        ("Hoeveel hbo'ers studeren af?", "Er studeren 300 mbo'ers af.", "part"),
        ("Hoeveel bedrijven leiden mbo'ers op?", "Er zijn 4.700 erkende leerbedrijven.", None),
    ],
)
def test_a_figure_of_a_wider_area_or_of_another_group_does_not_answer(
    tmp_path: Path, question: str, told: str, reason: str | None
) -> None:
    held = library(tmp_path, drenthe_2024=f"Cijfers\n\n{told}")
    (one,) = (c for c in candidates(evidence(held)) if c.text == told)
    assert contradiction(understand(question), one) == reason


def test_a_row_of_a_table_is_not_put_beside_sentences(scored: dict[str, Scored]) -> None:
    row = scored[OTHER]
    passage = replace(row.candidate.passage, kind=Kind.TABLE)
    row = replace(row, candidate=replace(row.candidate, evidence=replace(row.candidate.evidence, passage=passage)))
    assert [one.candidate.text for one in choose([scored[FIRST], row], Length(3, 100, 0.1))] == [FIRST]
    assert [one.candidate.text for one in choose([row], Length(3, 100, 0.1))] == [OTHER]


def test_the_sentence_that_follows_a_chosen_one_goes_before_one_a_little_likelier(scored: dict[str, Scored]) -> None:
    order = [replace(scored[t], chance=c) for t, c in ((FIRST, 0.9), (OTHER, 0.25), (NEXT, 0.2))]
    chosen = choose(order, Length(2, 100, 0.1))
    assert [one.candidate.text for one in chosen] == [FIRST, NEXT]


def test_no_more_is_chosen_than_the_length_allows(scored: dict[str, Scored]) -> None:
    order = [replace(scored[t], chance=0.5) for t in (FIRST, NEXT, PLAIN)]
    assert len(choose(order, Length(5, 12, 0.1))) == 1


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("De mobiliteit nam toe.3", "De mobiliteit nam toe."),
        ("Dat is volgens UWV zo (zie daar).12", "Dat is volgens UWV zo (zie daar)."),
        ("De waarde was 3.35", "De waarde was 3.35"),
        ("Het werd 5.64.", "Het werd 5.64."),
    ],
)
def test_the_mark_of_a_footnote_is_left_out_and_no_figure_is(written: str, shown: str) -> None:
    assert without_note_mark(written) == shown


def test_the_quote_ends_where_the_sentence_does(tmp_path: Path) -> None:
    held = library(tmp_path, drenthe_2024="Werk\n\nDe krapte nam dat jaar weer wat toe.7 Daarna werd het rustiger.")
    one = next(o for o in ranked(held, "krapte") if "krapte" in o.candidate.text)
    (citation,) = citer(held).sentence(one.candidate.passage, one.candidate.index)
    assert citation.quote.startswith("De krapte") and not citation.quote.endswith("7")


def test_a_source_whose_approval_has_run_out_answers_nothing_any_more(assistant: Assistant) -> None:
    question = "Hoeveel vacatures stonden er medio 2024 open in Drenthe?"
    assert assistant.ask(question).status is AnswerStatus.ANSWERED
    gone = tuple(replace(source, valid_until="2026-01-31") for source in assistant.library.sources)
    later = Assistant(
        replace(assistant.library, register=Register(gone)), assistant.retriever, assistant._extractive,
        assistant._answerability, assistant._figures, assistant._citer, today=lambda: date(2026, 2, 1),
    )  # fmt: skip
    answer = later.ask(question)
    assert answer.status is AnswerStatus.REFUSED and answer.evidence == ()
