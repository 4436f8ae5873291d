"""Gate: of whom a figure is: the group that it is counted in or taken of is the one in the quotes, no wider, no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.models import ClaimRole
from assistant.verify.reading import Said, said
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case, Pair
from assistant.verify.wording import recognised
from corpus.dutch.numbers import Number
from corpus.models import Span

_FINITE = (
    r"is|zijn|ziet|zien|was|waren|heeft|hebben|had|hadden|wordt|worden|werd|werden|kan|kunnen|wil|willen|werkt|werken|werkte|werkten|krijgt|krijgen|kreeg|kregen|staat|staan|vindt|vinden|geeft|geven"
    r"|zegt|zeggen|noemt|noemen|deed|doet|doen|blijft|blijven|komt|komen|kwam|kwamen|gaat|gaan|ging|gingen|zoekt|zoeken|zet|zetten|vraagt|vroeg|liggen|ligt|denkt|denken|verwacht|verwachten"
)
#: 'Van de mensen met een ICT-beroep werkt 39% ...': the share is taken of what stands before the verb.
_AHEAD = re.compile(rf"\b[Vv]an (?:de|het|alle|deze|wie|hun)? ?(?P<of>[^.;]*?)\s\b(?:{_FINITE})\b", re.IGNORECASE)
#: '39% van de mensen met een ICT-beroep werkt ...': of what stands after it.
_AFTER = re.compile(
    rf"\)?\s*(?:\([^)]*\)\s*)?(?:van|onder) (?:de|het|alle|deze|hun|wie)? ?(?P<of>[^.;,]*?)(?:$|[.;,]|\s\b(?:{_FINITE})\b)",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:(?:van |tot |tussen )?(?:de )?(?:minstens |ten minste |hooguit )?\d{2}(?: (?:en|tot) \d{2})? jaar(?: (?:of|en) (?:ouder|jonger|meer))?|\d{2}-?plussers?|\d{2}-?jarigen?|jonger dan \d{2}|ouder dan \d{2})\b",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"\bdat\b|\(|(?<!\bmet)(?<!\bin)(?<!\bvan)(?<!\bop)(?<!\bvoor)(?<!\bals)(?<!\bbij)(?<!\baan) een\b"
)  # what is said, not of whom
KEPT = 0.6  # share of a group's words that the claim must name


def check(case: Case) -> Iterator[Reason]:
    """Shares that are taken of another or a wider group, and counts whose age limit is gone."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    for pair in case.pairs:
        if pair.cited is None or pair.quoted is None:
            continue
        if lost := _lost(case.claim, pair):
            yield Reason(ReasonCode.EXTENT, f"'{pair.own.written}' is in het citaat van {lost}")


def _lost(claim: Said, pair: Pair) -> str:
    assert pair.quoted is not None and pair.cited is not None
    quote = pair.quoted.said
    theirs = next((n for n in quote.numbers if n.value == pair.cited.value and n.unit == pair.cited.unit), None)
    own = claim.number_of(pair.own)
    if theirs is None or own is None:
        return ""
    clause = _clause(quote, theirs.span)
    ages = _AGE.findall(clause)
    if (
        ages
        and own.unit != "jaar"
        and not _AGE.search(claim.text)
        and not re.search(r"ouder|jong|leeftijd|plusser", claim.text)
    ):
        return str(ages[0])
    if own.unit != "%":
        return ""
    group, told = _group(quote, theirs), _group(claim, own)
    words = said(group).words
    if not words:
        return ""
    headed = words[0].known(recognised(claim.text[: own.span.end])) or claim.text.startswith(
        words[0].text, own.span.end + 1
    )
    if not told and not headed:
        return group.strip()
    keys = recognised(told or claim.text)
    return group.strip() if sum(word.known(keys) for word in words) < KEPT * len(words) else ""


def _group(text: Said, number: Number) -> str:
    """What a share is taken of, as written; '' where the text does not say it near the number."""
    after = _AFTER.match(text.text, number.span.end)
    if after and after["of"].strip():
        return _CONTENTS.split(after["of"])[0]
    clause = text.text[: number.span.start]
    start = max(clause.rfind(". "), clause.rfind("; ")) + 1
    ahead = _AHEAD.match(clause, start + len(clause[start:]) - len(clause[start:].lstrip()))
    return _CONTENTS.split(ahead["of"])[0] if ahead else ""


def _clause(text: Said, span: Span) -> str:
    start = max(text.text.rfind(";", 0, span.start), text.text.rfind(". ", 0, span.start)) + 1
    end = re.compile(r";|\.\s|$").search(text.text, span.end)
    return text.text[start : end.start() if end else len(text.text)]
