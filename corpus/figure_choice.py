"""Which of several names in a sentence belongs to a number: 'In Drenthe 3.850 en in Groningen 12.500'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from corpus.dutch.indicators import IndicatorMention, indicator
from corpus.dutch.numbers import Number
from corpus.models import Span


class _Named(Protocol):
    @property
    def span(self) -> Span: ...


Named = TypeVar("Named", bound=_Named)

_BREAK = re.compile(
    r"[;:]|,(?=\s)|\b(?:en|maar|terwijl|tegen(?:over)?|versus|tegenover|waarvan|waarbij|evenals)\b|\s[–-]\s|[()]"
)
_AFTER = re.compile(
    r"(?:\s*\([^()]{1,15}\)|\))?\s*\(?(?:(?!en\b|of\b|maar\b|terwijl\b|tegen\b)[\w'’-]+\s+){0,3}?(?:in|eind|begin|medio|halverwege|per|op|over|voor|van|tussen|uit|naar|sinds)?\s*"
    r"(?:de |het |heel |geheel )?\(?$"
)
_BEFORE = re.compile(
    r"\s*(?:gemiddelde?|cijfer|percentage|aandeel)?\s*\(?(?:van|is|was|zijn|waren|ligt op|telt|telde|tellen|:|\()?\s*"
    r"(?:er |de |het |in totaal |ruim |bijna |circa |ongeveer |zo['’]n |meer dan |minder dan |[-–] ?)*$"
)
_IN_ORDER = re.compile(r"\brespectievelijk\b|\bachtereenvolgens\b")
_COMPARED = re.compile(
    r"(?:\bdan|\bopzichte van|\bvergeleken met|\bvergelijking met|\btegenover|\bboven|\bonder|\bniveau van|\bals"
    r"|\bdan eind|\bdan begin)\s+(?:nog\s+)?(?:in\s+|die\s+in\s+|dat\s+in\s+|aan\s+)?(?:het\s+|de\s+)?"
    r"(?:(?:rest|overige delen|andere delen) van (?:het\s+|de\s+)?)?$",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:waarna|waarop|ten opzichte van|tegenover)\b")
_WHOLE = re.compile(r"\b(?:in|van) (?:de|het|alle) (?:totale )?$")  # 'het aandeel deeltijders in de bevolking'
_SHARE_OF = re.compile(r" van (?:de|het|alle|deze|onze)(?: \w+)? ")  # what is divided by: '84% van de ...'
_RANKED = re.compile(r"ste\b[^,.;()]{0,40}\b(?:van|in) (?:de |het |heel )?$")  # 'Emmen heeft de laagste van Drenthe'
_STRONG_BREAK, _WEAK_BREAK = 60, 22


def compared(text: str, start: int) -> bool:
    """Whether the name at `start` is only what something is held against ('7% minder dan in 2022')."""
    return _COMPARED.search(text, max(0, start - 44), start) is not None


def own_name(text: str, bounds: Span, number: Span, numbers: Sequence[Span], names: Sequence[Named]) -> Named | None:
    """The name (a region, a period) of `names` that belongs to `number`, or None if there is none in the sentence.

    First 'respectievelijk', then names that touch the number, then the number's own clause, then the last name
    before it, then the first after it.
    """
    if not names:
        return None
    inside = [name for name in names if bounds.start <= name.span.start < bounds.end]
    inside = [name for name in inside if not _RANKED.search(text, bounds.start, name.span.start)] or inside
    own = _in_order(text, bounds, number, numbers, inside) or _touching(text, number, inside)
    if own is not None:
        return own
    usable = [name for name in inside if _usable(text, number, numbers, name)]
    if len(usable) < 2:
        return usable[0] if usable else None
    clause = _clause(text, bounds, number)
    near = [name for name in usable if clause.start <= name.span.start < clause.end] or usable
    before = [name for name in near if name.span.start < number.start]
    return before[-1] if before else near[0]


def _usable(text: str, number: Span, numbers: Sequence[Span], name: _Named) -> bool:
    """Whether `name` may be lent to the number: not one held against it, of a later time, or of a later number."""
    if compared(text, name.span.start):
        return False
    if name.span.start < number.end:
        return not _bracketed_off(text, name.span, number)
    later = [other for other in numbers if other.start > number.start]
    return not _LATER.search(text, number.end, name.span.start) and all(
        _touching(text, n, [name]) is None for n in later
    )


def _bracketed_off(text: str, name: Span, number: Span) -> bool:
    """Whether the name stands in brackets of its own: 'in 2019 (vlak voor corona) was het 3,4%'."""
    opened = text.rfind("(", max(0, name.start - 40), name.start)
    return opened >= 0 and ")" not in text[opened : name.start] and ")" in text[name.end : number.start]


def _touching(text: str, number: Span, names: Sequence[Named]) -> Named | None:
    """The name right before the number, or right after it and its noun."""
    for name in names:
        gap = text[name.span.end : number.start] if name.span.end <= number.start else None
        if gap is not None and len(gap) < 36 and _BEFORE.fullmatch(gap):
            if "(" in gap and compared(text, name.span.start):
                continue  # 'meer dan eind 2023 (-3,7%)'
            return name
    for name in names:
        gap = text[number.end : name.span.start] if name.span.start >= number.end else None
        if gap is not None and len(gap) < 36 and _AFTER.fullmatch(gap) and not compared(text, name.span.start):
            return name
    return None


def _in_order(text: str, bounds: Span, number: Span, numbers: Sequence[Span], names: Sequence[Named]) -> Named | None:
    """With 'respectievelijk', the name at the same place in the row as the number ('2024 en 2025 ... 100 en 300').

    A number in brackets goes with the number before it: '100 (+0,1%) en 300 (+0,2%)'.
    """
    word = _IN_ORDER.search(text, bounds.start, bounds.end)
    if word is None:
        return None
    row = [n for n in numbers if bounds.start <= n.start < bounds.end]
    heads = [n for n in row if text[n.start - 1 : n.start] != "("]
    head = max((n for n in heads if n.start <= number.start), default=number, key=lambda n: n.start)
    for left in (True, False):
        counted = [n for n in heads if (n.start > word.start()) is left]
        listed = [name for name in names if (name.span.start > word.start()) is not left]
        size = min(len(counted), len(listed))
        counted, listed = (counted[:size], listed[-size:]) if left else (counted[-size:], listed[:size])
        if size > 1 and head in counted:
            return listed[counted.index(head)]
    return None


def _clause(text: str, bounds: Span, number: Span) -> Span:
    start, end = bounds.start, bounds.end
    for cut in _BREAK.finditer(text, bounds.start, bounds.end):
        if cut.end() <= number.start:
            start = cut.end()
        elif cut.start() >= number.end:
            end = cut.start()
            break
    return Span(start, end)


def fits(number: Number, id: str) -> bool:
    """Whether a number with this unit can be a value of the indicator."""
    units = indicator(id).units
    return number.unit in {"", "keer"} or ("%" if number.unit == "procentpunt" else number.unit) in units


def own_indicator(
    text: str, bounds: Span, number: Number, numbers: Sequence[Span], mentions: Sequence[IndicatorMention]
) -> IndicatorMention | None:
    """The indicator mention of the sentence that `number` is about, by nearness, clause and unit."""
    fitting = [m for m in mentions if bounds.start <= m.span.start < bounds.end and fits(number, m.id)]
    if not fitting:
        return None
    return min(fitting, key=lambda m: (_cost(text, number.span, numbers, m), m.span.start))


def _cost(text: str, number: Span, numbers: Sequence[Span], mention: IndicatorMention) -> float:
    """How far a mention is from a number, in characters and in what stands between them."""
    weak = 0.0 if mention.weight >= 1.0 else 60.0
    if mention.span.start <= number.start < mention.span.end:
        return weak - 20.0
    after = mention.span.start >= number.end
    low, high = (number.end, mention.span.start) if after else (mention.span.end, number.start)
    between = text[low:high]
    if not after and _WHOLE.search(text, max(0, mention.span.start - 20), mention.span.start):
        weak += 40.0
    others = sum(low <= other.start < high for other in numbers)
    breaks = sum(
        _STRONG_BREAK
        if cut[0] in ";:" or cut[0] in {"maar", "terwijl"}
        else 0
        if cut[0] in "()" and not after
        else _WEAK_BREAK
        for cut in _BREAK.finditer(between)
    )
    if after and _SHARE_OF.fullmatch(between):
        weak += 30.0
    if after and len(between) < 28 and not others and not breaks:
        return weak + len(between) / 2 - 10.0
    return weak + len(between) * 0.7 + breaks + others * (60 if after else 12) + (25 if after else 0)
