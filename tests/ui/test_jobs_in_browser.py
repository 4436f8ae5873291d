"""The talk prepared from end to end in Debian's Chromium: made, changed, printed, kept and taken along."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from docx import Document

from tests.ui.browser import APP, chromium, open_browser, serve, settle, visit
from ui import texts, texts_card

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EMPLOYER = "bouwbedrijf in Assen, vindt geen vakmensen"
TITLE = "Bouwbedrijf, Assen: vindt geen vakmensen"
NOTE = "Vragen naar de <b>nieuwe</b> loods"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def site(starter: Path) -> Iterator[str]:
    chromium()
    with serve(APP, starter) as address:
        yield address


@pytest.fixture(scope="module")
def prepared(browser: Browser, site: str) -> Iterator[Page]:
    """A card with its second line left out, its own first question moved down, and a note."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    make(page, site)
    page.get_by_text(texts_card.EDIT).click()
    page.get_by_label(texts_card.NOTES).fill(NOTE)
    page.get_by_label(texts_card.NOTES).press("Control+Enter")
    page.locator(".aimi-sheet", has_text=NOTE).wait_for()
    page.locator('[class*="st-key-prep-line-"] label').nth(1).click()
    settle(page)
    yield page
    context.close()


def make(page: Page, site: str) -> None:
    """Types the employer in one sentence and sends it with Enter."""
    visit(page, f"{site}/gesprek")
    page.get_by_label(texts_card.FREE).fill(EMPLOYER)
    page.get_by_label(texts_card.FREE).press("Enter")
    page.locator(".aimi-sheet").wait_for(timeout=30_000)
    settle(page)


def taken(page: Page, name: str) -> bytes:
    """The file behind a button."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_bytes()


def test_a_line_on_the_card_leads_to_its_page_and_back(browser: Browser, site: str) -> None:
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    make(page, site)
    page.get_by_role("button", name=re.compile(texts.OPEN_PART)).first.click()
    page.locator("mark").first.wait_for()
    page.get_by_role("button", name="Terug naar Gesprek voorbereiden").click()
    page.locator(".aimi-sheet", has_text=TITLE).wait_for()  # the card is still there
    context.close()


def test_the_word_file_has_the_card_with_footnotes_and_the_note_as_own(prepared: Page) -> None:
    content = taken(prepared, texts_card.WORD)
    document = Document(io.BytesIO(content))
    said = [p.text for p in document.paragraphs]
    assert said[0] == f"Gesprekskaart: {TITLE}"
    assert NOTE in said and any("eigen notitie" in line for line in said)
    assert _ticked_off(prepared) not in "\n".join(said)
    notes = zipfile.ZipFile(io.BytesIO(content)).read("word/footnotes.xml").decode()
    assert notes.count("<w:footnoteRef/>") >= 8 and "Regio in Beeld" in notes


def test_the_pdf_has_the_same_words_and_numbers_its_sources(prepared: Page) -> None:
    pdf = pypdfium2.PdfDocument(taken(prepared, texts_card.PDF))
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    words = " ".join(text.split())
    assert len(pdf) <= 2 and TITLE in words and NOTE in words and "Bronnen, en waar het staat" in words


def test_the_text_for_mail_marks_what_is_own(prepared: Page) -> None:
    text = taken(prepared, texts_card.MAIL).decode("utf-8")
    assert TITLE in text and f"- {NOTE}" in text and "[1]" in text


def test_on_paper_there_is_only_the_card(prepared: Page) -> None:
    prepared.emulate_media(media="print")
    try:
        assert prepared.locator(".aimi-sheet").is_visible()
        for other in (".stAppHeader", ".st-key-prep-take", ".stForm", ".st-key-prep-edit", ".aimi-intro"):
            assert not prepared.locator(other).first.is_visible(), other
        assert len(pypdfium2.PdfDocument(prepared.pdf(format="A4"))) <= 3
    finally:
        prepared.emulate_media(media="screen")


def test_a_kept_card_can_be_made_again(prepared: Page, site: str) -> None:
    prepared.get_by_role("button", name=texts_card.KEEP).click()
    prepared.get_by_text(texts_card.KEPT).first.wait_for()
    visit(prepared, f"{site}/bewaard")
    assert texts.SAVED_SAME in prepared.inner_text("body") and NOTE not in prepared.inner_text("body")
    prepared.get_by_role("button", name=texts.SAVED_MAKE).click()
    prepared.get_by_label(texts_card.FREE).wait_for()
    settle(prepared)
    assert prepared.get_by_label(texts_card.FREE).input_value() == TITLE


def _ticked_off(page: Page) -> str:
    """The opening words of the line that was left out."""
    return " ".join(page.locator('[class*="st-key-prep-line-"] label').nth(1).inner_text().split()[:8])
