"""What is behind the situation, ways out and schemes: cited sentences that fit the sector, the region and the problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.card.candidates import Finder, Found, is_elsewhere, is_other_sector, repeats
from assistant.card.models import CardRequest
from assistant.card.subject import OTHER
from assistant.card.topics import Route, routes
from corpus.dutch.areas import Relation
from corpus.dutch.thesaurus import concepts
from corpus.models import Level

BEHIND = 3
SCHEMES = 4
_CAUSE = re.compile(
    r"\b(?:omdat|doordat|waardoor|hierdoor|daardoor|want|vanwege|komt (?:\w+ ){0,3}(?:door|omdat|doordat)|oorza\w+|redenen?|(?:tot|als) gevolg|leidt tot|leiden tot|zorg(?:t|en) voor|mede door|vooral door|door (?:de|het|een|meer|minder|hogere|te) )",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:kan|kunnen|kunt|helpt|helpen|moet|moeten|loont|lonen|door (?:\w+ ){1,6}te\b|zet\w* in|inzetten|bied\w*|advise\w+|advies|maak\w*|neemt?|nemen|geef|geven|zorg(?:t|en)? (?:dat|voor)|oplossing\w*|mogelijkhe\w+|past|stimuler\w+|investe\w+|laat zien|voorbeeld|leer\w* van|start\w*|begeleid\w*|werkgevers)\b",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(r"\b(?:werkgever\w*|bedrij(?:f|ven)\w*|ondernemers?|organisaties?|leidinggevende\w*|mkb)\b", re.IGNORECASE)
_OFFERS = re.compile(
    r"\b(?:vergoed\w*|subsidi\w*|krijg\w*|betaal\w*|betalen|aanvra\w+|bedoeld voor|komt in aanmerking|komen in aanmerking|helpt|hulp|ondersteun\w*|begeleid\w*|advies|adviseert|bied\w*|geeft|geven|stimuleert|voordeel|tegemoetkoming|gratis|kosten|regelt|neemt .{0,30} over|kunnen .{0,50} (?:terecht|gebruik))\b",
    re.IGNORECASE,
)
_SCHEME_NAMES = re.compile(
    r"\b(?:werkgeversservicepunt|wsp|werkcentrum|leerwerkloket|talentperron|subsidie\w*|regeling\w*|loonkostensubsidie|no-risk\w*|jobcoach\w*|proefplaatsing\w*|loonkostenvoordeel|ontwikkelpad\w*|slim\b|slim-\w+|praktijkleren|voorziening\w*|ontwikkelfonds\w*|o&o-fonds\w*|sociaal ontwikkelbedrij\w+|\w*fonds)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d.,]*\s*(?:%|procent)|\b\d{1,3}(?:\.\d{3})+\b|\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class WayOut:
    """The lines of one of the six routes."""

    route: Route
    lines: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A line on a scheme or a place that helps, under the scheme's name."""

    name: str
    line: Found


def behind(finder: Finder, request: CardRequest, taken: list[Found]) -> tuple[Found, ...]:
    """Two or three sentences that give a cause; of the sector where there are such."""
    about = request.subject.search if request.subject else ""
    where = request.region.written if request.region else ""
    problem = request.problems[0]
    texts = [f"{problem.cause} {about}", f"oorzaak {problem.search} {about} {where}", f"ontwikkelingen in de sector {about} {where}"]

    def worth(found: Found) -> float | None:
        if not _CAUSE.search(found.text):
            return None
        return 0.35 * bool(problem.words.search(found.text))

    return tuple(_best(finder, texts, worth, taken, BEHIND, least=0.55))


def ways_out(finder: Finder, request: CardRequest, taken: list[Found]) -> tuple[WayOut, ...]:
    """For each of the six routes a sentence or two, two where the route fits the problem best."""
    fitting = request.problems[0].routes
    about = request.subject.search if request.subject else ""
    found = []
    for route in routes():
        texts = [f"{route.search} {about}", f"werkgevers kunnen {route.search}", f"{request.problems[0].search}, {route.title}"]

        def worth(line: Found, route: Route = route) -> float | None:
            hits = len({m.group().lower() for m in route.words.finditer(line.text)})
            if not hits or not _ADVICE.search(line.text):
                return None
            figures = len(_DIGITS.findall(line.text))
            return 0.12 * min(hits, 3) + 0.2 * bool(_EMPLOYER.search(line.text)) - 0.2 * figures

        lines = _best(finder, texts, worth, taken, 2 if route.id in fitting[:2] else 1, least=0.6)
        found.append(WayOut(route, tuple(lines)))
    return tuple(found)


