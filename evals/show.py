"""Evaluations in the terminal: tables for maintainers."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evals.compare import CERTAIN, Comparison
from evals.gate import Breach
from evals.run import Result, Run
from evals.stale import Stale
from evals.summary import summarise
from evals.texts import KINDS, interval, label, number, unit

_SHOWN = (
    "correct",
    "refused_rightly",
    "refused_wrongly",
    "wrong_figures",
    "unsourced_claims",
    "invalid_citations",
    "leaks",
    "truthfulness",
    "recall@5",
    "ndcg@10",
    "citation_recall",
    "citation_precision",
    "figure_fidelity",
    "region_fidelity",
    "period_fidelity",
    "consistency_found",
    "words",
    "ms_median",
    "ms_p95",
)
_FOR_USERS = _SHOWN[: _SHOWN.index("truthfulness")]
_FAILURES = 20
INPUTS = {"cases": "Vragen", "corpus": "Bronnen", "refused": "Vragen om te weigeren"}


def show_summary(run: Run, out: Console) -> None:
    """The main measures of a run."""
    summary = summarise(run)
    title = f"{summary.questions} vragen, waarvan {summary.questions - summary.answerable} om te weigeren"
    table = _table(title, "Maat", "Uitkomst", "95%-interval")
    for name in _SHOWN:
        value = summary.values[name]
        table.add_row(label(name), number(value.value, unit(name)), interval(value, unit(name)))
    out.print(table)


def for_users(run: Run) -> dict[str, object]:
    """The main measures as the page that explains the assistant to its users shows them."""
    summary = summarise(run)
    told = [(label(name), number(summary.values[name].value, unit(name))) for name in _FOR_USERS]
    measures = [{"label": what, "shown": shown} for what, shown in told]
    return {"made": run.meta.made[:10], "questions": summary.questions, "measures": measures}


def show_comparison(found: Comparison, out: Console) -> None:
    """What got worse and better, question by question, then measure by measure."""
    for title, pairs in (("Slechter", found.worse), ("Beter", found.better)):
        table = _table(f"{title}: {len(pairs)}", "Vraag", "Soort", "Eerst", "Nu")
        for old, new in pairs:
            table.add_row(_asked(new), KINDS[new.case.kind], _wrong(old), _wrong(new))
        out.print(table if pairs else f"{title}: 0")
    out.print(f"Gelijk gebleven: {found.same_right} goed, {found.same_wrong} niet goed.")
    if left := len(found.only_before) + len(found.only_after):
        out.print(f"Niet vergeleken: {left} vragen die niet in beide staan of veranderd zijn.")
    table = _table("Maten die verschillen", "Maat", "Eerst", "Nu", "p", "Antwoorden")
    for item in (difference for difference in found.differences if difference.before != difference.after):
        values = (number(value, unit(item.name)) for value in (item.before, item.after))
        table.add_row(label(item.name), *values, f"{item.p:.3f}{' *' if item.p < CERTAIN else ''}", str(item.n))
    out.print(table if table.row_count else "Geen enkele maat verschilt.")
    out.print(f"Beter tegen slechter: p = {found.p:.3f} (McNemar). Een sterretje: waarschijnlijk geen toeval.")


def show_breaches(breaches: Sequence[Breach], run: Run, out: Console) -> None:
    """Why the gate stays shut, and the first answers that are not right."""
    table = _table("De poort blijft dicht", "Maat", "Grens", "Gemeten", "Wat er is")
    for breach in breaches:
        name = INPUTS.get(breach.name) or label(breach.name)
        table.add_row(name, breach.demanded, breach.measured, breach.why)
    out.print(table)
    if all(breach.name in INPUTS for breach in breaches):  # other questions or sources: nothing got worse
        return
    wrong = [result for result in run.results if not result.right]
    for result in wrong[:_FAILURES]:
        out.print(f"  {_asked(result)}: {_wrong(result)}", style="dim", soft_wrap=True)
    if len(wrong) > _FAILURES:
        out.print(f"  en nog {len(wrong) - _FAILURES}; alles staat in: aimi eval run, daarna aimi eval report")


def show_stale(found: Sequence[Stale], out: Console) -> None:
    """The cases that need a look."""
    if not found:
        out.print("Geen enkele vraag hoeft nagekeken te worden.")
        return
    table = _table(f"Na te kijken: {len(found)}", "Vraag", "Waarom", "Bron")
    for item in found:
        table.add_row(escape(f"{item.case.id} {item.case.question}"), item.why, escape(item.about))
    out.print(table)


def _table(title: str, *heads: str) -> Table:
    return Table(*heads, title=title, title_justify="left")


def _asked(result: Result) -> str:
    return escape(f"{result.case.id} {result.case.question}")


def _wrong(result: Result) -> str:
    return escape("; ".join(result.problems)) or "goed"
