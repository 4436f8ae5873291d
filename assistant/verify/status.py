"""Gate: measured stays measured, predicted stays predicted, an aim stays an aim; nobody predicts but the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.models import ClaimRole
from assistant.verify.ground import Quoted
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case
from corpus.figure_status import is_past
from corpus.models import Status

_FORECAST = re.compile(
    r"\b(?:naar verwachting|(?<!on)verwacht(?:en|e|te|ten|ing|ingen)?|\w*prognoses?|voorspel\w*|vooruitzicht\w*|zal|zullen"
    r"|voorzie(?:t|n)?|ga(?:at|an) (?:\w+ ){0,3}(?:er|er?van|van) ?(?:\w+ ){0,2}uit|ga(?:at|an) (?:\w+ ){0,3}uit van"
    r"|ging(?:en)? (?:\w+ ){0,3}uit van|uitgegaan van|reken(?:t|en|de|den)|raam(?:t|de|den)|ramen|raming\w*|geraamd\w*"
    r"|wijst de prognose|toekomst\w*|komende (?:\w+ )?(?:jaren|jaar|maanden|tijd)|vooruitblik\w*|op (?:korte |langere )?termijn)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:ambitie\w*|doel(?:en|stelling\w*)?|streef\w*|streven|beoog\w*|beogen|wil(?:len)?|moet(?:en)?|taakstelling|streefcijfer\w*)\b",
    re.IGNORECASE,
)
_ESTIMATE = re.compile(
    r"\b(?:naar schatting|(?:in)?geschat\w*|schat(?:ten|ting|tingen)?|geraamd\w*|raming\w*|raamt|raamde|ramen)\b", re.I
)
_OWN = re.compile(
    r"\b(?:waarschijnlijk|vermoedelijk|ongetwijfeld|wellicht|naar mijn|ik (?:denk|verwacht|schat)|mijns inziens|lijkt het erop"
    r"|ligt het voor de hand|zal wel|zou(?:den)?(?! (?:\w+ )?(?:graag|willen))|te verwachten)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:volgens|aldus)\b", re.IGNORECASE)
_AHEAD = frozenset({Status.FORECAST, Status.TARGET})


def check(case: Case) -> Iterator[Reason]:
    """Predictions that no quote makes, predictions given as fact, and guesses of the writer."""
    claim, quotes = case.claim.text, f"{case.ground.text}\n{case.ground.around}"
    said = _kinds(claim)
    held = _kinds(quotes) | {figure.status for figure in case.ground.figures}
    if Status.ESTIMATE in held or Status.FORECAST in held:
        held |= {Status.ESTIMATE, Status.FORECAST} if _FORECAST.search(quotes) else {Status.ESTIMATE}
    for kind in sorted(said - held):
        if not (kind is Status.TARGET and Status.FORECAST in held and not _figures_ahead(case)):
            yield Reason(ReasonCode.STATUS, f"de bron noemt dit geen {kind.value}")
    for own in _OWN.finditer(claim):
        if own[0].lower() not in quotes.lower():
            yield Reason(ReasonCode.STATUS, f"'{own[0]}' staat niet in de bron")
    yield from _given_as_fact(case, said)


def _kinds(text: str) -> set[Status]:
    found = {Status.FORECAST} if _FORECAST.search(text) else set()
    if _TARGET.search(text):
        found.add(Status.TARGET)
    if _ESTIMATE.search(text):
        found.add(Status.ESTIMATE)
    return found


def _ahead_nearby(quoted: Quoted | None, case: Case) -> bool:
    """Whether the cited sentence, or a cited one close to it, speaks of what is to come."""
    return quoted is not None and any(
        _kinds(other.said.text)
        for other in case.ground.quoted
        if other.passage.id == quoted.passage.id and abs(other.index - quoted.index) <= 2
    )


def _attributed(text: str) -> bool:
    """'Volgens UWV komen er 100 banen bij': whose figure it is, in the present tense."""
    return _SAYS.search(text) is not None and not is_past(text)


def _figures_ahead(case: Case) -> bool:
    return any(pair.cited and pair.cited.status in _AHEAD for pair in case.pairs)


def _given_as_fact(case: Case, said: set[Status]) -> Iterator[Reason]:
    """Figures that the source predicts, estimates or aims at, without a word of that in the claim, and the reverse."""
    if case.role in {ClaimRole.DERIVED}:
        return
    for pair in case.pairs:
        if pair.cited is None:
            continue
        status = pair.cited.status
        ahead = bool(said & (_AHEAD | {Status.ESTIMATE})) or _attributed(case.claim.text)
        if status is not Status.REALISED and not ahead and pair.own.status is Status.REALISED:
            yield Reason(ReasonCode.STATUS, f"'{pair.own.written}' is in de bron een {status.value}")
        if status is Status.REALISED and pair.own.status in _AHEAD and not _ahead_nearby(pair.quoted, case):
            yield Reason(ReasonCode.STATUS, f"'{pair.own.written}' is in de bron gemeten, geen verwachting")
    if said or case.pairs or not case.ground.quoted or _attributed(case.claim.text):
        return
    if all(_FORECAST.search(quoted.said.text) for quoted in case.ground.quoted):
        yield Reason(ReasonCode.STATUS, "de bron geeft dit als verwachting, niet als feit")
