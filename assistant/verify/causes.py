"""Gate: cause and effect, and the two sides of a comparison, stand as in the quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.models import ClaimRole
from assistant.verify.align import whole
from assistant.verify.directions import Turn, turns
from assistant.verify.reading import said
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.sides import Sides, permuted, turned
from assistant.verify.slots import Case

_CAUSED_BY = re.compile(
    r"\b(?:doordat|omdat|want|aangezien|dankzij|vanwege|wegens|als gevolg van|(?:het )?gevolg van|(?:vooral |mede |deels |juist )?door(?= (?!middel)))\b",
    re.IGNORECASE,
)
_LEADS_TO = re.compile(
    r"\b(?:waardoor|daardoor|hierdoor|daarom|dus|zodat|leid(?:t|en|de|den)? tot|zorg(?:t|en|de|den) (?:er ?)?voor|veroorzaak\w*|rem(?:t|men|de|den)|tot gevolg|maak(?:t|ten|te) dat|dwing(?:t|en))\b",
    re.IGNORECASE,
)
_REASON_FOR = re.compile(
    r"\b(?:reden|oorzaak|verklaring)(?:en)? (?:voor|van|waarom|dat)\b(?P<effect>.+?)\b(?:is|zijn|was|waren)\b(?P<cause>.+)",
    re.IGNORECASE,
)
_OTHER_CLAUSE = re.compile(r",\s|\b(?:maar|terwijl|doordat|omdat|dat|en(?= \w*\s*(?:door|dankzij|vanwege|wegens)?))\b")
_MORE = r"meer|hoger|hogere|groter|grotere|vaker|langer|ouder|sneller|sterker|harder|duurder|beter|krapper|belangrijker|eerder"
_LESS = r"minder|lager|lagere|kleiner|kleinere|zeldener|korter|jonger|langzamer|zwakker|goedkoper|slechter|ruimer|later"
_CONNECTIVES = ("doordat", "omdat", "want", "waardoor", "zodat", "aangezien")
_COMPARED = re.compile(rf"{_MORE}|{_LESS}", re.IGNORECASE)
_THAN = re.compile(
    rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b(?P<of>(?:(?!\b(?:{_MORE}|{_LESS})\b)[^.;])*?)\bdan\b(?P<than>[^.;]*)",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Reason]:
    """Causes told as effects, and comparisons turned round."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    claim, quotes = case.claim.text, case.ground.text
    one = quotes if len(case.ground.quoted) == 1 else ""
    if turned(_causes(claim), _causes(quotes), both=True) or permuted(claim, one, _CONNECTIVES):
        yield Reason(ReasonCode.ROLES, "oorzaak en gevolg zijn omgedraaid")
    own, theirs = _comparisons(claim), _comparisons(quotes)
    moved = _yardstick_moved(own, theirs) or _yardstick_called(own, quotes)
    if moved or turned(own, theirs) or permuted(claim, one, ("dan",)):
        yield Reason(ReasonCode.ROLES, "de vergelijking is omgedraaid")


def _causes(text: str) -> list[Sides]:
    """(cause, effect) of each word for a cause in `text`."""
    found = []
    if match := _REASON_FOR.search(text):
        return [Sides(whole(match["cause"]), whole(match["effect"]))]
    for match in _CAUSED_BY.finditer(text):
        before, after = _sentence_before(text, match.start()), _sentence_after(text, match.end())
        before = _OTHER_CLAUSE.split(before.rstrip(" ,;"))[-1]
        if not said(before).words and "," in after:  # 'Doordat A, B'
            after, _, before = after.partition(",")
        if said(before).words:  # of 'Door A ging B' it is not seen where A ends
            found.append(Sides(whole(after), whole(before)))
    for match in _LEADS_TO.finditer(text):
        before, after = _sentence_before(text, match.start(), 2), _sentence_after(text, match.end())
        found.append(Sides(whole(before), whole(after)))
    return found


def _comparisons(text: str) -> list[Sides]:
    """(what is compared, what with) of each 'meer ... dan ...' in `text`."""
    found = []
    for match in _THAN.finditer(text):
        before = _OTHER_CLAUSE.split(_sentence_before(text, match.start()))[-1]
        found.append(Sides(whole(f"{before} {match['of']}"), whole(match["than"]), 1 if match["more"] else -1))
    return found


def _sentence_before(text: str, at: int, sentences: int = 1) -> str:
    """What stands before `at` in its own sentence, or also in the one before that."""
    pieces = re.split(r"(?<=[.;!?])\s+", text[:at])
    return " ".join(pieces[-sentences:])


def _sentence_after(text: str, at: int) -> str:
    return re.split(r"[.;!?](?:\s|$)", text[at:])[0]


def _yardstick_moved(claims: Sequence[Sides], quotes: Sequence[Sides]) -> bool:
    """Whether what the quotes hold against ('dan gemiddeld in het land') is what the claim calls more or less."""
    for own, other in ((own, other) for own in claims for other in quotes if own.sign == other.sign):
        tail = [
            word
            for word in other.second.words
            if not word.text.startswith("gemiddeld") and not word.known(other.first.keys)
        ]
        if tail and all(word.known(own.first.keys) and not word.known(own.second.keys) for word in tail):
            return True
    return False


def _yardstick_called(claims: Sequence[Sides], quotes: str) -> bool:
    """Whether the area that the claim holds against is the one that the quotes call higher or lower."""
    called = {(f"°{area}", turn.sign) for turn, area in _areas_of(quotes, "quantity")}
    return any(
        (mark, own.sign) in called and mark not in own.first.marks for own in claims for mark in own.second.marks
    )


def _areas_of(text: str, scale: str) -> list[tuple[Turn, str]]:
    """The comparing words of a scale that have no 'dan', each with the area named last before it."""
    places = [(m.span.start, m.candidates[0].name) for m in said(text).regions]
    found = []
    for turn in turns(text):
        before = [name for at, name in places if at < turn.at]
        if turn.scale == scale and before and _COMPARED.fullmatch(turn.word) and not _THAN.match(text, turn.at):
            found.append((turn, before[-1]))
    return found
