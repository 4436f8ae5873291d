"""Gate: what the claim counts is what its quotes count; look-alikes are kept apart."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case, Pair, indicator_agrees
from corpus.dutch.indicators import compatible, find_indicators, indicator
from corpus.models import Span


def check(case: Case) -> Iterator[Reason]:
    """Indicators that the quotes do not name, and figures that are another indicator's there."""
    held = {m.id for quoted in case.ground.quoted for m in quoted.said.indicators}
    held |= {figure.indicator for figure in case.ground.figures if figure.indicator}
    around = {m.id for m in find_indicators(case.ground.around)}
    for mention in case.claim.indicators:
        if mention.weight < 1.0 or any(compatible(mention.id, other) > 0 for other in held | around):
            continue
        alike = [other for other in sorted(held) if _look_alike(mention.id, other)]
        if alike or (_figured(case, mention.id) and not _worded(case, mention.span)):
            what = indicator(alike[0]).name if alike else "iets anders"
            yield Reason(ReasonCode.INDICATOR, f"het citaat gaat over {what}, niet over {indicator(mention.id).name}")
    for pair in case.pairs:
        own, cited = pair.own.indicator, pair.cited.indicator if pair.cited else None
        if pair.cited and own and cited and not indicator_agrees(pair.own, pair.cited) and _is_other(case, pair, held):
            names = indicator(cited).name, indicator(own).name
            yield Reason(ReasonCode.INDICATOR, f"'{pair.own.written}' is {names[0]}, niet {names[1]}")


def _is_other(case: Case, pair: Pair, held: set[str]) -> bool:
    """Whether the two indicators are kept apart by the texts, and not only read differently.

    Where the quotes name the claim's indicator too ('de helft van de vacatures was moeilijk te vervullen') the
    reading may differ; then they are apart only if they are look-alikes and the quotes give it another value.
    """
    own, cited = pair.own.indicator or "", pair.cited.indicator or "" if pair.cited else ""
    if not {own, *_family(own)} & held:
        return _look_alike(own, cited) or cited not in {m.id for m in case.claim.indicators}
    if not _look_alike(own, cited):
        return False
    others = [f for f in case.ground.figures if f.indicator == own and f.unit == pair.own.unit]
    return any(f.value != pair.own.value for f in others) and not any(f.value == pair.own.value for f in others)


def _family(id: str) -> set[str]:
    return {indicator(id).parent} - {""}


def _look_alike(a: str, b: str) -> bool:
    return b in indicator(a).look_alikes or a in indicator(b).look_alikes


def _figured(case: Case, id: str) -> bool:
    return any(figure.indicator == id for figure in case.claim.figures)


def _worded(case: Case, span: Span) -> bool:
    """Whether the words that name the indicator stand in the quotes, if in another form."""
    words = [word for word in case.claim.words if span.start <= word.span.start < span.end]
    return bool(words) and all(word.keys & case.ground.keys for word in words)
