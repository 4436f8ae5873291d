"""What narrows a figure in its sentence: a sector, an age, 'daarvan', 'gemiddeld', a noun that says more.

'1.170 Wajongers met werk' is no figure of all Wajongers. A figure without restrictions is of the whole of its
indicator and may be set beside others by code; with them it answers only who asked for the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.dutch.indicators import find_indicators, indicator
from corpus.dutch.regions import find_regions
from corpus.dutch.thesaurus import concepts
from corpus.dutch.units import unit_of_noun
from corpus.dutch.words import parts
from corpus.models import Figure, Grain, Kind, Level, Origin, Passage, Span, Status

#: Indicators that name a subject: a figure is of something in it, which only its sentence can say.
SUBJECTS = frozenset({
    "subsidie", "steunmaatregelen", "scholing", "arbeidsduur", "deeltijd", "flexwerk", "loon", "omzet", "tevredenheid",
    "brede-welvaart", "skills", "opleidingsniveau", "beroepsniveau", "instroom", "uitstroom", "zij-instroom", "pensionering",
    "migratie", "pendel", "banenafspraak", "studenten", "baanwisselaars", "deelnemende-partijen", "beroepsgroepen-krap",
})  # fmt: skip
#: Changes by themselves, whose sign stands in the words ('de economie kromp met 0,2%').
SIGNED = frozenset({"economische-groei", "inflatie", "banengroei", "arbeidsproductiviteit"})
_WHO = frozenset({"personen", "werkgevers", "bedrijven"})
RATIOS = frozenset({"spanningsindicator"})
_NARROWING = frozenset({"sector", "occupation", "group", "education", "benefit", "instrument"})
_COUNTED = frozenset({"group", "benefit"})  # 'als werkzoekende ingeschreven' counts them and narrows nothing
_WORDS = re.compile(
    r"\b(?:gemiddelde?|mediaan|hoogste?|laagste?|maximaal|minimaal|grootste?|kleinste?|langst\w*|meeste|eerste keer"
    r"|per (?:kwartaal|maand|jaar|week|inwoner|werknemer)|mannen|vrouwen|mannelijke|vrouwelijke|nieuwe?|extra|groene?|klimaat\w*"
    r"|jaarlijks\w*|jonger|ouder|oudere|jongere|buitenlandse|online|erkende?)\b",
    re.I,
)
_AGE = re.compile(r"\b\d\d\s*(?:-|tot|jaar|plus|\+)|\b\d\d-?(?:plus|min|jarig)\w*", re.I)
_SUBSET = re.compile(
    r"\b(?:hiervan|daarvan|waarvan|ervan|van hen|van wie|onder hen|van deze|van die|resterende|overige|andere|rest|daarnaast|ook)\b",
    re.I,
)
_AFTER = re.compile(r"\s*%?\s*(?:[\w'’-]+\s+){0,3}?(met|zonder|die|onder|uit|voor|van (?=de\b|het\b|alle\b))\b", re.I)


@lru_cache(maxsize=20_000)
def restrictions(figure: Figure, passage: Passage) -> frozenset[str]:
    """Words and ages that narrow the figure, and concepts as '#bouw'; none for one of the whole of its indicator."""
    part = restrictions_of_part(figure.part)
    if passage.kind is Kind.TABLE or figure.region_from is Origin.TABLE:
        return part
    text = passage.sentence_text(figure.sentence)
    found = set(part | _concepts(text) | _ages(text))
    named = any(m.id == figure.indicator and m.weight >= 1.0 for m in find_indicators(text))
    if not named and _SUBSET.search(text):
        found.add("deel")
    after = passage.text[figure.span.end : figure.span.end + 80]
    return frozenset(found | _words_near(passage, figure) | _said_after(after, figure))


def _words_near(passage: Passage, figure: Figure) -> set[str]:
    """'Gemiddeld', 'de grootste groep (1.400)': words before the figure in its clause, or right behind it."""
    start = passage.sentences[figure.sentence].span.start
    before = re.split(r"[;,](?=\s)|\b(?:maar|terwijl)\b", passage.text[start : figure.span.start])[-1]
    after = re.split(r"[.;,](?=\s)", passage.text[figure.span.end : figure.span.end + 30])[0]
    return {m[0].lower() for m in _WORDS.finditer(f"{before} | {after}")}


def restrictions_of_part(part: str) -> frozenset[str]:
    """The concepts that a figure's part names, or the part itself where the thesaurus does not have it."""
    return frozenset("#" + m.concept_id for m in concepts(part)) or frozenset({part} - {""})


