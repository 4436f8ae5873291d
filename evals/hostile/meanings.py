"""Mutations of meaning: reach, strength, mode, moments in words, figures in words, causes and sides turned, exchanges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

from assistant.draft.admit import Written
from assistant.verify.wording import content
from corpus.dutch.numbers import find_numbers
from corpus.dutch.periods import find_periods
from corpus.dutch.regions import find_regions
from corpus.models import Span
from evals.hostile.models import Honest, Mutation, World
from index.models import Evidence

Made = Iterator[tuple[Written, tuple[Evidence, ...], str]]
_WIDER = (
    ("bijna alle", "alle"), ("bijna elke", "elke"), ("een deel van de", "alle"), ("een aantal", "alle"), ("de meeste", "alle"), ("veel", "alle"), ("sommige", "alle"),
    ("enkele", "de meeste"), ("vaak", "altijd"), ("soms", "meestal"), ("regelmatig", "altijd"), ("meestal", "altijd"), ("vooral", "uitsluitend"), ("met name", "alleen"),
    ("grotendeels", "volledig"), ("voornamelijk", "alleen"), ("relatief veel", "alle"), ("deels", "geheel"), ("weinig", "geen enkele"), ("ongeveer de helft", "iedereen"),
)  # fmt: skip
_STRONGER = (
    ("licht", "fors"), ("lichte", "forse"), ("iets", "veel"), ("langzaam", "razendsnel"), ("beperkt", "enorm"), ("beperkte", "enorme"), ("geleidelijk", "explosief"),
    ("enigszins", "sterk"), ("kleine", "historische"), ("klein", "gigantisch"), ("sterk", "nauwelijks"), ("sterke", "minimale"), ("fors", "licht"), ("snel", "langzaam"), ("zeer", "enigszins"),
)  # fmt: skip
_MODES = (
    ("kan", "moet"), ("kunnen", "moeten"), ("mag", "moet"), ("mogen", "moeten"), ("moet", "mag"), ("moeten", "mogen"), ("wil", "weigert"), ("willen", "weigeren"),
    ("adviseert", "verplicht"), ("raadt", "verplicht"), ("pleit", "waarschuwt"), ("pleiten", "waarschuwen"), ("stimuleren", "dwingen"), ("onderzoekt", "overweegt"),
)  # fmt: skip
_MOMENTS = (
    "vorig jaar",
    "nu",
    "op dit moment",
    "volgend jaar",
    "elk jaar",
    "sinds jaar en dag",
    "vandaag",
    "tien jaar geleden",
    "vorige maand",
)
_AMOUNTS = ("tientallen", "tienduizenden", "honderden", "anderhalf miljoen", "twaalf", "een handvol")
_SHARES = (
    ("driekwart", 75),
    ("een kwart", 25),
    ("een op de twaalf", 8),
    ("de volle honderd procent", 100),
    ("een tiende", 10),
    ("twee derde", 67),
)
_JOINING = frozenset(
    {"en", "of", "met", "in", "de", "het", "regio", "regio's", "ook", "onder", "meer", "naast", "net", "als", "samen"}
)
_CAUSE = re.compile(r",? \b(doordat|omdat|waardoor|zodat)\b ", re.IGNORECASE)
_THAN = re.compile(
    r"\b(?:meer|minder|hoger|lager|groter|kleiner|vaker)\b (?P<one>[^,.;]{3,60}?) dan (?P<other>[^,.;]{3,60}?)(?=[.,;]|$)"
)


def _put(honest: Honest, span: Span, words: str, change: str) -> tuple[Written, tuple[Evidence, ...], str]:
    text = honest.written.text
    new = text[: span.start] + words + text[span.end :]
    return replace(honest.written, text=new[:1].upper() + new[1:]), honest.evidence, change


def _swapped_words(honest: Honest, pairs: Sequence[tuple[str, str]]) -> Made:
    for word, other in pairs:
        for match in re.finditer(rf"(?<![\w-]){word}(?![\w-])", honest.written.text, re.IGNORECASE):
            yield _put(honest, Span(match.start(), match.end()), other, f"{match[0]} -> {other}")


def wider(honest: Honest, world: World, random: Random) -> Made:
    """'Veel' becomes 'alle', 'vooral' becomes 'uitsluitend'."""
    yield from _swapped_words(honest, _WIDER)


def stronger(honest: Honest, world: World, random: Random) -> Made:
    """'Licht' becomes 'fors', 'sterk' becomes 'nauwelijks'."""
    yield from _swapped_words(honest, _STRONGER)


def mode(honest: Honest, world: World, random: Random) -> Made:
    """'Kan' becomes 'moet', 'adviseert' becomes 'verplicht'."""
    yield from _swapped_words(honest, _MODES)


def striking(honest: Honest, world: World, random: Random) -> Made:
    """A bare number is called little or much."""
    for number in find_numbers(honest.written.text):
        before = honest.written.text[: number.span.start].split()[-3:]
        if {"slechts", "maar", "pas", "beperkt"} & set(before):
            continue  # it is called little there already
        if number.hedge is None and honest.written.text[number.span.start].isdigit() and number.unit != "jaar":
            new = random.choice(("maar liefst ", "slechts ", "nog maar ", "een recordaantal van ", "voor het eerst "))
            yield _put(honest, Span(number.span.start, number.span.start), new, f"niets -> {new.strip()}")


def moment(honest: Honest, world: World, random: Random) -> Made:
    """A date gives way to a word such as 'vorig jaar' or 'nu'."""
    text = honest.written.text
    for mention in find_periods(text):
        if mention.period is None or sum(m.period is not None for m in find_periods(text)) > 1:
            continue
        lead = re.search(
            r"\b(?:in|sinds|vanaf|tot|per|op|over|voor|van)\s+(?:de |het )?$", text[: mention.span.start], re.IGNORECASE
        )
        start = lead.start() if lead else mention.span.start
        new = random.choice(_MOMENTS)
        yield _put(honest, Span(start, mention.span.end), new, f"{text[start : mention.span.end]} -> {new}")


def worded(honest: Honest, world: World, random: Random) -> Made:
    """A figure gives way to another one in words: 'tientallen', 'driekwart'."""
    for number in find_numbers(honest.written.text):
        if not any(c.isdigit() for c in number.written) or number.unit in {"jaar", "euro", "keer", "procentpunt"}:
            continue
        share = number.unit == "%"
        if not share and number.value < 100:
            continue
        new = random.choice([word for word, value in _SHARES if value != number.value] if share else _AMOUNTS)
        yield _put(honest, number.span, new, f"{number.written} -> {new}")


def cause(honest: Honest, world: World, random: Random) -> Made:
    """Cause and effect change places."""
    text = honest.written.text.rstrip(".")
    for match in _CAUSE.finditer(text):
        head, tail = text[: match.start()], text[match.end() :]
        if min(_says(head), _says(tail)) > 2 and "," not in tail:
            turned = f"{tail[:1].upper()}{tail[1:]}{match[0]}{head[:1].lower()}{head[1:]}."
            yield replace(honest.written, text=turned), honest.evidence, f"om {match[1]} heen gedraaid"


def _says(clause: str) -> int:
    """How many words of a clause say something: of 'dit komt onder andere' none."""
    return len(content(clause))


def compared(honest: Honest, world: World, random: Random) -> Made:
    """The two sides of 'meer A dan B' change places."""
    text = honest.written.text
    for match in _THAN.finditer(text):
        one, other = match["one"], match["other"]
        if not re.search(r"\d|gemiddeld", f"{one} {other}") and min(_says(one), _says(other)) > 0:
            new = match[0].replace(f"{one} dan {other}", f"{other} dan {one}")
            yield _put(honest, Span(match.start(), match.end()), new, "de zijden gewisseld")


def figures_exchanged(honest: Honest, world: World, random: Random) -> Made:
    """Two figures of a kind change places."""
    numbers = [n for n in find_numbers(honest.written.text) if n.written[:1].isdigit() and n.high is None]
    pairs = combinations(numbers, 2)
    alike = [(a.span, b.span) for a, b in pairs if a.value != b.value and a.unit == b.unit and a.hedge == b.hedge]
    yield from _exchanged(honest, alike)


def areas_exchanged(honest: Honest, world: World, random: Random) -> Made:
    """Two areas change places."""
    areas = combinations(find_regions(honest.written.text), 2)
    yield from _exchanged(honest, [(a.span, b.span) for a, b in areas if not set(a.candidates) & set(b.candidates)])


def _exchanged(honest: Honest, pairs: Sequence[tuple[Span, Span]]) -> Made:
    text = honest.written.text
    for one, other in pairs:
        between = text[one.end : other.start]
        listed = all(word[0].isupper() or word in _JOINING for word in re.findall(r"[\w'’-]+", between))
        if listed or re.fullmatch(r"\W*(?:of|tot|van|tot en met|ofwel|oftewel)\W*", between):
            continue  # the order of a list says nothing; a range has one order
        new = other.of(text) + between + one.of(text)
        yield _put(honest, Span(one.start, other.end), new, f"{one.of(text)} en {other.of(text)} gewisseld")


MUTATIONS = (
    Mutation("reach: widened", 0.01, wider), Mutation("strength: raised or lowered", 0.01, stronger), Mutation("mode: may, must, want", 0.01, mode),
    Mutation("figure: called little or much", 0.0, striking), Mutation("figure: another in words", 0.0, worded), Mutation("period: a word for a date", 0.0, moment),
    # The last three are few, and some of what they make is still true ('A ligt ver van B').
    Mutation("cause: turned", 0.01, cause), Mutation("comparison: turned", 0.05, compared), Mutation("exchange: two figures", 0.02, figures_exchanged),
    Mutation("exchange: two areas", 0.05, areas_exchanged),
)  # fmt: skip
