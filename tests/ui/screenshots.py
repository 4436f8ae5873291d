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

from PIL import Image, ImageChops

from assistant.settings import Settings
from assistant.wiring import prepare_starter
from tests.ui.browser import APP, ROOT, ask, open_browser, serve, settle, visit
from ui import texts, texts_card

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


def _card(page: Page, site: str) -> None:
    visit(page, f"{site}/gesprek")
    field = page.get_by_label(texts_card.FREE)
    field.fill("bouwbedrijf in Assen, vindt geen vakmensen")
    field.press("Enter")
    page.locator(".aimi-sheet").wait_for(timeout=30_000)
    settle(page)


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
    "gesprekskaart": (_card, {"viewport": {"width": 1280, "height": 1500}}),
    "bronnen": (_page("bronnen"), {}),
    "over": (_page("over"), {}),
    "antwoord-donker": (_answer, {"color_scheme": "dark"}),
    "antwoord-telefoon": (_answer, {"viewport": PHONE}),
}


def take(data: Path, into: Path) -> list[Path]:
    """Opens the pages over a data folder and writes the pictures; one that is as good as the same stays as it is."""
    into.mkdir(parents=True, exist_ok=True)
    made = [into / f"{name}.png" for name in SHOTS]
    with open_browser() as browser, serve(APP, data) as site:
        for path, (prepare, options) in zip(made, SHOTS.values(), strict=True):
            _save(browser, path, site, prepare, options)
    return made


def main() -> None:
    """Makes the data and the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        prepare_starter(settings, date.today(), lambda step, done, total: None)
        for path in take(settings.data, INTO):
            print(path)


def _save(
    browser: Browser, path: Path, site: str, prepare: Callable[[Page, str], None], options: dict[str, Any]
) -> None:
    """Writes one picture, in 128 colours, which halves its size and does no harm to flat pages."""
    context = browser.new_context(**{"locale": "nl-NL", "viewport": {"width": 1280, "height": 900}, **options})
    page = context.new_page()
    prepare(page, site)
    page.evaluate("document.activeElement?.blur()")
    page.wait_for_timeout(300)
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    if not _is_same(taken, path):
        taken.quantize(128).save(path, optimize=True)


def _is_same(taken: Image.Image, path: Path) -> bool:
    """Whether a picture is there already but for the edges of letters, so that a run without a change changes no file."""
    if not path.is_file():
        return False
    with Image.open(path) as kept:
        if kept.size != taken.size:
            return False
        apart = ImageChops.difference(kept.convert("RGB"), taken).convert("L").point(lambda value: 255 * (value > 40))
        return apart.histogram()[255] < 0.0005 * taken.width * taken.height


if __name__ == "__main__":
    main()
