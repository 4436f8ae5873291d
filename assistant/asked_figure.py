"""Which figures of the ranked sentences are what a question asks for: indicator, part, region, period and kind agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.draft.candidates import Candidate, facts, figure_fit
from assistant.draft.extractive import Scored, near
from assistant.models import Question
from assistant.verify.wording import content, recognised
from corpus.dutch.words import parts
from corpus.dutch.indicators import compatible, find_indicators, indicator
from corpus.dutch.thesaurus import concepts
from corpus.dutch.units import unit_of_noun
from corpus.models import Figure, Kind, Level, Origin, Passage, Span, Status

LOOKED_AT = 4  # sentences, best first
WORTH = 0.5  # of the best sentence's chance
AGREES = 0.8  # of region and period: 'tweede kwartaal 2024' answers for '2024'
_MEASURES = frozenset(
    "hoog groot veel laag procent procenten stand cijfer cijfers getal getallen waarde vraag antwoord weten".split()
)
_NOUNS = re.compile(r"\b(?:hoeveel|hvl|aantal)((?:\s+[\w'’-]+){1,3})", re.I)
_UNITS = frozenset({"vacatures", "banen", "uitkeringen", "bedrijven", "werkgevers", "personen", "euro", "uur", "fte"})
_PEOPLE = frozenset({"personen", "uitkeringen"})  # who gets a benefit is counted by the benefit
#: Indicators that name a subject: a figure is of something in it, which only its sentence can say.
_SUBJECTS = frozenset(
    "subsidies steunmaatregelen scholing arbeidsduur deeltijd flexwerk lonen omzet tevredenheid brede-welvaart skills opleidingsniveau"
    " beroepsniveau instroom uitstroom-personeel pensionering migratie pendel banenafspraak".split()
)
_NARROWING = frozenset({"sector", "occupation", "group", "education", "benefit", "instrument"})
_SHARE = re.compile(r"%|\bprocent|\bpercentage|\baandeel|\b(?:welk|groot) deel\b|\bhoe hoog is het deel", re.I)
_COUNT = re.compile(r"\b(?:hoeveel|hvl)\b(?!\s+(?:procent|%))|\baantal(?:len)?\b", re.I)
_CHANGE = re.compile(
    r"\b(?:groei\w*|gegroeid|krimp\w*|gekrompen|stijg\w*|steeg|stegen|gestegen|daal\w*|daling\w*|gedaald|toename|afname|toegenomen"
    r"|afgenomen|toeneemt|afneemt|neemt|nam|erbij|bijgekomen|bijkom\w*|kwam\w*|komen|verlor\w+|verdw\w+|verander\w*|verschil\w*|scheelt"
    r"|minder|meer|hoger|lager|factor|keer|verdubbel\w*|erop|achteruit|vooruit)\b",
    re.I,
)
_AHEAD = re.compile(r"\b(?:verwacht\w*|prognoses?|voorspel\w*|raming\w*|zal|zullen|komende|toekomst\w*|vooruitzicht\w*|straks)\b", re.I)
_AIMS = re.compile(r"\b(?:wil|willen|doel\w*|ambitie\w*|streef\w*|streven|moet|moeten|beoog\w*|mikken|mikt|uitkomen|toe)\b", re.I)
_NARROWS = re.compile(
    r"\b(?:gemiddelde?|mediaan|hoogste|laagste|maximaal|minimaal|grootste|kleinste|per (?:kwartaal|maand|jaar|week|inwoner|werknemer)"
    r"|mannen|vrouwen|nieuw\w*)\b",
    re.I,
)
_DEGREE = re.compile(r"\b(?:zeer\s+)?(?:krap|ruim)(?=e?\b)|\bgemiddeld\b", re.I)
_SUBSET = re.compile(r"\b(?:hiervan|daarvan|waarvan|ervan|van hen|van wie|onder hen|van deze|van die|resterende|overige|andere|rest)\b", re.I)
_OPEN_TIME = re.compile(r"(?:nu|momenteel|huidige?|vandaag|actue\w+|laatste|recent\w*|op dit moment|tegenwoordig|inmiddels)\b", re.I)


@dataclass(frozen=True, slots=True)
class Fitting:
    """A figure that is what was asked, with the sentence that it stands in."""

    figure: Figure
    scored: Scored

    @property
    def passage(self) -> Passage:
        return self.scored.candidate.passage


def fitting(question: Question, scored: Sequence[Scored]) -> tuple[Fitting, ...]:
    """The figures of the best sentences that are exactly what is asked, best sentence first.

    None for a question about a change, about several indicators at once, or about a time that is not fixed
    ('tien jaar terug'): what answers those is not one figure.
    """
    if not scored or not _asks_one(question):
        return ()
    found = []
    for one in scored[:LOOKED_AT]:
        if one.chance >= WORTH * scored[0].chance:
            figure = _only(question, one.candidate)
            if figure is not None:
                found.append(Fitting(figure, one))
    return tuple(found)


def _asks_one(question: Question) -> bool:
    if not _family(indicators_asked(question)) or _CHANGE.search(question.text):
        return False
    return all(p.period or (p.relative and _OPEN_TIME.match(p.relative)) for p in question.periods)


def indicators_asked(question: Question) -> tuple[str, ...]:
    """What is asked for by its own name; words that may mean something else count only where there is none."""
    strong = {m.id for m in find_indicators(question.text) if m.weight >= 1.0}
    return tuple(id for id in question.indicators if id in strong) or question.indicators


def _family(ids: Sequence[str]) -> bool:
    """Whether the indicators are one, or wider and narrower names of one."""
    return bool(ids) and all(compatible(ids[0], other) > 0 for other in ids)


def _only(question: Question, candidate: Candidate) -> Figure | None:
    """The one figure of the sentence that fits; None if there is none, or several that nothing tells apart."""
    figures = facts(candidate.passage).figures[candidate.index]
    fits = [f for f in figures if _fits(question, f) and _speaks_alike(question, candidate, f)]
    if len(fits) > 1 and not question.periods:
        fits = _newest(fits)
    if len(fits) > 1:
        usual = indicator(fits[0].indicator or "").units
        fits = [f for f in fits if f.unit in usual[:1]] or fits
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
    if figure.indicator is None or figure.change or figure.region is None:
        return False
    _, region, period = figure_fit(question, figure)
    if not _same_indicator(indicators_asked(question), figure.indicator) or figure.indicator in _SUBJECTS:
        return False
    if question.regions and region < 1.0:
        return False
    if any(p.period for p in question.periods) and period < AGREES:
        return False
    return _unit_fits(question.text, figure) and _status_fits(question, figure)


def _same_indicator(asked: Sequence[str], given: str) -> bool:
    """The same one; 'vacatures' leaves open whether it is a stand or a stroom, so its kinds do too."""
    return given in asked or any(indicator(given).parent == a == "vacatures" for a in asked)


def _unit_fits(text: str, figure: Figure) -> bool:
    if figure.unit in {"procentpunt", "keer"}:
        return False
    if figure.unit == "%":
        rate = indicator(figure.indicator or "").units[:1] == ("%",)
        return rate and (bool(_SHARE.search(text)) or not _COUNT.search(text))
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


def _speaks_alike(question: Question, candidate: Candidate, figure: Figure) -> bool:
    """Whether sentence and question narrow the subject in the same way: part, group, average, 'daarvan'."""
    return (
        _part_fits(question, candidate, figure)
        and _narrowed_alike(question, candidate.text, figure)
        and not _is_subset(candidate, figure)
        and not _is_narrower(candidate, figure)
    )


def _part_fits(question: Question, candidate: Candidate, figure: Figure) -> bool:
    """The figure is of the part asked, and of no part where none is asked."""
    asked = {m.concept_id for m in concepts(question.text) if m.type in _NARROWING and not _is_subject(m.span, question.text)}
    known, i = facts(candidate.passage), candidate.index
    if figure.part:
        part = {m.concept_id for m in concepts(figure.part)}
        return any(near(a, b) for a in asked for b in part)
    named = [m for m in concepts(candidate.text) if m.type in _NARROWING and not _is_subject(m.span, candidate.text)]
    own = {m.concept_id for m in named if m.strength == 1.0}
    if asked:
        return bool(asked & ({m.concept_id for m in named} | known.head_concepts)) and own <= asked
    return not own


def _is_subject(span: Span, text: str) -> bool:
    """Whether the words name the indicator itself ('werklozen', 'zelfstandigen') and narrow nothing."""
    return any(m.span.start <= span.start < m.span.end for m in find_indicators(text))


def _narrowed_alike(question: Question, text: str, figure: Figure) -> bool:
    """'Gemiddeld', 'per kwartaal', 'hoogste' stand in both or in neither; every other word asked stands in context."""
    patterns = (_NARROWS, _DEGREE) if figure.indicator == "beroepsgroepen-krap" else (_NARROWS,)
    return all(_said(p, question.text) == _said(p, text) for p in patterns)


def _said(pattern: re.Pattern[str], text: str) -> set[str]:
    return {match[0].lower() for match in pattern.finditer(text)}


def unmet(question: Question, told: str) -> tuple[str, ...]:
    """The content words of the question that a figure told as `told` says nothing of."""
    keys = recognised(told)
    slots = [r.span for r in question.regions] + [p.span for p in question.periods]
    return tuple(
        w.text
        for w in content(question.text)
        if not w.known(keys)
        and not _judged_apart(w.text)
        and not _names(w.text, question)
        and not any(s.start <= w.span.start < s.end for s in slots)
    )


def _names(word: str, question: Question) -> bool:
    """Whether the whole word names an indicator that was asked; 'klimaatvacatures' names more than vacatures."""
    return any(m.id in question.indicators and m.span == Span(0, len(word)) for m in find_indicators(word))


def _judged_apart(word: str) -> bool:
    """Words that ask for a share, a prognosis or a state: unit and status answer to them."""
    return word in _MEASURES or any(pattern.search(word) for pattern in (_SHARE, _COUNT, _AHEAD, _AIMS))


def _is_subset(candidate: Candidate, figure: Figure) -> bool:
    """'Daarvan 900': a part of what was counted before, unless the sentence names the figure's own indicator."""
    if not _SUBSET.search(candidate.text):
        return False
    return not any(m.id == figure.indicator and m.weight >= 1.0 for m in find_indicators(candidate.text))


def _is_narrower(candidate: Candidate, figure: Figure) -> bool:
    """'1.000 klimaatvacatures': the noun that is counted is a compound that says more than the indicator."""
    after = candidate.passage.text[figure.span.end : figure.span.end + 60]
    for word in re.findall(r"[\w'’-]+", after)[:3]:
        if unit_of_noun(word) == figure.unit and len(parts(word)) > 1:
            return not any(m.span.start == 0 for m in find_indicators(word))
    return False
