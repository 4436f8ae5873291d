"""The floors: what the gate demands, pinned to the cases and sources that they were measured on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from evals.measures import BY_NAME
from evals.summary import FOUND

FLOORS = Path(__file__).parent / "floors.toml"
NEVER = (
    "unsourced_claims",
    "invalid_citations",
    "misplaced_quotes",
    "leaks",
)  # 0, for whatever reason

# What the project aims at on the shipped cases. A floor below it must be recorded with its reason.
GOALS = {"correct": 0.85, "refused_rightly": 0.95, "refused_wrongly": 0.05, "wrong_figures": 0.0}


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
    except FileNotFoundError as error:
        raise GateError(
            f"{path} bestaat niet. Leg de ondergrenzen vast met dezelfde opdracht en --update erachter."
        ) from error
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise GateError(f"{path} is geen bestand met ondergrenzen ({error}). Haal het terug uit git.") from error


def unpinned(like: Floors) -> Floors:
    """The same demands, pinned to nothing yet, for other cases and sources; without that on the shipped rewordings."""
    floor = {name: bound for name, bound in like.floor.items() if name != FOUND}
    return Floors("", "", dict.fromkeys(like.counts, 0), floor, {})


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
        *(f"{_key(name)} = {bound:g}" for name, bound in sorted(floors.floor.items())),
        "",
        "[editions]",
        *(f'{_key(doc)} = "{checksum}"' for doc, checksum in sorted(floors.editions.items())),
    ]
    for item in floors.lowered:
        lines += ["", "[[lowered]]", f'measure = "{item.measure}"', f"before = {item.before:g}",
                  f"after = {item.after:g}", f"reason = {_text(item.reason)}", f'on = "{item.on}"']  # fmt: skip
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _key(name: str) -> str:
    return name if all(c.isalnum() or c in "-_" for c in name) else f'"{name}"'


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
