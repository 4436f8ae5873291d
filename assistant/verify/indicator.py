"""Gate: what the claim counts is what its quotes count; look-alikes are kept apart."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case, indicator_agrees
from corpus.dutch.indicators import compatible, find_indicators, indicator


def check(case: Case) -> Iterator[Reason]:
    """Indicators that the quotes do not name, and figures of another indicator."""
    held = {m.id for quoted in case.ground.quoted for m in quoted.said.indicators}
    held |= {figure.indicator for figure in case.ground.figures if figure.indicator}
    around = {m.id for m in find_indicators(case.ground.around)}
    for mention in case.claim.indicators:
        if mention.weight < 1.0 or any(compatible(mention.id, other) > 0 for other in held | around):
            continue
        alike = [other for other in held if _look_alike(mention.id, other)]
        if alike or mention.id not in held | around and _figured(case, mention.id):
            what = indicator(alike[0]).name if alike else "iets anders"
            yield Reason(ReasonCode.INDICATOR, f"het citaat gaat over {what}, niet over {indicator(mention.id).name}")
    for pair in case.pairs:
        if pair.cited and pair.own.indicator and pair.cited.indicator and not indicator_agrees(pair.own, pair.cited):
            names = indicator(pair.cited.indicator).name, indicator(pair.own.indicator).name
            yield Reason(ReasonCode.INDICATOR, f"'{pair.own.written}' is {names[0]}, niet {names[1]}")


def _look_alike(a: str, b: str) -> bool:
    return b in indicator(a).look_alikes or a in indicator(b).look_alikes


def _figured(case: Case, id: str) -> bool:
    return any(figure.indicator == id for figure in case.claim.figures)
