"""How the page server holds when many people ask at once: `python -m tests.ui.load --data data/starter`.

Speaks Streamlit's own protocol over a websocket, on loopback only: each person opens a session, waits until the page
is drawn, sends a question and waits until its answer is drawn. Where there is a Chromium, what one person sees is
measured too: from opening the page to its first paint, and from Enter to the answer. It is reported, not asserted.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import statistics
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.ui.browser import APP, open_browser, serve, visit

QUESTIONS = (
    "Hoeveel vacatures stonden er medio 2024 open in Drenthe?",
    "Hoeveel vacatures stonden er medio 2025 open in Groningen?",
    "Wat doet de arbeidsmarktregio Drenthe voor statushouders?",
    "Waarom blijft de arbeidsmarkt in Groningen krap?",
    "Welke beroepen zijn krap in Overijssel?",
)
LIMIT_S = 60.0  # of one person's wait


async def person(address: str, question: str, start: asyncio.Event) -> tuple[float, float]:
    """Seconds until the first page and until the answer of one person."""
    began = time.perf_counter()
    async with connect(f"{address.replace('http', 'ws')}/_stcore/stream", max_size=None) as socket:
        await socket.send(_message(()))
        field = await _drawn(socket)
        first = time.perf_counter() - began
        await start.wait()
        asked = time.perf_counter()
        await socket.send(_message(((field, question),)))
        await _drawn(socket)
        return first, time.perf_counter() - asked


def _message(typed: Iterable[tuple[str, str]]) -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = ""
    for field, text in typed:
        state = message.rerun_script.widget_states.widgets.add()
        state.id = field
        state.chat_input_value.data = text
    return bytes(message.SerializeToString())


async def _drawn(socket: ClientConnection) -> str:
    """Reads until the script has run; the id of the question field that it drew. Raises where an answer has no source."""
    field, page = "", ""
    while True:
        message = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(decode=False), LIMIT_S))
        element = message.delta.new_element
        if element.WhichOneof("type") == "chat_input":
            field = element.chat_input.id
        page += element.html.body
        if message.WhichOneof("type") == "script_finished":
            if "aimi-question" in page and "aimi-card" not in page:
                raise RuntimeError("er kwam geen antwoord met een bron")
            return field


async def crowd(address: str, people: int, question: str = "") -> list[tuple[float, float]]:
    """What each of `people` waited; they open the page one after the other and ask at the same moment."""
    start = asyncio.Event()
    tasks = []
    for n in range(people):
        tasks.append(asyncio.create_task(person(address, question or QUESTIONS[n % len(QUESTIONS)], start)))
        await asyncio.sleep(0.3)
    await asyncio.sleep(0.2 * people**0.5)
    start.set()
    return list(await asyncio.gather(*tasks))


# Milliseconds from the key to the first frame in which the answer stands.
_SEEN = """() => new Promise((seen) => {
  const field = document.querySelector('[data-testid="stChatInput"] textarea');
  let began = 0;
  field.addEventListener('keydown', (e) => { if (e.key === 'Enter') began = performance.now(); }, {capture: true});
  new MutationObserver(() => {
    if (began && document.querySelector('.aimi-claims, .aimi-passport'))
      requestAnimationFrame(() => seen(performance.now() - began));
  }).observe(document.body, {childList: true, subtree: true});
})"""
_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"


def seen(address: str, times: int = 10) -> tuple[list[float], list[float], list[float]]:
    """Seconds to the first paint, to the whole page, and from Enter to the answer, each time in a new browser profile."""
    paints, pages, answers = [], [], []
    with open_browser() as browser:
        for n in range(times):
            page = browser.new_context(locale="nl-NL").new_page()
            began = time.perf_counter()
            page.goto(address)
            page.locator("h1").wait_for()
            pages.append(time.perf_counter() - began)
            visit(page, address)
            paints.append(page.evaluate(_PAINT) / 1000)
            field = page.locator('[data-testid="stChatInput"] textarea')
            field.fill(QUESTIONS[n % len(QUESTIONS)])
            page.evaluate(f"() => {{ window.seen = ({_SEEN})(); }}")  # not awaited here
            field.press("Enter")
            answers.append(page.evaluate("window.seen") / 1000)
            page.context.close()
    return paints, pages, answers


def told(name: str, seconds: Sequence[float]) -> str:
    """One line of the report."""
    cuts = statistics.quantiles(seconds, n=20, method="inclusive") if len(seconds) > 1 else [seconds[0]] * 19
    return f"{name}: mediaan {cuts[9]:.2f} s, p95 {cuts[18]:.2f} s, langste {max(seconds):.2f} s ({len(seconds)} keer)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data/starter"))
    parser.add_argument("--people", type=int, default=25)
    chosen = parser.parse_args()
    with serve(APP, chosen.data.resolve()) as address:
        for question in QUESTIONS:  # what a first visitor waits for is no measure of load
            asyncio.run(crowd(address, 1, question))
        alone = asyncio.run(crowd(address, 1))
        together = asyncio.run(crowd(address, min(chosen.people, 100)))
        watched = seen(address) if shutil.which("chromium") else ([], [], [])
    print(f"Belasting van de machine: {os.getloadavg()[0]:.1f} op {os.cpu_count()} kernen")
    print(told("Eerste beeld, alleen", [first for first, _ in alone]))
    print(told("Antwoord, alleen", [answer for _, answer in alone]))
    print(told("Eerste beeld, na elkaar", [first for first, _ in together]))
    print(told(f"Antwoord, {len(together)} tegelijk", [answer for _, answer in together]))
    names = ("Eerste verf in Chromium", "Hele pagina in Chromium", "Van Enter tot antwoord in Chromium")
    for name, seconds in zip(names, watched, strict=True):
        if seconds:
            print(told(name, seconds))


if __name__ == "__main__":
    main()
