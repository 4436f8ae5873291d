"""What is asked, as a value: kind, regions, periods, indicator, sector; follow-ups made whole."""

from __future__ import annotations

import re
from datetime import date

from assistant.models import PeriodAsked, Question, QuestionKind, RegionAsked
from corpus.dutch.dates import year_of
from corpus.dutch.indicators import find_indicators
from corpus.dutch.periods import PeriodMention, find_periods
from corpus.dutch.regions import find_regions
from corpus.dutch.relative_periods import resolve
from corpus.dutch.thesaurus import concepts
from corpus.dutch.words import is_stopword, tokens
from corpus.models import Level, Period, Span

_KINDS: tuple[tuple[QuestionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            QuestionKind.PREPARATION,
            r"\b(?:gesprek|afspraak|bezoek|langs) (?:\w+ )?(?:met|bij|over|morgen|overmorgen|straks)|\bga (?:\w+ ){0,4}(?:naar|langs|op bezoek)\b|"
            r"\bdat gesprek\b|\bgesprek (?:overmorgen|morgen)|\bneem ik mee\b|\bmeenemen\b|\bwat kan ik (?:ze |hem |haar )?vertellen\b|\bhoe ga ik (?:dat|het|dit) gesprek",
        ),
        (
            QuestionKind.COMPARISON,
            r"\bvergel[ie]jk|\btegenover\b|\bvergeleken met\b|\bverschil(?:len)? tussen\b|\bten opzichte van\b|\bt\.?o\.?v\b|"
            r"\b(?:meer|minder|hoger|lager|groter|kleiner|krapper|beter|slechter|vaker|sneller)\b.{0,60}\b(?:dan|of)\b|\bwaar\b.{0,40}\b(?:meer|minder|meeste|hoger|lager)\b",
        ),
        (
            QuestionKind.EXPLANATION,
            r"\bwaarom\b|\bwaardoor\b|\bhoe ko(?:mt|men) (?:het|dat|die|er)\b|\bhoe kan (?:het|dat)\b|\boorza(?:ak|ken)\b|\bwaar (?:ligt|komt) (?:dat|het|die) (?:aan|door)|\breden\b|\bhoe zit dat\b",
        ),
        (
            QuestionKind.ADVICE,
            r"\bwat (?:kan|kun|moet|zou) (?:ik|je|jij|een|de|hij|zij|ze|we|die|dit) .{0,60}(?:doen|aanraden|adviseren|aanbieden|voorstellen|zeggen)|\btips?\b|\baanra(?:den|der)\b|\badvies\b|\badviseer|"
            r"\bhoe (?:kan|kun|help|overtuig|krijgt?|houdt?|hou|vindt?|werft?|bindt?) (?:\w+ ){0,3}(?:werkgever|bedrijf|ondernemer|baas|ik|je|hij|ze|mensen|personeel)|\bwaar (?:moet|kan) (?:ik|ie|hij|je|een|de) .{0,40}(?:op letten|terecht)|"
            r"\bwat stel ik voor\b|\bwelke (?:subsidie|regeling|hulp|steun)|\bwat pleit\b|\bhelpt (?:het|dat)\b|\bwat kun je doen\b|\b(?:werkgever|bedrijf|ondernemer|baas|aannemer|organisatie)\b.{0,90}\b(?:tips|wat|hoe|waar|kan)\b",
        ),
        (
            QuestionKind.DEFINITION,
            r"\bwat (?:is|zijn) (?:nou |nu |eigenlijk |precies |een |de |het |dat |die )*[\w'-]+(?: [\w'-]+)?\s*(?:precies|eigenlijk|nou)?\s*\??$|\bbeteken(?:t|is|en)\b|\bbedoel(?:en|t|d)\b|\bhoudt\b.{0,60}\bin\b|\bdefinitie\b|\bwie vallen (?:er )?(?:allemaal )?onder\b|\bnoem je\b|\bheet dat\b|\bstaat\b.{0,30}\bvoor\?",
        ),
        (
            QuestionKind.FIGURE,
            r"\bhoeveel\b|\bhvl\b|\baantal(?:len)?\b|percentages?\b|\bprocent\b|%|\bhoe (?:hoog|groot|veel|laag|oud|lang)\b|\baandeel\b|\bwelk deel\b|cijfers?\b|\bgetal(?:len)?\b|\bstand\b|\b(?:de|welke) waarde\b|\bwaarde van\b|(?:loon|salaris)\b|\bwat (?:verdien\w*|kost|kosten)\b|\bhoeveelste\b|\bmet welke factor\b|\bin welke mate\b",
        ),
        (
            QuestionKind.LIST,
            r"\bwelke\b(?! (?:datum|dag|maand|periode)\b).{0,50}(?:en|s|'s)\b|\bnoem\b|\bwat zijn de\b|\bop welke\b|\buit welke\b|\bvoor welke\b|\bvoorbeelden\b|\bwie (?:zijn|zitten|doen)\b|\blijst(?:je)?\b|\bopsomming\b",
        ),
    )
)
_CONTINUES = re.compile(r"^\s*(?:en|maar|of|oke|ok|oh?|dus)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:daarvan|daarbij|daarvoor|daarmee|daar|hiervan|hiervoor|diezelfde|datzelfde|zelfde|dezelfde|die|dat|deze|dit|hij|hem|ze|zij|hun|hen)\b",
    re.IGNORECASE,
)
_ASKS_ON = re.compile(r"\b(?:waarom|waardoor|hoe kom(?:t|en)|hoezo|wie|waar|wanneer)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"^\s*(?:en|maar|oke|ok|dus|en dan|en hoe zit (?:het|dat) (?:met|in|bij|voor))\b[\s,]*", re.IGNORECASE
)


