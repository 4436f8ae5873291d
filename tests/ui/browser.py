"""A page server and Debian's Chromium for the browser tests; nothing leaves the machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
AXE = Path(__file__).parent / "axe" / "axe.min.js"
STAGED = Path(__file__).parent / "staged_app.py"
APP = ROOT / "ui" / "app.py"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IDLE = (
    "document.querySelector('[data-testid=stApp]')?.getAttribute('data-test-script-state') === 'notRunning'"
    " && !!document.querySelector('h1')"
)


def chromium() -> str:
    """The path of Chromium. Skips the test where there is none, unless AIMI_REQUIRE_BROWSER=1 makes that a failure."""
    path = os.environ.get("AIMI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("AIMI_REQUIRE_BROWSER") == "1":
            pytest.fail("Chromium ontbreekt, en AIMI_REQUIRE_BROWSER=1 eist hem: apt-get install chromium")
        pytest.skip("Chromium ontbreekt; de browsertests draaien met: apt-get install chromium")
    return path


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def serve(script: Path, data: Path, port: int | None = None) -> Iterator[str]:
    """The address of a page server over a data folder; it ends with the block."""
    port = port or free_port()
    environment = {
        **os.environ,
        "AIMI_DATA": str(data),
        "PYTHONPATH": os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(ROOT)))),
    }
    command = [
        sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port),
        "--server.address", "127.0.0.1",
    ]  # fmt: skip
    # from ui/, whose .streamlit/config.toml then also holds for a script that lies elsewhere
    server = subprocess.Popen(
        command, cwd=ROOT / "ui", env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, timeout_s: float = 60) -> None:
    end = time.monotonic() + timeout_s
    while True:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def settle(page: Page, timeout_ms: int = 30_000) -> None:
    """Waits until the page is drawn and nothing runs."""
    page.wait_for_function(IDLE, timeout=timeout_ms)
    page.wait_for_timeout(250)


def visit(page: Page, address: str) -> None:
    """Opens an address and waits until it is drawn."""
    page.goto(address)
    settle(page)


def ask(page: Page, text: str, marker: str = ".aimi-card, .aimi-refusal") -> None:
    """Types a question, sends it with Enter and waits for what comes of it."""
    before = page.locator(marker).count()
    field = page.locator('[data-testid="stChatInput"] textarea')
    field.fill(text)
    field.press("Enter")
    page.wait_for_function("([m, n]) => document.querySelectorAll(m).length > n", arg=[marker, before], timeout=30_000)
    settle(page)


def axe(page: Page) -> list[dict[str, Any]]:
    """The serious and critical findings of axe-core under WCAG 2.2 A and AA, and its best practices on headings."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    return [v for v in found["violations"] if v["impact"] in {"serious", "critical"}]


def told(findings: list[dict[str, Any]]) -> str:
    """Findings in short, for a failing test."""
    return "\n".join(
        f"{v['id']}: {n['html'][:160]} {n.get('failureSummary', '')[:200]}" for v in findings for n in v["nodes"][:3]
    )