def schemes(finder: Finder, request: CardRequest, taken: list[Found]) -> tuple[Scheme, ...]:
    """What schemes and places offer and for whom, each scheme once; those for the problem first."""
    about = request.subject.search if request.subject else ""
    where = request.region.written if request.region else ""
    texts = [
        "subsidie of regeling voor werkgevers: wat wordt vergoed en voor wie", f"hulp en advies voor werkgevers {where}",
        f"financiële regelingen en voorzieningen {request.problems[0].search}", f"subsidie {about}",
        "loonkostensubsidie, no-riskpolis, jobcoach, proefplaatsing, SLIM", "WerkgeversServicepunt helpt werkgevers met",
    ]  # fmt: skip

    def worth(line: Found) -> float | None:
        if not _scheme(line.text) or not _OFFERS.search(line.text):
            return None
        figures = len(_DIGITS.findall(line.text))
        return 0.25 * bool(_EMPLOYER.search(line.text)) + 0.15 * bool(request.problems[0].words.search(line.text)) - 0.15 * figures

    chosen: list[Scheme] = []
    for line in _best(finder, texts, worth, taken, 12, least=0.6):
        name = _scheme(line.text)
        if len(chosen) < SCHEMES and name.lower() not in {one.name.lower() for one in chosen}:
            chosen.append(Scheme(name, line))
            taken.append(line)
    return tuple(chosen)


def _scheme(text: str) -> str:
    """The name of the scheme that a sentence is about, as it is written there; '' for none."""
    named = [m for m in concepts(text) if m.type == "instrument" and m.strength == 1.0 and m.concept_id in _FOR_EMPLOYERS]
    if named:
        return named[0].span.of(text)
    match = _SCHEME_NAMES.search(text)
    return match[0] if match else ""


_FOR_EMPLOYERS = frozenset({
    "no-riskpolis", "praktijkverklaring", "loonkostensubsidie", "loonkostenvoordeel", "proefplaatsing", "jobcoach",
    "werkgeversvoorzieningen", "financiele-regelingen", "slim", "subsidieregeling-praktijkleren", "o&o-fonds", "mdieu",
    "esf", "startbaan", "werkervaringsplaats", "lkv-oudere-werknemer", "lkv-banenafspraak", "slim-scholingssubsidie",
    "leerwerktraject", "praktijkleren-met-subsidie", "ontwikkelpad", "harrie-training", "compensatieregeling-langdurig-werklozen",
    "het-potentieel-pakken", "ips", "individuele-leerrekening", "scholingsbudget", "evc", "doelgroepregister", "liv",
})  # fmt: skip


def _best(
    finder: Finder, texts: Sequence[str], worth: Callable[[Found], float | None], taken: list[Found], most: int, least: float
) -> list[Found]:
    """The best lines of some searches, none repeating another or one taken; `least` is a share of the best score."""
    scored: dict[tuple[str, tuple[int, ...]], tuple[float, Found]] = {}
    for text in dict.fromkeys(texts):
        for line in finder.sentences(text):
            own = worth(line)
            if own is None or is_elsewhere(line) or is_other_sector(line):
                continue
            key = line.passage.id, line.indexes
            score = own + _fit(line)
            if key not in scored or score > scored[key][0]:
                scored[key] = score, line
    order = sorted(scored.values(), key=lambda pair: (-pair[0], pair[1].text))
    chosen: list[Found] = []
    for score, line in order:
        if len(chosen) == most or score < least * order[0][0]:
            break
        if not repeats(line, [*taken, *chosen]):
            chosen.append(line)
    return _kept(chosen, taken)


def _kept(chosen: list[Found], taken: list[Found]) -> list[Found]:
    taken.extend(chosen)
    return chosen


def _fit(line: Found) -> float:
    """What makes any sentence worth its place: near the search, of the sector, of the region, short, not old."""
    sector = 0.45 * line.subject if line.subject > 0 else 0.0 if line.subject > OTHER else -0.4
    place = {Relation.SAME: 0.2, Relation.INSIDE: 0.1, Relation.CONTAINS: 0.15}.get(line.place, 0.05) if line.place else 0.05
    if line.area is not None and line.area.level is Level.LAND:
        place = 0.05
    words = len(line.text.split())
    length = -0.01 * max(0, words - 28) - 0.03 * max(0, 10 - words)
    return 1.2 * line.cosine + 0.25 / (1 + line.rank / 4) + sector + place + length


def flat(groups: Iterable[WayOut]) -> list[Found]:
    """All lines of the ways out."""
    return [line for group in groups for line in group.lines]
