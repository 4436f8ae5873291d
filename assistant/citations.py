"""Citations of a sentence: one quote for each unbroken slice of a page that it stands on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.models import Citation
from corpus.models import Passage, Place, Source, Span, plain

_NOTE_MARK = re.compile(r"(?<=[^\W\d_][.!?]|[)”’][.!?])\d{1,2}\s*\Z")


def without_note_mark(sentence: str) -> str:
    """A sentence without the number of a footnote that stands right behind its full stop."""
    return _NOTE_MARK.sub("", sentence)


class Citer:
    """Makes citations with the publisher of the source and the words of the page."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def sentence(self, passage: Passage, index: int) -> tuple[Citation, ...]:
        """The citations of sentence `index`; more than one where debris or a page break stands inside it."""
        span = passage.sentences[index].span
        mark = _NOTE_MARK.search(passage.text, span.start, span.end)
        return self.span(passage, Span(span.start, mark.start()) if mark else span)

    def span(self, passage: Passage, span: Span) -> tuple[Citation, ...]:
        """The citations of some characters of a passage."""
        found, start = [], 0
        for place in (Place(passage.page, passage.page_span), *passage.rest):
            size = place.span.end - place.span.start
            low, high = max(span.start - start, 0), min(span.end - start, size)
            if low < high:
                words = passage.text[start + low : start + high]
                where = Span(place.span.start + low, place.span.start + high)
                found.append(self._citation(passage, place.page, where, plain(words)))
            start += size + 1
        return tuple(found)

    def heading(self, passage: Passage) -> Citation | None:
        """The citation of the passage's own heading, where it is known where that stands."""
        if passage.heading is None or not passage.sections:
            return None
        where, words = passage.heading.span, passage.sections[-1]
        marks = max(0, where.end - where.start - len(words))  # '### ' of a markdown heading
        return self._citation(passage, passage.heading.page, Span(where.start + marks, where.end), words)

    def publisher(self, passage: Passage) -> str:
        """Who published the source of a passage."""
        return self._sources[passage.doc].publisher

    def published(self, passage: Passage) -> int:
        """The year in which the source of a passage appeared; of an edition of two years the last."""
        years = re.findall(r"\b\d{4}\b", self._sources[passage.doc].published)
        return max((int(year) for year in years), default=9999)

    def _citation(self, passage: Passage, page: int | None, span: Span, quote: str) -> Citation:
        source = self._sources[passage.doc]
        section = passage.sections[-1] if passage.sections else ""
        return Citation(
            passage.doc, page, span, quote, passage.id, source.title, source.publisher, section, passage.tells_of,
            source.sha256,
        )  # fmt: skip
