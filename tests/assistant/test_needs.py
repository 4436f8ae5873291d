"""Questions that ask for several things, and sides of a comparison."""

from __future__ import annotations

import pytest

from assistant.models import QuestionKind
from assistant.question import understand
from assistant.retrieval import needs_of, sides_of


def test_each_need_is_asked_with_the_subject_that_stands_before_them_all() -> None:
    first, second = needs_of(understand("jobcarving: wat is dat voor aanpak en hoeveel bedrijven in Drenthe doen mee?"))
    assert first.text.startswith("jobcarving wat is dat") or first.text.startswith("jobcarving: wat is dat")
    assert "hoeveel bedrijven" in second.text and "jobcarving" in second.text
    assert second.kind is QuestionKind.FIGURE


def test_a_need_without_area_or_time_has_those_of_the_whole_question() -> None:
    _, second = needs_of(
        understand("Hoeveel monteurs zochten bedrijven in Groningen in 2024 en waarom vonden ze geen monteurs?")
    )
    assert [r.written for r in second.regions] == ["Groningen"] and [p.written for p in second.periods] == ["2024"]


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel vacatures zijn er in Drenthe?",
        "Wat is het verschil en waarom?",
        "Er zijn weinig koks en obers. Wat kan een horecabaas doen?",
    ],
)
def test_a_question_with_one_need_is_left_whole(text: str) -> None:
    assert needs_of(understand(text)) == ()


def test_a_second_question_that_names_only_another_area_is_the_same_question_there() -> None:
    first, second = sides_of(understand("uitzendwerk: meer of minder geworden in Twente, en hoe is dat in Drenthe?"))
    assert [r.written for r in first.regions] == ["Twente"] and [r.written for r in second.regions] == ["Drenthe"]
    assert all("uitzendwerk" in side.text for side in (first, second))


def test_a_second_question_with_a_subject_of_its_own_is_a_need() -> None:
    question = understand("Hoeveel vacatures zijn er in Twente en waarom vinden bakkers in Drenthe geen personeel?")
    assert "bakkers" not in sides_of(question)[0].text


def test_a_part_of_the_country_is_no_side_beside_the_areas_in_it() -> None:
    sides = sides_of(understand("Wat gebeurt er in het noorden met scholing: vergelijk Groningen en Drenthe"))
    assert [[r.written for r in side.regions] for side in sides] == [["Groningen"], ["Drenthe"]]


def test_a_side_reads_well_without_the_other_areas() -> None:
    sides = sides_of(understand("Wat gaat er in Groningen, Drenthe en Overijssel gebeuren?"))
    assert len(sides) == 3 and not any(", en" in side.text or "in ," in side.text for side in sides)


def test_now_is_a_side_beside_an_earlier_time() -> None:
    question = understand("Zijn er in Drenthe nu minder werkzoekenden dan in 2019?")
    assert question.kind is QuestionKind.COMPARISON
    now, then = sides_of(question)
    assert "2019" not in now.text and [p.written for p in then.periods] == ["2019"]


def test_now_in_another_sentence_is_no_side() -> None:
    assert understand("Hoeveel mensen willen meer werken dan nu? Het totaal van 2023.").kind is QuestionKind.FIGURE


def test_a_month_without_a_year_belongs_to_both_sides() -> None:
    sides = sides_of(understand("aantal ww'ers eind juni: Groningen 2025 tegenover Drenthe 2024"))
    assert [("eind juni" in side.text) for side in sides] == [True, True]
    assert [[p.written for p in side.periods] for side in sides] == [["2025"], ["2024"]]
