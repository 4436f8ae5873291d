"""Every page in every state by axe-core and by keyboard, light and dark, in Debian's Chromium."""

from __future__ import annotations

import fcntl
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from index.store import read_manifest, serving, write_manifest
from tests.ui.browser import APP, STAGED, ask, axe, chromium, open_browser, serve, settle, told, visit
from tests.ui.libraries import polder
from ui import texts, texts_card

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCHEMES = ["light", "dark"]
WALKED = ["", "gesprek", "vergelijken", "bronnen", "bewaard", "over", "bron"]
# Where the focus is, how that is seen (a line around it, or around what it stands in), and that nothing lies over it.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const drawn = (e) => { const s = getComputedStyle(e); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none'; };
  let seen = false;
  for (let e = at, n = 0; e && n < 5; e = e.parentElement, n++) seen = seen || drawn(e);
  const box = at.getBoundingClientRect();
  const place = [...document.querySelectorAll('*')].indexOf(at);
  const free = [[.5, .5], [.1, .2], [.9, .8]].some(([x, y]) => {
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const there = document.elementFromPoint(box.left + x * box.width, top + y * (bottom - top));
    return there && (at.contains(there) || there.contains(at));
  });
  return {name: place + ' ' + at.outerHTML.slice(0, 120), seen, inside: free && box.bottom > 0 && box.top < innerHeight};
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def staged(starter: Path) -> Iterator[str]:
    chromium()
    with serve(STAGED, starter) as address:
        yield address


@pytest.fixture(scope="module")
def real(starter: Path) -> Iterator[str]:
    with serve(APP, starter) as address:
        yield address


@contextmanager
def opened(browser: Browser, **options: Any) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}, **options)
    page = context.new_page()
    yield page
    context.close()


def clean(page: Page) -> None:
    """Fails with what axe finds."""
    found = axe(page)
    assert not found, told(found)


# --- states of pages


def _card(page: Page, site: str) -> None:
    visit(page, f"{site}/gesprek")
    page.get_by_label(texts_card.FREE).fill("zorginstelling in Emmen, hoog verzuim")
    page.get_by_label(texts_card.FREE).press("Enter")
    page.locator(".aimi-sheet").wait_for(timeout=30_000)
    page.get_by_text(texts_card.EDIT).click()
    page.get_by_text(texts_card.COPY).click()
    settle(page)


def _no_card(page: Page, site: str) -> None:
    visit(page, f"{site}/gesprek")
    page.get_by_role("button", name=texts_card.MAKE).click()
    page.locator(".aimi-refusal").wait_for()


def _filtered(page: Page, site: str) -> None:
    from playwright.sync_api import TimeoutError as PlaywrightTimeout

    visit(page, site)
    page.get_by_text(texts.FILTERS_NONE).click()
    field = page.locator(".st-key-filter-region input")
    field.wait_for()
    settle(page)
    option = page.get_by_role("option", name="arbeidsmarktregio Drenthe")
    for _ in range(5):  # a run of the page that ends now empties the field
        field.click()
        field.fill("Drenthe")
        with suppress(PlaywrightTimeout):
            option.click(timeout=5000)
            break
    page.get_by_text(texts.FILTER_HIDES).wait_for()


def _found(page: Page, site: str) -> None:
    visit(page, f"{site}/bronnen")
    page.get_by_label(texts.SEARCH_WORDS).fill("vacatures")
    page.keyboard.press("Enter")
    page.locator(".said").first.wait_for()


def _undated(page: Page, site: str) -> None:
    visit(page, f"{site}/vergelijken?onderwerp=netto-participatie")
    page.locator(".st-key-undated summary").click()


def _source(page: Page, site: str) -> None:
    visit(page, site)
    ask(page, "Hoeveel vacatures stonden er medio 2024 open in Drenthe?")
    page.get_by_text(texts.HOW).click()
    page.get_by_role("button", name=texts.COPY).click()
    clean(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile(texts.OPEN_PART)).first.click()
    page.locator("mark").first.wait_for()


def _kept(page: Page, site: str) -> None:
    visit(page, site)
    ask(page, "Hoeveel vacatures stonden er medio 2024 open in Drenthe?")
    page.get_by_role("button", name=texts.SAVE, exact=True).click()
    page.get_by_role("button", name=texts.SAVED_NOW, exact=True).wait_for()
    visit(page, f"{site}/bewaard")


