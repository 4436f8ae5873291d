"""An answer as the terminal shows it."""

from __future__ import annotations

from rich.console import Console

from assistant import texts
from assistant.models import Answer, Citation, Claim


def where(citation: Citation) -> str:
    """'UWV, Regio in Beeld Groningen 2025-2026, 3.1 Vacatures, bladzijde 7'."""
    parts = [citation.publisher, citation.title, citation.section]
    if citation.tells_of:
        parts.append(f"vertelt in eigen woorden over: {citation.tells_of}")
    elif citation.page is not None:
        parts.append(f"bladzijde {citation.page}")
    return ", ".join(part for part in parts if part)


def show(answer: Answer, console: Console) -> None:
    """The answer with its numbered sources."""
    if answer.refusal is not None:
        console.print(answer.refusal.message)
        for line in (answer.refusal.searched, answer.refusal.advice):
            if line:
                console.print(line)
    numbers: dict[str, int] = {}
    for claim in answer.claims:
        console.print(f"{claim.text} {_marks(claim, numbers)}")
    if answer.comparison is not None:
        for side in answer.comparison.sides:
            console.print(f"  {side.label}: {side.figure.written if side.figure else texts.MISSING_SIDE}")
    for note in answer.notes:
        console.print(f"{note.claim.text} {_marks(note.claim, numbers)}")
    if answer.trace is not None and answer.trace.drafter != "extractive" and answer.trace.status not in {"", "ok"}:
        console.print(texts.MODEL_UNUSED.format(status=answer.trace.status))
    if answer.removed:
        console.print(texts.REMOVED.format(count=answer.removed))
    if numbers:
        console.print("\nBronnen")
        for place, number in numbers.items():
            console.print(f"  [{number}] {place}")


def _marks(claim: Claim, numbers: dict[str, int]) -> str:
    places = dict.fromkeys(where(c) for c in claim.citations)
    return "".join(f"[{numbers.setdefault(place, len(numbers) + 1)}]" for place in places)


def explanation(answer: Answer, console: Console) -> None:
    """How the answer came about: question as understood, queries, evidence, rejected sentences, timings."""
    trace = answer.trace
    if trace is None:
        console.print("\nGeweigerd voordat er is gezocht.")
        return
    asked = trace.question
    if asked is not None:
        console.print(
            f"\nBegrepen als: {asked.text}\n  soort: {asked.kind.value}; onderwerp: {', '.join(asked.indicators) or '-'}"
        )
        for region in asked.regions:
            console.print(f"  gebied '{region.written}': {' of '.join(map(str, region.candidates))}")
        for period in asked.periods:
            console.print(f"  periode '{period.written}'")
    console.print("Gezocht met: " + " | ".join(trace.queries))
    for typed, meant in trace.readings:
        console.print(f"  '{typed}' gelezen als '{meant}'")
    for source, term in trace.expansions[:12]:
        console.print(f"  '{source}' bracht '{term}'")
    if trace.answerability is not None:
        console.print(f"Kans dat de bronnen antwoord geven: {trace.answerability:.2f}")
    for evidence in trace.evidence[:8]:
        p = evidence.passage
        console.print(f"  {evidence.score:6.2f}  {p.doc} {p.page or ''} {' > '.join(p.sections)[:70]}")
    for rejected in trace.rejected[:8]:
        console.print(f"  niet gebruikt ({rejected.reason}): {rejected.text[:100]}")
    if trace.model:
        cost = trace.cost
        console.print(
            f"Taalmodel {trace.model}: {trace.status}; aanroepen {cost.get('calls', 0)}, tokens"
            f" {cost.get('input_tokens', 0)} in en {cost.get('output_tokens', 0)} uit, {cost.get('ms', 0):.0f} ms; opdracht {trace.prompt}"
        )
    console.print("Tijden (ms): " + ", ".join(f"{k} {v:.1f}" for k, v in trace.timings_ms.items()))
    console.print(f"Bronnen: {trace.corpus[:12]}; index: {trace.index[:12]}")
