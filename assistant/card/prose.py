"""What is behind the situation, ways out and schemes: cited lines that fit the sector, the area and the problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt

from assistant.card.candidates import Finder, Found, repeats
from assistant.card.models import CardRequest
from assistant.card.subject import OTHER
from assistant.card.topics import Problem, Route, help_questions, problems, routes
from assistant.card.wording import (
    ADVICE,
    BY_UWV,
    CANNOT,
    CAUSE,
    DOES,
    EMPLOYER,
    EXAMPLE,
    FOR_EMPLOYERS,
    GENERIC,
    HELPS,
    NUMBERS,
    OFFERS,
    OFFICES,
    OPTION,
    PLANS,
    SCHEME,
)
from corpus.dutch.areas import Relation
from corpus.dutch.thesaurus import concepts
from corpus.models import Level

BEHIND, SCHEMES = 3, 4
SURE = 0.1  # the chance that a cause must have which is of no sector
OF_A_GROUP = 0.35  # what it costs a line to be about one group of people, where the talk is not about groups
A_YEAR = 0.06  # what a year of age costs, the first one free
LEAST = 0.42  # score under which a line is not worth its place
OF_A_SCHEME = 0.34  # the same for schemes, of which a source names few
SECOND = 0.62  # what a second line on one way out must have
OLD = 3  # years after which a scheme is no longer told of


@dataclass(frozen=True, slots=True)
class WayOut:
    """The lines of one of the six routes."""

    route: Route
    lines: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A line on a scheme or a place that helps, under the name that the line gives it."""

    name: str
    line: Found


Worth = Callable[[Found], float | None]  # what a line has for its part of the card; None where it does not belong


def behind(finder: Finder, request: CardRequest, taken: list[Found]) -> tuple[Found, ...]:
    """Two or three lines that give a cause; of the sector where there are such.

    A shortage of people has many causes that do not name it; a cause of another problem must be about that.
    """
    problem = request.problems[0]

    def worth(line: Found) -> float | None:
        if not CAUSE.search(line.text) or (line.subject <= 0 and line.chance < SURE):
            return None
        about = _about(problem, line)
        if not about and problem != problems()[0]:
            return None
        return 0.5 * about - 0.25 * (line.home is Relation.APART and line.place is None)

    asked = [q for problem in request.problems[:2] for q in problem.why]
    return tuple(_best(finder.lines(asked), worth, taken, BEHIND))


def ways_out(finder: Finder, request: CardRequest, taken: list[Found]) -> tuple[WayOut, ...]:
    """For each of the six routes a line, those that fit the problem best first and with two; a line stands in one only."""
    problem = request.problems[0]
    found = []
    for route in sorted(routes(), key=lambda r: (*problem.routes, r.id).index(r.id)):
        most = 2 if route.id in problem.routes[:2] else 1
        best = _best(finder.lines(route.ask), _of_route(route, problem), taken, most, False, second=SECOND)
        lines = best[:1] + [line for line in best[1:] if line.subject > 0 or _about(problem, line)]
        taken.extend(lines)
        found.append(WayOut(route, tuple(lines)))
    return tuple(found)


def _of_route(route: Route, problem: Problem) -> Worth:
    def worth(line: Found) -> float | None:
        hits = len({m.group().lower() for m in route.words.finditer(line.text)})
        acts = EMPLOYER.search(line.text)
        advises = (acts and DOES.search(line.text)) or (
            ADVICE.search(line.text)
            and (acts or line.subject > 0 or HELPS.search(line.text) or problem.words.search(line.text))
        )
        if not hits or not advises or PLANS.search(line.text) or CANNOT.search(line.text):
            return None
        fits = 0.1 * bool(EMPLOYER.search(line.text)) + 0.2 * bool(OPTION.search(line.text)) + _about(problem, line)
        group = 0.0 if route.id == "breder" else OF_A_GROUP * _of_a_group(line, problem)
        return 0.08 * min(hits, 3) + fits - 0.2 * len(NUMBERS.findall(line.text)) - group

    return worth


def _about(problem: Problem, line: Found) -> float:
    """What it adds that a line, or else its heading, is about the problem."""
    if problem.words.search(line.text):
        return 0.25
    return 0.1 * any(problem.words.search(heading) for heading in line.passage.sections[-1:])


def _of_a_group(line: Found, problem: Problem) -> bool:
    """Whether a line is about some people only ('statushouders'), and the problem is not about such people."""
    named = routes()[-1].words.search(line.text)
    return named is not None and problem.id != "inclusie" and not problem.words.search(line.text)


