"""Region fidelity: whether what is cited is about the region that was asked for, and at its level."""

from __future__ import annotations

from corpus.dutch.numbers import find_numbers
from corpus.dutch.regions import Relation, best_relation, find_regions
from corpus.models import Region, plain
from evals.measures.measure import UNSCORED, Measure, mean
from evals.models import CaseKind, Cited, GivenClaim, Item
from evals.sources import Sources

ASKS_A_FIGURE = frozenset({CaseKind.FIGURE, CaseKind.COMPARISON, CaseKind.FOLLOW_UP})
_FITS = frozenset({Relation.SAME, Relation.INSIDE, Relation.CONTAINS})


def region_fidelity(item: Item) -> float:
    """Share of the claims with a figure whose cited sentence is about a region that was asked for.

    What a quote is about is named in it, else in the nearest heading above it that names a region, else in the
    source's title. It fits if it is the region of the case, lies in it or contains it (so the neighbour never
    fits). A claim that itself names a region must name one that stands there too. Scored where a figure is
    asked for of a region; unscored where nothing names one.
    """
    wanted = [mention.candidates for mention in find_regions(item.case.region)]
    if item.case.kind not in ASKS_A_FIGURE or not wanted or item.answer.refused:
        return UNSCORED
    claims = [claim for claim in item.answer.claims if find_numbers(claim.text)]
    scores = [score for claim in claims if (score := _score(claim, wanted, item.sources)) is not None]
    return mean(scores) if scores else UNSCORED


def _score(claim: GivenClaim, wanted: list[tuple[Region, ...]], sources: Sources) -> float | None:
    valid = [citation for citation in claim.citations if sources.hold(citation)]
    about = [regions for citation in valid if (regions := _about(citation, sources))]
    if not about:
        return None
    named = [mention.candidates for mention in find_regions(plain(claim.text))]
    fits = any(_fit(asked, regions) for asked in wanted for regions in about)
    return float(fits and all(any(_fit(own, regions) for regions in about) for own in named))


def _about(citation: Cited, sources: Sources) -> tuple[Region, ...]:
    for line in (citation.quote, *sources.context(citation)):
        if mentions := find_regions(plain(line)):
            return tuple(region for mention in mentions for region in mention.candidates)
    return ()


def _fit(asked: tuple[Region, ...], regions: tuple[Region, ...]) -> bool:
    return any(best_relation(asked, region) in _FITS for region in regions)


MEASURES = (Measure("region_fidelity", "Cijfers over het gevraagde gebied", region_fidelity, mean),)
