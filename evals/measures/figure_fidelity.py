"""Figure fidelity: whether each figure of an answer is the figure of its quotes, in value and unit."""

from __future__ import annotations

from corpus.dutch.numbers import Number, find_numbers
from corpus.dutch.units import MEASURES as MEASURED
from corpus.models import plain
from evals.matching import follows
from evals.measures.measure import UNSCORED, Measure, mean
from evals.models import GivenClaim, Item
from evals.sources import Sources


def figure_fidelity(item: Item) -> float:
    """Share of the numbers in claims and notes that their quotes hold: prec_s of Nan et al. (2021) over numbers.

    Read as values: 'een op de vijf' is 20%, '12.500' is twelve thousand five hundred; % is no procentpunt.
    Derived claims may also give sum, difference, ratio or percentage of two quoted numbers. A quote that stands in
    no source holds nothing. Unscored without numbers.
    """
    found = [held for claim in item.answer.shown for held in _held(claim, item.sources)]
    return mean(found) if found else UNSCORED


def _held(claim: GivenClaim, sources: Sources) -> list[float]:
    quoted = [n for c in claim.citations if sources.hold(c) for n in find_numbers(plain(c.quote))]
    values = [value for n in quoted for value in (n.value, n.high) if value is not None]
    return [
        float(any(_same(number, other) for other in quoted) or (claim.derived and follows(abs(number.value), values)))
        for number in find_numbers(plain(claim.text))
    ]


def _same(number: Number, quoted: Number) -> bool:
    """Equal in value and not differing in a unit that says how to read it; an end of a range may stand alone."""
    units = {n.unit for n in (number, quoted) if n.unit in MEASURED}
    ends = {quoted.value, quoted.high}
    return len(units) < 2 and number.value in ends and (number.high is None or number.high == quoted.high)


MEASURES = (Measure("figure_fidelity", "Cijfers zoals in het citaat", figure_fidelity, mean),)
