"""The evaluation as one page of HTML: everything inside it, nothing from elsewhere, no scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from evals.charts import histogram, risk_coverage_chart
from evals.measures import BY_NAME
from evals.models import GivenClaim
from evals.run import Result, Run
from evals.summary import Summary, at_most, by_kind, pooled, summarise
from evals.texts import KINDS, interval, label, number, unit

_STYLE = (Path(__file__).parent / "report.css").read_text(encoding="utf-8")
_KIND_COLUMNS = ("correct", "recall@5", "refused_rightly", "refused_wrongly", "wrong_figure", "citation_recall")
SHOWN_EVIDENCE = 5


def report(run: Run) -> str:
    """The page for a run."""
    summary = summarise(run)
    failures = [result for result in run.results if not result.right]
    parts = [
        _head(run, summary, len(failures)),
        _measures(summary),
        _kinds(run.results),
        _charts(run, summary),
        _failures(failures),
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
    tiles = "".join(
        f'<li><span class="big">{number(summary.values[name].value, unit(name))}</span>{escape(label(name))}</li>'
        for name in ("correct", "refused_rightly", "refused_wrongly", "unsourced_claims", "wrong_figures")
    )
    return (
        f'<header><h1>Evaluatie: {escape(meta.name)}</h1><ul class="tiles">{tiles}</ul><dl>{rows}</dl>'
        f'<p><a href="#fouten">{failed} antwoorden om na te kijken</a></p></header>'
    )


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
    return _section("Alle maten", _table(("Maat", "Uitkomst", "95%-interval", "Antwoorden"), rows, raw=True) + note)


def _kinds(results: Sequence[Result]) -> str:
    rows = []
    for kind, found in by_kind(results).items():
        values = [number(pooled(BY_NAME[name], found).value) for name in _KIND_COLUMNS]
        rows.append([KINDS[kind], str(len(found)), *values])
    heads = ("Soort vraag", "Vragen", *(label(name) for name in _KIND_COLUMNS))
    return _section("Per soort vraag", _table(heads, rows))


def _charts(run: Run, summary: Summary) -> str:
    times = [result.answer.elapsed_ms for result in run.results if result.answer.elapsed_ms is not None]
    ending = f"Bij {number(summary.curve[-1].coverage)} beantwoord is {number(summary.curve[-1].risk)} fout." if (
        summary.curve) else "De antwoorden zeggen niet hoe zeker het systeem was."  # fmt: skip
    curve = risk_coverage_chart(summary.curve, f"Aandeel fouten tegen aandeel beantwoord. {ending}")
    slow = number(summary.values["ms_p95"].value, unit("ms_p95"))
    chart = histogram(times, f"Wachttijden; 95 van de 100 antwoorden zijn sneller dan {slow}.", "milliseconden")
    return _section(
        "Zekerheid en wachttijd",
        f"<figure>{curve}<figcaption>Als alleen de zekerste vragen beantwoord werden: welk deel was dan fout? "
        f"{escape(ending)}</figcaption></figure>"
        f"<figure>{chart}<figcaption>Wachttijd per antwoord: 95 van de 100 sneller dan {slow}.</figcaption></figure>",
    )


def _failures(failures: Sequence[Result]) -> str:
    shown = "".join(map(_failure, failures)) or "<p>Geen: alles is goed beantwoord of terecht geweigerd.</p>"
    return _section("Na te kijken antwoorden", shown, "fouten")


def _failure(result: Result) -> str:
    case, answer = result.case, result.answer
    asked = "".join(f"<p>Eerder gevraagd: {escape(earlier)}</p>" for earlier in case.history)
    given = _claims(answer.claims) + (f"<p>Geweigerd: {escape(answer.refusal)}</p>" if answer.refused else "")
    notes = f"<h4>Kanttekeningen</h4>{_claims(answer.notes)}" if answer.notes else ""
    return (
        f'<details><summary><span class="id">{escape(case.id)}</span> {escape(case.question)} '
        f'<span class="why">{escape("; ".join(result.problems)[:160])}</span></summary>{asked}'
        f"<h4>Wat er mis is</h4>{_list(result.problems)}"
        f"<h4>Verwacht ({KINDS[case.kind]})</h4>{_expected(result)}"
        f"<h4>Gegeven ({escape(answer.status)})</h4>{given or '<p>Niets.</p>'}{notes}"
        f"<h4>Gevonden passages</h4>{_evidence(result)}"
        f"<h4>Hoe het antwoord ontstond</h4><pre>{escape(_trace(result))}</pre></details>"
    )


def _expected(result: Result) -> str:
    case = result.case
    if not case.answerable:
        return f"<p>Niet beantwoorden. {escape(case.note)}</p>"
    lines = [f"{gold.doc}: “{gold.quote}”" for gold in case.gold]
    said = [" of ".join(group) for group in case.must_include]
    needed = "elk nodig" if case.all_gold else "één is genoeg"
    return (
        f"<p>Passages ({needed}):</p>{_list(lines)}"
        + (f"<p>Moet zeggen: {escape('; '.join(said))}</p>" if said else "")
        + (f"<p>Mag niet zeggen: {escape('; '.join(case.must_not_include))}</p>" if case.must_not_include else "")
    )


def _claims(claims: Iterable[GivenClaim]) -> str:
    lines = []
    for claim in claims:
        sources = "; ".join(f"{c.doc}{f', p. {c.page}' if c.page else ''}: “{c.quote}”" for c in claim.citations)
        lines.append(f"{claim.text} [{sources or 'zonder bron'}]")
    return _list(lines)


def _evidence(result: Result) -> str:
    found = [f"{piece.doc}: {piece.text}" for piece in result.answer.evidence[:SHOWN_EVIDENCE]]
    return f"<ol>{''.join(f'<li>{escape(line)}</li>' for line in found)}</ol>" if found else "<p>Geen.</p>"


def _trace(result: Result) -> str:
    return json.dumps(result.answer.raw.get("trace") or {}, ensure_ascii=False, indent=1)


def _section(title: str, body: str, anchor: str = "") -> str:
    name = f' id="{anchor}"' if anchor else ""
    return f"<section{name}><h2>{title}</h2>{body}</section>\n"


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


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