STATES: dict[str, Callable[[Page, str], None]] = {
    "kaart": _card, "geen kaart": _no_card, "filter": _filtered, "zoeken": _found, "zonder periode": _undated,
    "bron": _source, "bewaard": _kept,
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious_in_a_state_of_a_page(browser: Browser, real: str, state: str, scheme: str) -> None:
    with opened(browser, color_scheme=scheme) as page:
        STATES[state](page, real)
        settle(page)
        clean(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious_while_an_answer_is_made_and_after_stop(
    browser: Browser, staged: str, scheme: str
) -> None:
    with opened(browser, color_scheme=scheme) as page:
        visit(page, staged)
        field = page.locator('[data-testid="stChatInput"] textarea')
        field.fill("toon stroom")
        field.press("Enter")
        page.wait_for_function("document.querySelectorAll('.claim').length >= 2")
        clean(page)
        page.get_by_role("button", name=texts.STOP, exact=True).click()
        page.get_by_text(texts.STOPPED_PART).wait_for()
        clean(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious_on_a_page_of_a_pdf(browser: Browser, tmp_path: Path, scheme: str) -> None:
    with serve(APP, polder(tmp_path).data) as address, opened(browser, color_scheme=scheme) as page:
        visit(page, address)
        ask(page, "Hoeveel vacatures stonden er in mei 2024 open in Drenthe?")
        page.get_by_role("button", name=re.compile("Bekijk bladzijde 1")).first.click()
        page.locator("img[alt*='kader om de aangehaalde zin']").wait_for()
        page.get_by_text(texts.PAGE_TEXT, exact=True).click()
        settle(page)
        clean(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious_where_there_is_nothing_to_ask(
    browser: Browser, starter: Path, tmp_path: Path, scheme: str
) -> None:
    other, building = tmp_path / "other", tmp_path / "building"
    shutil.copytree(starter, other)
    build = serving(other / "index")
    assert build is not None
    write_manifest(build, replace(read_manifest(build), encoder="een-ander-model"))
    shutil.copytree(starter, building, ignore=shutil.ignore_patterns("index"))
    (building / "index").mkdir()
    with opened(browser, color_scheme=scheme) as page:
        with serve(APP, other) as address:
            visit(page, address)
            assert page.locator("h1").inner_text() == texts.STATE_TITLE["index"]
            clean(page)
        with (building / "index" / "lock").open("a") as lock, serve(APP, building) as address:
            fcntl.flock(lock, fcntl.LOCK_EX)
            visit(page, address)
            assert page.locator("h1").inner_text() == texts.STATE_TITLE["building"]
            clean(page)


# --- by keyboard


@pytest.mark.parametrize("path", WALKED)
def test_every_stop_of_the_keyboard_is_seen_and_none_holds_it(browser: Browser, real: str, path: str) -> None:
    with opened(browser) as page:
        visit(page, f"{real}/{path}")
        stops = walk(page)
        assert len(stops) >= 6 and not [s["name"] for s in stops if not (s["seen"] and s["inside"])]


@pytest.mark.parametrize("path", ["", "gesprek"])
def test_at_four_times_the_size_nothing_lies_over_what_has_the_focus(browser: Browser, real: str, path: str) -> None:
    with opened(browser) as page:
        page.set_viewport_size({"width": 320, "height": 256})
        visit(page, f"{real}/{path}")
        stops = walk(page)
        assert len(stops) >= 6 and not [s["name"] for s in stops if not (s["seen"] and s["inside"])]


def test_the_stops_of_a_card_are_seen_too(browser: Browser, real: str) -> None:
    with opened(browser) as page:
        _card(page, real)
        stops = walk(page, 160)
        assert len(stops) > 40 and not [s["name"] for s in stops if not (s["seen"] and s["inside"])]


def walk(page: Page, most: int = 120) -> list[dict[str, Any]]:
    """The stops from the first to where the keyboard leaves the page or comes round; fails where it stays."""
    found: list[dict[str, Any]] = []
    page.locator(".stMain").evaluate("main => main.scrollTo(0, 0)")
    page.mouse.click(2, 2)  # from here the keyboard begins
    for _ in range(most):
        page.keyboard.press("Tab")
        page.wait_for_timeout(20)
        stop = page.evaluate(FOCUS)
        if stop is None or (found and stop["name"] == found[0]["name"] and len(found) > 5):
            return found
        assert [s["name"] for s in found[-3:]].count(stop["name"]) < 3, f"de tab blijft steken op {stop['name']}"
        found.append(stop)
    return found
