"""Which figures of the ranked sentences are what a question asks for: every slot agrees, and nothing narrows it apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from assistant.draft.candidates import Candidate, Scored, facts, figure_fit, near
from assistant.models import Question
from assistant.verify.wording import content, recognised
from assistant.whole_figure import asked_restrictions, is_level, is_placed, names_indicator, restrictions
from corpus.dutch.indicators import compatible, find_indicators, indicator
from corpus.dutch.periods import find_periods
from corpus.dutch.regions import find_regions
from corpus.dutch.units import unit_of_noun
from corpus.models import Figure, Level, Passage, Span, Status

LOOKED_AT = 4  # sentences, best first
WORTH = 0.5  # of the best sentence's chance
AGREES = 0.8  # of region and period: 'tweede kwartaal 2024' answers for '2024'
_SHARE = re.compile(r"%|\bprocent|\bpercentage|\baandeel|\b(?:welk|groot) deel\b", re.I)
COUNT = re.compile(r"\b(?:hoeveel|hvl)\b(?!\s+(?:procent|%))|\baantal(?:len)?\b", re.I)
_OTHERWISE = re.compile(
    r"\b(?:wanneer|wie|waarom|waardoor|welke?\s+(?!percentage|aandeel|deel|waarde|cijfer)\w+|in welk)\b", re.I
)
_CHANGE = re.compile(
    r"\b(?:groei\w*|gegroeid|krimp\w*|gekrompen|stijg\w*|steeg|stegen|gestegen|daal\w*|daling\w*|gedaald|toename|afname|toegenomen"
    r"|afgenomen|toeneemt|afneemt|neemt|nam|erbij|bijgekomen|bijkom\w*|kwam\w*|komen|verlor\w+|verdw\w+|verander\w*|verschil\w*|scheelt"
    r"|minder|meer|hoger|lager|factor|keer|verdubbel\w*|erop|achteruit|vooruit)\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:verwacht\w*|prognoses?|voorspel\w*|raming\w*|geraamd|zal|zullen|komende|toekomst\w*|vooruitzicht\w*|straks)\b",
    re.I,
)
_ACCORDING = re.compile(r"\bvolgens (?:de |het |een )?[\w-]+", re.I)
_AIMS = re.compile(
    r"\b(?:wil|willen|doel\w*|ambitie\w*|streef\w*|streven|moet|moeten|beoog\w*|mikken|mikt|toe)\b", re.I
)
_NOUNS = re.compile(r"\b(?:hoeveel|hvl|aantal)((?:\s+[\w'’-]+){1,3})", re.I)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_UNITS = frozenset({"vacatures", "banen", "uitkeringen", "bedrijven", "werkgevers", "personen", "euro", "uur", "fte"})
_PEOPLE = frozenset({"personen", "uitkeringen"})  # who gets a benefit is counted by the benefit
_MEASURES = frozenset({
    "hoog", "groot", "veel", "laag", "procent", "procenten", "stand", "cijfer", "cijfers", "getal", "getallen", "waarde",
    "vraag", "antwoord", "weten", "provincie", "gemeente", "regio", "arbeidsmarktregio", "landelijk",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fitting:
    """A figure that is what was asked, with the sentence that it stands in."""

    figure: Figure
    scored: Scored

    @property
    def passage(self) -> Passage:
        return self.scored.candidate.passage


def fitting(
    question: Question, scored: Sequence[Scored], depth: int = LOOKED_AT, worth: float = WORTH
) -> tuple[Fitting, ...]:
    """The figures of the first `depth` sentences that are exactly what is asked, best sentence first.

    Where no time is asked the newest comes first. `worth` is the least share of the best chance. None for a question about a change, about several indicators at once, or about a time that is not fixed ('nu',
    'tien jaar terug'): what answers those is not one figure.
    """
    if not scored or not asks_one(question):
        return ()
    near_best = (one for one in scored[:depth] if one.chance >= worth * scored[0].chance)
    found = [Fitting(figure, one) for one in near_best if (figure := _only(question, one.candidate)) is not None]
    return tuple(found if question.periods else sorted(found, key=_age))


def _age(found: Fitting) -> int:
    """Days from the start of the period to the last day there is ('tweede kwartaal 2025' is newer than '2025')."""
    period = found.figure.period
    return (date.max - (period.start if period else date.min)).days


def asks_one(question: Question) -> bool:
    """Whether one figure of one indicator can be the answer."""
    if _CHANGE.search(question.text) or _OTHERWISE.search(question.text):
        return False
    ids = indicators_asked(question)
    return bool(ids) and all(compatible(ids[0], other) > 0 for other in ids) and all(p.period for p in question.periods)


def indicators_asked(question: Question) -> tuple[str, ...]:
    """What is asked for by its own name; words that may mean something else count only where there is none."""
    told_by = [m.span() for m in _ACCORDING.finditer(question.text)]
    strong = {
        m.id
        for m in find_indicators(question.text)
        if m.weight >= 1.0 and not any(start <= m.span.start < end for start, end in told_by)
    }
    return tuple(id for id in question.indicators if id in strong) or question.indicators


def _only(question: Question, candidate: Candidate) -> Figure | None:
    """The one figure of the sentence that fits; None if there is none, or several that nothing tells apart."""
    figures = facts(candidate.passage).figures[candidate.index]
    fits = [f for f in figures if _fits(question, f) and _narrowed_alike(question, f, candidate.passage)]
    if len(fits) > 1 and not question.periods:
        fits = _newest(fits)
    return fits[0] if len(fits) == 1 else None


def _newest(fits: Sequence[Figure]) -> list[Figure]:
    """Those of the last period that was measured, where all are dated."""
    dated = [f for f in fits if f.period and f.status is Status.REALISED]
    if len(dated) < len(fits):
        return list(fits)
    last = max(f.period.end for f in dated if f.period)
    return [f for f in dated if f.period and f.period.end == last]


def _fits(question: Question, figure: Figure) -> bool:
    """Whether every slot of the figure agrees with what is asked."""
    if not is_level(figure) or not _same_indicator(indicators_asked(question), figure.indicator or ""):
        return False
    _, region, period = figure_fit(question, figure)
    if question.regions and region < 1.0:
        return False
    if question.periods and period < AGREES:
        return False
    return _unit_fits(question.text, figure) and _status_fits(question, figure)


def _same_indicator(asked: Sequence[str], given: str) -> bool:
    """The same one; 'vacatures' leaves open whether it is a stand or a stroom, so its kinds do too."""
    return given in asked or any(indicator(given).parent == a == "vacatures" for a in asked)


def _unit_fits(text: str, figure: Figure) -> bool:
    if figure.unit == "%":
        return bool(_SHARE.search(text)) or not COUNT.search(text)
    counted = _counted(text)
    return not _SHARE.search(text) and (not counted or figure.unit == counted or {figure.unit, counted} <= _PEOPLE)


def _counted(text: str) -> str:
    """The unit that 'hoeveel' asks for ('hoeveel openstaande vacatures'); '' where the nouns after it name none."""
    match = _NOUNS.search(text)
    units = [unit_of_noun(word) for word in match[1].lower().split()] if match else []
    return next((unit for unit in units if unit in _UNITS), "")


def _status_fits(question: Question, figure: Figure) -> bool:
    """Measured figures for what is or was; predicted or aimed at only where the question says so, or the time does."""
    if figure.status is Status.TARGET:
        return bool(_AIMS.search(question.text))
    if figure.status is Status.FORECAST:
        return bool(_AHEAD.search(question.text) or question.periods)
    return not _AHEAD.search(question.text)


def _narrowed_alike(question: Question, figure: Figure, passage: Passage) -> bool:
    """Whether the figure is sure of its area, and whatever narrows it was asked for."""
    asked = asked_restrictions(question.text)
    given = restrictions(figure, passage)
    return is_placed(figure, passage) and names_indicator(figure, passage) and covers(asked, given)


def covers(asked: frozenset[str], given: frozenset[str]) -> bool:
    """Whether each restriction of a figure was asked for; of concepts a wider or narrower one will do."""
    return all(g in asked or (g[0] == "#" and any(a[0] == "#" and near(a[1:], g[1:]) for a in asked)) for g in given)


def unmet(question: Question, figure: Figure, told: str) -> tuple[str, ...]:
    """The content words and numbers of the question that a figure told as `told` says nothing of."""
    keys = recognised(told)
    places = [m for m in find_regions(question.text) if any(c.level is not Level.BUITENLAND for c in m.candidates)]
    slots = [m.span for m in places] + [m.span for m in find_periods(question.text)]

    def free(start: int) -> bool:
        return not any(s.start <= start < s.end for s in slots)

    asking = _asking(question.text)
    words = [
        w.text
        for w in content(question.text)
        if asking.start <= w.span.start < asking.end or asked_restrictions(w.text)
        if free(w.span.start) and not w.known(keys) and not _judged_apart(w.text) and not _names(w.text, figure)
    ]
    shown = set(_NUMBER.findall(told))
    digits = [m[0] for m in _NUMBER.finditer(question.text) if free(m.start()) and m[0] not in shown]
    return (*words, *digits)


def _asking(text: str) -> Span:
    """The sentence that asks how much; where there are more, or none, the whole text."""
    cuts = [0, *(m.end() for m in re.finditer(r"[.?!]\s+", text)), len(text)]
    found = [Span(a, b) for a, b in pairwise(cuts) if COUNT.search(text, a, b) or _SHARE.search(text, a, b)]
    return found[0] if len(found) == 1 else Span(0, len(text))


def _names(word: str, figure: Figure) -> bool:
    """Whether the whole word names the figure's indicator; 'klimaatvacatures' names more than vacatures."""
    return any(compatible(m.id, figure.indicator) > 0 and m.span == Span(0, len(word)) for m in find_indicators(word))


def _judged_apart(word: str) -> bool:
    """Words that ask for a share, a prognosis or a state: unit and status answer to them."""
    return word in _MEASURES or any(pattern.search(word) for pattern in (_SHARE, COUNT, _AHEAD, _AIMS))
