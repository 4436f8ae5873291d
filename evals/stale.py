"""Stale gold: the cases that rest on a source whose edition changed, or whose fact has aged."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.library import Library
from corpus.models import Source
from evals.models import Case, Cited
from evals.sources import Sources

_EDITION = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\b")


class Why(StrEnum):
    """Why a case needs a look, the most urgent first."""

    GONE = "de bron is er niet meer"
    LOST = "de bron is veranderd en het citaat staat er niet meer in"
    CHANGED = "de bron is veranderd; het citaat staat er nog"
    NEWER = "er is een nieuwere uitgave"
    AGED = "de houdbaarheid is voorbij"


@dataclass(frozen=True, slots=True)
class Stale:
    """A case that needs a look, why, and the source that it is about."""

    case: Case
    why: Why
    about: str


def stale(cases: Sequence[Case], pinned: Mapping[str, str], library: Library, today: date) -> tuple[Stale, ...]:
    """The cases that need a look, the most urgent first, each with its most urgent reason.

    `pinned`: the editions (checksums) that the cases were last checked against, as the floors hold them. A new
    edition of a publication is a source of the same publisher, region and title but for the years, published later.
    """
    sources = Sources.of(library)
    found = [item for case in cases if (item := _stale(case, pinned, library, sources, today)) is not None]
    return tuple(sorted(found, key=lambda item: (tuple(Why).index(item.why), item.case.id)))


def newer_edition(source: Source, others: Sequence[Source]) -> Source | None:
    """The latest later edition of the publication among `others`, or None."""
    later = [
        other
        for other in others
        if not other.withdrawn
        and (other.publisher, other.region, bare_title(other)) == (source.publisher, source.region, bare_title(source))
        and other.published > source.published
    ]
    return max(later, key=lambda other: other.published, default=None)


def bare_title(source: Source) -> str:
    """The title without its years, in lower case: what all editions have in common, and a fact sheet with them."""
    return re.sub(r"\s+", " ", _EDITION.sub("", source.title)).strip().lower().removeprefix("feitenblad bij ")


def _stale(case: Case, pinned: Mapping[str, str], library: Library, sources: Sources, today: date) -> Stale | None:
    used = {source.id: source for source in library.sources if not source.withdrawn}
    reasons = [
        (why, about)
        for gold in case.gold
        for why, about in [_of_source(Cited(gold.doc, gold.page, gold.quote), pinned, used, sources)]
        if why is not None
    ]
    if case.expires and case.expires < today:
        reasons.append((Why.AGED, f"houdbaar tot {case.expires.isoformat()}"))
    if not reasons:
        return None
    why, about = min(reasons, key=lambda reason: tuple(Why).index(reason[0]))
    return Stale(case, why, about)


def _of_source(
    gold: Cited, pinned: Mapping[str, str], used: Mapping[str, Source], sources: Sources
) -> tuple[Why | None, str]:
    source = used.get(gold.doc)
    if source is None:
        return Why.GONE, gold.doc
    if pinned.get(gold.doc, source.sha256) != source.sha256:
        return (Why.CHANGED if sources.hold(gold) else Why.LOST), gold.doc
    newer = newer_edition(source, tuple(used.values()))
    return (Why.NEWER, newer.title) if newer else (None, "")
