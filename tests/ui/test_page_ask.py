"""Vraag stellen, in each state of an answer."""

from __future__ import annotations

from tests.ui.conftest import Open
from tests.ui.reading import ask, html, words
from ui import texts
from ui.answer_html import told_in_words
from ui.service import Service


def test_the_first_visit_offers_questions_that_the_sources_answer(show: Open, service: Service) -> None:
    app = show()
    assert app.title[0].value == texts.ASK_TITLE
    assert [b.label.replace("\\", "") for b in app.button if str(b.key).startswith("example")] == list(service.examples)


def test_an_example_question_is_answered_with_sources(show: Open) -> None:
    app = show().button(key="example-0").click().run()
    assert 'class="claim' in html(app) and texts.SOURCES_HEADING in words(app)


def test_a_typed_question_is_answered_with_numbered_cards(show: Open) -> None:
    app = ask(show(), "Hoeveel vacatures stonden er medio 2024 open in Drenthe?")
    assert "4.450" in words(app) and 'id="v0-bron-1"' in html(app)
    assert texts.OPEN_PART in app.button(key="v0-open-1").label


def test_the_passport_shows_value_unit_region_period_and_status(show: Open) -> None:
    app = ask(show(), "toon paspoort")
    text = words(app)
    assert "12.500 vacatures" in text
    assert "Gebied arbeidsmarktregio Groningen" in text and "Soort cijfer gerealiseerd" in text


def test_what_the_passport_and_the_table_show_is_not_said_twice(service: Service) -> None:
    answer = service.assistant.ask("toon vergelijking")
    sides = {side.claim for side in answer.comparison.sides} if answer.comparison else set()
    assert sides and not sides & set(told_in_words(answer))


def test_notes_and_removed_sentences_are_told(show: Open) -> None:
    text = words(ask(show(), "toon paspoort"))
    assert "Er is een nieuwer cijfer" in text and "Een andere bron noemt een ander cijfer" in text
    assert texts.REMOVED[2].format(count=2) in text


def test_a_starter_card_says_that_it_tells_in_own_words_and_of_which_place(show: Open) -> None:
    assert "In eigen woorden van AIMI; in de publicatie:" in words(ask(show(), "toon paspoort"))


def test_a_comparison_names_the_side_that_is_missing(show: Open) -> None:
    text = words(ask(show(), "toon vergelijking"))
    assert texts.PARTIAL in text and f"provincie Zeeland {texts.SIDE_MISSING}" in text and "Berekend" in text


def test_a_refusal_says_what_was_searched_and_offers_the_nearest(show: Open) -> None:
    app = ask(show(), "toon weigering")
    assert "Gezocht in 555 passages uit 7 bronnen." in words(app) and texts.NEAREST in words(app)
    after = app.button(key="v0-near-0").click().run()
    assert "v1-open-1" in {b.key for b in after.button}


def test_a_line_of_a_table_is_shown_with_named_cells(show: Open) -> None:
    assert "beroep ICT-beroepen" in words(ask(show(), "toon tabel"))


def test_a_very_long_answer_keeps_its_rest_behind_a_heading(show: Open) -> None:
    app = ask(show(), "toon lang")
    assert f"{texts.LONG} (40)" in [e.label for e in app.expander]


def test_a_model_that_is_away_is_told(show: Open) -> None:
    assert texts.MODEL_DOWN in words(ask(show(), "toon model"))


def test_a_failure_shows_a_sentence_and_nothing_of_its_cause(show: Open) -> None:
    app = ask(show(), "toon storing")
    assert texts.FAILED in words(app)
    assert "/srv/aimi" not in words(app) and not app.exception


def test_markup_in_sources_is_shown_as_text(show: Open) -> None:
    page = html(ask(show(), "toon opmaak"))
    assert "<img" not in page and "&lt;img" in page


def test_a_question_with_personal_data_is_not_kept(show: Open) -> None:
    app = ask(show(), "Mijn klant Jan Jansen, bsn 123456782, is ziek. Krijgt hij een uitkering?")
    text = words(app)
    assert texts.REFUSED["personal_data"] in text and texts.NOT_KEPT in text and "Jansen" not in text
    assert app.session_state["conversation"].history() == ()


def test_a_follow_up_is_asked_with_the_earlier_question(show: Open) -> None:
    app = ask(ask(show(), "Hoeveel vacatures stonden er medio 2024 open in Drenthe?"), "En medio 2025 in Groningen?")
    last = app.session_state["conversation"].turns[-1].answer
    assert last.trace.question.history == ("Hoeveel vacatures stonden er medio 2024 open in Drenthe?",)
    assert 'id="v1"' in html(app)


def test_a_new_conversation_forgets_the_former(show: Open) -> None:
    app = ask(show(), "toon paspoort").button(key="new-talk").click().run()
    assert app.title[0].value == texts.ASK_TITLE and "12.500" not in words(app)


def test_an_empty_question_gets_a_hint(show: Open) -> None:
    assert texts.REFUSED["bad_input"] in words(ask(show(), "   "))


def test_how_an_answer_came_about_can_be_read(show: Open) -> None:
    text = words(ask(show(), "Hoeveel vacatures stonden er medio 2024 open in Drenthe?"))
    assert texts.HOW_UNDERSTOOD in text and texts.HOW_BY_EXTRACT in text


def test_a_filter_says_what_it_hides_and_why(show: Open) -> None:
    app = show()
    app.selectbox(key="filter-region").set_value("provincie Overijssel").run()
    text = words(app)
    assert texts.FILTER_HIDES in text and "zegt niets over provincie Overijssel" in text


def test_a_filter_narrows_the_search(show: Open) -> None:
    app = show()
    app.multiselect(key="filter-sources").set_value(["feiten-ser-overijssel-krapte-2023"]).run()
    ask(app, "Hoeveel vacatures stonden er medio 2024 open in Drenthe?")
    answer = app.session_state["conversation"].turns[-1].answer
    assert {e.passage.doc for e in answer.evidence} == {"feiten-ser-overijssel-krapte-2023"}


def test_opening_a_card_leads_to_the_page_with_the_quote_marked(show: Open) -> None:
    app = ask(show(), "toon paspoort").button(key="v0-open-1").click().run()
    assert "<mark>" in html(app) and "12.500 openstaande vacatures" in words(app)
