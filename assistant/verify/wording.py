"""What the words of a sentence stand for, so that another wording of the same can be recognised."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.dutch.stems import fold
from corpus.dutch.thesaurus import concepts
from corpus.dutch.words import Token, is_stopword, parts, stem, tokens
from corpus.models import Span

_DATA = Path(__file__).parent / "data"
_CLAUSE = re.compile(
    r"[,;:](?=\s)|\s[–—-]\s|[()]|\.(?=\s)|\b(?:maar|terwijl|omdat|doordat|aangezien|waardoor|waarbij|waarna|zodat|hoewel|want|dus)\b"
    r"|\ben (?=(?:in|op|bij|van|voor|dat|die|de|het|er|na|vanaf|tot|is|zijn|daalt|stijgt|dit|deze|daarmee|daardoor)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: where it stands, what it may be recognised by (stem, concepts, synonyms), and its parts."""

    span: Span
    text: str
    keys: frozenset[str]
    parts: tuple[str, ...]

    def known(self, keys: frozenset[str]) -> bool:
        """Whether `keys` hold the word, another word for it, or each part of the compound that it is."""
        return not self.keys.isdisjoint(keys) or (len(self.parts) > 1 and all(part in keys for part in self.parts))


@lru_cache(maxsize=4096)
def content(text: str) -> tuple[Word, ...]:
    """The words of `text` that say something; articles, auxiliaries, digits and the like are left out."""
    return tuple(word for word in _words(text) if not is_light(word.text) and not any(c.isdigit() for c in word.text))


@lru_cache(maxsize=8192)
def recognised(text: str) -> frozenset[str]:
    """By what any word of `text`, light ones and parts of compounds too, may be recognised."""
    found = _words(text)
    whole = {key for word in found for key in word.keys}
    pieces = {part for word in found for part in word.parts}
    return frozenset(whole | pieces | {group for part in pieces for group in _synonyms().get((part,), ())})


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[Word, ...]:
    found = tokens(text)
    keys: list[set[str]] = [_own_keys(token) for token in found]
    for mention in concepts(text):
        for token, own in zip(found, keys, strict=True):
            if mention.strength == 1.0 and mention.span.start <= token.span.start < mention.span.end:
                own.add("#" + mention.concept_id)
    for start, size, group in _groups_in(found):
        for own in keys[start : start + size]:
            own.add(group)
    return tuple(
        Word(token.span, token.lower, frozenset(own), tuple(p for p in parts(token.text) if not is_stopword(p)))
        for token, own in zip(found, keys, strict=True)
    )


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[Span, ...]:
    """The parts of a sentence that say something by themselves, in its order; decimals and lists of words stay whole."""
    return _without_crumbs(text, pieces(text))


def pieces(text: str) -> list[Span]:
    """`text` cut at commas and connecting words, small parts too."""
    cuts = [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)]
    return [Span(a, b) for a, b in itertools.pairwise(cuts) if text[a:b].strip(" ,;:.()–—-")]


def _without_crumbs(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Parts of one or two content words go with the part before them ('A, B en C')."""
    joined: list[Span] = []
    for span in spans:
        if joined and _is_crumb(span.of(text)):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    if len(joined) > 1 and _is_crumb(joined[0].of(text)):
        joined[:2] = [Span(joined[0].start, joined[1].end)]
    return tuple(joined)


def _is_crumb(text: str) -> bool:
    return sum(not is_light(token.lower) for token in tokens(text)) < 3


@lru_cache(maxsize=50_000)
def is_light(word: str) -> bool:
    """Whether lower-case `word` says nothing that a source must carry ('bedraagt', 'daarnaast')."""
    plain = fold(word)
    return is_stopword(plain) or plain in _light()


@cache
def _light() -> frozenset[str]:
    return frozenset(word for line in _lines("light.txt") for word in line.split())


def _own_keys(token: Token) -> set[str]:
    own = stem(token.text)
    return {own, *_synonyms().get((own,), ())}


def _groups_in(found: tuple[Token, ...]) -> list[tuple[int, int, str]]:
    """Synonyms of two or three words ('te weinig'): where they stand, and their group."""
    stems = [stem(token.text) for token in found]
    return [
        (at, size, group)
        for size in (2, 3)
        for at in range(len(stems) - size + 1)
        for group in _synonyms().get(tuple(stems[at : at + size]), ())
    ]


def other_words(word: str) -> frozenset[str]:
    """The groups of synonyms that `word` itself is in."""
    return frozenset(_synonyms().get((stem(word),), ()))


@cache
def _synonyms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Groups by the stems of each of their words or phrases."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for number, line in enumerate(_lines("synonyms.txt")):
        for term in line.split("|"):
            key = tuple(stem(token.text) for token in tokens(term))
            found[key] = (*found.get(key, ()), f"~{number}")
    return found


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
