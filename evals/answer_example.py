"""The examples in docs/answer-format.md and README.md: `python -m evals answer_example` writes them anew."""

from __future__ import annotations

import io
import json
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console

from assistant.pipeline import Assistant
from assistant.public import to_json
from assistant.settings import Settings
from assistant.start import SAMPLE as QUESTION
from assistant.terminal import show
from assistant.wiring import assistant_for, prepare_starter

ROOT = Path(__file__).resolve().parents[1]
PAGE, README = ROOT / "docs" / "answer-format.md", ROOT / "README.md"
SHOWN = 2  # of each list
_BLOCK = re.compile(r"(?<=```json\n).*?(?=\n```)", re.DOTALL)
_SHOWN_BLOCK = re.compile(r"(?<=```text\n).*?(?=\n```)", re.DOTALL)
_VARIES = {"elapsed_ms", "timings_ms", "score", "answerability"}  # with the machine, or with each training


def example(assistant: Assistant) -> dict[str, Any]:
    """The answer to the example's question in its public form, lists cut short."""
    cut: dict[str, Any] = _cut(to_json(assistant.ask(QUESTION)))
    return cut


def written(page: Path = PAGE) -> dict[str, Any]:
    """The example as the page has it."""
    block = _BLOCK.search(page.read_text(encoding="utf-8"))
    found: dict[str, Any] = json.loads(block[0]) if block else {}
    return found


def shown(assistant: Assistant) -> str:
    """The question and its answer as a terminal shows them."""
    screen = io.StringIO()
    show(assistant.ask(QUESTION), Console(file=screen, highlight=False, markup=False, soft_wrap=True))
    return f'$ aimi ask "{QUESTION}"\n{screen.getvalue().rstrip()}'


def shown_in(readme: Path = README) -> str:
    """The question and its answer as the README has them."""
    block = _SHOWN_BLOCK.search(readme.read_text(encoding="utf-8"))
    return block[0] if block else ""


def lasting(value: Any) -> Any:
    """An example without what varies from run to run."""
    if isinstance(value, dict):
        return {key: lasting(inner) for key, inner in value.items() if key not in _VARIES}
    return [lasting(inner) for inner in value] if isinstance(value, list) else value


def _cut(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _cut(inner) for key, inner in value.items()}
    return [_cut(inner) for inner in value[:SHOWN]] if isinstance(value, list) else value


def main() -> None:
    """Writes the examples into the pages."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder) / "starter", model="")
        prepare_starter(settings, date.today(), lambda *_: None)
        assistant = assistant_for(settings)
        form = json.dumps(example(assistant), ensure_ascii=False, indent=1)
        screen = shown(assistant)
    PAGE.write_text(_BLOCK.sub(lambda _: form, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    README.write_text(_SHOWN_BLOCK.sub(lambda _: screen, README.read_text(encoding="utf-8"), count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
