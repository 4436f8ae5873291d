"""Gate: what the claim counts is what its quotes count; look-alikes are kept apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.verify.ground import Quoted
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case, Pair, indicator_agrees
from assistant.verify.wording import is_light, recognised
from corpus.dutch.indicators import compatible, find_indicators, indicator
from corpus.dutch.words import stem, tokens
from corpus.models import Span

#: Words that make another count of the same noun: openstaande, ontstane and vervulde vacatures differ.
_KIND = re.compile(
    r"\b(?:openstaande|ontstane|vervulde|onvervulde|online|netto|bruto|kortdurende?|langdurige?|geregistreerde|lopende|beëindigde|tijdelijke|vaste"
    r"|onderbenutte|potentiële|werkzame|werkloze|erkende|ingestroomde)(?=\s+(?:\w+\s+)?\w*(?:vacatures|participatie|arbeidsparticipatie|werkzoekenden?|uitkeringen|contract\w*|banen|deeltijd\w*|beroepsbevolking|werklozen|leerbedrijven|WW\b|WW-\w+))",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Reason]:
    """Indicators that the quotes do not name, and figures that are another indicator's there."""
    held = {m.id for quoted in case.ground.quoted for m in quoted.said.indicators}
    held |= {figure.indicator for figure in case.ground.figures if figure.indicator}
    held |= {m.id for quoted in case.ground.quoted for m in find_indicators(quoted.around if quoted.lead else "")}
    around = {m.id for m in find_indicators(case.ground.around)}
    for mention in case.claim.indicators:
        alike = [other for other in sorted(held) if _look_alike(mention.id, other)]
        fits = max((compatible(mention.id, other) for other in held), default=0.0)
        if mention.weight < 1.0 or fits == 1.0 or (fits and not alike) or _literal(case, mention.span):
            continue
        loose = any(compatible(mention.id, other) for other in around) or _is_base(case.claim.text, mention.span)
        if alike or not (loose or _worded(case, mention.span)):
            what = indicator(alike[0]).name if alike else "iets anders"
            yield Reason(ReasonCode.INDICATOR, f"het citaat gaat over {what}, niet over {indicator(mention.id).name}")
    yield from _ousted(case)
    for match in _KIND.finditer(case.claim.text):
        if not recognised(match[0]) & (case.ground.keys | recognised(case.ground.around)):
            yield Reason(ReasonCode.INDICATOR, f"de bron zegt niet '{match[0]}'")
    for pair in case.pairs:
        own, cited = pair.own.indicator, pair.cited.indicator if pair.cited else None
        if pair.cited and own and cited and not indicator_agrees(pair.own, pair.cited) and _is_other(case, pair, held):
            names = indicator(cited).name, indicator(own).name
            yield Reason(ReasonCode.INDICATOR, f"'{pair.own.written}' is {names[0]}, niet {names[1]}")


def _ousted(case: Case) -> Iterator[Reason]:
    """An indicator put in the place of another: named more often than in the quote, which names one that is gone."""
    if len(case.ground.quoted) != 1:
        return
    own, held = (
        Counter(m.id for m in text.indicators if m.weight == 1.0) for text in (case.claim, case.ground.quoted[0].said)
    )
    if any(held[id] for id in own - held) and any(not own[id] and _rivals(id, own - held) for id in held - own):
        yield Reason(ReasonCode.INDICATOR, f"{indicator(min(own - held)).name} staat op de plaats van iets anders")


def _rivals(id: str, others: Counter[str]) -> bool:
    return any(_look_alike(id, other) or indicator(id).parent == indicator(other).parent != "" for other in others)


def _is_other(case: Case, pair: Pair, held: set[str]) -> bool:
    """Whether the two indicators are kept apart by the texts, and not only read differently.

    Where the quotes name the claim's indicator too ('de helft van de vacatures was moeilijk te vervullen') the
    reading may differ; then they are apart only if they are look-alikes and the quotes give it another value.
    """
    own, cited = pair.own.indicator or "", pair.cited.indicator or "" if pair.cited else ""
    if any(m.id == own and _literal(case, m.span) for m in case.claim.indicators):
        held = held | {own}
    if not {own, *_family(own)} & held:
        return _look_alike(own, cited) or cited not in {m.id for m in case.claim.indicators}
    if not _look_alike(own, cited):
        return False
    if any(m.id == own and _literal(case, m.span, pair.quoted) for m in case.claim.indicators):
        return False
    others = [f for f in case.ground.figures if f.indicator == own and f.unit == pair.own.unit]
    return any(f.value != pair.own.value for f in others) and not any(f.value == pair.own.value for f in others)


def _family(id: str) -> set[str]:
    return {indicator(id).parent} - {""}


def _look_alike(a: str, b: str) -> bool:
    return b in indicator(a).look_alikes or a in indicator(b).look_alikes


def _literal(case: Case, span: Span, quoted: Quoted | None = None) -> bool:
    """Whether the words that name the indicator stand in the quotes themselves, or it only tells whose jobs."""
    text = span.of(case.claim.text)
    stems = {stem(token.text) for token in tokens(quoted.said.text if quoted else case.ground.text)}
    jobs = re.search(r"\bbanen (?:van|voor) (?:de )?$", case.claim.text[: span.start], re.IGNORECASE)
    own = [token for token in tokens(text) if not is_light(token.lower) and token.lower not in {"ouder", "meer"}]
    return jobs is not None or (bool(own) and all(stem(token.text) in stems for token in own))


def _is_base(text: str, span: Span) -> bool:
    """'71% van de bevolking': what the share is of, not what is counted."""
    return (
        re.search(r"\b(?:van|onder|voor) (?:de |het |alle |deze )?(?:\S+ van de )?$", text[: span.start], re.IGNORECASE)
        is not None
        and "%" in text
    )


def _worded(case: Case, span: Span) -> bool:
    """Whether the words that name the indicator stand in the quotes, if in another form."""
    words = [word for word in case.claim.words if span.start <= word.span.start < span.end]
    return bool(words) and all(word.known(case.ground.keys) for word in words)
