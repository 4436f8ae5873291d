"""Sources that say themselves what they do not tell: 'een totaalbedrag noemt de agenda niet'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft.candidates import Scored
from assistant.models import Question, QuestionKind

LOOKED_AT = 4  # sentences
WORTH = 0.35  # of the best sentence's chance
_TELLER = r"(?:agenda|publicatie|tekst|bron|rapport|advies|notitie|stuk|document|tabel|afbeelding|regio in beeld|ser)"
_TELLS = r"(?:noem\w*|gee?ft|geven|vermeld\w*|meldt?|bevat|zegt|toont|splitst)"
_ABSENT = re.compile(
    rf"\b{_TELLER}\b[^.;]{{0,40}}\b{_TELLS}\b[^.;]{{0,60}}\b(?:geen|niet)\b"
    rf"|\b{_TELLS}\b (?:de |het |deze |dit )?{_TELLER}\b[^.;]{{0,60}}\b(?:geen|niet)\b"
    rf"|\bsta(?:at|an) (?:er )?niet (?:bij|in (?:de|het|deze|dit) {_TELLER})\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?:hoeveel|hvl|aantal\w*|hoe (?:hoog|groot|lang|duur)|welk (?:bedrag|percentage|deel|aandeel)|percentage|budget|bedrag\w*|getal\w*|cijfers?"
    r"|waarde|wanneer|(?:welke )?datum|gemiddeld\w*)\b",
    re.IGNORECASE,
)


def told_absent(question: Question, ranked: Sequence[Scored]) -> Scored | None:
    """The sentence, among the likeliest, that says that the source does not give the amount or date asked; or None."""
    if question.kind is QuestionKind.PREPARATION or not _AMOUNT.search(question.text):
        return None
    likely = (one for one in ranked[:LOOKED_AT] if one.chance >= WORTH * ranked[0].chance)
    return next((one for one in likely if _ABSENT.search(one.candidate.text)), None)
