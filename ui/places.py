"""Where a citation leads: the page or part of a source with the cited words marked, and what is before and after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.errors import CorpusError
from corpus.models import Kind, Passage, Place, Source, Span, plain
from ui.escape import source_query
from ui.service import Service

_MOST_SPANS = 60


class UnknownPlaceError(LookupError):
    """An address that leads to no page of an approved source."""


class WithdrawnPlaceError(LookupError):
    """An address in a source that was withdrawn."""


@dataclass(frozen=True, slots=True)
class View:
    """One page, or one part of a source without pages. `spans` count in `text`; `at` counts from 1."""

    source: Source
    page: int | None
    passage: Passage | None
    text: str
    spans: tuple[Span, ...]
    at: int
    total: int
    previous: dict[str, str] | None
    next: dict[str, str] | None

    @property
    def quotes(self) -> tuple[str, ...]:
        """The marked words as people read them."""
        return tuple(plain(span.of(self.text)) for span in self.spans)

    @property
    def is_table(self) -> bool:
        """True where the text is lines of a table."""
        return self.source.file.lower().endswith((".csv", ".xlsx"))


def view_of(service: Service, address: Mapping[str, str]) -> View:
    """What stands at an address made by `source_query`. Raises UnknownPlaceError or WithdrawnPlaceError."""
    source = next((s for s in service.library.sources if s.id == address.get("bron")), None)
    if source is None:
        raise UnknownPlaceError(address.get("bron", ""))
    if source.withdrawn:
        raise WithdrawnPlaceError(source.id)
    passage = service.passages.get(address.get("deel", ""))
    if passage is not None and passage.doc != source.id:
        raise UnknownPlaceError(address["deel"])
    spans = _spans(address.get("plek", ""))
    parts = service.passages_of.get(source.id, ())
    if parts and all(part.page is None for part in parts):
        return _part(source, parts, passage or parts[0], spans)
    return _page(service, source, passage, address.get("blz", ""), spans)


def _spans(written: str) -> tuple[Span, ...]:
    if not re.fullmatch(rf"(?:\d{{1,8}}-\d{{1,8}}(?:,(?=\d)|$)){{0,{_MOST_SPANS}}}", written):
        raise UnknownPlaceError(written)
    pairs = [text.split("-") for text in written.split(",") if text]
    if any(int(low) > int(high) for low, high in pairs):
        raise UnknownPlaceError(written)
    return tuple(Span(int(low), int(high)) for low, high in pairs)


def _part(source: Source, parts: tuple[Passage, ...], passage: Passage, spans: tuple[Span, ...]) -> View:
    at = next(n for n, part in enumerate(parts) if part.id == passage.id)
    found = tuple(s for span in spans for s in _in_passage(passage, span))
    return View(
        source, None, passage, passage.text, found, at + 1, len(parts),
        source_query(source.id, passage=parts[at - 1].id) if at else None,
        source_query(source.id, passage=parts[at + 1].id) if at + 1 < len(parts) else None,
    )  # fmt: skip


def _in_passage(passage: Passage, span: Span) -> list[Span]:
    """A span of the page, as it counts in the text of a passage of that page."""
    found, start = [], 0
    for place in (Place(passage.page, passage.page_span), *passage.rest):
        low, high = max(span.start, place.span.start), min(span.end, place.span.end)
        if low < high:
            found.append(Span(low, high).shift(start - place.span.start))
        start += place.span.end - place.span.start + 1
    return found


def _page(service: Service, source: Source, passage: Passage | None, number: str, spans: tuple[Span, ...]) -> View:
    try:
        pages = service.library.pages(source.id)
    except (CorpusError, OSError) as error:
        raise UnknownPlaceError(source.id) from error
    wanted = int(number) if re.fullmatch(r"\d{1,6}", number) else passage.page if passage else pages[0].number
    at = next((n for n, page in enumerate(pages) if page.number == wanted), None)
    if at is None:
        raise UnknownPlaceError(number)
    page = pages[at]
    shown = passage or next((p for p in service.passages_of.get(source.id, ()) if p.page == page.number), None)
    return View(
        source, page.number, shown, page.text, tuple(s for s in spans if s.end <= len(page.text)), at + 1, len(pages),
        source_query(source.id, pages[at - 1].number) if at else None,
        source_query(source.id, pages[at + 1].number) if at + 1 < len(pages) else None,
    )  # fmt: skip


def passage_query(passage: Passage, span: Span | None = None) -> dict[str, str]:
    """The address of a passage, or of some characters of its text, marked."""
    places = passage.places(span)
    page = places[0].page if places else passage.page
    return source_query(passage.doc, page, passage.id, (p.span for p in places if p.page == page))


def words_query(passage: Passage, spans: Iterable[Span]) -> dict[str, str]:
    """The address of a passage with some of its words marked, and nothing else of it."""
    places = [place for span in spans for place in passage.places(span)][:_MOST_SPANS]
    page = places[0].page if places else passage.page
    return source_query(passage.doc, page, passage.id, (p.span for p in places if p.page == page))


def sentence_query(passage: Passage, index: int) -> dict[str, str]:
    """The address of one sentence of a passage."""
    return passage_query(passage, passage.sentences[index].span)


def section_of(passage: Passage | None) -> str:
    """The innermost heading of a passage, as people read it."""
    if passage is None or not passage.sections or passage.kind is Kind.TABLE:
        return ""
    return plain(passage.sections[-1])
