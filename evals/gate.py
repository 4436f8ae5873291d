"""The gate: a change goes in only if no measure on the shipped cases falls below its pinned floor."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from evals.casefile import cases_digest, corpus_digest
from evals.floors import NEVER, Floors, GateError, Lowered
from evals.measures import BY_NAME
from evals.measures.measure import Unit
from evals.run import Run
from evals.summary import Summary, summarise

LEAST = {"cases": 180, "refused": 60}  # what ships is at least this much
MARGIN = 0.02  # a pinned floor lies this far below what was measured, so that a tie broken otherwise is no alarm


@dataclass(frozen=True, slots=True)
class Breach:
    """A demand that was not met."""

    name: str
    demanded: str
    measured: str
    why: str


def check(run: Run, floors: Floors, least: Mapping[str, int] = LEAST) -> tuple[Breach, ...]:
    """What the run falls short of; empty where it may go in."""
    summary = summarise(run)
    breaches = [*_other_input(run, floors), *_too_few(run, floors, least)]
    never = {name: 0.0 for name in NEVER if _measured(summary, name) > 0}  # NaN: no answer in which it could occur
    for name, bound in sorted((floors.floor | never).items()):
        measured = _measured(summary, name)
        if not _holds(name, measured, bound):
            why = "niet gemeten" if math.isnan(measured) else "te hoog" if not _higher(name) else "te laag"
            breaches.append(Breach(name, f"{bound:g}", f"{measured:.4g}", why))
    return tuple(breaches)


def updated(run: Run, floors: Floors, reason: str, today: date, least: Mapping[str, int] = LEAST) -> Floors:
    """The floors moved up to what was measured, less `MARGIN`, and pinned to these cases and sources.

    Raises GateError where a floor would have to be lowered without a reason, or one of `NEVER` at all.
    """
    summary = summarise(run)
    broken = [name for name in NEVER if _measured(summary, name) > 0]
    if broken:
        raise GateError(f"{', '.join(broken)} moet 0 zijn; daar kan niets van af. Verbeter de antwoorden eerst.")
    moved = {name: _moved(name, bound, _measured(summary, name)) for name, bound in floors.floor.items()}
    counts = _counts(run)
    lowered = [
        Lowered(name, before, after, reason, today.isoformat())
        for old, new in ((floors.floor, moved), (floors.counts, counts))
        for name, before in sorted(old.items())
        if (after := new[name]) != before and not _holds(name, after, before)
    ]
    if lowered and not reason.strip():
        table = ", ".join(f"{item.measure} van {item.before:g} naar {item.after:g}" for item in lowered)
        raise GateError(f"Dit verlaagt de ondergrens: {table}. Verbeter de antwoorden, of geef de reden met --reason.")
    if any(counts[name] < number for name, number in least.items()):
        raise GateError(f"Er zijn te weinig vragen: {counts}. Nodig zijn er minstens {dict(least)}.")
    digests = cases_digest(r.case for r in run.results), corpus_digest(run.meta.editions)
    pinned = replace(floors, cases=digests[0], corpus=digests[1], counts=counts, floor=moved)
    return replace(pinned, editions=dict(run.meta.editions), lowered=(*floors.lowered, *lowered))


def _other_input(run: Run, floors: Floors) -> list[Breach]:
    """Other questions or sources than the floors were pinned on: their numbers cannot be compared."""
    found = []
    for name, pinned, here in (
        ("cases", floors.cases, cases_digest(result.case for result in run.results)),
        ("corpus", floors.corpus, corpus_digest(run.meta.editions)),
    ):
        if pinned != here:
            what = "de vragen zijn veranderd" if name == "cases" else "de bronnen zijn veranderd"
            found.append(Breach(name, pinned[:12], here[:12], f"{what}; bekijk dat en draai dit opnieuw met --update"))
    return found


def _too_few(run: Run, floors: Floors, least: Mapping[str, int]) -> list[Breach]:
    counts = _counts(run)
    needed = {name: max(least.get(name, 0), pinned) for name, pinned in floors.counts.items()}
    return [
        Breach(name, str(needed[name]), str(counts[name]), "er zijn vragen verdwenen")
        for name in needed
        if counts[name] < needed[name]
    ]


def _counts(run: Run) -> dict[str, int]:
    return {"cases": len(run.results), "refused": sum(not result.case.answerable for result in run.results)}


def _measured(summary: Summary, name: str) -> float:
    return summary.values[name].value


def _higher(name: str) -> bool:
    return name not in BY_NAME or BY_NAME[name].higher_is_better


def _holds(name: str, measured: float, bound: float) -> bool:
    """True if the demand is met; what could not be measured meets nothing."""
    return measured >= bound - 1e-9 if _higher(name) else measured <= bound + 1e-9


def _moved(name: str, bound: float, measured: float) -> float:
    """The new floor: up with what was measured, down only as far as that fell."""
    if math.isnan(measured):
        raise GateError(f"{name} kon niet gemeten worden. Draai de poort op de meegeleverde vragen.")
    margin = 0.0 if name in BY_NAME and BY_NAME[name].unit is Unit.COUNT else MARGIN
    target = round(measured - margin if _higher(name) else measured + margin, 3)
    if not _holds(name, measured, bound):
        return math.floor(measured * 1000) / 1000 if _higher(name) else math.ceil(measured * 1000) / 1000
    return max(bound, target) if _higher(name) else min(bound, target)
