"""Finding words in passages as they are written: every word must be there, in whatever case or accent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.models import Passage, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that holds all words, and where they stand in its text."""

    passage: Passage
    spans: tuple[Span, ...]


def search(passages: Iterable[Passage], written: str) -> list[Found]:
    """The passages that hold every word of `written`, those that hold them most often first."""
    words = [folded(word) for word in re.findall(r"[\w.,%-]*\w%?", written)]
    if not words:
        return []
    found = []
    for passage in passages:
        text = folded(passage.text)
        places = [[m.span() for m in re.finditer(rf"(?<!\w){re.escape(word)}", text)] for word in words]
        if len(text) == len(passage.text) and all(places):
            spans = sorted({Span(start, end) for row in places for start, end in row})
            found.append(Found(passage, tuple(spans)))
    return sorted(found, key=lambda f: (-len(f.spans), f.passage.doc, f.passage.page or 0, f.passage.page_span))


def folded(text: str) -> str:
    """`text` without case and accents, character by character, so that places stay the same."""
    return "".join(_fold(char) for char in text)


def _fold(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0].lower()
    return base if len(base) == 1 else char
