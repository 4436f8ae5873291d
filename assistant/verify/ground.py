"""What a claim rests on: its quotes, found back in the evidence, as whole sentences with what stands around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.models import Citation
from assistant.verify.reading import Said, said
from assistant.verify.wording import recognised
from corpus.dutch.regions import find_regions
from corpus.figures import figures_of
from corpus.models import Figure, Passage, Period, Place, Region, Span, plain


@dataclass(frozen=True)
class Quoted:
    """One cited sentence: what it says, what its figures are, and where it takes regions and periods from.

    `index` is that of the sentence; -1 stands for the passage's heading. What is asked of it is worked out once.
    """

    passage: Passage
    index: int

    @cached_property
    def text(self) -> str:
        """The sentence as people read it."""
        return plain(self.passage.sections[-1]) if self.index < 0 else self.passage.sentence_text(self.index)

    @cached_property
    def said(self) -> Said:
        return said(self.text)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return self.said.figures if self.index < 0 else figures_of(self.passage, self.index)

    @cached_property
    def lead(self) -> str:
        """Of a list item, the sentence that introduces it."""
        at = None if self.index < 0 else self.passage.sentences[self.index].lead
        return "" if at is None else self.passage.sentence_text(at)

    @cached_property
    def near(self) -> tuple[str, ...]:
        """Introduction, sentences before, headings and title, nearest first."""
        sections = tuple(plain(section) for section in reversed(self.passage.sections))
        before = () if self.index < 0 else tuple(_leans_on(self.passage, self.index))
        return (*before, *sections, self.passage.title)

    @cached_property
    def around(self) -> str:
        return "\n".join(self.near)

    @cached_property
    def regions(self) -> frozenset[Region]:
        """The areas that the sentence names, else its figures are of, else the nearest text names."""
        own = _named(self.said, self.passage) or frozenset(f.region for f in self.figures if f.region)
        return own or next((found for text in self.near if (found := _named(said(text), self.passage))), frozenset())

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods that the sentence and its figures have, else those that the nearest text names."""
        own = _dated(self.said) + tuple(f.period for f in self.figures if f.period)
        return own or next((found for text in self.near if (found := _dated(said(text)))), ())

    @cached_property
    def keys(self) -> frozenset[str]:
        """What the words of the sentence may be recognised by."""
        return recognised(self.text) | _name_keys(self.said)

    @cached_property
    def keys_around(self) -> frozenset[str]:
        """The same of the words that stand around it."""
        return recognised(self.around)


@dataclass(frozen=True)
class Ground:
    """The sentences that a claim cites. `missing` tells of citations that are not in the evidence as quoted."""

    quoted: tuple[Quoted, ...]
    unknown: tuple[Citation, ...]  # whose passage is not among the evidence
    altered: tuple[Citation, ...]  # whose words do not stand at their place

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for quoted in self.quoted for figure in quoted.figures)

    @cached_property
    def text(self) -> str:
        """All cited sentences, one after the other."""
        return " ".join(quoted.text for quoted in self.quoted)

    @cached_property
    def around(self) -> str:
        """What stands around them, each text once."""
        return "\n".join(dict.fromkeys(quoted.around for quoted in self.quoted))

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(key for quoted in self.quoted for key in quoted.keys)


def ground(citations: Sequence[Citation], passages: Mapping[str, Passage]) -> Ground:
    """Finds the citations back in the passages of the evidence."""
    quoted: dict[tuple[str, int], Quoted] = {}
    unknown, altered = [], []
    for citation in citations:
        passage = passages.get(citation.passage)
        if passage is None or passage.doc != citation.doc:
            unknown.append(citation)
            continue
        indexes = _sentences_at(passage, citation)
        if indexes is None:
            altered.append(citation)
            continue
        quoted.update({(citation.passage, i): sentence_of(passage, i) for i in indexes})
    return Ground(tuple(quoted.values()), tuple(unknown), tuple(altered))


def _sentences_at(passage: Passage, citation: Citation) -> tuple[int, ...] | None:
    """The sentences that the citation touches, (-1,) for the heading; None if its words do not stand there."""
    if passage.heading == Place(citation.page, citation.span) and passage.sections:
        return (-1,) if _same(citation.quote, passage.sections[-1]) else None
    span = span_in(passage, Place(citation.page, citation.span))
    if span is None or not _same(citation.quote, span.of(passage.text)):
        return None
    touched = tuple(i for i, s in enumerate(passage.sentences) if s.span.start < span.end and span.start < s.span.end)
    return touched or None


def span_in(passage: Passage, place: Place) -> Span | None:
    """Where characters of a page stand in `passage.text`; None if they are not of this passage."""
    start = 0
    for own in (Place(passage.page, passage.page_span), *passage.rest):
        inside = own.page == place.page and own.span.start <= place.span.start and place.span.end <= own.span.end
        if inside and place.span.start < place.span.end:
            return place.span.shift(start - own.span.start)
        start += own.span.end - own.span.start + 1
    return None


def _same(quote: str, words: str) -> bool:
    return bool(quote.strip()) and (quote == words or quote == plain(words) or plain(quote) == plain(words))


@lru_cache(maxsize=4096)
def sentence_of(passage: Passage, index: int) -> Quoted:
    """Sentence `index` of a passage; kept, for the same sentences come up often."""
    return Quoted(passage, index)


def _leans_on(passage: Passage, index: int) -> list[str]:
    """The sentences that sentence `index` may need: its introduction, and the two before it or before that."""
    lead = passage.sentences[index].lead
    at = index if lead is None else lead
    own = [] if lead is None else [lead]
    return [passage.sentence_text(i) for i in (*own, at - 1, at - 2) if i >= 0]


def _named(text: Said, passage: Passage) -> frozenset[Region]:
    """The areas that a text names; of an ambiguous name the one that the passage is about."""
    home = {*passage.regions, *(r for m in find_regions(passage.title) for r in m.candidates)}
    found: set[Region] = set()
    for mention in text.regions:
        own = [region for region in mention.candidates if region in home]
        levels = {region.level for region in home}
        alike = [region for region in mention.candidates if region.level in levels]
        found.update(own or alike or mention.candidates)
    return frozenset(found)


def _dated(text: Said) -> tuple[Period, ...]:
    return tuple(mention.period for mention in text.periods if mention.period)


def _name_keys(text: Said) -> frozenset[str]:
    """Names of areas as words too: 'de Groninger industrie' may be said of 'Groningen'."""
    return frozenset(region.name.lower() for mention in text.regions for region in mention.candidates)
