"""What a talk may be about: the problems of employers, the six ways out, and the project's own questions."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.dutch.indicators import indicator

_FILE = Path(__file__).parent / "data" / "topics.toml"


@dataclass(frozen=True, slots=True)
class Problem:
    """What an employer struggles with. `routes` are the ways out that fit it best, `figures` ids of indicators.

    `why` and `help` are asked of the sources: what is behind it, and which schemes there are.
    """

    id: str
    title: str
    words: re.Pattern[str]
    why: tuple[str, ...]
    help: tuple[str, ...]
    figures: tuple[str, ...]
    routes: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One of the six ways out of a shortage."""

    id: str
    title: str
    ask: tuple[str, ...]
    words: re.Pattern[str]


@cache
def problems() -> tuple[Problem, ...]:
    """All problems; the first is meant where an employer names none."""
    return tuple(
        Problem(
            id, row["title"], _pattern(row["words"]), tuple(row["why"]), tuple(row["help"]), tuple(row["figures"]),
            tuple(row["routes"]), tuple(row["questions"]),
        )
        for id, row in _rows()["problem"].items()
    )  # fmt: skip


@cache
def routes() -> tuple[Route, ...]:
    """The six ways out, in the order in which a card gives them."""
    return tuple(
        Route(id, row["title"], tuple(row["ask"]), _pattern(row["words"])) for id, row in _rows()["route"].items()
    )


@cache
def help_questions() -> tuple[str, ...]:
    """What is asked of the sources about schemes, whatever the problem."""
    return tuple(_rows()["help"]["ask"])


def figure_question(id: str) -> str:
    """What is asked of the sources for the figures of an indicator."""
    usual = f"Hoe hoog of hoe groot is {indicator(id).name}{{about}}{{where}}?"
    return str(_rows()["figure"].get(id, usual))


def problems_in(text: str) -> tuple[Problem, ...]:
    """The problems that a text names, the one that it speaks of most in front, else the one that it names first."""
    found = [(list(problem.words.finditer(text)), problem) for problem in problems()]
    named = [(-len(matches), matches[0].start(), problem) for matches, problem in found if matches]
    return tuple(problem for *_, problem in sorted(named, key=lambda row: row[:2]))


@cache
def _rows() -> dict[str, Any]:
    rows: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return rows


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words) + ")", re.IGNORECASE)
