"""Gate: every area of the claim, with its level, is the one that its quotes speak of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.models import ClaimRole
from assistant.verify.ground import Quoted
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case, region_agrees, same_area
from corpus.dutch.regions import RegionMention, Relation, UnknownRegionError, find_regions, relation
from corpus.models import Level, Region


def check(case: Case) -> Iterator[Reason]:
    """Areas that the quotes do not name, figures of another area, and figures of another area than was asked."""
    held = frozenset(region for quoted in case.ground.quoted for region in _areas(quoted))
    for mention in case.claim.regions:
        if _is_country(mention) and not _level(case.claim.text, mention) and _is_national(case):
            continue
        if not any(same_area(a, b) for a in mention.candidates for b in held):
            yield Reason(ReasonCode.REGION, f"het citaat gaat niet over {mention.candidates[0]}")
        elif not _level_held(case.claim.text, mention, held):
            yield Reason(ReasonCode.REGION, f"de bron noemt geen {_level(case.claim.text, mention)} {mention.written}")
    yield from _ousted(case)
    for pair in case.pairs:
        if (
            pair.cited
            and pair.quoted
            and not region_agrees(case.claim, pair.own, pair.cited, pair.quoted, case.areas_beside(pair.quoted))
        ):
            yield Reason(
                ReasonCode.REGION, f"'{pair.own.written}' is van {pair.cited.region}, niet van {pair.own.region}"
            )
    yield from _other_than_asked(case)


def _is_national(case: Case) -> bool:
    """Whether the quotes speak of the country without its name, and no area of theirs gave way to it."""
    gone = {m.candidates for q in case.ground.quoted for m in q.said.regions} - {
        m.candidates for m in case.claim.regions
    }
    return _NATIONAL.search(case.ground.text) is not None and not gone


def _areas(quoted: Quoted) -> frozenset[Region]:
    """The areas that a cited sentence speaks of; 'de nationale standaard' is not of the area that stands above it."""
    national = not quoted.said.regions and _NATIONAL.search(quoted.said.text)
    return frozenset({_COUNTRY}) if national else quoted.regions


_COUNTRY = find_regions("Nederland")[0].candidates[0]
_NATIONAL = re.compile(
    r"\b(?:nationale?|nationaal|landelijke?|in het land|heel het land)\b|(?:^|[.;] )(?:Landelijk|Nationaal)\b"
)


def _is_country(mention: RegionMention) -> bool:
    return mention.candidates[0].level is Level.LAND


_LEVEL = re.compile(r"\b(arbeidsmarktregio|provincie|gemeente|stad|corop-?gebied)\s+$", re.IGNORECASE)


def _level(text: str, mention: RegionMention) -> str:
    """The word before the name that tells its level; '' if there is none."""
    match = _LEVEL.search(text, 0, mention.span.start)
    return "" if match is None else {"stad": "gemeente"}.get(match[1].lower(), match[1].lower())


def _level_held(text: str, mention: RegionMention, held: frozenset[Region]) -> bool:
    """Whether the level that the claim writes before a name is that of the source ('gemeente Drenthe' is none)."""
    level = _level(text, mention)
    named = [r for r in held if r.name in {c.name for c in mention.candidates}]
    return not level or any(region.level.value.lower().startswith(level) for region in named)


def _ousted(case: Case) -> Iterator[Reason]:
    """An area put in the place of another: named more often than in the quote, which names one that is gone."""
    if len(case.ground.quoted) != 1:
        return
    own, theirs = (
        Counter(m.candidates[0].name for m in text.regions) for text in (case.claim, case.ground.quoted[0].said)
    )
    more, gone = own - theirs, theirs - own
    if theirs and any(theirs[name] for name in more) and any(not own[name] for name in gone):
        yield Reason(ReasonCode.REGION, f"{next(iter(more))} staat op de plaats van {next(iter(gone))}")


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
