"""The evaluation as a table and a picture in `docs/`: numbers only, no words of the sources."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evals.charts import bars, risk_coverage_chart, standalone
from evals.floors import GOALS, NEVER
from evals.run import Run
from evals.summary import AURC, FOUND, Summary, by_kind, pooled, summarise
from evals.texts import KINDS, interval, label, number, unit

SHOWN = (
    "correct", "refused_rightly", "refused_wrongly", "wrong_figures", "unsourced_claims", "invalid_citations",
    "truthfulness", "figure_fidelity", "region_fidelity", "period_fidelity", "citation_recall", "citation_precision",
    "recall@5", "ndcg@10", AURC, FOUND, "words", "ms_median", "ms_p95",
)  # fmt: skip
_BARS = ("correct", "refused_rightly", "citation_recall", "citation_precision", "recall@5")


def write_docs(runs: Sequence[Run], folder: Path) -> Path:
    """Writes evaluation.md and a picture a run beside it, and gives the page."""
    summaries = [summarise(run) for run in runs]
    images = folder / "img"
    images.mkdir(parents=True, exist_ok=True)
    for run, summary in zip(runs, summaries, strict=True):
        (images / f"evaluation-{run.meta.name}.svg").write_text(_picture(run, summary), encoding="utf-8")
        curve = risk_coverage_chart(summary.curve, f"Fouten tegen beantwoorde vragen, {run.meta.name}")
        (images / f"risk-coverage-{run.meta.name}.svg").write_text(standalone(curve), encoding="utf-8")
    page = folder / "evaluation.md"
    page.write_text(_page(runs, summaries), encoding="utf-8")
    return page


def _picture(run: Run, summary: Summary) -> str:
    rows = [(label(name), summary.values[name].value, number(summary.values[name].value)) for name in _BARS]
    return standalone(bars(rows, f"Uitkomsten van de evaluatie, {run.meta.name}"))


def _page(runs: Sequence[Run], summaries: Sequence[Summary]) -> str:
    lines = [
        "# Evaluation",
        "",
        "Made by `make evaluation`; do not edit by hand. `starter` is the set of cases that ships,",
        "over the starter set; `real` the gold questions over the real publications, which are not in this repository.",
        "Intervals are 95% bootstrap intervals that draw whole sources. Measures: `evals/measures/`. Goals are those of",
        "the shipped cases; `evals/floors.toml` holds what the gate demands today, with the reason where that is less.",
        "",
        *_inputs(runs, summaries),
        "",
        *_measures(runs, summaries),
    ]
    for run in runs:
        lines += ["", f"## By kind of question: {run.meta.name}", "", *_kinds(run), ""]
        lines += [f"![Outcome, {run.meta.name}](img/evaluation-{run.meta.name}.svg)", ""]
        lines += [f"![Risk against coverage, {run.meta.name}](img/risk-coverage-{run.meta.name}.svg)"]
    return "\n".join(lines) + "\n"


def _inputs(runs: Sequence[Run], summaries: Sequence[Summary]) -> list[str]:
    rows = [
        (run.meta.name, run.meta.made[:10], run.meta.drafter, str(summary.questions),
         str(summary.questions - summary.answerable), run.meta.cases[:12], run.meta.corpus[:12])
        for run, summary in zip(runs, summaries, strict=True)
    ]  # fmt: skip
    return _table(("run", "made", "drafter", "questions", "to be refused", "cases", "corpus"), rows)


def _measures(runs: Sequence[Run], summaries: Sequence[Summary]) -> list[str]:
    rows = []
    for name in SHOWN:
        goal = (GOALS | dict.fromkeys(NEVER, 0.0)).get(name)
        cells = [f"`{name}` {label(name)}", "" if goal is None else number(goal, unit(name))]
        for summary in summaries:
            value = summary.values[name]
            shown, spread = number(value.value, unit(name)), interval(value, unit(name))
            cells.append(shown if spread == "–" else f"{shown} ({spread})")
        rows.append(cells)
    return _table(("measure", "goal", *(run.meta.name for run in runs)), rows)


def _kinds(run: Run) -> list[str]:
    from evals.measures import BY_NAME

    names = ("correct", "recall@5", "refused_rightly", "refused_wrongly", "wrong_figure")
    rows = [
        (KINDS[kind], str(len(found)), *(number(pooled(BY_NAME[name], found).value) for name in names))
        for kind, found in by_kind(run.results).items()
    ]
    return _table(("kind", "questions", *names), rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [
        f"| {' | '.join(heads)} |",
        f"|{'---|' * len(heads)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
