"""The gate: a change goes in only if no measure on the shipped cases falls below its pinned floor."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from evals.casefile import cases_digest, corpus_digest
from evals.measures import BY_NAME
from evals.run import Run
from evals.summary import FOUND, Summary, summarise

FLOORS = Path(__file__).parent / "floors.toml"
NEVER = ("unsourced_claims", "invalid_citations", "wrong_figures", "leaks")  # 0, for whatever reason
LEAST = {"cases": 180, "refused": 60}  # what ships is at least this much
MARGIN = 0.02  # a pinned floor lies this far below what was measured, so that a tie broken otherwise is no alarm


class GateError(ValueError):
    """Floors that cannot be read or may not be set; the message says what to do, in Dutch."""


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was lowered, and why."""

    measure: str
    before: float
    after: float
    reason: str
    on: str


@dataclass(frozen=True, slots=True)
class Floors:
    """What is demanded, of which cases over which sources. Where less is better, the floor is a ceiling."""

    cases: str
    corpus: str
    counts: dict[str, int]
    floor: dict[str, float]
    editions: dict[str, str]
    lowered: tuple[Lowered, ...] = ()


@dataclass(frozen=True, slots=True)
class Breach:
    """A demand that was not met."""

    name: str
    demanded: str
    measured: str
    why: str


def check(run: Run, floors: Floors) -> tuple[Breach, ...]:
    """What the run falls short of; empty where it may go in."""
    summary = summarise(run)
    breaches = [*_other_input(run, floors), *_too_few(run, floors)]
    for name, bound in sorted((floors.floor | dict.fromkeys(NEVER, 0.0)).items()):
        measured = _measured(summary, name)
        if not _holds(name, measured, bound):
            why = "niet gemeten" if math.isnan(measured) else "te hoog" if not _higher(name) else "te laag"
            breaches.append(Breach(name, f"{bound:g}", f"{measured:.4g}", why))
    return tuple(breaches)


def updated(run: Run, floors: Floors, reason: str, today: date) -> Floors:
    """The floors moved up to what was measured, less `MARGIN`, and pinned to these cases and sources.

    Raises GateError where a floor would have to be lowered without a reason, or one of `NEVER` at all.
    """
    summary = summarise(run)
    broken = [name for name in NEVER if not _measured(summary, name) == 0.0]
    if broken:
        raise GateError(f"{', '.join(broken)} moet 0 zijn; daarvan wijkt de poort niet af. Verbeter de antwoorden eerst.")
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
    if any(counts[name] < least for name, least in LEAST.items()):
        raise GateError(f"Er zijn te weinig vragen: {counts}. Nodig zijn er minstens {LEAST}.")
    digests = cases_digest(r.case for r in run.results), corpus_digest(run.meta.editions)
    pinned = replace(floors, cases=digests[0], corpus=digests[1], counts=counts, floor=moved)
    return replace(pinned, editions=dict(run.meta.editions), lowered=(*floors.lowered, *lowered))


def read_floors(path: Path = FLOORS) -> Floors:
    """The floors of a file. Raises GateError."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        pinned, floor = content["pinned"], content["floor"]
        unknown = sorted(set(floor) - set(BY_NAME) - {FOUND})
        if unknown:
            raise GateError(f"{path.name} noemt onbekende maten: {', '.join(unknown)}. Haal die weg.")
        counts = {"cases": int(pinned["questions"]), "refused": int(pinned["refused"])}
        lowered = tuple(Lowered(**row) for row in content.get("lowered", ()))
        bounds = {name: float(bound) for name, bound in floor.items()}
        return Floors(pinned["cases"], pinned["corpus"], counts, bounds, dict(content.get("editions", {})), lowered)
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise GateError(f"{path} is niet te lezen als ondergrenzen ({error}). Zet het bestand terug uit git.") from error


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """The floors as a file that people can read and review."""
    lines = [
        "# What `aimi eval gate` demands. Change it with `aimi eval gate --update`, never by hand.",
        "# Always 0, whatever stands here: " + ", ".join(NEVER) + ".",
        "",
        "[pinned]",
        f'cases = "{floors.cases}"',
        f'corpus = "{floors.corpus}"',
        f"questions = {floors.counts['cases']}",
        f"refused = {floors.counts['refused']}",
        "",
        "[floor]",
        *(f'{_key(name)} = {bound:g}' for name, bound in sorted(floors.floor.items())),
        "",
        "[editions]",
        *(f'{_key(doc)} = "{checksum}"' for doc, checksum in sorted(floors.editions.items())),
    ]
    for item in floors.lowered:
        lines += ["", "[[lowered]]", f'measure = "{item.measure}"', f"before = {item.before:g}",
                  f"after = {item.after:g}", f"reason = {_text(item.reason)}", f'on = "{item.on}"']  # fmt: skip
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _other_input(run: Run, floors: Floors) -> list[Breach]:
    """Other questions or sources than the floors were pinned on: their numbers cannot be compared."""
    found = []
    for name, pinned, here in (
        ("cases", floors.cases, cases_digest(result.case for result in run.results)),
        ("corpus", floors.corpus, corpus_digest(run.meta.editions)),
    ):
        if pinned != here:
            what = "de vragen zijn veranderd" if name == "cases" else "de bronnen zijn veranderd"
            found.append(Breach(name, pinned[:12], here[:12], f"{what}; bekijk dat en draai: aimi eval gate --update"))
    return found


def _too_few(run: Run, floors: Floors) -> list[Breach]:
    counts = _counts(run)
    needed = {name: max(least, floors.counts.get(name, 0)) for name, least in LEAST.items()}
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
    margin = MARGIN if _higher(name) else -MARGIN
    target = round(measured - margin, 3)
    if not _holds(name, measured, bound):
        return round(measured, 3) if _higher(name) else round(measured + 0.0005, 3)
    return max(bound, target) if _higher(name) else min(bound, target)


def _key(name: str) -> str:
    return name if all(c.isalnum() or c in "-_" for c in name) else f'"{name}"'


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def initial(floor: Mapping[str, float]) -> Floors:
    """Floors that are pinned to nothing yet."""
    return Floors("", "", {"cases": 0, "refused": 0}, dict(floor), {})
