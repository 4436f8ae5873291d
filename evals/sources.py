"""The words of the sources, for checking what an answer says that they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.library import Library
from corpus.models import Passage, Source
from evals.matching import letters
from evals.models import Cited


@dataclass(frozen=True)
class Sources:
    """The pages of each source, their titles, and the passages, as the library holds them."""

    pages: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]
    passages: tuple[Passage, ...]

    @classmethod
    def of(cls, library: Library) -> Sources:
        """The sources of a library that are in use."""
        used = [source for source in library.sources if not source.withdrawn]
        pages = {source.id: tuple(page.text for page in library.pages(source.id)) for source in used}
        return cls(pages, {source.id: source.title for source in used}, library.passages)

    @cached_property
    def _letters(self) -> dict[str, tuple[str, ...]]:
        return {doc: tuple(map(letters, pages)) for doc, pages in self.pages.items()}

    @cached_property
    def _passages(self) -> dict[str, tuple[tuple[str, Passage], ...]]:
        found: dict[str, list[tuple[str, Passage]]] = {}
        for passage in self.passages:
            found.setdefault(passage.doc, []).append((letters(passage.text), passage))
        return {doc: tuple(items) for doc, items in found.items()}

    def hold(self, citation: Cited) -> bool:
        """True if the quote stands in the source word for word, on the page that the citation names.

        White space and hyphenation apart; a sentence may run on over the page break. A citation without a
        page may stand anywhere in its source.
        """
        pages, quote = self._letters.get(citation.doc, ()), letters(citation.quote)
        if not pages or not quote:
            return False
        if len(pages) == 1 or citation.page is None:
            return quote in "".join(pages)
        at = citation.page - 1
        return 0 <= at < len(pages) and quote in "".join(pages[at : at + 2])

    def at(self, citation: Cited) -> bool:
        """True if the quote stands at the characters that the citation names, or it names none."""
        if citation.start is None or citation.end is None:
            return True
        pages = self.pages.get(citation.doc, ())
        page = 0 if citation.page is None else citation.page - 1
        if not 0 <= page < len(pages):
            return False
        return letters(pages[page][citation.start : citation.end]) == letters(citation.quote)

    def passage_of(self, citation: Cited) -> Passage | None:
        """The passage that the quote stands in; on the cited page, if there are more."""
        quote = letters(citation.quote)
        if not quote:
            return None
        found = [passage for text, passage in self._passages.get(citation.doc, ()) if quote in text]
        return next((p for p in found if p.page == citation.page), found[0] if found else None)

    def headings(self, citation: Cited) -> tuple[str, ...]:
        """The headings above the quote, nearest first."""
        passage = self.passage_of(citation)
        return tuple(line for line in reversed(passage.sections) if line) if passage else ()

    def context(self, citation: Cited) -> tuple[str, ...]:
        """What a reader sees above the quote, nearest first: its headings and the source's title."""
        title = self.titles.get(citation.doc, "")
        return (*self.headings(citation), title) if title else self.headings(citation)

    def passages_in(self, doc: str) -> tuple[Passage, ...]:
        """The passages of one source."""
        return tuple(passage for _, passage in self._passages.get(doc, ()))


def editions(sources: Iterable[Source]) -> dict[str, str]:
    """The checksum of each source in use, by its id: what makes an edition this one and no other."""
    return {source.id: source.sha256 for source in sorted(sources, key=lambda s: s.id) if not source.withdrawn}
