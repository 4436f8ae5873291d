"""Bron bekijken: where a citation leads, and what a wrong address gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.library import withdraw
from tests.ui.conftest import Open
from tests.ui.libraries import polder
from tests.ui.reading import html, words
from ui import texts
from ui.places import passage_query, sentence_query
from ui.service import Service


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return polder(tmp_path_factory.mktemp("polder"))


def _place(service: Service, saying: str) -> dict[str, str]:
    for passage in service.passages.values():
        for index in range(len(passage.sentences)):
            if saying in passage.sentence_text(index):
                return sentence_query(passage, index)
    raise AssertionError(saying)


def test_a_pdf_page_is_a_picture_with_an_alternative_and_its_text(show: Open, paged: Service) -> None:
    app = show("source", paged, **_place(paged, "1.250 vacatures"))
    assert len(app.get("image")) == 1
    assert texts.PAGE_OF.format(page=1, pages=3) in words(app)
    assert f"[{texts.MARK_START}] In mei 2024" in words(app)


def test_one_page_forward_and_back_to_the_quote(show: Open, paged: Service) -> None:
    app = show("source", paged, **_place(paged, "1.250 vacatures"))
    app.button(key="chevron_right").click().run()
    assert texts.PAGE_OF.format(page=2, pages=3) in words(app)
    app.button(key="to-quote").click().run()
    assert texts.PAGE_OF.format(page=1, pages=3) in words(app)


def test_the_first_page_has_none_before_it(show: Open, paged: Service) -> None:
    app = show("source", paged, **_place(paged, "1.250 vacatures"))
    assert app.button(key="chevron_left").disabled and not app.button(key="chevron_right").disabled


def test_a_text_source_without_pages_is_read_part_by_part(show: Open, service: Service) -> None:
    passage = service.passages_of["feiten-rib-drenthe-2024-2025"][3]
    app = show("source", service, **sentence_query(passage, 0))
    assert texts.PART_OF.format(part=4, parts=len(service.passages_of[passage.doc])) in words(app)
    assert html(app).count("<mark>") == 1 and passage.sentence_text(0) in words(app)


def test_a_starter_sheet_names_the_place_in_the_publication(show: Open, service: Service) -> None:
    passage = service.passages_of["feiten-rib-drenthe-2024-2025"][0]
    text = words(show("source", service, **passage_query(passage)))
    assert passage.tells_of in text and texts.OWN_WORDS in text


def test_a_table_marks_the_cited_line(show: Open, service: Service) -> None:
    passage = service.passages_of["kerncijfers"][0]
    app = show("source", service, **sentence_query(passage, 2))
    assert f"[{texts.QUOTED}] ▶" in words(app)


@pytest.mark.parametrize(
    "address",
    [
        {"bron": "../../etc/passwd"}, {"bron": "kerncijfers", "deel": "0000000000000000x", "plek": "<script>"},
        {"bron": "kerncijfers", "plek": "9-1"}, {"bron": "feiten-rib-drenthe-2024-2025", "plek": "1-2,"},
    ],
)  # fmt: skip
def test_a_wrong_address_says_so(show: Open, service: Service, address: dict[str, str]) -> None:
    app = show("source", service, **address)
    assert texts.SOURCE_WRONG in words(app) and not app.exception


def test_a_page_that_is_not_there_says_so(show: Open, paged: Service) -> None:
    assert texts.SOURCE_WRONG in words(show("source", paged, bron="polder", blz="99"))


def test_without_an_address_the_page_says_what_to_do(show: Open, service: Service) -> None:
    assert texts.SOURCE_NONE in words(show("source", service))


def test_a_withdrawn_source_is_not_shown(show: Open, tmp_path: Path) -> None:
    service = polder(tmp_path)
    gone = withdraw(service.data, "polder")
    service.assistant.library = gone  # type: ignore[misc]
    assert texts.SOURCE_WITHDRAWN in words(show("source", service, bron="polder", blz="1"))


def test_the_homepage_is_linked_only_on_an_approved_domain(show: Open, paged: Service) -> None:
    app = show("source", paged, bron="polder", blz="1")
    assert [link.proto.url for link in app.get("link_button")] == ["https://www.werk.nl/polder"]
