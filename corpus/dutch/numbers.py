"""The numbers of a Dutch text: '12.500', '71,4%', 'twee derde', 'één op de vijf', '5 tot 10%'.

Not numbers: dates and periods, ages that name a group ('55-plussers'), ordinals, section and figure numbers,
footnote marks, levels ('mbo 4'), postcodes, telephone numbers, addresses on the web.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from corpus.dutch.labels import addresses, is_label
from corpus.dutch.number_words import (
    FOLD,
    FRACTION,
    SCALE,
    SHARE,
    WORD,
    parse_fold,
    parse_fraction,
    parse_scale,
    parse_word,
)
from corpus.dutch.periods import PeriodMention, find_periods
from corpus.dutch.units import MEASURES, counted_unit, direct_unit
from corpus.models import Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, with what it counts.

    `value` is in units ('3,5 miljoen' is 3_500_000; a share or fraction is a percentage). A range has `low` and
    `high`, and its value is the lower end. `hedge` is the word before it ('ruim', 'bijna') and not in the span.
    """

    span: Span
    written: str
    value: float
    unit: str
    hedge: str | None = None
    low: float | None = None
    high: float | None = None


_DIGITS = r"\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
_SCAN = re.compile(
    rf"(?<![\w.,])(?:(?P<share>{SHARE})|(?P<fraction>{FRACTION})\b|(?P<times>{FOLD})\b"
    rf"|(?P<word>{WORD})(?:\s(?P<wscale>{SCALE})\b)?|(?:een|één)\s+(?P<one>half\s+)?(?P<alone>miljoen|miljard)\b"
    rf"|(?P<euro>€\s?)?(?P<sign>[-–−+](?=\d)|(?<=van )[-–−]\s(?=[\d.,]+%))?"
    rf"(?P<digits>{_DIGITS})(?:\s?(?P<scale>{SCALE})\b)?)"
)
_BETWEEN = re.compile(r"\s*(?:-|–|—|à|-?\s?tot(?: en met| wel)?|t/m)\s*(?:de |het )?$", re.IGNORECASE)
_AND = re.compile(r"\s+en\s+(?:de |het )?$", re.IGNORECASE)
_TUSSEN = re.compile(r"\btussen(?:\s+de|\s+het)?\s+$", re.IGNORECASE)
_OUT_OF = re.compile(r"\s+van\s+(?:de|die|deze|alle)\s+")
_ONE_OF = re.compile(r"\s+(?:van|of|en|voor|ding|keer)\b", re.IGNORECASE)
_HEDGES = {
    "ruim": "ruim", "dik": "ruim", "een dikke": "ruim", "bijna": "bijna", "net geen": "bijna", "vrijwel": "bijna",
    "krap": "bijna", "een kleine": "bijna", "circa": "circa", "ca.": "circa", "±": "circa", "ongeveer": "ongeveer",
    "om en nabij": "ongeveer", "grofweg": "ongeveer", "naar schatting": "ongeveer", "zo'n": "zo'n", "rond": "rond",
    "rondom": "rond", "tegen": "tegen", "meer dan": "meer dan", ">": "meer dan", "boven": "meer dan",
    "minder dan": "minder dan", "<": "minder dan", "nog geen": "minder dan", "onder": "minder dan",
    "hooguit": "hooguit", "hoogstens": "hooguit", "maximaal": "hooguit", "ten hoogste": "hooguit", "tot wel": "hooguit",
    "minstens": "minstens", "minimaal": "minstens", "ten minste": "minstens", "tenminste": "minstens",
}  # fmt: skip
_HEDGE = re.compile(
    r"(?<!\w)("
    + "|".join(re.escape(word).replace("'", "['’]") for word in sorted(_HEDGES, key=len, reverse=True))
    + r")\s*(?:(?<=tegen)\s+de|(?<=rond)\s+de|(?<=boven)\s+de|(?<=onder)\s+de|\s+op|\s+maar)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Token:
    """A number before its unit, hedge and range are known."""

    start: int
    end: int
    value: float
    unit: str = ""
    scale: float = 1.0
    word: bool = False


def parse_number(written: str) -> float:
    """The value of digits in Dutch notation: '12.500' is 12500, '5.64' is 5.64, '5.640' is 5640, '71,4' is 71.4.

    Raises ValueError for anything else.
    """
    digits = re.sub(r"[\s\u00a0\u202f]", "", written).replace("−", "-").replace("–", "-")
    if not re.fullmatch(r"[-+]?\d+(?:\.\d+)*(?:,\d+)?", digits):
        raise ValueError(f"Geen getal: {written!r}. Schrijf het zoals 12.500 of 71,4.")
    whole, comma, part = digits.partition(",")
    if not comma and re.fullmatch(r"[-+]?(?:\d+\.\d{1,2}|\d+\.\d{4,}|0\.\d+)", whole):
        return float(whole)
    return float(whole.replace(".", "") + (f".{part}" if comma else ""))


def format_number(value: float, decimals: int | None = None) -> str:
    """`value` in Dutch notation ('12.500', '71,4'). `decimals` None: as many as needed, six at most."""
    shown = f"{value:,.{6 if decimals is None else decimals}f}"
    if decimals is None:
        shown = shown.rstrip("0").rstrip(".")
    return shown.translate(str.maketrans(",.", ".,"))


def find_numbers(text: str, periods: tuple[PeriodMention, ...] | None = None) -> tuple[Number, ...]:
    """All numbers of `text` in reading order. `periods` are those of the same text, if they were found already."""
    mentions = find_periods(text) if periods is None else periods
    tokens = [token for token in _tokens(text) if not _within(token, mentions)]
    numbers: list[Number] = []
    while tokens:
        token = tokens.pop(0)
        number = _number(text, token)
        if tokens and (joined := _range(text, token, number, tokens[0])) is not None:
            tokens.pop(0)
            number = joined
        elif tokens and not number.unit and _OUT_OF.fullmatch(text, number.span.end, tokens[0].start):
            number = replace(number, unit=_number(text, tokens[0]).unit)  # '37 van de 66 beroepsgroepen'
        if not _is_noise(text, token, number):
            numbers.append(number)
    return tuple(numbers)


def same_value(a: Number, b: Number) -> bool:
    """Whether two numbers say the same: equal after normalisation, ends of a range included, in one kind of unit."""
    kinds = {number.unit if number.unit in MEASURES else "" for number in (a, b)}
    return len(kinds) == 1 and all(
        (x is None) == (y is None) and (x is None or y is None or abs(x - y) < 1e-9 * max(1.0, abs(x)))
        for x, y in ((a.value, b.value), (a.low, b.low), (a.high, b.high))
    )


def _tokens(text: str) -> list[_Token]:
    """Everything that is a number by its form."""
    web = addresses(text)
    return [
        token
        for match in _SCAN.finditer(_lower(text))
        if not (match["digits"] and is_label(text, *match.span("digits")))
        and not any(start <= match.start() < end for start, end in web)
        and (token := _token(match)) is not None
    ]


def _lower(text: str) -> str:
    """Lower case of the same length, also where a letter's small form takes two."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _token(match: re.Match[str]) -> _Token | None:
    start, end = match.span()
    if match["share"]:
        part, whole = (_plain_value(match[name]) for name in ("sa", "sb"))
        return _Token(start, end, 100.0 * part / whole, "%", word=True) if 0 < part < whole else None
    if match["fraction"]:
        return _Token(start, end, parse_fraction(match["fn"], match["fd"]), "%", word=True)
    if match["times"]:
        return _Token(start, end, parse_fold(match["fold"], match["halved"]), "keer", word=True)
    if match["alone"]:
        scale = parse_scale(match["alone"])
        return _Token(start, end, scale / 2 if match["one"] else scale, "", scale, word=True)
    scale = parse_scale(match["scale"] or match["wscale"])
    if match["word"]:
        value = parse_word(match["word"])
        return None if value is None else _Token(start, end, value * scale, "", scale, word=True)
    value = parse_number((match["sign"] or "").strip() + match["digits"]) * scale
    return _Token(start, end, round(value, 9), "euro" if match["euro"] else "", scale)


def _plain_value(written: str) -> float:
    return float(written) if written.isdigit() else parse_word(written) or 0.0


def _within(token: _Token, mentions: tuple[PeriodMention, ...]) -> bool:
    at = bisect_right(mentions, token.start, key=lambda mention: mention.span.start) - 1
    return (at >= 0 and mentions[at].span.end > token.start) or (
        at + 1 < len(mentions) and mentions[at + 1].span.start < token.end
    )


def _number(text: str, token: _Token) -> Number:
    unit, end = (token.unit, token.end) if token.unit else direct_unit(text, token.end)
    if token.unit == "euro":
        end = token.end
    of = _OUT_OF.match(text, end)  # '37 van die beroepsgroepen'
    hedge = _HEDGE.search(text, max(0, token.start - 24), token.start)
    return Number(
        Span(token.start, end),
        text[token.start : end],
        token.value,
        unit or counted_unit(text, of.end() if of else end, measures_only=token.value % 1 != 0),
        _HEDGES[hedge[1].lower().replace("’", "'")] if hedge else None,
    )


def _range(text: str, token: _Token, first: Number, following: _Token) -> Number | None:
    """'5 tot 10%' and 'tussen 13.000 en 15.000' as one number, or None if the two do not belong together."""
    between = text[first.span.end : following.start]
    if len(between) > 24:
        return None
    joined = _BETWEEN.match(re.sub(r"^\s+(?:jaar|uur|euro|maanden|weken)\b", "", between)) or (
        _AND.match(between) and _TUSSEN.search(text, max(0, token.start - 14), token.start)
    )
    last = _number(text, following)
    measured = first.unit in MEASURES and first.unit != last.unit  # 'met 13% tot 37.800' is no range
    if not joined or measured or (first.unit and last.unit and first.unit != last.unit):
        return None
    low = first.value * (following.scale if token.scale == 1.0 else 1.0)
    if low >= last.value:
        return None
    span = Span(first.span.start, last.span.end)
    return replace(last, span=span, written=span.of(text), value=low, hedge=first.hedge, low=low, high=last.value)


def _is_noise(text: str, token: _Token, number: Number) -> bool:
    """Years that were not read as a period, and words that only look like numbers ('acht' dat ...)."""
    written = text[token.start : token.end]
    if token.word:
        if written.lower() in {"acht", "vier", "één", "elf"}:
            return not number.unit or _ONE_OF.match(text, token.end) is not None
        return False
    return number.unit == "" and re.fullmatch(r"(?:19|20)\d\d", written) is not None