def asked_restrictions(text: str) -> frozenset[str]:
    """The same of a question."""
    words = {m[0].lower() for m in _WORDS.finditer(text)}
    return frozenset(_concepts(text) | _ages(text) | words)


def _concepts(text: str) -> set[str]:
    """Sectors, groups, schemes that the text has in so many words, but not where they name an indicator."""
    own = [m.span for m in find_indicators(text) if m.weight >= 1.0]
    return {
        "#" + m.concept_id
        for m in concepts(text)
        if m.type in _NARROWING
        and (
            m.span.of(text).lower().startswith(tuple(term.lower() for term in m.concept.terms))
            or _is_long(m.span, m.strength)
        )
        and not any(named.weight >= 1.0 for named in find_indicators(m.span.of(text)))
        and not (m.type in _COUNTED and any(s.start <= m.span.start < s.end for s in own))
    }


def _is_long(span: Span, strength: float) -> bool:
    """A word so long that it is no other word with the same stem ('economischadministratief')."""
    return strength == 1.0 and span.end - span.start >= 12


def _ages(text: str) -> set[str]:
    """Ages that single out a group; from 15 to 75 is the whole of the labour force."""
    return {m[0][:2] for m in _AGE.finditer(text)} - {"15", "75"}


def _said_after(after: str, figure: Figure) -> set[str]:
    """The counted noun where it is a compound that says more ('klimaatvacatures'), and what is hung on it."""
    for word in re.findall(r"[\w'’-]+", after)[:3]:
        if (
            unit_of_noun(word) == figure.unit
            and len(parts(word)) > 1
            and not any(m.span.start == 0 for m in find_indicators(word))
        ):
            return {word.lower()}
    hung = _AFTER.match(after.split(".", 1)[0] if figure.unit else "")
    if hung is None:
        return set()
    rest = after[hung.end() : hung.end() + 30]
    near = [m.span.start for m in find_indicators(rest) if m.id == figure.indicator] + [
        m.span.start for m in find_regions(rest)
    ]
    return set() if near and min(near) < 12 else {hung[1].lower()}


def is_level(figure: Figure) -> bool:
    """Whether the figure says how much there is of its indicator, in the indicator's own unit."""
    about = figure.indicator
    if about is None or figure.change or about in SUBJECTS | SIGNED or figure.high is not None:
        return False
    if figure.period and figure.period.grain is Grain.RANGE:
        return False  # what is said of more years is mostly a growth or an average
    units = indicator(about).units
    if figure.unit == "%":
        share_of = counted(indicator(about).name) & _WHO  # '37% werkgevers': of whom, only the sentence says
        return units[:1] == ("%",) and not share_of and figure.written[-1:] in "%t"  # '5 procent', no 'een derde'
    return figure.unit in units and (bool(figure.unit) or about in RATIOS)


def counted(name: str) -> frozenset[str]:
    """What the nouns of an indicator's name count: 'geregistreerde werkzoekenden (GWU)' are personen."""
    head = re.split(r"\s+(?:van|zonder|met|in|uit|naar|die|over|korter)\s|\(", name)[0]
    return frozenset(unit_of_noun(word) for word in head.split())


def names_indicator(figure: Figure, passage: Passage) -> bool:
    """Whether the figure's own sentence names its indicator; one lent from before may stand over a part of it."""
    if passage.kind is Kind.TABLE or figure.region_from is Origin.TABLE:
        return True
    return any(m.id == figure.indicator for m in find_indicators(passage.sentence_text(figure.sentence)))


def is_placed(figure: Figure, passage: Passage) -> bool:
    """Whether the area is sure: of one that only the title gives, nothing in the passage may speak of another."""
    if figure.region_from is not Origin.DOCUMENT:
        return True
    if figure.status is not Status.REALISED or figure.maker or figure.region is None:
        return False  # makers of forecasts mostly speak of the whole country
    named = {c for m in find_regions(passage.plain) for c in m.candidates if c.level is not Level.BUITENLAND}
    own = figure.region.name
    return not any(c.name != own for c in named) and not re.search(
        r"\b(?:landelijk\w*|Nederland\w*|nationa\w+)\b", passage.plain
    )
