"""Starter sheets: facts of a publication told in own words, one passage for each '###' section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.clean import front_matter_end
from corpus.models import Document, Kind, Page, Passage, Place, Sentence, Span, plain
from corpus.topics import regions_and_periods

_HEADING = re.compile(r"^(#{1,3})[ \t]+(\S.*?)[ \t]*$", re.M)
_SOURCE_LINE = re.compile(r"\s*Bron:[ \t]*(\S.*?)\.?[ \t]*$", re.M)


def is_sheet(document: Document) -> bool:
    """True for a document whose front matter says which publication it tells of."""
    text = document.pages[0].text
    return re.search(r"^based_on:", text[: front_matter_end(text)], re.M) is not None


def split_sheet(document: Document) -> tuple[Passage, ...]:
    """The sections of a sheet in order; each line is a sentence, and the 'Bron:' line is `tells_of`."""
    return tuple(passage for page in document.pages for passage in _sections(document, page))


def _sections(document: Document, page: Page) -> Iterator[Passage]:
    chapter = ""
    headings = list(_HEADING.finditer(page.text, front_matter_end(page.text)))
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        if heading[1] == "##":
            chapter = heading[2]
        elif heading[1] == "###":
            end = following.start() if following else len(page.text)
            passage = _passage(document, page, heading, end, chapter)
            if passage.sentences:
                yield passage


def _passage(document: Document, page: Page, heading: re.Match[str], end: int, chapter: str) -> Passage:
    place = _SOURCE_LINE.match(page.text, heading.end(), end)
    start = place.end() if place else heading.end()
    while start < end and page.text[start].isspace():
        start += 1
    span = Span(start, start + len(page.text[start:end].rstrip()))
    text = span.of(page.text)
    sections = (chapter, heading[2]) if chapter else (heading[2],)
    sentences = _lines(text)
    items = sum(sentence.kind is Kind.LIST for sentence in sentences)
    regions, periods = regions_and_periods(document.source, [plain(text), *reversed(sections)])
    return Passage(
        doc=document.source.id, page=page.number, page_span=span, text=text, title=document.source.title,
        sections=sections, sentences=sentences, kind=Kind.LIST if 2 * items > len(sentences) else Kind.PROSE,
        regions=regions, periods=periods, tells_of=place[1] if place else "",
        heading=Place(page.number, Span(heading.start(), heading.end(2))),
    )  # fmt: skip


def _lines(text: str) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    lead: int | None = None
    for match in re.finditer(r"\S.*\S|\S", text):
        span = Span(match.start(), match.end())
        if match[0].startswith("- "):
            sentences.append(Sentence(span, Kind.LIST, lead))
        else:
            lead = len(sentences) if match[0].endswith(":") else None
            sentences.append(Sentence(span))
    return tuple(sentences)
