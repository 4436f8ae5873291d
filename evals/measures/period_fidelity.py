"""Period fidelity: whether what is cited is of the period that was asked for."""

from __future__ import annotations

from corpus.dutch.numbers import find_numbers
from corpus.dutch.periods import find_periods, meets
from corpus.models import Period, plain
from evals.measures.measure import UNSCORED, Measure, mean
from evals.measures.region_fidelity import ASKS_A_FIGURE
from evals.models import Cited, GivenClaim, Item
from evals.sources import Sources

ENOUGH = 0.5  # of `meets`: the one inside the other, or the same moment


def period_fidelity(item: Item) -> float:
    """Share of the claims with a figure whose cited sentence is of the period that was asked for.

    The period of a quote is named in it, else in the sentence before it, else in the nearest heading that names
    one; each period named there may be meant. A title names its edition, not the period of a figure. Scored where
    a figure is asked for of a period; unscored where nothing names one.
    """
    wanted = _periods(item.case.period)
    if item.case.kind not in ASKS_A_FIGURE or not wanted or item.answer.refused:
        return UNSCORED
    claims = [claim for claim in item.answer.claims if find_numbers(claim.text)]
    scores = [score for claim in claims if (score := _score(claim, wanted, item.sources)) is not None]
    return mean(scores) if scores else UNSCORED


def _score(claim: GivenClaim, wanted: tuple[Period, ...], sources: Sources) -> float | None:
    of = [period for citation in claim.citations if sources.hold(citation) for period in _of(citation, sources)]
    if not of:
        return None
    named = _periods(claim.text)
    fits = any(meets(asked, period) >= ENOUGH for asked in wanted for period in of)
    return float(fits and all(any(meets(own, period) >= ENOUGH for period in of) for own in named))


def _of(citation: Cited, sources: Sources) -> tuple[Period, ...]:
    for line in (citation.quote, _before(citation, sources), *sources.headings(citation)):
        if periods := _periods(line):
            return periods
    return ()


def _before(citation: Cited, sources: Sources) -> str:
    """The sentences of the passage up to the quote, last first, as far as the first that names a period."""
    passage = sources.passage_of(citation)
    if passage is None:
        return ""
    lines = [passage.sentence_text(index) for index in range(len(passage.sentences))]
    quote = plain(citation.quote)
    at = next((index for index, line in enumerate(lines) if quote[:40] in line or line in quote), 0)
    return next((line for line in reversed(lines[:at]) if _periods(line)), "")


def _periods(text: str) -> tuple[Period, ...]:
    return tuple(mention.period for mention in find_periods(plain(text)) if mention.period)


MEASURES = (Measure("period_fidelity", "Cijfers over de gevraagde periode", period_fidelity, mean),)
