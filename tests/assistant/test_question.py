"""A question becomes a value: kind, regions with their ambiguity, periods, indicator; follow-ups made whole."""

from datetime import date

import pytest

from assistant.models import QuestionKind
from assistant.question import understand
from corpus.models import Level


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hoeveel vacatures staan er open in Twente?", QuestionKind.FIGURE),
        ("wat is jobcarving precies?", QuestionKind.DEFINITION),
        ("waarom is het zo krap in de techniek?", QuestionKind.EXPLANATION),
        ("Welke beroepen zijn zeer krap?", QuestionKind.LIST),
        ("wat kan een werkgever doen om ouderen te behouden?", QuestionKind.ADVICE),
        ("Vergelijk het aantal vacatures in Drenthe en Groningen", QuestionKind.COMPARISON),
        ("Ik ga morgen naar een bakkerij in Emmen, wat neem ik mee?", QuestionKind.PREPARATION),
        ("wie leidt het werkcentrum?", QuestionKind.FACT),
    ],
)
def test_the_kind_is_read_from_the_words(text: str, kind: QuestionKind) -> None:
    assert understand(text).kind is kind


def test_an_ambiguous_region_keeps_all_its_levels() -> None:
    levels = {c.level for c in understand("hoeveel vacatures in groningen?").regions[0].candidates}
    assert {Level.GEMEENTE, Level.PROVINCIE, Level.ARBEIDSMARKTREGIO} <= levels


def test_before_corona_is_a_period_for_every_edition() -> None:
    (asked,) = understand("hoe hoog was de participatie vlak voor corona?").periods
    assert asked.period is not None and asked.period.end < date(2020, 3, 1)


def test_a_relative_period_is_kept_unresolved() -> None:
    (asked,) = understand("hoeveel banen kwamen er vorig jaar bij?").periods
    assert asked.period is None and asked.relative


@pytest.mark.parametrize(
    ("history", "follow_up", "whole"),
    [
        (
            ("Hoeveel vacatures staan er open in Groningen?",),
            "en in Drenthe?",
            "Hoeveel vacatures staan er open in Drenthe?",
        ),
        (("Hoeveel banen zijn er in de bouw?",), "en in de zorg?", "Hoeveel banen zijn er in de zorg?"),
        (("Hoeveel WW'ers waren er in 2023?", "en in 2024?"), "en in 2025?", "Hoeveel WW'ers waren er in 2025?"),
    ],
)
def test_a_follow_up_takes_the_place_of_what_it_changes(history: tuple[str, ...], follow_up: str, whole: str) -> None:
    assert understand(follow_up, history).text == whole


def test_a_follow_up_with_a_subject_of_its_own_keeps_both() -> None:
    text = understand("hoeveel daarvan zijn technisch?", ("Hoeveel WW'ers zijn er in Groningen?",)).text
    assert "technisch" in text and "WW'ers" in text and "Groningen" in text


def test_a_whole_question_is_left_as_it_is() -> None:
    text = "Hoeveel vacatures stonden er eind 2024 open in de provincie Overijssel?"
    assert understand(text, ("Wat is het GWU?",)).text == text


@pytest.mark.parametrize(
    ("follow_up", "whole"),
    [
        ("en in Groningen medio 2025?", "Hoeveel vacatures stonden er medio 2025 open in Groningen?"),
        ("en in Groningen?", "Hoeveel vacatures stonden er medio 2024 open in Groningen?"),
        ("en medio 2025?", "Hoeveel vacatures stonden er medio 2025 open in Drenthe?"),
    ],
)
def test_a_follow_up_changes_every_slot_that_it_names(follow_up: str, whole: str) -> None:
    assert understand(follow_up, ("Hoeveel vacatures stonden er medio 2024 open in Drenthe?",)).text == whole


def test_a_follow_up_may_add_a_time_that_was_not_named() -> None:
    before = "Hoeveel vacatures stonden er open in Drenthe?"
    assert (
        understand("en in Groningen in 2025?", (before,)).text == "Hoeveel vacatures stonden er open in Groningen 2025?"
    )


def test_a_follow_up_that_asks_why_keeps_its_question() -> None:
    text = understand("hoe komt dat?", ("Hoeveel vacatures stonden er open in Drenthe?",)).text
    assert text.startswith("hoe komt dat") and "vacatures" in text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wat is het verzuimpercentage in de bouw in Zeeland", QuestionKind.FIGURE),
        ("Welk rapportcijfer gaven bedrijven het loket in 2019?", QuestionKind.FIGURE),
        ("Geef de waarde voor monteurs in Twente", QuestionKind.FIGURE),
        ("Wat is het uurloon van een kok?", QuestionKind.FIGURE),
        ("Wat was de arbeidsparticipatie in Twente in 2019, hebben jullie dat ergens liggen?", QuestionKind.FIGURE),
        ("Vanaf welke datum geldt dat voor bedrijven?", QuestionKind.FACT),
        ("Welke sectoren zoeken mensen?", QuestionKind.LIST),
    ],
)
def test_a_figure_is_asked_by_compounds_and_a_date_is_no_list(text: str, kind: QuestionKind) -> None:
    assert understand(text).kind is kind
