"""Sources that say themselves what they do not tell: 'een totaalbedrag noemt de agenda niet'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft.candidates import Scored, facts
from assistant.models import Question, QuestionKind
from assistant.question import own_part

LOOKED_AT = 4  # sentences
WORTH = 0.35  # of the best sentence's chance
LOOKED_AT_ALONE, WORTH_ALONE = 6, 0.1  # where none of these sentences gives a figure or date at all
_TELLER = r"(?:agenda|publicatie|tekst|bron|rapport|advies|notitie|stuk|document|tabel|afbeelding|regio in beeld|ser)"
_TELLS = r"(?:noem\w*|gee?ft|geven|vermeld\w*|meldt?|bevat|zegt|toont|splitst)"
_ABSENT = re.compile(
    rf"\b{_TELLER}\b[^.;]{{0,40}}\b{_TELLS}\b[^.;]{{0,60}}\b(?:geen|niet)\b"
    rf"|\b{_TELLS}\b (?:de |het |deze |dit )?{_TELLER}\b[^.;]{{0,60}}\b(?:geen|niet)\b"
    rf"|\bsta(?:at|an) (?:er )?niet (?:bij|in (?:de|het|deze|dit) {_TELLER})\b"
    r"|\bis niet te zeggen (?:hoeveel|hoe (?:hoog|groot)|wanneer)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?:hoeveel|hvl|aantal\w*|hoe (?:hoog|groot|lang|duur)|welk (?:bedrag|percentage|deel|aandeel)|percentage|budget|bedrag\w*|getal\w*|cijfers?"
    r"|waarde|wanneer|(?:welke )?datum|gemiddeld\w*)\b",
    re.IGNORECASE,
)


def told_absent(question: Question, ranked: Sequence[Scored]) -> Scored | None:
    """The sentence, among the likeliest, that says that the source does not give the amount or date asked; or None."""
    if question.kind is QuestionKind.PREPARATION or not _AMOUNT.search(own_part(question) or question.text):
        return None
    likely = _likely(ranked, LOOKED_AT, WORTH)
    wider = _likely(ranked, LOOKED_AT_ALONE, WORTH_ALONE)
    if not any(_gives(one) for one in wider):
        likely = wider
    return next((one for one in likely if _ABSENT.search(one.candidate.text)), None)


def _likely(ranked: Sequence[Scored], first: int, worth: float) -> list[Scored]:
    return [one for one in ranked[:first] if one.chance >= worth * ranked[0].chance]


def _gives(one: Scored) -> bool:
    known = facts(one.candidate.passage)
    return bool(known.figures[one.candidate.index] or known.periods[one.candidate.index])
