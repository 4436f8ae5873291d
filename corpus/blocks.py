"""What the lines of a page make together: headings, paragraphs, items, captions, tables, footnotes, debris."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus.lines import BOX
from corpus.models import Span


class Role(Enum):
    """What a block is on its page."""

    HEADING = auto()
    PROSE = auto()
    ITEM = auto()
    CAPTION = auto()
    NOTE = auto()
    TABLE = auto()
    FOOTNOTE = auto()
    DEBRIS = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one page that belong together; `span` counts in the page's text.

    `level` is a heading's depth, `label` a heading's text or a footnote's number, `opens_page` marks the first
    block of a printed page (a page of the file may hold several).
    """

    role: Role
    page: int  # index in the document's pages
    span: Span
    level: int = 0
    label: str = ""
    opens_page: bool = False
    runs_out: bool = False  # its last line is full: the text may go on elsewhere


TITLE = BOX + 1  # level of a title without number
STARTS_HIGH = re.compile(r"[‘“\"'«(…. ]*[A-ZÀ-Þ0-9]")
HANGS = re.compile(r"(?:[,–-]|\b(?:de|het|een|van|in|en|of|op|te|aan|met|voor|door|bij|om|dat|die|als|tot|naar|uit))$")
STARTS_LOW = re.compile(r"[(‘“\"']*[a-zà-ÿ]")
