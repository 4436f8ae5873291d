"""Gate: every area of the claim, with its level, is the one that its quotes speak of."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.models import ClaimRole
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case, region_agrees, same_area
from corpus.dutch.regions import Relation, UnknownRegionError, relation
from corpus.models import Level, Region


def check(case: Case) -> Iterator[Reason]:
    """Areas that the quotes do not name, figures of another area, and figures of another area than was asked."""
    held = frozenset(region for quoted in case.ground.quoted for region in quoted.regions)
    for mention in case.claim.regions:
        if not any(same_area(a, b) for a in mention.candidates for b in held):
            yield Reason(ReasonCode.REGION, f"het citaat gaat niet over {mention.candidates[0]}")
    for pair in case.pairs:
        if pair.cited and pair.quoted and not region_agrees(case.claim, pair.own, pair.cited, pair.quoted):
            yield Reason(ReasonCode.REGION, f"'{pair.own.written}' is van {pair.cited.region}, niet van {pair.own.region}")
    yield from _other_than_asked(case)


def _other_than_asked(case: Case) -> Iterator[Reason]:
    """A claim that names no area speaks of the one asked about; its figures must be of that one then."""
    if case.question is None or case.role is not ClaimRole.PARAPHRASE or case.claim.regions:
        return
    asked = [region for mention in case.question.regions for region in mention.candidates]
    for pair in case.pairs:
        given = pair.cited.region if pair.cited else None
        if asked and given and given.level is not Level.BUITENLAND and all(_apart(a, given) for a in asked):
            yield Reason(ReasonCode.REGION, f"'{pair.own.written}' is van {given}, en gevraagd is {asked[0]}")


def _apart(asked: Region, given: Region) -> bool:
    """Whether a figure of `given` says nothing of `asked` by itself: another area, or one around it."""
    if same_area(asked, given):
        return False
    try:
        return relation(asked, given) is not Relation.INSIDE
    except UnknownRegionError:
        return True
