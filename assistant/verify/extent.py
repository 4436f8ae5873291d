"""Gate: how many, how much, how often, how long: a claim reaches no further and is no stronger than its quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.models import ClaimRole
from assistant.verify.align import cited_parts, covered, parts_of, told_by
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case

_SOON = r"(?= (?:\w+ ){0,2}?(?:\d|een|één|twee|drie|vier|vijf|tien|enkele|korte))"
#: Words that say how far a statement reaches, by kind. A claim may have one where its quotes have one of that kind.
_KINDS: dict[str, str] = {
    "all": r"(?<!van )alle|allemaal|iedereen|elke?|iedere?|(?<!nog )altijd|overal|volledig\w*|geheel|gehele|helemaal|hele?|voltallig\w*|zonder uitzondering|massaal|geen ander\w*",
    "none": r"geen (?:enkel\w*|van|een(?= van))|niemand|nergens|nooit",
    "only": r"(?<!niet )alleen|uitsluitend|enkel|louter|puur|slechts|maar(?= (?:(?:zo['’]n|ruim|bijna|circa|ongeveer|liefst) )?(?:\d|één|een (?:klein|deel|paar)|beperkt|weinig))"
    r"|pas(?! (?:ook|weer|op))|amper|nauwelijks|(?:de|het) enige",
    "striking": r"maar liefst|liefst|wel(?= \d)|zelfs|record\w*|historisch\w*|ongekend\w*|explosie\w*|dramatisch\w*|spectaculair\w*|enorm\w*|gigantisch\w*|extreem|schrikbarend\w*|verrassend\w*|helaas|gelukkig",
    "most": r"meestal|geen ander\w*(?= .*\bzo(?:veel|n)\b)|meesten?|merendeel\w*|meerderheid|grotendeels|hoofdzakelijk|voornamelijk|vooral|met name|in de eerste plaats|doorgaans|in het algemeen|over het algemeen|overwegend"
    r"|(?:ruim|meer dan) de helft|het meest|relatief (?:veel|vaak)|naar verhouding (?:veel|vaak)",
    "many": r"vaak|vaker|veelal|dikwijls|regelmatig\w*|geregeld|veel|vele|talrijk\w*|tal van|menig\w*|groot deel|grote groep\w*",
    "some": r"soms|sommige\w*|enkele|bepaalde|een aantal|af en toe|zelden|een paar|een deel|deels|gedeeltelijk|ten dele",
    "strong": r"sterke?|fors\w*|flinke?|aanzienlijk\w*|behoorlijk\w*|stevig\w*|fiks\w*|drastisch\w*|scherpe?|(?<!minder )(?:snel(?:le)?|harde?)|in hoog tempo|grote?|zeer|erg|uiterst|vlot|stormachtig\w*"
    r"|veel(?= (?:meer|minder|\w{3,}er)\b)",
    "slight": r"lichte?(?! ?(?:verstandelijk|bedrijf))|iets(?! anders)|enigszins|een beetje|gering\w*|milde?|langzaam|geleidelijk|kleine?|vrijwel niet|beperkt\w*|weinig",
    "now": r"nu|vandaag|momenteel|op dit moment|op dit ogenblik|tegenwoordig|thans|dit jaar|deze maand|dit kwartaal|actueel|actuele|onlangs",
    "long": r"al jaren|jarenlang\w*|al lang\w*|van oudsher|sinds jaar en dag|steeds(?! (?:meer|minder|\w{3,}er)\b)|telkens|voortdurend|structureel|hardnekkig\w*",
    "anew": r"voor het eerst|nooit eerder|voor de eerste keer|opnieuw|wederom|eens te meer|weer",
    "ahead": r"voortaan|vanaf nu|binnenkort|straks|komende|in de toekomst|spoedig|permanent|voorgoed|blijvend",
    "each": r"(?:elk|ieder|per|in een) (?:jaar|half ?jaar|kwartaal|maand|week|dag|uur)|(?:elke|iedere) (?:maand|week|dag)|jaarlijkse?|maandelijkse?|wekelijkse?|dagelijkse?|jaar op jaar",
    "after": r"na(?= (?:begin|medio|eind|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|(?:19|20)\d\d|[\d,]+ jaar|(?:een|één|twee|drie|vier|vijf|tien) (?:jaar|maand)))",
    "within": rf"binnen{_SOON}|in(?= (?:twee|drie|vier|vijf|tien|twintig|\d{{1,2}}) (?:jaar|maanden|weken))",
    "handful": r"handvol|handjevol|tal(?!len)|dozijn", "tens": r"tientallen", "hundreds": r"honderden", "thousands": r"duizenden|duizendtallen", "tens of thousands": r"tienduizenden", "many thousands": r"honderdduizenden", "millions": r"miljoenen|miljarden",
    "record": r"record\w*|historisch\w*", "first": r"voor het eerst|nooit eerder|voor de eerste keer", "quantity": r"hoeveelheid\w*|\w*vijftal|drietal|viertal",
    "slow": r"langzaam|geleidelijk|traag|trage", "fast": r"(?<!minder )(?:razend|bliksem)?snel(?:le)?|in hoog tempo|explosie\w*|plotseling\w*",
    "next to": r"op (?:een|één|twee|drie) na|na \w+ (?:de|het) \w+st\w*\b",
    "place": r"op de \w+ plaats|bovenaan|koploper\w*|aan kop|op nummer|nummer (?:één|\d)|hekkensluiter\w*|onderaan|laatste plaats|top \d+",
    "certain": r"bewezen|zeker(?!heid)|ongetwijfeld|vaststaat|staat vast|onomstotelijk|onvermijdelijk\w*|gegarandeerd|garandeert|sowieso",
}  # fmt: skip
_FOUND = {name: re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE) for name, pattern in _KINDS.items()}
#: Other kinds in the quotes that carry a kind too.
_CARRIED_BY: dict[str, tuple[str, ...]] = {
    "many": ("most", "strong"), "strong": ("striking", "many"), "ahead": ("within",), "within": ("ahead",), "anew": ("now",), "only": ("slight",), "all": ("none",), "none": ("all",),
}  # fmt: skip
_ALMOST = re.compile(
    r"\b(?:bijna|vrijwel|nagenoeg|zo goed als|praktisch)\s+(?:elke?|iedere?|alle|allemaal|iedereen|altijd|overal|geen|niemand|nooit|niets)\b",
    re.IGNORECASE,
)
_CALLED = {
    "few": re.compile(r"\b(?:slechts|(?-i:maar)|nog maar|pas|amper|enkel)\s+(?:[\w'’]+\s+)?$", re.IGNORECASE),
    "much": re.compile(r"\b(?:liefst|zelfs|wel|recordaantal van|ongekende)\s+(?:[\w'’]+\s+)?$", re.IGNORECASE),
    "first": re.compile(r"\b(?:voor het eerst|voor de eerste keer)\s+(?:[\w'’]+\s+)?$", re.IGNORECASE),
}
RETOLD = 0.6  # share of a cited clause's content words that make it one whose limits the claim keeps


def check(case: Case) -> Iterator[Reason]:
    """Words of reach or strength that the quotes do not have, and limits of the quotes that are left out."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    held, own = _kinds(case.ground.text), _kinds(case.claim.text)
    yield from _called(case)
    yield from _put_in(case)
    for name, word in own.items():
        if name not in held and not any(other in held for other in _CARRIED_BY.get(name, ())):
            yield Reason(ReasonCode.EXTENT, f"'{word}' staat niet in het citaat")
    almost = _ALMOST.search(case.ground.text)
    if almost and ("all" in own or "none" in own) and not _ALMOST.search(case.claim.text):
        yield Reason(ReasonCode.EXTENT, f"in het citaat staat '{almost[0]}'")
    yield from _unlimited(case, own)


