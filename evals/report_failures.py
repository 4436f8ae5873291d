"""The answers that are not right, for the page of an evaluation: by what is wrong, each with all that it takes to judge."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape

from evals.matching import holds
from evals.models import GivenClaim, Piece
from evals.run import Result
from evals.texts import KINDS

SHOWN_EVIDENCE = 5

# The first words of a problem (evals/failures.py), and the heading over the answers that have it, worst first.
_GROUPS = (
    ("bewering zonder bron", "Bewering zonder bron"),
    ("herhaalt wat niet mag", "Herhaalt wat niet mag"),
    ("geeft het verkeerde", "Verkeerd cijfer in het antwoord"),
    ("beantwoord, terwijl", "Beantwoord, terwijl weigeren goed was"),
    ("ten onrechte niet", "Ten onrechte niet beantwoord"),
    ("", "Onvolledig, of op een andere passage"),
)


def failures_html(failures: Sequence[Result]) -> str:
    """All failures, grouped by the worst that is wrong with each, with a count of each group on top."""
    if not failures:
        return "<p>Geen: alles is goed beantwoord of terecht geweigerd.</p>"
    groups: dict[str, list[Result]] = {heading: [] for _, heading in _GROUPS}
    for result in failures:
        groups[_heading(result)].append(result)
    filled = [(heading, found) for heading, found in groups.items() if found]
    counts = listed(f"{len(found)} × {heading[0].lower()}{heading[1:]}" for heading, found in filled)
    return counts + "".join(f"<h3>{escape(head)} ({len(of)})</h3>{''.join(map(_failure, of))}" for head, of in filled)


def listed(lines: Iterable[str]) -> str:
    """A list of plain texts."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _heading(result: Result) -> str:
    return next(heading for start, heading in _GROUPS if any(p.startswith(start) for p in result.problems))


def _failure(result: Result) -> str:
    case, answer = result.case, result.answer
    asked = "".join(f"<p>Eerder gevraagd: {escape(earlier)}</p>" for earlier in case.history)
    given = _claims(answer.claims) + (f"<p>Geweigerd: {escape(answer.refusal)}</p>" if answer.refused else "")
    notes = f"<h4>Kanttekeningen</h4>{_claims(answer.notes)}" if answer.notes else ""
    return (
        f'<details><summary><span class="id">{escape(case.id)}</span> {escape(case.question)} '
        f'<span class="why">{escape("; ".join(result.problems)[:160])}</span></summary>{asked}'
        f"<h4>Wat er mis is</h4>{listed(result.problems)}"
        f"<h4>Verwacht ({KINDS[case.kind]})</h4>{_expected(result)}"
        f"<h4>Gegeven ({_STATUS[answer.status]})</h4>{given or '<p>Niets.</p>'}{notes}"
        f"<h4>Gevonden passages</h4>{_evidence(result)}"
        f"<h4>Hoe het antwoord ontstond</h4><pre>{escape(_trace(result))}</pre></details>"
    )


_STATUS = {"answered": "beantwoord", "partial": "deels beantwoord", "refused": "geweigerd"}


def _expected(result: Result) -> str:
    case = result.case
    if not case.answerable:
        return f"<p>Niet beantwoorden. {escape(case.note)}</p>"
    lines = [f"{gold.doc}: “{gold.quote}”" for gold in case.gold]
    said = [" of ".join(group) for group in case.must_include]
    needed = "elk nodig" if case.all_gold else "één is genoeg"
    return (
        f"<p>Passages ({needed}):</p>{listed(lines)}"
        + (f"<p>Moet zeggen: {escape('; '.join(said))}</p>" if said else "")
        + (f"<p>Mag niet zeggen: {escape('; '.join(case.must_not_include))}</p>" if case.must_not_include else "")
    )


def _claims(claims: Iterable[GivenClaim]) -> str:
    lines = []
    for claim in claims:
        sources = [
            f"{c.doc}{f', p. {c.page}' if c.page else ''}" + ("" if c.quote == claim.text else f": “{c.quote}”")
            for c in claim.citations
        ]
        lines.append(f"{claim.text} [{'; '.join(sources) or 'zonder bron'}]")
    return listed(lines)


def _evidence(result: Result) -> str:
    """The first passages, and at which rank the gold stands: told apart are not found and not used."""
    pieces = result.answer.evidence
    gold = [rank for rank, piece in enumerate(pieces, 1) if _is_gold(result, piece)]
    lines = [_piece(piece, rank in gold) for rank, piece in enumerate(pieces[:SHOWN_EVIDENCE], 1)]
    found = f"<ol>{''.join(lines)}</ol>" if lines else "<p>Geen.</p>"
    if not result.case.gold:
        return found
    where = f"op plaats {', '.join(map(str, gold))}" if gold else "niet gevonden"
    return f"<p>Gezochte passage: {where}.</p>{found}"


def _piece(piece: Piece, is_gold: bool) -> str:
    mark = "<strong>gezochte passage</strong> " if is_gold else ""
    return f"<li>{mark}{escape(f'{piece.doc}: {piece.text}')}</li>"


def _is_gold(result: Result, piece: Piece) -> bool:
    return any(gold.doc == piece.doc and holds(gold.quote, piece.text) for gold in result.case.gold)


def _trace(result: Result) -> str:
    return json.dumps(result.answer.raw.get("trace") or {}, ensure_ascii=False, indent=1)
