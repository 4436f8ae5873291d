"""Gate: every number of the claim stands in its quotes, with its unit, scale and hedge, as printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations

from assistant.models import ClaimRole
from assistant.verify.reading import Said, said
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import COUNTED, Case, Pair, unit_agrees
from corpus.dutch.numbers import Number, same_value
from corpus.dutch.units import MEASURES, unit_of_noun
from corpus.models import Origin, Span

_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_NUMBER_WORDS = [
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
]
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBER_WORDS)})\b", re.IGNORECASE)
_STEP = re.compile(
    r"\b(met|naar|tot)\s+(?:(?:ruim|bijna|circa|ongeveer|zo['’]n|rond|meer dan|minder dan|gemiddeld|de|het|nog|slechts)\s+)*$",
    re.IGNORECASE,
)
_SIGNED = frozenset({"%", "procentpunt", "euro", "keer"})
_AFTER = re.compile(r"\s*(?:jaar\s+)?(?:of|en)\s+(meer|ouder|minder|jonger)\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:over|boven)\s+de\s+$", re.IGNORECASE)
_CROSSED = re.compile(r"\bover de .* heen\b|\bboven de\b", re.IGNORECASE)
_HEDGES = {
    "ruim": "more", "meer dan": "more", "minstens": "least", "bijna": "less", "minder dan": "less", "hooguit": "most",
    "circa": "about", "ongeveer": "about", "zo'n": "about", "rond": "about",
}  # fmt: skip


def check(case: Case) -> Iterator[Reason]:
    """Numbers that no quote has, and numbers whose unit, hedge or kind (level or change) differs there."""
    held = _held(case)
    for number in case.claim.numbers:
        matches = [(other, text) for other, text in held if same_value(number, other)]
        same, texts = [other for other, _ in matches], [text for _, text in matches]
        if not same:
            if not (
                case.role is ClaimRole.DERIVED and _is_derived(number, case.claim.numbers, [other for other, _ in held])
            ):
                yield Reason(ReasonCode.FIGURE, f"'{number.written}' staat niet zo in het citaat")
        elif _counted_otherwise(case, number, same):
            yield Reason(ReasonCode.FIGURE, f"'{number.written}' telt in de bron {same[0].unit}, niet {number.unit}")
        elif not any(_same_hedge(case, number, other, text) for other, text in zip(same, texts, strict=True)):
            hedge = next((other.hedge for other in same if other.hedge), None)
            yield Reason(
                ReasonCode.FIGURE, f"bij '{number.written}' staat in de bron {hedge or 'geen ' + str(number.hedge)}"
            )
    yield from _loose_digits(case)
    yield from _loose_words(case)
    yield from _repeated(case)
    for pair in case.pairs:
        if pair.cited and pair.quoted and _by_or_to(case.claim.text, pair.own.span) * _told(pair) < 0:
            yield Reason(ReasonCode.FIGURE, f"met '{pair.own.written}' en naar '{pair.own.written}' is niet hetzelfde")


def _held(case: Case) -> list[tuple[Number, str]]:
    """The numbers of the quotes with their text; of a table's line, whose cells are no sentence, its figures."""
    found = [(number, quoted.said.text) for quoted in case.ground.quoted for number in quoted.said.numbers]
    for figure in case.ground.figures:
        low = None if figure.high is None else figure.value
        if figure.region_from is Origin.TABLE:
            own = Number(Span(0, 0), figure.written, figure.value, figure.unit, figure.hedge, low, figure.high)
            found.append((own, ""))
    return found


def _hedge(number: Number, text: str) -> str:
    """The kind of hedge, also where it is written around the number: '55 jaar of ouder', 'boven de 60'."""
    hedge = _HEDGES.get(number.hedge or "", "")
    if after := _AFTER.match(text, number.span.end):
        around = "most" if after[1].lower() in {"minder", "jonger"} else "least"
    elif _OVER.search(text, max(0, number.span.start - 12), number.span.start) and _CROSSED.search(text):
        around = "more"
    else:
        return hedge
    return around if hedge in {"", around} or (around, number.hedge) == ("more", "meer dan") else f"{around}, {hedge}"


def _same_hedge(case: Case, number: Number, other: Number, text: str) -> bool:
    """Whether both numbers are hedged alike; of 'minstens 1.300 inwoners en 80 werkgevers' both are."""
    own = _hedge(number, case.claim.text)
    if own == _hedge(other, text):
        return True
    before = [n for n in case.claim.numbers if n.span.end <= number.span.start]
    joined = bool(before) and " en " in case.claim.text[before[-1].span.end : number.span.start]
    return joined and not own and _hedge(before[-1], case.claim.text) == _hedge(other, text)


