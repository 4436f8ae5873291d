"""What `aimi eval add` asks a maintainer to make a case complete."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import typer
from rich.console import Console

from assistant.command_line import confirmed
from evals.add import Report, next_id
from evals.casefile import CaseError
from evals.models import REFUSED_KINDS, Case, CaseKind, Gold
from evals.texts import KINDS


def complete(report: Report, known: Sequence[Case], today: date, out: Console) -> Case:
    """The case that the report becomes, once the maintainer has said what is missing. Raises CaseError."""
    out.print(f"Vraag: {report.question}", markup=False)
    if report.remark:
        out.print(f"Melding: {report.remark}", markup=False)
    kind = _kind()
    answerable = kind not in REFUSED_KINDS
    gold = _gold(report, out) if answerable else ()
    group = gold[0].doc.removeprefix("feiten-") if gold else "algemeen"
    return Case(
        id=next_id(group, known),
        question=report.question,
        kind=kind,
        answerable=answerable,
        group=group,
        history=report.history,
        gold=gold,
        all_gold=len(gold) > 1 and confirmed("Zijn alle citaten nodig voor een goed antwoord?", default=False),
        must_include=_groups("Moet zeggen (groepen met ;, keuzes met |)") if answerable else (),
        must_not_include=_words("Mag niet zeggen (met ;)"),
        region=_text("Gebied", optional=True),
        period=_text("Periode, zoals 2024-Q2", optional=True),
        difficulty="medium",
        note=_text("Opmerking", optional=True),
        owner=_text("Wie beheert deze vraag?"),
        checked=today,
        expires=_date("Houdbaar tot (jjjj-mm-dd)"),
        reason=_text("Waarom hoort deze vraag in de set?"),
    )


def _kind() -> CaseKind:
    shown = ", ".join(f"{kind} ({KINDS[kind]})" for kind in CaseKind)
    answer = _text(f"Soort vraag: {shown}")
    try:
        return CaseKind(answer)
    except ValueError as error:
        raise CaseError(f"Onbekende soort vraag '{answer}'. Kies een van: {', '.join(CaseKind)}.") from error


def _gold(report: Report, out: Console) -> tuple[Gold, ...]:
    """The quotes of the answer that the maintainer chose, or one typed in."""
    for number, quote in enumerate(report.quotes, 1):
        out.print(f"  {number}. {quote.doc}: {quote.quote}", markup=False)
    chosen = _text("Nummers van de citaten met het antwoord, of leeg om er zelf een te geven", optional=True)
    if not chosen:
        page = _text("Bladzijde", optional=True)
        return (Gold(_text("Id van de bron"), _text("Citaat, letterlijk"), int(page) if page.isdigit() else None),)
    numbers = [int(part) for part in chosen.replace(",", " ").split() if part.isdigit()]
    if not numbers or not all(1 <= number <= len(report.quotes) for number in numbers):
        raise CaseError(f"'{chosen}' is geen keuze uit de citaten 1 tot en met {len(report.quotes)}.")
    return tuple(report.quotes[number - 1] for number in numbers)


def _text(question: str, optional: bool = False) -> str:
    answer = typer.prompt(question, default="" if optional else None, show_default=False)
    return str(answer).strip()


def _words(question: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in _text(question, optional=True).split(";") if word.strip())


def _groups(question: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(w.strip() for w in group.split("|") if w.strip()) for group in _words(question))


def _date(question: str) -> date | None:
    answer = _text(question, optional=True)
    try:
        return date.fromisoformat(answer) if answer else None
    except ValueError as error:
        raise CaseError(f"'{answer}' is geen datum. Schrijf die als 2027-07-01.") from error
