"""Gate: every period of the claim is the one that its quotes, headings or source give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.models import ClaimRole
from assistant.verify.reading import Said
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case, covers, period_agrees
from corpus.dutch.periods import PeriodMention, find_periods, meets
from corpus.figure_choice import compared
from corpus.models import Grain, Period

_COUNT = re.compile(
    r"\b(\d{1,2}|een|één|het|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig)\b.*?\b(jaar|jaren|maand|maanden|kwartaal|kwartalen|halfjaar)\b"
)
_POINTS = {
    "begin": "begin",
    "eind": "eind",
    "einde": "eind",
    "slot": "eind",
    "ultimo": "eind",
    "medio": "midden",
    "halverwege": "midden",
}
_POINT = re.compile(
    r"\b(begin|einde?|slot|ultimo|medio|halverwege)\s+(?:van\s+)?(?:het\s+|de\s+)?(?:(?:1e|2e|3e|4e|eerste|tweede|derde|vierde)\s+|Q[1-4]\b|kwartaal\b|helft\b|jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec|dit jaar|het jaar|(?:19|20)\d\d)",
    re.IGNORECASE,
)
_LEVEL_OF = re.compile(r"\b(?:peil|niveau|stand) van (?:het |de )?$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINAL = re.compile(r"\b(eerste|tweede|derde|vierde)(?= (?:half ?jaar|kwarta\w+|helft|maanden|maand))")
_EDITION = re.compile(r"\b([A-Z][\w-]+) \(?((?:19|20)\d\d)\b")
_NAMED = re.compile(
    r"\b(?:eerste|tweede|derde|vierde|q[1-4]|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|zomer|voorjaar|najaar)\b"
)
_DEICTIC = re.compile(r"\b(?:vorige?|volgende?|komende?|dit|deze) (?:jaar|maand|kwartaal|week)\b")
_LATER = re.compile(r"\b(?:later|erna|daarna|komende?|aankomende?|volgende?|termijn)\b")
_EARLIER = re.compile(r"\b(?:eerder|ervoor|daarvoor|geleden|terug|vorige?|afgelopen|voorbije|laatste)\b")


def check(case: Case) -> Iterator[Reason]:
    """Periods that the quotes do not have, figures of another period, and figures of another one than was asked."""
    held = tuple(period for quoted in case.ground.quoted for period in quoted.periods)
    for mention in case.claim.periods:
        exact = _comparable(case, mention) or held
        if (
            mention.period is not None
            and not covers(mention.period, exact)
            and not _spans(mention.period, exact, case.claim)
        ):
            yield Reason(ReasonCode.PERIOD, f"'{mention.written}' staat niet bij het citaat")
        if mention.relative is not None and not _relative(mention, case):
            yield Reason(ReasonCode.PERIOD, f"'{mention.written}' staat niet in het citaat")
    yield from _other_point(case)
    yield from _renamed(case)
    yield from _swapped(case)
    for pair in case.pairs:
        if (
            pair.cited
            and pair.quoted
            and pair.own.unit != "keer"  # how many times more is of two periods
            and not period_agrees(case.claim, pair.own, pair.cited, pair.quoted, case.beside(pair.quoted))
        ):
            yield Reason(ReasonCode.PERIOD, f"'{pair.own.written}' is van een andere periode")
    yield from _other_than_asked(case)


def _comparable(case: Case, mention: PeriodMention) -> tuple[Period, ...]:
    """For what is held against ('dan in 2019') the quotes' own periods; for others those that are no yardstick there."""
    named = [(m.period, _is_yardstick(q.said.text, m)) for q in case.ground.quoted for m in q.said.periods if m.period]
    if _is_yardstick(case.claim.text, mention):
        return tuple(p for p, yardstick in named if yardstick) or tuple(period for period, _ in named)
    if named:
        only_held = {p for p, yardstick in named if yardstick} - {p for p, yardstick in named if not yardstick}
        rest = [p for q in case.ground.quoted if not any(m.period for m in q.said.periods) for p in q.periods]
        return (*(p for p, yardstick in named if not yardstick), *(p for p in rest if p not in only_held))
    return ()


def _is_yardstick(text: str, mention: PeriodMention) -> bool:
    return compared(text, mention.span.start) or _LEVEL_OF.search(text, 0, mention.span.start) is not None


