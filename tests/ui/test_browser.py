"""The pages in Debian's Chromium: the jobs end to end, accessibility, safety, sessions apart."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.ui.browser import APP, STAGED, ask, axe, chromium, open_browser, serve, settle, told, visit
from tests.ui.libraries import polder
from ui import texts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUESTION = "Hoeveel vacatures stonden er medio 2024 open in Drenthe?"
WIDTHS = {"breed": (1280, 900), "telefoon": (390, 844), "400 procent": (320, 256)}
STATES = ["paspoort", "vergelijking", "weigering", "lang", "model", "storing", "tabel", "opmaak"]
PAGES = ["", "gesprek", "vergelijken", "bronnen", "bewaard", "over", "bron", "bron?bron=kerncijfers", "bron?bron=niets"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def site(starter: Path) -> Iterator[str]:
    chromium()
    with serve(STAGED, starter) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with _session(browser) as opened:
        yield opened


def _session(browser: Browser, **options: Any) -> Any:
    from contextlib import contextmanager

    @contextmanager
    def session() -> Iterator[Page]:
        context = browser.new_context(locale="nl-NL", **{"viewport": {"width": 1280, "height": 900}, **options})
        yield context.new_page()
        context.close()

    return session()


# --- the jobs


def test_an_advisor_asks_and_opens_the_source(page: Page, site: str) -> None:
    visit(page, site)
    ask(page, QUESTION)
    assert "4.450" in page.locator(".aimi-claims").inner_text()
    page.get_by_role("button", name=re.compile(texts.OPEN_PART)).first.click()
    page.wait_for_selector("mark")
    assert "4.450" in page.locator("mark").first.inner_text()
    page.get_by_role("button", name="Terug naar Vraag stellen").click()
    page.wait_for_selector(".aimi-claims")
    assert page.locator("h2.aimi-question").count() == 1  # the conversation is still there


def test_an_advisor_reads_the_sources_page_and_searches_it(page: Page, site: str) -> None:
    visit(page, f"{site}/bronnen")
    assert page.locator(".aimi-source").count() == 7
    page.get_by_label(texts.SEARCH_WORDS).fill("spanningsindicator")
    page.keyboard.press("Enter")
    page.wait_for_selector(".said mark")
    page.get_by_role("button", name=re.compile(texts.OPEN_PART)).first.click()
    page.wait_for_selector(".aimi-page mark, .aimi-table mark")


def test_an_advisor_compares_and_downloads_the_figures(page: Page, site: str) -> None:
    visit(page, f"{site}/vergelijken")
    page.wait_for_selector("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg")
    with page.expect_download() as download:
        page.get_by_role("button", name=texts.COMPARE_CSV).click()
    lines = list(csv.reader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig")), delimiter=";"))
    assert tuple(lines[0]) == texts.CSV_COLUMNS and len(lines) > 5


def test_a_source_link_in_a_table_opens_its_page_beside_the_table(page: Page, site: str) -> None:
    visit(page, f"{site}/vergelijken")
    with page.context.expect_page() as opened:
        page.locator(".figures a").first.click()
    settle(opened.value)
    opened.value.wait_for_selector("mark")


def test_a_pdf_source_shows_its_page_with_the_quote_marked(browser: Browser, tmp_path: Path) -> None:
    service = polder(tmp_path)
    with serve(APP, service.data) as address, _session(browser) as page:
        visit(page, address)
        ask(page, "Hoeveel vacatures stonden er in mei 2024 open in Drenthe?")
        page.get_by_role("button", name=re.compile("Bekijk bladzijde 1")).first.click()
        image = page.locator("img[alt*='kader om de aangehaalde zin']")
        image.wait_for()
        assert image.evaluate("i => i.naturalWidth") > 800


# --- while it works


def test_claims_appear_one_by_one_and_stop_works(page: Page, site: str) -> None:
    visit(page, site)
    field = page.locator('[data-testid="stChatInput"] textarea')
    field.fill("toon stroom")
    field.press("Enter")
    page.wait_for_function("document.querySelectorAll('.claim').length >= 2")
    page.get_by_role("button", name=texts.STOP, exact=True).click()
    page.get_by_text(texts.STOPPED_PART).wait_for()
    settle(page)
    assert 2 <= page.locator(".claim").count() < 40
    assert page.get_by_role("button", name=texts.ASK_ONCE_MORE).is_visible()


def test_an_answer_is_read_from_its_beginning(page: Page, site: str) -> None:
    visit(page, site)
    ask(page, "toon paspoort")
    ask(page, "toon paspoort nogmaals", "h2.aimi-question")
    page.wait_for_timeout(400)
    box = page.locator("#v1").bounding_box()
    assert box is not None and 0 < box["y"] < 300


def test_a_question_can_be_asked_and_its_source_opened_by_keyboard_alone(page: Page, site: str) -> None:
    visit(page, site)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type("toon paspoort")
    page.keyboard.press("Enter")
    page.wait_for_selector(".aimi-passport")
    settle(page)
    page.get_by_role("button", name=texts.OPEN_PART, exact=True).first.focus()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline != "0px"
    page.keyboard.press("Enter")
    page.wait_for_selector("mark")


def test_a_lost_connection_is_told_in_dutch(browser: Browser, site: str) -> None:
    with _session(browser) as page:
        visit(page, site)
        page.context.set_offline(True)
        page.locator("#aimi-offline", has_text=texts.OFFLINE).wait_for(timeout=8000)
        page.context.set_offline(False)
        page.wait_for_function("document.querySelector('#aimi-offline').textContent === ''", timeout=12_000)


# --- accessible


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious_on_a_page(browser: Browser, site: str, path: str, scheme: str) -> None:
    with _session(browser, color_scheme=scheme) as page:
        visit(page, f"{site}/{path}")
        found = axe(page)
        assert not found, told(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_state_of_an_answer(browser: Browser, site: str, scheme: str) -> None:
    with _session(browser, color_scheme=scheme) as page:
        visit(page, site)
        for state in STATES:
            ask(page, f"toon {state}", "h2.aimi-question")
        page.get_by_role("button", name=texts.FEEDBACK).first.click()
        page.get_by_text(texts.FEEDBACK_NOTE_HELP).wait_for()
        found = axe(page)
        assert not found, told(found)


def test_axe_finds_nothing_serious_where_there_are_no_sources(browser: Browser, tmp_path: Path) -> None:
    with serve(APP, tmp_path) as address, _session(browser) as page:
        visit(page, address)
        assert page.locator("h1").inner_text() == texts.STATE_TITLE["empty"]
        found = axe(page)
        assert not found, told(found)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES[:6])
def test_no_page_scrolls_sideways(browser: Browser, site: str, path: str, width: str) -> None:
    wide, high = WIDTHS[width]
    with _session(browser, viewport={"width": wide, "height": high}) as page:
        visit(page, f"{site}/{path}")
        if not path:
            ask(page, "toon vergelijking")
        over = page.evaluate(
            "document.querySelector('.stMain').scrollWidth - document.querySelector('.stMain').clientWidth"
        )
        assert over <= 1


@pytest.mark.parametrize("path", PAGES[:7])
def test_a_page_is_dutch_has_one_title_and_headings_in_order(page: Page, site: str, path: str) -> None:
    visit(page, f"{site}/{path}")
    assert page.evaluate("document.documentElement.lang") == "nl"
    ranks = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert ranks.count(1) == 1 and ranks[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))


# --- safe


def test_text_of_sources_loads_and_runs_nothing(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, site)
    ask(page, "toon opmaak")
    page.wait_for_timeout(500)
    assert page.title().startswith("Vraag stellen") and page.locator("img[src*='kwaad']").count() == 0
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


def test_two_browsers_do_not_see_each_others_questions(browser: Browser, site: str) -> None:
    with _session(browser) as one, _session(browser) as other:
        visit(one, site)
        ask(one, "toon paspoort")
        one.get_by_role("button", name=texts.SAVE, exact=True).click()
        one.get_by_role("button", name=texts.SAVED_NOW, exact=True).wait_for()
        visit(other, site)
        assert other.locator(".aimi-question").count() == 0
        visit(other, f"{site}/bewaard")
        assert texts.SAVED_NONE in other.inner_text("body")
        visit(one, f"{site}/bewaard")  # a new session of the first browser, which its cookie brings back
        assert "toon paspoort" in one.inner_text("body")


def test_settings_and_keys_do_not_reach_the_browser(
    browser: Browser, starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIMI_MODEL_URL", "http://127.0.0.1:9/geheim-adres")
    monkeypatch.setenv("AIMI_MODEL_KEY", "geheime-sleutel")
    frames: list[str] = []
    with serve(APP, starter) as address, _session(browser) as page:
        page.on("websocket", lambda socket: socket.on("framereceived", lambda data: frames.append(str(data))))
        page.on("response", lambda response: frames.append(response.url))
        visit(page, address)
        visit(page, f"{address}/over")
    assert frames and not [f for f in frames if "geheim" in f or str(starter) in f]
