"""What the sources say, as values: source, document, page, passage, sentence, region, period, figure.

Everything is frozen. Offsets count characters of `Page.text`, which is the text of the source as its
reader gives it: nothing in it is repaired. What people read is `plain(...)` of such a slice.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same span seen from another origin."""
        return Span(self.start + by, self.end + by)


class Level(StrEnum):
    """What kind of area a name stands for. The same name may stand at several levels."""

    GEMEENTE = "gemeente"
    COROP = "COROP-gebied"
    ARBEIDSMARKTREGIO = "arbeidsmarktregio"
    PROVINCIE = "provincie"
    DEELGEBIED = "deelgebied"  # 'Noord-Drenthe': a named part of a province without an office of its own
    LANDSDEEL = "landsdeel"
    LAND = "land"
    BUITENLAND = "buitenland"


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """An area with its level: figures for the province and for the arbeidsmarktregio Drenthe differ."""

    name: str
    level: Level

    def __str__(self) -> str:
        return self.name if self.level in {Level.LAND, Level.BUITENLAND} else f"{self.level} {self.name}"


class Grain(StrEnum):
    """How fine a period is named."""

    MONTH = "maand"
    QUARTER = "kwartaal"
    HALF = "halfjaar"
    YEAR = "jaar"
    RANGE = "reeks"
    DAY = "dag"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time, both ends included. 'Eind 2e kwartaal 2024' is the quarter, with grain QUARTER."""

    start: date
    end: date
    grain: Grain

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"period ends before it starts: {self.start}..{self.end}")


class Status(StrEnum):
    """Whether a figure was measured, estimated or predicted by its maker."""

    REALISED = "gerealiseerd"
    ESTIMATE = "raming"
    FORECAST = "prognose"
    TARGET = "doel"  # what its maker aims at: no statement on what is or will be


class Origin(StrEnum):
    """Where a figure's region or period was read, nearest first."""

    SENTENCE = "zin"
    BEFORE = "vorige zin"
    CAPTION = "bijschrift"
    HEADING = "kop"
    DOCUMENT = "document"
    TABLE = "tabel"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one sentence. `span` covers the figure as written, in `Passage.text`."""

    passage: str  # id
    sentence: int  # index in Passage.sentences
    span: Span
    written: str  # '12.500', '71,4%', 'twee derde'
    value: float
    unit: str  # '%', 'procentpunt', 'vacatures', 'personen', ... '' if none is named
    indicator: str | None  # id in corpus/dutch/indicators
    region: Region | None
    region_from: Origin | None
    period: Period | None
    period_from: Origin | None
    status: Status
    maker: str | None = None  # who predicts or estimates, as the passage names it
    hedge: str | None = None  # 'ruim', 'bijna', 'circa'
    high: float | None = None  # of a range ('5 tot 10%'), whose `value` is the lower end
    change: bool = False  # by how much something grew or differs ('steeg met 7%'), not how much it is
    part: str = ""  # the sector, occupation or group that the figure is about, where it is not for all


class Kind(StrEnum):
    """What a passage or sentence is on its page."""

    PROSE = "tekst"
    LIST = "opsomming"
    TABLE = "tabel"
    CAPTION = "bijschrift"
    HEADING = "kop"  # a heading that stands inside a passage, when tiny sections were put together
    FOOTNOTE = "voetnoot"
    DEBRIS = "restant"  # loose chart labels, running heads, link lists: searchable by nobody, never quoted


@dataclass(frozen=True, slots=True)
class Source:
    """An approved publication, as the register holds it."""

    id: str
    title: str
    publisher: str
    kind: str
    region: str
    covers: str
    published: str
    file: str
    sha256: str
    homepage: str = ""
    licence: str = ""
    approved_by: str = ""
    approved_on: str = ""
    valid_until: str = ""
    withdrawn: bool = False
    based_on: str = ""  # the source ids that a starter sheet tells of in own words


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document. `number` counts from 1; None where the format has no pages."""

    doc: str
    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the page's number and the characters of its text."""

    page: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A source with its pages, as a reader gives it."""

    source: Source
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item of a passage. `span` counts in `Passage.text`.

    `lead` is the index of the sentence that introduces a list item; `quotable` is False for what may be
    found but must not be an answer (a cut sentence, a caption without a statement).
    """

    span: Span
    kind: Kind = Kind.PROSE
    lead: int | None = None
    quotable: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a page, of about 60 to 140 words, that never cuts a sentence or list item.

    Mostly one slice of its page: `page_span.of(page.text) == text`. Where a sentence runs over the page break,
    where debris stands inside it, or where a list's introduction is repeated, `rest` holds the further slices,
    and `text` is all slices joined by line ends; `places` maps any part of `text` back to the pages.
    `regions` and `periods` are what the passage is about; `heading` is the place of the innermost heading.
    """

    doc: str
    page: int | None
    page_span: Span
    text: str
    title: str
    sections: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    kind: Kind = Kind.PROSE
    regions: tuple[Region, ...] = ()
    periods: tuple[Period, ...] = ()
    tells_of: str = ""  # starter sheets: the place in the publication that the passage tells of
    rest: tuple[Place, ...] = ()
    heading: Place | None = None

    @property
    def id(self) -> str:
        """Content hash: the same words at the same place have the same id in every library."""
        key = f"{self.doc}\n{self.page}\n{self.page_span.start}\n{self.title}\n{' > '.join(self.sections)}\n{self.text}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    def places(self, span: Span | None = None) -> tuple[Place, ...]:
        """Where the words of `span` (all of `text` when None) stand: one place for each unbroken slice.

        Each place can be quoted word for word; a sentence with two places needs two quotes.
        """
        span = span or Span(0, len(self.text))
        found, start = [], 0
        for place in (Place(self.page, self.page_span), *self.rest):
            size = place.span.end - place.span.start
            low, high = max(span.start - start, 0), min(span.end - start, size)
            if low < high:
                found.append(Place(place.page, Span(place.span.start + low, place.span.start + high)))
            start += size + 1  # the line end that joins the slices
        return tuple(found)

    def sentence_text(self, index: int) -> str:
        """Sentence `index` as people read it."""
        return plain(self.sentences[index].span.of(self.text))

    @property
    def plain(self) -> str:
        """The passage as people read it."""
        return plain(self.text)


_BROKEN = re.compile(r"(\w)\u00ad\s*\n\s*|([\w-]*\w)-[ \t]*\n[ \t]*(?=(\w+))")
_MARKS = re.compile(r"<sup>.*?</sup>|</?(?:b|i|em|strong|br)\s*/?>|\*\*|(?<!\w)\*|\*(?!\w)|\u00ad")
_KEEPS_HYPHEN = re.compile(r"[A-Z0-9À-Þ]|.*[A-Z0-9À-Þ]$|.*-|(?i:zij|semi|niet|non|ex|oud|anti|co)$")
_HANGS_BEFORE = frozenset({"en", "of", "tot", "dan", "noch"})


def plain(text: str) -> str:
    """`text` on one line: words broken at line ends joined, markdown marks and soft hyphens taken out.

    A hyphen at a line end stays where a capital or digit stands beside it ('Noord-\\nDrenthe'), in a word that
    has one already ('van-werk-\\nnaar-werk'), after a prefix that is written with one ('zij-\\ninstroom'), and
    where it hangs ('denk-\\nen doecoalitie'); elsewhere it was only a break ('personeels-\\ntekort').
    """

    def join(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        if match[3] in _HANGS_BEFORE:
            return match[2] + "- "
        keeps = _KEEPS_HYPHEN.match(match[2]) or _KEEPS_HYPHEN.match(match[3][0])
        return match[2] + ("-" if keeps else "")

    return re.sub(r"\s+", " ", _MARKS.sub("", _BROKEN.sub(join, text))).strip()
