"""The evaluation as one page of HTML: everything inside it, nothing from elsewhere, no scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from evals.charts import histogram, risk_coverage_chart
from evals.floors import GOALS, NEVER
from evals.measures import BY_NAME
from evals.report_failures import failures_html
from evals.run import Result, Run
from evals.summary import Summary, at_most, by_kind, pooled, summarise
from evals.texts import KINDS, interval, label, number, unit

_STYLE = (Path(__file__).parent / "report.css").read_text(encoding="utf-8")
_TILES = ("correct", "refused_rightly", "refused_wrongly", "unsourced_claims", "wrong_figures")
_KIND_COLUMNS = {
    "correct": "Goed", "recall@5": "Bij de eerste 5", "refused_rightly": "Terecht geweigerd",
    "refused_wrongly": "Onterecht geweigerd", "wrong_figure": "Verkeerd cijfer", "citation_recall": "Gedragen",
}  # fmt: skip


def report(run: Run) -> str:
    """The page for a run."""
    summary = summarise(run)
    failures = [result for result in run.results if not result.right]
    parts = [
        _head(run, summary, len(failures)),
        _measures(summary),
        _kinds(run.results),
        _charts(run, summary),
        section("Na te kijken antwoorden", failures_html(failures), "fouten"),
    ]
    return (
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Evaluatie {escape(run.meta.name)}</title><style>{_STYLE}</style></head>\n"
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def _head(run: Run, summary: Summary, failed: int) -> str:
    meta = run.meta
    facts = [
        ("Gemaakt", meta.made),
        ("Vragen", f"{summary.questions}, waarvan {summary.questions - summary.answerable} geweigerd moeten worden"),
        ("Antwoorden door", (meta.drafter or "onbekend") + (f" ({meta.model})" if meta.model else "")),
        ("Bronnen", f"{len(meta.editions)}, vingerafdruk {meta.corpus[:12]}"),
        ("Vragenset", f"vingerafdruk {meta.cases[:12]}"),
    ]
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in facts)
    tiles = "".join(_tile(name, summary) for name in _TILES)
    return (
        f'<header><h1>Evaluatie: {escape(meta.name)}</h1><ul class="tiles">{tiles}</ul><dl>{rows}</dl>'
        f'<p><a href="#fouten">{failed} antwoorden om na te kijken</a></p></header>'
    )


def _tile(name: str, summary: Summary) -> str:
    """A main measure with its goal, and whether it is met in words, not by colour alone."""
    value, goal = summary.values[name].value, (GOALS | dict.fromkeys(NEVER, 0.0)).get(name)
    shown = f'<span class="big">{number(value, unit(name))}</span>{escape(label(name))}'
    if goal is None:
        return f"<li>{shown}</li>"
    met = value == goal or BY_NAME[name].better(value, goal)
    side = "minstens" if BY_NAME[name].higher_is_better else "hoogstens"
    told = f"doel: {side} {number(goal, unit(name))}, {'gehaald' if met else 'niet gehaald'}"
    return f'<li class="{"met" if met else "unmet"}">{shown}<span class="goal">{told}</span></li>'


def _measures(summary: Summary) -> str:
    rows = []
    for name, value in summary.values.items():
        shown = interval(value, unit(name))
        if name in {"unsourced_claims", "invalid_citations", "wrong_figures"} and value.value == 0:
            shown = f"minder dan {number(at_most(summary.questions))} van de antwoorden"
        cells = [f"{label(name)} <code>{escape(name)}</code>", number(value.value, unit(name)), shown, str(value.n)]
        rows.append(cells)
    note = (
        "<p>Het interval zegt hoe ver de uitkomst kan schuiven met andere bronnen: er worden bronnen geloot, geen "
        "losse vragen. Wat niet gemeten kon worden, is een streepje en telt niet mee.</p>"
    )
    return section("Alle maten", _table(("Maat", "Uitkomst", "95%-interval", "Antwoorden"), rows, raw=True) + note)


def _kinds(results: Sequence[Result]) -> str:
    rows = []
    for kind, found in by_kind(results).items():
        values = [number(pooled(BY_NAME[name], found).value) for name in _KIND_COLUMNS]
        rows.append([KINDS[kind], str(len(found)), *values])
    heads = ("Soort vraag", "Vragen", *_KIND_COLUMNS.values())
    return section("Per soort vraag", _table(heads, rows))


def _charts(run: Run, summary: Summary) -> str:
    times = [result.answer.elapsed_ms for result in run.results if result.answer.elapsed_ms is not None]
    ending = f"Bij {number(summary.curve[-1].coverage)} beantwoord is {number(summary.curve[-1].risk)} fout." if (
        summary.curve) else "De antwoorden zeggen niet hoe zeker het systeem was."  # fmt: skip
    curve = risk_coverage_chart(summary.curve, f"Aandeel fouten tegen aandeel beantwoord. {ending}")
    slow = number(summary.values["ms_p95"].value, unit("ms_p95"))
    chart = histogram(times, f"Wachttijden; 95 van de 100 antwoorden zijn sneller dan {slow}.", "milliseconden")
    return section(
        "Zekerheid en wachttijd",
        f"<figure>{curve}<figcaption>Als alleen de zekerste vragen beantwoord werden: welk deel was dan fout? "
        f"{escape(ending)}</figcaption></figure>"
        f"<figure>{chart}<figcaption>Wachttijd per antwoord: 95 van de 100 sneller dan {slow}.</figcaption></figure>",
    )


def section(title: str, body: str, anchor: str = "") -> str:
    name = f' id="{anchor}"' if anchor else ""
    return f"<section{name}><h2>{title}</h2>{body}</section>\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], raw: bool = False) -> str:
    """A table whose first column heads its rows. `raw` cells are HTML already."""
    shown = (lambda cell: cell) if raw else escape
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{shown(first)}</th>{"".join(f"<td>{shown(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="wide" tabindex="0" role="region" aria-label="{escape(heads[0])}">{table}</div>'
