"""Gate: every period of the claim is the one that its quotes, headings or source give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.models import ClaimRole
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case, covers, period_agrees
from corpus.dutch.periods import PeriodMention, find_periods, meets
from corpus.models import Period

_COUNT = re.compile(
    r"\b(\d{1,2}|een|één|het|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig)\b.*?\b(jaar|jaren|maand|maanden|kwartaal|kwartalen|halfjaar)\b"
)
_LATER = re.compile(r"\b(?:later|erna|daarna|komende?|aankomende?|volgende?|termijn)\b")
_EARLIER = re.compile(r"\b(?:eerder|ervoor|daarvoor|geleden|terug|vorige?|afgelopen|voorbije|laatste)\b")


def check(case: Case) -> Iterator[Reason]:
    """Periods that the quotes do not have, figures of another period, and figures of another one than was asked."""
    held = tuple(period for quoted in case.ground.quoted for period in quoted.periods)
    for mention in case.claim.periods:
        if mention.period is not None and not covers(mention.period, held) and not _spans(mention.period, held):
            yield Reason(ReasonCode.PERIOD, f"'{mention.written}' staat niet bij het citaat")
        if mention.relative is not None and not _relative(mention, case):
            yield Reason(ReasonCode.PERIOD, f"'{mention.written}' staat niet in het citaat")
    for pair in case.pairs:
        if pair.cited and pair.quoted and not period_agrees(pair.own, pair.cited, pair.quoted):
            yield Reason(ReasonCode.PERIOD, f"'{pair.own.written}' is van een andere periode")
    yield from _other_than_asked(case)


def _spans(said: Period, held: tuple[Period, ...]) -> bool:
    """Whether two periods of the quotes are the ends of the range said ('van 2013 tot 2023')."""
    return any(p.start == said.start or p.start.year == said.start.year for p in held) and any(
        p.end == said.end or p.end.year == said.end.year for p in held
    ) and said.start.year != said.end.year  # fmt: skip


def _relative(mention: PeriodMention, case: Case) -> bool:
    """Whether a period such as 'een jaar eerder' has its like in the quotes: same length, same side."""
    own = mention.relative or ""
    texts = (case.ground.text, case.ground.around)
    likes = [m for text in texts for m in find_periods(text)]
    if any(other.relative == own for other in likes) or own in case.ground.text.lower():
        return True
    count, side = _shape(own)
    if count is None and side is None:
        return True  # 'nu', 'momenteel'
    if any(other.relative and _shape(other.relative) == (count, side) for other in likes):
        return True
    if side is None or count is None:
        return any(other.relative and _shape(other.relative)[1] == side for other in likes)
    years = {m.period.start.year for m in likes if m.period} | {m.period.end.year for m in likes if m.period}
    return any(a - b == count for a in years for b in years)


_WORDS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf".split()


def _shape(relative: str) -> tuple[int | None, str | None]:
    """How many units a relative period counts, and whether it lies earlier or later."""
    side = "later" if _LATER.search(relative) else "earlier" if _EARLIER.search(relative) else None
    match = _COUNT.search(relative)
    if match is None:
        return (1 if re.match(r"vorige?\b|volgende?\b", relative) else None), side
    word = match[1].replace("é", "e").replace("het", "een")
    return (int(word) if word.isdigit() else _WORDS.index(word) + 1 if word in _WORDS else None), side


def _other_than_asked(case: Case) -> Iterator[Reason]:
    """A claim that names no period speaks of the one asked about; its figures must not be of another then."""
    if case.question is None or case.role is not ClaimRole.PARAPHRASE or case.claim.periods:
        return
    asked = [mention.period for mention in case.question.periods if mention.period]
    for pair in case.pairs:
        given = pair.cited.period if pair.cited else None
        if asked and given and all(meets(a, given) < 0.5 for a in asked):
            yield Reason(ReasonCode.PERIOD, f"'{pair.own.written}' is van een andere periode dan gevraagd")
