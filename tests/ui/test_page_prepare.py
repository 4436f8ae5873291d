"""The page 'Gesprek voorbereiden': from a sentence to a card that can be changed and taken along."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import saved
from assistant.card import Part
from assistant.settings import Settings
from assistant.wiring import assistant_for
from tests.ui.conftest import TODAY, Open
from tests.ui.reading import html, words
from ui import texts_card as texts
from ui.service import Service


@pytest.fixture(scope="module")
def searching(starter: Path) -> Service:
    """A service whose assistant has its own index."""
    settings = Settings(data=starter)
    return Service(assistant_for(settings), settings, lambda: TODAY)


@pytest.fixture
def prepared(show: Open, searching: Service, tmp_path: Path) -> AppTest:
    """The page with a card on it."""
    own = Service(searching.assistant, Settings(data=tmp_path), lambda: TODAY)
    own.__dict__["examples"] = ()
    return _asked(show("prepare", own), "bouwbedrijf in Assen, vindt geen vakmensen")


def _asked(app: AppTest, text: str) -> AppTest:
    app.text_input(key="prep-free").set_value(text)
    next(b for b in app.button if b.label == texts.MAKE).click()
    return app.run()


def test_a_sentence_makes_a_card_with_numbered_sources(prepared: AppTest) -> None:
    read = words(prepared)
    assert not prepared.exception and "Bouwbedrijf, Assen: vindt geen vakmensen" in read
    assert "sector of beroep: bouw" in read and "gemeente Assen" in read
    assert 'href="#kaart-bron-1"' in html(prepared) and 'id="kaart-bron-1"' in html(prepared)
    assert "geen feiten uit bronnen" in read


def test_a_line_without_its_tick_leaves_the_card(prepared: AppTest) -> None:
    first = prepared.checkbox[0]
    gone = prepared.session_state["gesprekskaart"].of(Part.SITUATION)[0].text
    assert gone.split(":")[0] in words(prepared)
    first.uncheck().run()
    assert gone.split(":")[0] not in words(prepared)


def test_an_arrow_moves_a_line_down(prepared: AppTest) -> None:
    one, two = (line.text for line in prepared.session_state["gesprekskaart"].of(Part.QUESTIONS)[:2])
    assert words(prepared).index(one) < words(prepared).index(two)
    down = texts.DOWN.format(number=1, part="Vragen aan de werkgever")
    next(b for b in prepared.button if b.label.replace("\\", "") == down).click().run()
    assert words(prepared).index(two) < words(prepared).index(one)


def test_own_notes_are_shown_as_own_and_never_as_markup(prepared: AppTest) -> None:
    prepared.text_area[0].set_value("Bel <b>Piet</b> terug").run()
    assert "&lt;b&gt;Piet&lt;/b&gt;" in html(prepared) and "niet uit een bron" in words(prepared)


def test_a_card_can_be_kept(prepared: AppTest, tmp_path: Path) -> None:
    prepared.button(key="prep-keep").click().run()
    assert texts.KEPT in words(prepared)
    (kept,) = saved.saved(tmp_path, prepared.session_state["owner"])
    assert kept.question.startswith("Bouwbedrijf") and kept.claims


def test_a_new_card_begins_without_the_former_choices(prepared: AppTest) -> None:
    prepared.checkbox[0].uncheck()
    prepared.text_area[0].set_value("oude notitie").run()
    again = _asked(prepared, "zorginstelling in Emmen, hoog verzuim")
    assert "oude notitie" not in words(again) and all(box.value for box in again.checkbox)


def test_personal_data_makes_no_card_and_is_not_repeated(show: Open, searching: Service) -> None:
    app = _asked(show("prepare", searching), "Jan de Vries met bsn 111222333 zoekt werk in de bouw")
    assert "persoonlijke gegevens" in words(app) and "111222333" not in words(app)
    assert "gesprekskaart" not in app.session_state


def test_an_empty_form_says_what_to_do(show: Open, searching: Service) -> None:
    app = _asked(show("prepare", searching), "")
    assert "nog niets ingevuld" in words(app) and not app.exception


def test_an_error_is_told_in_a_sentence(show: Open, searching: Service) -> None:
    class Broken:
        library, retriever = searching.library, None

        def ask(self, text: str, history: tuple[str, ...] = (), docs: frozenset[str] = frozenset()) -> None:
            raise AssertionError

    broken = Service(Broken(), searching.settings, lambda: TODAY)  # type: ignore[arg-type]
    broken.__dict__["examples"] = ()
    app = _asked(show("prepare", broken), "bouw in Assen")
    assert texts.FAILED in words(app) and not app.exception
