"""From what an advisor types ('bouwbedrijf in Assen, vindt geen vakmensen') to what the card is about."""

from __future__ import annotations

import re

from assistant import refusals
from assistant.card import texts
from assistant.card.models import CardRequest
from assistant.card.subject import find_subject
from assistant.card.topics import Problem, problems, problems_in
from assistant.models import Refusal, RefusalReason, RegionAsked
from assistant.scope import out_of_scope
from corpus.dutch.regions import find_regions
from corpus.models import Level

_UNFIT = frozenset({RefusalReason.PERSONAL_DATA, RefusalReason.MANIPULATION})
_CUT = re.compile(r"\s*[,.;:]\s+|\s+(?=(?:vindt|zoekt|heeft|krijgt|kan|wil)\b)", re.IGNORECASE)


class CardRefusedError(ValueError):
    """No card can be made of this; `refusal` says why and what to do."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.message} {refusal.advice}".strip())
        self.refusal = refusal


def read_request(text: str = "", region: str = "", sector: str = "", problem: str = "") -> CardRequest:
    """What the card is about. A field that is filled in goes before what the free text says.

    Raises CardRefusedError where nothing is typed, where it holds personal data, or tries to change the rules.
    """
    whole = " ".join(part.strip() for part in (sector, region, problem, text) if part.strip())
    _refuse_unfit(whole)
    place = _region(region, typed=True) if region.strip() else _region(text, typed=False)
    subject = find_subject(sector) if sector.strip() else find_subject(text)
    named = _problems(problem) if problem.strip() else problems_in(text)
    return CardRequest(
        place,
        subject,
        named or problems()[:1],
        problem.strip() or _problem_words(text),
        bool(named),
        region.strip() if place is None else "",
        sector.strip() if subject is None else "",
    )


def _refuse_unfit(text: str) -> None:
    if not text:
        raise CardRefusedError(Refusal(RefusalReason.BAD_INPUT, *texts.EMPTY))
    refusal = refusals.of_input(text)
    if refusal is None and (reason := out_of_scope(text)) in _UNFIT and reason is not None:
        refusal = refusals.of_scope(reason)
    if refusal is not None:
        raise CardRefusedError(refusal)


def _region(text: str, typed: bool) -> RegionAsked | None:
    """The first area; in a field of its own a name that is also a word ('assen') is meant as a place."""
    mentions = find_regions(text) or (find_regions(f"gemeente {text.strip()}") if typed else ())
    for mention in mentions:
        if all(c.level is not Level.BUITENLAND for c in mention.candidates):
            return RegionAsked(mention.written, mention.span, mention.candidates)
    return None


def _problems(text: str) -> tuple[Problem, ...]:
    """The problems that a text names, or the one whose title it is."""
    chosen = tuple(p for p in problems() if p.title == text.strip().lower())
    return chosen or problems_in(text)


def _problem_words(text: str) -> str:
    """The part of a free text that tells what is wrong: 'vindt geen vakmensen'."""
    pieces = [piece.strip() for piece in _CUT.split(text) if piece.strip()]
    telling = [piece for piece in pieces if problems_in(piece)]
    return telling[0].rstrip(".!?") if telling else ""