def _repeated(case: Case) -> Iterator[Reason]:
    """A number put in the place of another: it stands more often in the claim than in its quote, and one is gone."""
    if len(case.ground.quoted) != 1:
        return
    own, held = (Counter(n.value for n in text.numbers) for text in (case.claim, case.ground.quoted[0].said))
    for value, count in own.items():
        if count == held[value] > 1:
            units = [
                sorted(n.unit for n in text.numbers if n.value == value)
                for text in (case.claim, case.ground.quoted[0].said)
            ]
            if not all(unit_agrees(a, b) for a, b in zip(*units, strict=True)):
                yield Reason(ReasonCode.FIGURE, "een getal telt in de bron iets anders")
    if any(held[value] and own[value] > held[value] for value in own) and any(not own[value] for value in held):
        yield Reason(ReasonCode.FIGURE, "een getal staat op de plaats van een ander")


def _counted_otherwise(case: Case, number: Number, same: Sequence[Number]) -> bool:
    """Whether the claim counts something that neither the quoted number nor any word of the quotes counts."""
    if not any(unit_agrees(number.unit, other.unit) for other in same):
        return True
    units = {p.cited.unit for p in case.pairs if p.cited and p.own.span.start == number.span.start and p.cited.unit}
    if any(unit_agrees(number.unit, unit) for unit in units) or any(other.unit in COUNTED for other in same):
        return bool(units) and not any(unit_agrees(number.unit, unit) for unit in units)
    if number.unit not in COUNTED:
        return False
    held = _nouns(case.ground.text) or _nouns(case.ground.around)
    return not any(unit_agrees(number.unit, unit) for unit in held)


def _nouns(text: str) -> set[str]:
    """What a text counts."""
    return {unit_of_noun(word) for word in re.findall(r"[\w'’-]+", text)} & COUNTED


def _told(pair: Pair) -> int:
    quoted, cited = pair.quoted, pair.cited
    if quoted is None or cited is None:
        return 0
    return next((_by_or_to(quoted.said.text, n.span) for n in quoted.said.numbers if n.value == cited.value), 0)


def _by_or_to(text: str, span: Span) -> int:
    """-1 where the text says that something changed by the number, 1 where it changed to it, 0 where neither."""
    match = _STEP.search(text, max(0, span.start - 40), span.start)
    return 0 if match is None else -1 if match[1].lower() == "met" else 1


def _loose_digits(case: Case) -> Iterator[Reason]:
    """Digits that are no number by themselves ('mbo 4', 'artikel 7'): they must stand in the quotes as written."""
    taken = [n.span for n in case.claim.numbers] + [p.span for p in case.claim.periods]
    texts = [quoted.said for quoted in case.ground.quoted] + [said(case.ground.around)]
    counts = {d for one in texts for n in one.numbers if n.unit not in _SIGNED for d in _DIGITS.findall(n.written)}
    held = counts | {
        match[0] for one in texts for match in _DIGITS.finditer(one.text) if not _is_number(match.start(), one)
    }
    for match in _DIGITS.finditer(case.claim.text):
        if not any(s.start <= match.start() < s.end for s in taken) and match[0] not in held:
            yield Reason(ReasonCode.FIGURE, f"'{match[0]}' staat niet in het citaat")


def _loose_words(case: Case) -> Iterator[Reason]:
    """Numbers in words that were not read as one ('op twaalf inwoners'): the quotes must have them, in words or digits."""
    taken = [n.span for n in case.claim.numbers] + [p.span for p in case.claim.periods]
    held = f"{case.ground.text} {case.ground.around}".lower()
    digits = set(_DIGITS.findall(held))
    for match in _NUMBER_WORD.finditer(case.claim.text):
        word = match[0].lower()
        if any(s.start <= match.start() < s.end for s in taken) or re.search(rf"\b{word}", held):
            continue
        if str(_NUMBER_WORDS.index(word) + 2) not in digits:
            yield Reason(ReasonCode.FIGURE, f"'{match[0]}' staat niet in het citaat")


def _is_number(at: int, text: Said) -> bool:
    return any(n.span.start <= at < n.span.end for n in text.numbers)


def _is_derived(number: Number, shown: Sequence[Number], held: Sequence[Number]) -> bool:
    """Whether the number is the sum, difference, ratio or growth of two cited numbers that the claim shows."""
    cited = [n for n in shown if any(same_value(n, other) for other in held)]
    return any(_rounds_to(result, number) for a, b in permutations(cited, 2) for result in _results(a, b, number.unit))


def _results(a: Number, b: Number, unit: str) -> list[float]:
    """What can be worked out of two numbers of one unit; shares differ by points, not by percent."""
    if (a.unit in MEASURES or b.unit in MEASURES) and a.unit != b.unit:
        return []
    if unit == "%" and a.unit != "%":
        return [100 * (a.value - b.value) / b.value, 100 * a.value / b.value] if b.value else []
    if unit == "keer":
        return [a.value / b.value] if b.value else []
    if a.unit == "%" and unit != "procentpunt":
        return []
    return [a.value - b.value, abs(a.value - b.value), a.value + b.value]


def _rounds_to(result: float, number: Number) -> bool:
    decimals = len("".join(re.findall(r"^\d+", number.written.partition(",")[2])))
    return abs(abs(result) - abs(number.value)) <= 0.5 * 10.0**-decimals + 1e-9