def _called(case: Case) -> Iterator[Reason]:
    """A number called little ('slechts 12%') or much ('maar liefst') that the quotes do not call so."""
    for number in case.claim.numbers:
        before = case.claim.text[: number.span.start]
        for pattern in _CALLED.values():
            word = pattern.search(before)
            if word and not any(
                pattern.search(quoted.said.text[: other.span.start])
                for quoted in case.ground.quoted
                for other in quoted.said.numbers
                if other.value == number.value
            ):
                yield Reason(ReasonCode.EXTENT, f"'{word[0].strip()}' staat in het citaat niet bij {number.written}")


def _put_in(case: Case) -> Iterator[Reason]:
    """A word of reach in the place of another kind: in what is else its quote word for word."""
    if len(case.ground.quoted) != 1:
        return
    own, theirs = (Counter(re.findall(r"\w+", text.lower())) for text in (case.claim.text, case.ground.text))
    new, gone = own - theirs, theirs - own
    if new.total() > 2 or gone.total() > 2:
        return
    for pattern in _FOUND.values():
        if len(pattern.findall(case.claim.text)) > len(pattern.findall(case.ground.text)):
            yield Reason(ReasonCode.EXTENT, f"'{pattern.findall(case.claim.text)[-1]}' staat zo niet in het citaat")
            return


def _unlimited(case: Case, own: dict[str, str]) -> Iterator[Reason]:
    """'Een deel van de jongeren' told as 'de jongeren'."""
    if "some" in own or any(n.unit == "%" for n in case.claim.numbers):
        return
    parts, cited = parts_of(case.claim.text), cited_parts(case.ground)
    told = [other for part in parts for other in told_by(part, cited)]
    for part in dict.fromkeys(told):
        limit = _FOUND["some"].search(part.text)
        if limit and covered(part, frozenset(key for own_part in parts for key in own_part.keys)) >= RETOLD:
            yield Reason(ReasonCode.EXTENT, f"'{limit[0]}' uit het citaat is weggevallen")
            return


def _kinds(text: str) -> dict[str, str]:
    """The kinds of reach in `text`, each with its first word."""
    return {name: match[0] for name, pattern in _FOUND.items() if (match := pattern.search(text))}