def understand(text: str, history: tuple[str, ...] = ()) -> Question:
    """The question with what it asks for; a follow-up is made whole from the earlier questions first."""
    whole = _whole(text, history)
    regions = tuple(
        RegionAsked(m.written, m.span, m.candidates)
        for m in find_regions(whole)
        if any(c.level is not Level.BUITENLAND for c in m.candidates)
    )
    periods = tuple(PeriodAsked(m.written, m.span, _fixed(m), m.relative) for m in find_periods(whole))
    indicators = tuple(dict.fromkeys(m.id for m in sorted(find_indicators(whole), key=lambda m: (-m.weight, m.span))))
    sectors = tuple(dict.fromkeys(m.concept_id for m in concepts(whole) if m.type in {"sector", "occupation", "group"}))
    kind = kind_of(whole, regions, periods)
    return Question(text, whole, kind, regions, periods, indicators, sectors, (), history)


def _fixed(mention: PeriodMention) -> Period | None:
    """The period, where it does not depend on when an edition came out: 'voor corona' is the same for all."""
    if mention.relative is None or "corona" not in mention.relative:
        return mention.period
    return resolve(mention.relative, date(2020, 12, 31), year_of(2020))


def kind_of(text: str, regions: tuple[RegionAsked, ...] = (), periods: tuple[PeriodAsked, ...] = ()) -> QuestionKind:
    """What the asker wants to get; a comparison names two regions or two periods, or says so itself."""
    dated = {p.period for p in periods if p.period}
    now = any(can_be_side(p) and not p.period for p in periods) and not _SENTENCE_END.search(text.rstrip(" ?.!"))
    sides = max(len({r.written.lower() for r in regions}), len(dated) + now)
    for kind, pattern in _KINDS:
        if kind is QuestionKind.COMPARISON and sides < 2:
            continue
        if pattern.search(text):
            return kind
    if _WHAT_IS.match(text) and find_indicators(text) and (regions or periods):
        return QuestionKind.FIGURE  # 'Wat was de participatie in Drenthe in 2019, weet je dat?'
    if find_indicators(text) and len(text.split()) <= 8 and (regions or periods) and "?" not in text[:-1]:
        return QuestionKind.FIGURE
    return QuestionKind.FACT


_WHAT_IS = re.compile(r"\W*(?:en )?wat (?:is|was|waren|wordt) (?:de|het) ", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!;]\s")
_NOW = re.compile(r"\b(?:nu|op dit moment|momenteel|tegenwoordig|inmiddels|vandaag|huidige?)\b", re.IGNORECASE)


def can_be_side(period: PeriodAsked) -> bool:
    """Whether a period can be one side of a comparison: one with a year, or 'nu'; 'eind juni' alone belongs to both."""
    return period.period is not None or bool(_NOW.search(period.relative or ""))


def _whole(text: str, history: tuple[str, ...]) -> str:
    """A follow-up with the region, period or subject of the earlier questions where it names none itself."""
    if not history:
        return text
    before = _whole(history[-1], history[:-1])
    if not _is_follow_up(text):
        return text
    rest = _OPENING.sub("", text)
    replaced = _with_slots(before, rest)
    if replaced is not None:
        return replaced
    missing = [before]
    return f"{rest.rstrip(' ?')} ({' '.join(missing)})" if _content(rest) or _ASKS_ON.search(rest) else before


def own_part(question: Question) -> str:
    """What a follow-up says itself, where the earlier question was only put behind it; else empty."""
    if not question.history or question.text == question.asked or not question.text.endswith(")"):
        return ""
    return question.text.partition(" (")[0]


def _is_follow_up(text: str) -> bool:
    """True if a question leans on the one before: it continues it, points back, or hardly says anything itself."""
    whole = bool(find_regions(text)) and bool(find_indicators(text))
    return bool(_CONTINUES.search(text)) or len(_content(text)) <= 3 or (bool(_POINTS_BACK.search(text)) and not whole)


def _with_slots(before: str, follow_up: str) -> str | None:
    """`before` with its region, period and sector replaced by those of the follow-up, where that says nothing else.

    What `before` has no such slot for is put behind it: 'en in Groningen medio 2025?' after a question without a time.
    """
    named = [(find(follow_up), find(before)) for find in (_region_spans, _period_spans, _concept_spans)]
    if not any(new and old for new, old in named):
        return None
    if len(_content(_cut(follow_up, [span for new, _ in named for span in new]))) > 1:
        return None
    added = " ".join(new[0].of(follow_up) for new, old in named if new and not old)
    kept, end = before, len(before)
    for old, text in sorted(((old[0], new[0].of(follow_up)) for new, old in named if new and old), key=_from_the_end):
        if old.end <= end:
            kept, end = kept[: old.start] + text + kept[old.end :], old.start
    return f"{kept.rstrip(' ?')} {added}?" if added else kept


def _from_the_end(change: tuple[Span, str]) -> int:
    return -change[0].start


def _region_spans(text: str) -> list[Span]:
    return [m.span for m in find_regions(text)]


def _period_spans(text: str) -> list[Span]:
    return [m.span for m in find_periods(text)]


def _concept_spans(text: str) -> list[Span]:
    return [m.span for m in concepts(text) if m.type in {"sector", "occupation", "group"}]


def _cut(text: str, spans: list[Span]) -> str:
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + " " + text[span.end :]
    return text


def _content(text: str) -> list[str]:
    return [t.lower for t in tokens(text) if not is_stopword(t.lower)]
