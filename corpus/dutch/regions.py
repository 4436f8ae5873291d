"""The areas that a text names, each with every area that the name may stand for.

'Groningen' may be a municipality, a province or an arbeidsmarktregio. A word beside the name settles it
('provincie Groningen'), also for the names after it ('arbeidsmarktregio's Zwolle en Twente').
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.dutch.areas import Relation, UnknownRegionError, best_relation, municipalities, parents, relation
from corpus.dutch.gazetteer import Caution, Gazetteer, Name, gazetteer, words_of
from corpus.dutch.place_words import (
    BEFORE_CAPITAL,
    BEFORE_NOUN,
    BEFORE_PLACE,
    OF_INSTITUTION,
    QUALIFIERS,
    Qualifier,
    Token,
    list_joins,
    qualifier_before,
    tokens_of,
)
from corpus.models import Region, Span

__all__ = [
    "RegionMention",
    "Relation",
    "UnknownRegionError",
    "best_relation",
    "find_regions",
    "municipalities",
    "parents",
    "parse_region",
    "relation",
]

_INSIDE_NAME = re.compile(r"(?:\s{1,4}|\s?[-–‑/&]\s?|\s?\(|\.|)['’‘`´]?")
_LEVEL_AFTER = re.compile(r"\s?\((\w+)\)")
_HANGING = re.compile(r"\b((?:noord|zuid)(?:-?(?:oost|west))?|oost|west|midden)-(?=\s*(?:,|en\b|of\b|/))", re.I)
_BETWEEN_HANGING = re.compile(r"-(?:\s*(?:,|/|en\b|of\b|(?:noord|zuid|oost|west|midden)+-))+\s*", re.I)


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A name in a text. `span` and `written` cover the name, without the word that tells its level.

    `candidates` holds each area that the name may stand for, never none; after 'regio' the
    arbeidsmarktregio comes first.
    """

    span: Span
    written: str
    candidates: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A name in a text: the tokens `first` up to `last`, its entry, and what tells its level."""

    first: int
    last: int
    name: Name
    regions: tuple[Region, ...]
    qualifier: Qualifier | None


def find_regions(text: str) -> tuple[RegionMention, ...]:
    """The areas that `text` names, in its order; never inside a word, an address or a URL.

    Lower case, hyphens and accents do not matter, nor one wrong letter in a name of seven letters or more.
    A name that is also a Dutch word ('assen', 'haren') needs the look of a place: a capital, 'in', 'gemeente'.
    """
    tokens = tokens_of(text)
    mentions = [_mention(text, tokens, found) for found in _walk(text, tokens)]
    if "- " in text or "-," in text or "-/" in text:
        mentions = sorted([*mentions, *_hanging(text, mentions)], key=lambda mention: mention.span)
    return tuple(mentions)


def _walk(text: str, tokens: list[Token]) -> Iterator[_Found]:
    known = gazetteer()
    lengths, at, before = known.lengths, 0, None
    for index, (word, _, _) in enumerate(tokens):
        if index < at or word not in lengths:
            continue
        found = _name_at(text, tokens, index, known, before)
        if found is not None:
            yield found
            at, before = found.last, found


def _name_at(text: str, tokens: list[Token], index: int, known: Gazetteer, before: _Found | None) -> _Found | None:
    """The longest believable name at `index`; a shorter one if only that fits the word before it."""
    joined = before is not None and list_joins(text, tokens[before.last - 1][2], tokens[index][1])
    own = qualifier_before(text, tokens, index)
    carried = before.qualifier if joined and before is not None and own is None else None
    fallback = None
    for length in known.lengths[tokens[index][0]]:
        part = tokens[index : index + length]
        name = known.names.get(tuple(token[0] for token in part))
        if name is None or len(part) < length or not _holds_together(text, part):
            continue
        qualifier = own or carried or _qualifier_after(text, tokens, index + length, name)
        regions = qualifier.narrow(name.regions) if qualifier else ()
        found = _Found(index, index + length, name, regions or name.regions, qualifier if regions else None)
        if not _believable(text, tokens, found, joined):
            continue
        if regions or not qualifier:
            return found
        fallback = fallback or found
    return fallback


def _holds_together(text: str, tokens: list[Token]) -> bool:
    return all(_INSIDE_NAME.fullmatch(text, a[2], b[1]) for a, b in pairwise(tokens))


def _qualifier_after(text: str, tokens: list[Token], index: int, name: Name) -> Qualifier | None:
    """The level after a name: 'Groningen (provincie)', 'de Drentse arbeidsmarktregio', 'drenthe provincie'."""
    if match := _LEVEL_AFTER.match(text, tokens[index - 1][2]):
        return QUALIFIERS.get(match[1].lower())
    if index >= len(tokens) or text[tokens[index - 1][2] : tokens[index][1]].strip():
        return None
    word = tokens[index][0]
    names_next = index + 1 < len(tokens) and tokens[index + 1][0] in gazetteer().lengths
    levels = {"arbeidsmarktregio", "provincie"} if name.form else set() if names_next else {"stad", "provincie"}
    return QUALIFIERS[word] if word in levels else None


def _believable(text: str, tokens: list[Token], found: _Found, joined: bool) -> bool:
    """Whether the name is meant as a place here, not as the Dutch word that it also is."""
    name, (_, start, end) = found.name, tokens[found.first]
    after = tokens[found.last][0] if found.last < len(tokens) else ""
    if after in name.not_before and not text[tokens[found.last - 1][2] : tokens[found.last][1]].strip():
        return False
    before = tokens[found.first - 1][0] if found.first else ""
    if before in OF_INSTITUTION:
        return False
    if name.caution is Caution.NONE or found.qualifier:
        return True
    shouted = text.isupper()
    if name.caution is Caution.CAPITALS:
        return text[start:end].isupper() and not shouted
    if text[start].isupper() and not shouted:
        if name.caution is Caution.COMMON:
            return joined or before in BEFORE_CAPITAL
        return True
    joined = joined or _joins_next(tokens[found.last : found.last + 2])
    return name.caution is Caution.WORD and (joined or before in BEFORE_PLACE or _keyword(tokens, found, before))


def _joins_next(tokens: list[Token]) -> bool:
    """Whether 'en' and an unmistakable place follow ('assen en emmen')."""
    words = [word for word, _, _ in tokens]
    name = gazetteer().names.get((words[1],)) if words[:1] == ["en"] and len(words) == 2 else None
    return name is not None and name.caution is Caution.NONE


def _keyword(tokens: list[Token], found: _Found, before: str) -> bool:
    """Whether a lower-case name stands at the edge of a few loose words ('vacatures bouw assen')."""
    return len(tokens) <= 8 and (not found.first or (found.last == len(tokens) and before not in BEFORE_NOUN))


def _mention(text: str, tokens: list[Token], found: _Found) -> RegionMention:
    start, end = tokens[found.first][1], tokens[found.last - 1][2]
    if tokens[found.first][0] == "s" and start and text[start - 1] in "'’‘`´":
        start -= 1
    if text[start:end].count("(") and text[end : end + 1] == ")":
        end += 1
    return RegionMention(Span(start, end), text[start:end], found.regions)


def _hanging(text: str, mentions: list[RegionMention]) -> Iterator[RegionMention]:
    """'Noord-' in 'Noord- en Oost-Nederland', read with the second half of the name that follows."""
    for match in _HANGING.finditer(text):
        following = next((mention for mention in mentions if mention.span.start >= match.end()), None)
        if following and _BETWEEN_HANGING.fullmatch(text, match.end() - 1, following.span.start):
            rest = words_of(following.written)[1:]
            if name := gazetteer().names.get((*words_of(match[1]), *rest)):
                yield RegionMention(Span(match.start(), match.end()), match[0], name.regions)


_WRITTEN_LEVEL = re.compile(
    r"\s*(arbeidsmarktregio|provincie|gemeente|corop(?:-gebied)?|deelgebied|landsdeel)\s+(.+)", re.I
)


def parse_region(text: str) -> Region:
    """The one area that `text` names, as in a register or table: 'arbeidsmarktregio Drenthe', 'Nederland'.

    Reads what `str(region)` writes. Raises UnknownRegionError for an unknown or ambiguous name.
    """
    match = _WRITTEN_LEVEL.fullmatch(text)
    name = gazetteer().names.get(words_of(match[2] if match else text))
    if name is None or name.form:
        raise UnknownRegionError(f"Onbekende regio '{text}'; schrijf bijvoorbeeld 'arbeidsmarktregio Drenthe'")
    regions = name.regions
    if match:
        written = "arbeidsmarktregio" if match[1].lower() == "regio" else match[1].lower()
        regions = tuple(region for region in regions if region.level.lower().startswith(written))
    exact = tuple(region for region in regions if words_of(region.name) == words_of(match[2] if match else text))
    regions = exact or regions
    if len(regions) != 1:
        choice = " of ".join(f"'{region}'" for region in regions or name.regions)
        raise UnknownRegionError(f"Regio '{text}' is niet eenduidig; schrijf {choice}")
    return regions[0]