def _other_point(case: Case) -> Iterator[Reason]:
    """'Begin' of a period where the quotes tell of its end, and the other way round."""
    own = Counter(_POINTS[m[1].lower()] for m in _POINT.finditer(case.claim.text))
    near = [quoted.said.text for quoted in case.ground.quoted if _POINT.search(quoted.said.text)] or [
        case.ground.around
    ]
    held = Counter(_POINTS[m[1].lower()] for text in near for m in _POINT.finditer(text))
    if held and own - held and held - own:
        yield Reason(ReasonCode.PERIOD, f"'{min(own - held)}' van de periode staat niet in het citaat")


def _swapped(case: Case) -> Iterator[Reason]:
    """A year or ordinal put in the place of another: more often in the claim than in the quotes, and one is gone."""
    for pattern in (_YEAR, _ORDINAL):
        own, held = (Counter(pattern.findall(text.lower())) for text in (case.claim.text, case.ground.text))
        if any(held[word] for word in own - held) and any(not own[word] for word in held - own):
            yield Reason(ReasonCode.PERIOD, f"'{min(own - held)}' staat op de plaats van '{min(held - own)}'")
    named = set(_ORDINAL.findall(case.claim.text.lower()))
    given = set(_ORDINAL.findall(f"{case.ground.text} {case.ground.around}".lower()))
    other = named - given
    written = [m.period for m in case.claim.periods if m.period and any(word in m.written.lower() for word in other)]
    if given and other and not any(_same_moment(period, case) for period in written):
        yield Reason(ReasonCode.PERIOD, f"'{min(named - given)}' staat niet in het citaat")


def _same_moment(period: Period, case: Case) -> bool:
    return any(meets(period, other) == 1.0 for quoted in case.ground.quoted for other in quoted.periods)


def _renamed(case: Case) -> Iterator[Reason]:
    """A publication with another year than in the quote: 'Juninota 2025' for 'Juninota 2024'."""
    held = f"{case.ground.text}\n{case.ground.around}"
    for match in _EDITION.finditer(case.claim.text):
        years = set(re.findall(rf"\b{re.escape(match[1])} \(?((?:19|20)\d\d)", held))
        if years and match[2] not in years:
            yield Reason(ReasonCode.PERIOD, f"'{match[0]}' heet in de bron {match[1]} {min(years)}")


def _spans(said: Period, held: tuple[Period, ...], claim: Said) -> bool:
    """Whether a range is made of two periods of the quotes ('van 2013 tot 2023'), or a year is an end of theirs.

    Of 'tussen 2018 en 2023 groeide het met 13%' both years may be told apart, if both are told.
    """
    if said.grain is Grain.RANGE:
        return any(p.start == said.start for p in held) and any(p.end == said.end for p in held)
    years = {m.period.start.year for m in claim.periods if m.period and m.period.grain is Grain.YEAR}
    ends = [{p.start.year, p.end.year} for p in held if p.grain is Grain.RANGE]
    return said.grain is Grain.YEAR and any(said.start.year in pair and pair <= years for pair in ends)


def _relative(mention: PeriodMention, case: Case) -> bool:
    """Whether a period such as 'een jaar eerder' has its like in the quotes: same length, same side."""
    own = mention.relative or ""
    texts = (case.ground.text, case.ground.around)
    likes = [m for text in texts for m in find_periods(text)]
    if any(other.relative == own for other in likes) or own in case.ground.text.lower():
        return True
    words = f"{case.ground.text} {case.ground.around}".lower()
    if named := _NAMED.findall(own):
        return all(name in words for name in named)
    if _DEICTIC.search(own):
        return False  # 'vorig jaar' counts from today, and no source knows when it is read
    if (length := _COUNT.search(own)) and f"{length[1]} {length[2]}" in words:
        return True
    count, side = _shape(own)
    if count is None and side is None:
        return True  # 'nu', 'momenteel'
    if any(other.relative and _shape(other.relative) == (count, side) for other in likes):
        return True
    if side is None or count is None:
        return any(other.relative and _shape(other.relative)[1] == side for other in likes)
    dated = [m.period for m in (*case.claim.periods, *find_periods(case.ground.text)) if m.period]
    years = {year for period in dated for year in (period.start.year, period.end.year)}
    return any(a - b == count for a in years for b in years)


_WORDS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]


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
