"""Pictures of the main states for docs/img and the README: `python -m tests.ui.screenshots`.

Of the real page over a fresh starter set, so that they show what a user gets.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from assistant.settings import Settings
from assistant.wiring import prepare_starter
from tests.ui.browser import APP, ROOT, ask, open_browser, serve, settle, visit
from ui import texts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

INTO = ROOT / "docs" / "img"
QUESTION = "Hoeveel vacatures stonden er medio 2025 open in Groningen?"
PHONE = {"width": 390, "height": 844}


def _welcome(page: Page, site: str) -> None:
    visit(page, site)


def _answer(page: Page, site: str) -> None:
    visit(page, site)
    ask(page, QUESTION)


def _source(page: Page, site: str) -> None:
    _answer(page, site)
    page.get_by_role("button", name=re.compile(texts.OPEN_PART)).first.click()
    page.wait_for_selector("mark")
    settle(page)


def _refusal(page: Page, site: str) -> None:
    visit(page, site)
    ask(page, "Hoeveel vacatures staan er open in Zeeland in 2031?")


def _comparison(page: Page, site: str) -> None:
    visit(page, site)
    ask(page, "Vergelijk het aantal openstaande vacatures in Drenthe medio 2024 met Groningen medio 2025")


def _page(path: str) -> Callable[[Page, str], None]:
    def opened(page: Page, site: str) -> None:
        visit(page, f"{site}/{path}")
        page.wait_for_timeout(1000)

    return opened


SHOTS: dict[str, tuple[Callable[[Page, str], None], dict[str, Any]]] = {
    "vraag": (_welcome, {}),
    "antwoord": (_answer, {}),
    "bron": (_source, {}),
    "weigering": (_refusal, {}),
    "vergelijking": (_comparison, {}),
    "verloop": (_page("vergelijken"), {"viewport": {"width": 1280, "height": 1100}}),
    "bronnen": (_page("bronnen"), {}),
    "over": (_page("over"), {}),
    "antwoord-donker": (_answer, {"color_scheme": "dark"}),
    "antwoord-telefoon": (_answer, {"viewport": PHONE}),
}


def main() -> None:
    """Makes the data, opens the pages and writes the pictures."""
    INTO.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        prepare_starter(settings, date.today(), lambda step, done, total: None)
        with open_browser() as browser, serve(APP, settings.data) as site:
            for name, (prepare, options) in SHOTS.items():
                _save(browser, INTO / f"{name}.png", site, prepare, options)
                print(INTO / f"{name}.png")


def _save(
    browser: Browser, path: Path, site: str, prepare: Callable[[Page, str], None], options: dict[str, Any]
) -> None:
    """Writes one picture, in 128 colours, which halves its size and does no harm to flat pages."""
    context = browser.new_context(**{"locale": "nl-NL", "viewport": {"width": 1280, "height": 900}, **options})
    page = context.new_page()
    prepare(page, site)
    page.evaluate("document.activeElement?.blur()")
    page.wait_for_timeout(300)
    Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(128).save(path, optimize=True)
    context.close()


if __name__ == "__main__":
    main()
