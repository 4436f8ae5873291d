"""What is behind the situation, ways out and schemes: cited lines that fit the sector, the area and the problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt

from assistant.card.candidates import Finder, Found, repeats
from assistant.card.models import CardRequest
from assistant.card.subject import OTHER
from assistant.card.topics import Problem, Route, help_questions, routes
from corpus.dutch.areas import Relation
from corpus.dutch.thesaurus import concepts
from corpus.models import Level

BEHIND, SCHEMES = 3, 4
SURE = 0.1  # the chance that a cause must have which is of no sector
OF_A_GROUP = 0.35  # what it costs a line to be about one group of people, where the talk is not about groups
A_YEAR = 0.06  # what a year of age costs, the first one free
LEAST = 0.42  # score under which a line is not worth its place
_CAUSE = re.compile(
    r"\b(?:omdat|doordat|waardoor|hierdoor|daardoor|want|vanwege|namelijk|komt (?:\w+ ){0,3}(?:door|omdat|doordat)|oorza\w+|redenen?|"
    r"(?:tot|als) gevolg|leidt tot|leiden tot|zorg(?:t|en) voor|mede door|vooral door|maakt dat|door (?:de|het|een|meer|minder|hogere|te) )",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:kan|kunnen|kunt|helpt|helpen|moet|moeten|loont|lonen|door (?:\w+ ){1,6}te\b|zet\w* .{0,20}in\b|inzetten|bied\w*|advise\w+|"
    r"oplossing\w*|wegen|mogelijk\w*|stimuleert|stimuleren|staa[tn]n? open)\b",
    re.IGNORECASE,
)
_DOES = re.compile(  # what an employer does, where the line names employers
    r"\b(?:maakt?|maken|neemt?|nemen|geeft?|geven|zorg(?:t|en)? (?:dat|voor)|investe\w+|leert?|leren|laten|laat|zet\w*|start\w*|begeleid\w*|"
    r"gebruik\w*|richten|kiezen|doe(?:t|n) (?:dit|vaker)|schakel\w*|vragen?)\b",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(
    r"\b(?:\w*werkgevers?|\w*bedrij(?:f|ven)|ondernemers?|organisaties?|leidinggevende\w*|mkb)\b", re.IGNORECASE
)
_OFFERS = re.compile(
    r"\b(?:vergoed\w*|krijg\w*|betaal\w*|aanvra\w+|bedoeld voor|in aanmerking|helpt|helpen|hulp|ondersteun\w*|begeleid\w*|advies|adviser\w+|"
    r"adviseert|bied\w*|geeft|stimuleert|voordeel|tegemoetkoming|gratis|regelt|steun|terecht|melden|is er (?:de|een)|voor (?:het mkb|werkgevers))\b",
    re.IGNORECASE,
)
_PLANS = re.compile(
    r"\b(?:op te (?:zetten|richten)|moet(?:en)? (?:nog )?(?:worden|het)|wordt voorbereid|bereid\w* .{0,40}voor|aanvraag|onderzoek(?:t|en)|kent (?:deze|de)|streven|doel|ambitie|wil(?:len)? .{0,60}(?:oprichten|opzetten|beter aan elkaar))\b",
    re.I,
)
_SCHEME = re.compile(
    r"(?<![\w-])(?:werkgeversservicepunt|wsp|werkcentrum|leerwerkloket|talentperron|(?:slim-?)?(?:scholings)?subsidie(?:regeling)?|slim-subsidie|subsidie [A-Z][\w! ]+!|"
    r"loonkostensubsidie|no-riskpolis|jobcoach|proefplaatsing\w*|loonkostenvoordeel|ontwikkelpad\w*|praktijkleren|mbo-certificaten|"
    r"werkgeversvoorzieningen|voorzieningen|ontwikkelfonds|o&o-fonds\w*|sociaal ontwikkelbedrij\w+|hulp van uwv|financiële regelingen|eures)(?!\w)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d[\d.,]*\s*(?:%|procent)|\b\d{1,3}(?:\.\d{3})+\b|\b(?:19|20)\d\d\b")
_EXAMPLE = re.compile(r"\b(?:hij|zij|ze|haar|zijn baas|vertelt|zegt [A-Z]\w+)\b")
_FOR_EMPLOYERS = frozenset({
    "no-riskpolis", "praktijkverklaring", "loonkostensubsidie", "loonkostenvoordeel", "proefplaatsing", "jobcoach",
    "werkgeversvoorzieningen", "financiele-regelingen", "slim", "subsidieregeling-praktijkleren", "o&o-fonds", "mdieu",
    "startbaan", "werkervaringsplaats", "lkv-oudere-werknemer", "lkv-banenafspraak", "slim-scholingssubsidie",
    "leerwerktraject", "praktijkleren-met-subsidie", "ontwikkelpad", "harrie-training",
    "compensatieregeling-langdurig-werklozen", "het-potentieel-pakken", "individuele-leerrekening", "scholingsbudget", "evc",
})  # fmt: skip


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
    """Two or three lines that give a cause; of the sector where there are such."""

    def worth(line: Found) -> float | None:
        if not _CAUSE.search(line.text) or (line.subject <= 0 and line.chance < SURE):
            return None
        elsewhere = 0.25 * (line.home is Relation.APART and line.place is None)
        return 0.1 * bool(request.problems[0].words.search(line.text)) - elsewhere

    asked = [q for problem in request.problems[:2] for q in problem.why]
    return tuple(_best(finder.lines(asked), worth, taken, BEHIND))


def ways_out(finder: Finder, request: CardRequest, taken: list[Found]) -> tuple[WayOut, ...]:
    """For each of the six routes a line, two where the route fits the problem best; a line stands in one only."""
    fitting = request.problems[0].routes[:2]
    found = []
    for route in routes():
        most = 2 if route.id in fitting else 1
        found.append(
            WayOut(route, tuple(_best(finder.lines(route.ask), _of_route(route, request.problems[0]), taken, most)))
        )
    return tuple(found)


def _of_route(route: Route, problem: Problem) -> Worth:
    def worth(line: Found) -> float | None:
        hits = len({m.group().lower() for m in route.words.finditer(line.text)})
        advises = _ADVICE.search(line.text) or (_EMPLOYER.search(line.text) and _DOES.search(line.text))
        if not hits or not advises or _PLANS.search(line.text):
            return None
        fits = 0.15 * bool(_EMPLOYER.search(line.text)) + 0.08 * bool(problem.words.search(line.text))
        group = 0.0 if route.id == "breder" else OF_A_GROUP * _of_a_group(line, problem)
        return 0.08 * min(hits, 3) + fits - 0.2 * len(_NUMBERS.findall(line.text)) - group

    return worth


def _of_a_group(line: Found, problem: Problem) -> bool:
    """Whether a line is about some people only ('statushouders'), and the problem is not about such people."""
    return problem.id != "inclusie" and routes()[-1].words.search(line.text) is not None


def schemes(finder: Finder, request: CardRequest, taken: list[Found]) -> tuple[Scheme, ...]:
    """What schemes and places offer and for whom, each scheme once; those for the problem first."""

    def worth(line: Found) -> float | None:
        if not scheme_in(line.text) or not _OFFERS.search(line.text) or _PLANS.search(line.text):
            return None
        numbers = len(_NUMBERS.findall(line.text))
        group = OF_A_GROUP * _of_a_group(line, request.problems[0])
        return 0.15 * bool(_EMPLOYER.search(line.text)) - 0.12 * numbers - group - 0.2 * (line.home is Relation.APART)

    asked = [*(q for problem in request.problems[:2] for q in problem.help), *help_questions()]
    chosen: list[Scheme] = []
    for line in _best(finder.lines(asked), worth, taken, 3 * SCHEMES, keep=False):
        name = scheme_in(line.text)
        if len(chosen) < SCHEMES and not any(_same_scheme(name, one.name) for one in chosen):
            chosen.append(Scheme(name, line))
            taken.append(line)
    return tuple(chosen)


def scheme_in(text: str) -> str:
    """The name of the scheme that a text speaks of first, as it is written there; '' for none."""
    named = [
        m for m in concepts(text) if m.type == "instrument" and m.strength == 1.0 and m.concept_id in _FOR_EMPLOYERS
    ]
    spans = [m.span for m in named]
    match = _SCHEME.search(text)
    if match and (not spans or match.start() <= spans[0].start):
        return match[0]
    return spans[0].of(text) if spans else ""


def _same_scheme(name: str, other: str) -> bool:
    return name.lower()[:9] == other.lower()[:9]


def _best(lines: Iterable[Found], worth: Worth, taken: list[Found], most: int, keep: bool = True) -> list[Found]:
    """The best of some lines, none repeating another or one taken; what is chosen is taken, where `keep` says so."""
    scored = []
    for line in lines:
        own = worth(line)
        if own is not None and not _is_out(line):
            scored.append((own + _fit(line), line))
    chosen: list[Found] = []
    for score, line in sorted(scored, key=lambda pair: (-pair[0], pair[1].text)):
        if len(chosen) == most or score < LEAST:
            break
        if not repeats(line, [*taken, *chosen]):
            chosen.append(line)
    if keep:
        taken.extend(chosen)
    return chosen


def _is_out(line: Found) -> bool:
    """Whether a line speaks of another area, or of other sectors only."""
    return line.place in {Relation.APART, Relation.OVERLAPS} or line.subject <= 0.9 * OTHER


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
    return (
        sqrt(line.chance)
        + 0.35 * max(line.subject, 0.0)
        + here
        - length
        - old
        - 0.15 * bool(_EXAMPLE.search(line.text))
    )