def schemes(finder: Finder, request: CardRequest, taken: list[Found]) -> tuple[Scheme, ...]:
    """What schemes and places offer and for whom, each scheme once; those for the problem first."""

    def worth(line: Found) -> float | None:
        if not scheme_in(line.text) or not OFFERS.search(line.text) or PLANS.search(line.text) or line.age > OLD:
            return None
        if _of_a_group(line, request.problems[0]):
            return None
        elsewhere = 0.4 * (line.home is Relation.APART and OFFICES.search(line.text) is not None)
        fits = 0.15 * bool(EMPLOYER.search(line.text)) + _about(request.problems[0], line)
        return fits - 0.12 * len(NUMBERS.findall(line.text)) - elsewhere

    asked = [*(q for problem in request.problems[:2] for q in problem.help), *help_questions()]
    chosen: list[Scheme] = []
    for line in _best(finder.lines(asked), worth, taken, 3 * SCHEMES, keep=False, least=OF_A_SCHEME):
        name = scheme_in(line.text)
        if len(chosen) < SCHEMES and not any(_same_scheme(name, one.name) for one in chosen):
            chosen.append(Scheme(name, line))
            taken.append(line)
    return tuple(chosen)


def scheme_in(text: str) -> str:
    """The name of the scheme that a text speaks of first, as it is written there; '' for none.

    A name of its own goes before a common noun: 'subsidie (SLIM-subsidie)' is about the SLIM-subsidie.
    """
    known = [
        (m.span.start, m.span.of(text))
        for m in concepts(text)
        if m.type == "instrument" and m.strength == 1.0 and m.concept_id in FOR_EMPLOYERS
    ]
    found = sorted([*known, *((m.start(), m[0]) for m in SCHEME.finditer(text))])
    name = next((name for _, name in sorted(found, key=lambda one: (bool(GENERIC.match(one[1])), one[0]))), "")
    return "hulp van UWV" if BY_UWV.match(name) else name


def _same_scheme(name: str, other: str) -> bool:
    return name.lower()[:9] == other.lower()[:9]


def _best(
    lines: Iterable[Found],
    worth: Worth,
    taken: list[Found],
    most: int,
    keep: bool = True,
    least: float = LEAST,
    second: float = 0.0,
) -> list[Found]:
    """The best of some lines, none repeating another or one taken; what is chosen is taken, where `keep` says so.

    `least` is the score that a line must have, `second` the one of any line after the first.
    """
    scored = []
    for line in lines:
        own = worth(line)
        if own is not None and not _is_out(line):
            scored.append((own + _fit(line), line))
    chosen: list[Found] = []
    for score, line in sorted(scored, key=lambda pair: (-pair[0], pair[1].text)):
        if len(chosen) == most or score < (max(least, second) if chosen else least):
            break
        if not repeats(line, [*taken, *chosen]):
            chosen.append(line)
    if keep:
        taken.extend(chosen)
    return chosen


def _is_out(line: Found) -> bool:
    """Whether a line speaks of another area, or of other sectors only."""
    return line.place in {Relation.APART, Relation.OVERLAPS} or line.subject <= 0.9 * OTHER


def _is_torn(line: Found) -> bool:
    """Whether a line gives one item of a list of several, which reads as if it were the only one."""
    sentences = line.passage.sentences
    lead = sentences[line.index].lead
    return lead is not None and any(s.lead == lead and i not in line.indexes for i, s in enumerate(sentences))


def _fit(line: Found) -> float:
    """What makes any line worth its place: likely to answer, of the sector, of the area, neither long nor bare nor old."""
    place = {Relation.SAME: 0.15, Relation.CONTAINS: 0.12, Relation.INSIDE: 0.05}
    national = line.area is not None and line.area.level is Level.LAND
    here = max(
        place.get(line.place, 0.0) if line.place and not national else 0.0,
        0.6 * place.get(line.home, 0.0) if line.home else 0.0,
    )
    words = len(line.text.split())
    length = 0.008 * max(0, words - 28) + 0.06 * max(0, 11 - words)
    old = A_YEAR * max(0, line.age - 1)
    torn = 0.2 * _is_torn(line)
    return (
        sqrt(line.chance)
        + 0.5 * max(line.subject, 0.0)
        + here
        - length
        - old
        - torn
        - 0.15 * bool(EXAMPLE.search(line.text))
    )
