"""Gate: every number of the claim stands in its quotes, with its unit, scale and hedge, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from assistant.models import ClaimRole
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case, Pair, unit_agrees
from corpus.dutch.numbers import Number, same_value
from corpus.dutch.units import MEASURES
from corpus.models import Span

_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_STEP = re.compile(
    r"\b(met|naar|tot)\s+(?:(?:ruim|bijna|circa|ongeveer|zo['’]n|rond|meer dan|minder dan|gemiddeld|de|het|nog|slechts)\s+)*$",
    re.IGNORECASE,
)
_HEDGES = {
    "ruim": "more", "meer dan": "more", "minstens": "least", "bijna": "less", "minder dan": "less", "hooguit": "most",
    "circa": "about", "ongeveer": "about", "zo'n": "about", "rond": "about",
}  # fmt: skip


def check(case: Case) -> Iterator[Reason]:
    """Numbers that no quote has, and numbers whose unit, hedge or kind (level or change) differs there."""
    held = _held(case)
    for number in case.claim.numbers:
        same = [other for other in held if same_value(number, other)]
        if not same:
            if not (case.role is ClaimRole.DERIVED and _is_derived(number, case.claim.numbers, held)):
                yield Reason(ReasonCode.FIGURE, f"'{number.written}' staat niet zo in het citaat")
        elif not any(unit_agrees(number.unit, other.unit) for other in same):
            yield Reason(ReasonCode.FIGURE, f"'{number.written}' telt in de bron {same[0].unit}, niet {number.unit}")
        elif not any(_hedge(number) == _hedge(other) or _shares_hedge(case, number, other) for other in same):
            hedge = next((other.hedge for other in same if other.hedge), None)
            yield Reason(ReasonCode.FIGURE, f"bij '{number.written}' staat in de bron {hedge or 'geen ' + str(number.hedge)}")
    yield from _loose_digits(case)
    for pair in case.pairs:
        if pair.cited and pair.quoted and _by_or_to(case.claim.text, pair.own.span) * _told(pair) < 0:
            yield Reason(ReasonCode.FIGURE, f"met '{pair.own.written}' en naar '{pair.own.written}' is niet hetzelfde")


def _held(case: Case) -> list[Number]:
    """The numbers of the quotes; of a table's line, whose cells are no sentence, its figures."""
    found = [number for quoted in case.ground.quoted for number in quoted.said.numbers]
    for figure in case.ground.figures:
        low = None if figure.high is None else figure.value
        found.append(Number(figure.span, figure.written, figure.value, figure.unit, figure.hedge, low, figure.high))
    return found


def _hedge(number: Number) -> str:
    return _HEDGES.get(number.hedge or "", "")


def _shares_hedge(case: Case, number: Number, other: Number) -> bool:
    """'Minstens 1.300 inwoners en 80 werkgevers': the hedge of the first may be meant for both."""
    before = [n for n in case.claim.numbers if n.span.end <= number.span.start]
    joined = before and " en " in case.claim.text[before[-1].span.end : number.span.start]
    return bool(joined) and number.hedge is None and _hedge(before[-1]) == _hedge(other)


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
    held = set(_DIGITS.findall(case.ground.text)) | set(_DIGITS.findall(case.ground.around))
    for match in _DIGITS.finditer(case.claim.text):
        if not any(s.start <= match.start() < s.end for s in taken) and match[0] not in held:
            yield Reason(ReasonCode.FIGURE, f"'{match[0]}' staat niet in het citaat")


def _is_derived(number: Number, shown: Sequence[Number], held: Sequence[Number]) -> bool:
    """Whether the number is the sum, difference, ratio or growth of two cited numbers that the claim shows."""
    cited = [n for n in shown if any(same_value(n, other) for other in held)]
    return any(
        _rounds_to(result, number)
        for a, b in permutations(cited, 2)
        for result in _results(a, b, number.unit)
    )


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
    decimals = len(number.written.partition(",")[2].rstrip("% abcdefghijklmnopqrstuvwxyz"))
    return abs(abs(result) - abs(number.value)) <= 0.5 * 10**-decimals + 1e-9
