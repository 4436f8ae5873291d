"""From blocks to what passages are made of: sentences, items and captions, each with its section."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.blocks import HANGS, TITLE, Block, Role
from corpus.lines import BOX, NUMBER, refers
from corpus.models import Kind, Page, Span, plain
from corpus.sentences import is_finished, split_sentences
from corpus.units import Heading, Unit

LONG_ITEM = 45  # words; a longer item is quoted sentence by sentence


def units(pages: Sequence[Page], blocks: Sequence[Block]) -> list[Unit]:
    """The units of a document in reading order; sentences that a page break or debris cut in two made whole."""
    reader = _Flow(pages)
    for index, block in enumerate(blocks):
        reader.take(block, blocks[index + 1 :])
    return reader.finish()


_LINK_ONLY = re.compile(r"(?:Lees (?:hier|meer|verder)|Klik hier|Meer lezen|Zie ook|Bekijk)\b", re.I)
_STARTS_LOW = re.compile(r"[(‘“\"'–-]*\s?[a-zà-ÿ]")


PARENT = BOX - 1  # level of a title that stands right over another title


class _Flow:
    """Goes through the blocks and keeps what holds at this point: section, list, unfinished sentence."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        self.found: list[Unit] = []
        self.stack: list[Heading] = []
        self.waiting: list[Block] = []  # headings that stand inside a sentence
        self.notes: dict[tuple[int, str], list[Unit]] = {}
        self.lead: Unit | None = None
        self.page_title: Heading | None = None  # 'Voorwoord', that holds for its page only
        self.open: Unit | None = None  # a sentence whose end is still to come
        self.cut = False  # the open sentence ends where its page does
        self.caption: Unit | None = None
        self.box_credited = False
        self.around_box: list[Heading] = []
        self.count = 0

    def take(self, block: Block, later: Sequence[Block]) -> None:
        if block.opens_page:
            self._open_page(block, later)
        if block.role is Role.HEADING:
            self._heading(block)
        elif block.role is Role.PROSE:
            self._prose(block)
        elif block.role is Role.ITEM:
            self._item(block)
        elif block.role is Role.TABLE:
            self._row(block)
        elif block.role in {Role.CAPTION, Role.NOTE}:
            self._caption(block)
        elif block.role is Role.FOOTNOTE:
            self._footnote(block)

    def finish(self) -> list[Unit]:
        self._close()
        for unit in self.found:
            for (page, number), notes in self.notes.items():
                if any(page == at and refers(span.of(self.pages[at].text), number) for at, span in unit.pieces):
                    unit.notes += notes
        return self.found

    # -- what each block does

    def _open_page(self, block: Block, later: Sequence[Block]) -> None:
        """A page that starts afresh and whose first numbered heading is of another chapter opens that chapter."""
        if self.open or block.role is not Role.PROSE:
            return
        if self.page_title and self.page_title in self.stack:
            self.stack = []
        printed = []
        for other in later:
            if other.opens_page:
                break
            printed.append(other)
        numbers = [b.label for b in printed if b.role is Role.HEADING and re.match(r"\d+\.\d", b.label)]
        chapter = numbers[0].split(".")[0] if numbers else ""
        current = next((h.text for h in reversed(self.stack) if re.match(r"\d", h.text)), "")
        if chapter and not re.match(rf"{chapter}\b", current):
            self.stack = []

    def _heading(self, block: Block) -> None:
        if self.open and not block.opens_page:
            self.waiting.append(block)
            return
        self._close()
        level = block.level
        box = next((h for h in self.stack if h.level == BOX), None)
        if level == TITLE and box and not self.box_credited:
            level = TITLE + 1
        if level == BOX:
            self.box_credited, self.around_box = False, list(self.stack)
        level = self._as_sibling(block.label, level)
        if self.stack and self.stack[-1].bare and self.stack[-1].level == level == TITLE:
            self.stack = [h for h in self.stack if h.level != PARENT]
            self.stack[-1].level = PARENT
        if block.label.endswith(":"):
            level += 1  # a heading that introduces what follows, under its neighbour
        kept = [h for h in self.stack if h.level < (BOX if level == TITLE else level)]
        unit = Unit([(block.page, block.span)], Kind.HEADING, (), 0, 0, quotable=False)
        self.stack = [*kept, Heading(level, block.label, unit)]
        if block.opens_page and level == 1 and not re.match(r"\d", block.label):
            self.page_title = self.stack[0]
        self.lead, self.caption = unit, None

    def _as_sibling(self, label: str, level: int) -> int:
        """The level of heading 4 for heading 5, whatever marks it; the first level for '2. Analyse'."""
        number = re.match(r"(\d+)\.\s", label)
        for heading in reversed(self.stack):
            other = re.match(r"(\d+)\.\s", heading.text)
            if number and other and int(number[1]) == int(other[1]) + 1:
                return heading.level
        return level

    def _prose(self, block: Block) -> None:
        text = block.span.of(self.pages[block.page].text)
        spans = [span.shift(block.span.start) for span in split_sentences(text)]
        if self.open and self._continues(text):
            self._add_piece(self.open, block.page, spans.pop(0))
            self._judge(self.open)
            self.cut = block.runs_out
            if spans or self._whole(self.open.text(self.pages)):
                self.open = None
        else:
            self._close()
        self.count += 1
        for span in spans:
            self._sentence(block.page, span, Kind.PROSE)
        if spans:
            self.caption = None
            last = self.found[-1]
            self.open = None if self._whole(self._last_text()) else last
            self.cut = block.runs_out or bool(HANGS.search(self._last_text()))
            self.lead = last if self._last_text().rstrip("*_ ").endswith(":") else None
        if not self.open:
            self._release()

    def _item(self, block: Block) -> None:
        text = block.span.of(self.pages[block.page].text)
        self._close()
        lead = self.lead
        self.count += 1
        spans = [span.shift(block.span.start) for span in self._item_sentences(text)]
        atom = len(self.found)
        for span in spans:
            unit = self._sentence(block.page, span, Kind.LIST)
            unit.lead, unit.atom = lead, atom
            unit.quotable = unit.quotable or len(spans) == 1
        last = self.found[-1]
        self.open = None if is_finished(text) or text.endswith((";", ":")) else last

    def _item_sentences(self, text: str) -> tuple[Span, ...]:
        if len(text.split()) <= LONG_ITEM:
            return (Span(0, len(text)),)
        return split_sentences(text) if not NUMBER.match(text) else _without_number_cut(text)

    def _row(self, block: Block) -> None:
        text = block.span.of(self.pages[block.page].text)
        self._close()
        if re.fullmatch(r"[|\s:-]+", text):
            return
        unit = self._add(block.page, block.span, Kind.TABLE)
        unit.lead = self.caption
        unit.quotable = self.caption is not None and len(text.split()) >= 2
        if text.startswith("|") and self.caption is None:
            self.caption = unit

    def _caption(self, block: Block) -> None:
        if block.role is Role.NOTE:
            text = block.span.of(self.pages[block.page].text)
            statement = re.match(r"(?:Nb|NB|N\.B\.|Noot)\s*:\s*", text)
            self.count += 1
            unit = self._add(block.page, block.span, Kind.FOOTNOTE if statement else Kind.CAPTION)
            unit.quotable = bool(statement) and is_finished(text)
            if self.caption is None and not self.open:
                self.stack = [h for h in self.stack if h.level < PARENT] if self._in(PARENT) else self.stack
            if self._in(BOX):
                if self.caption is None and not self.open:
                    self.stack = self.around_box
                self.box_credited = True
            self.caption = None
            return
        self.count += 1
        bare = bool(self.stack) and self.stack[-1].bare
        self.caption = self._add(block.page, block.span, Kind.CAPTION)
        if bare:
            self.stack[-1].bare = True
        self.caption.quotable = False

    def _in(self, level: int) -> bool:
        return any(heading.level == level for heading in self.stack)

    def _footnote(self, block: Block) -> None:
        text = block.span.of(self.pages[block.page].text)
        notes = self.notes.setdefault((block.page, block.label), [])
        body = re.match(r"(?:<sup>)?\d+(?:</sup>)?\s+", text)
        for span in split_sentences(text):
            start = span.start + (body.end() if body and span.start == 0 else 0)
            piece = (block.page, Span(start, span.end).shift(block.span.start))
            if re.match(r"https?://\S+$", piece[1].of(self.pages[block.page].text)):
                continue
            reference = re.search(
                r"\(\d{4}\)|\bjanuari \d{4}$|^(?:Bron|Uit|Zie|Hier)\b",
                span.of(text)[body.end() if body and not span.start else 0 :],
            )
            whole = len(text.split()) >= 8 and not reference and (is_finished(text) or len(text.split()) >= 12)
            notes.append(Unit([piece], Kind.FOOTNOTE, (), 0, 0, quotable=whole))

    # -- sentences

    def _continues(self, text: str) -> bool:
        if not self.open or not (_STARTS_LOW.match(text) or HANGS.search(self.open.text(self.pages))):
            return False
        return self.open.kind is Kind.PROSE or not text[:1].isupper()

    def _sentence(self, page: int, span: Span, kind: Kind) -> Unit:
        unit = self._add(page, span, kind)
        self._judge(unit)
        return unit

    def _judge(self, unit: Unit) -> None:
        """A sentence that lacks its beginning, a mere link or a single word is no answer."""
        text = plain(unit.text(self.pages))
        cut = unit.kind is Kind.PROSE and bool(_STARTS_LOW.match(text))
        unit.quotable = not cut and not _LINK_ONLY.match(text) and len(text.split()) >= 2

    def _add(self, page: int, span: Span, kind: Kind) -> Unit:
        unit = Unit([(page, span)], kind, tuple(self.stack), self.count, len(self.found))
        self.found.append(unit)
        if self.stack:
            self.stack[-1].bare = False
        return unit

    def _add_piece(self, unit: Unit, page: int, span: Span) -> None:
        at, last = unit.pieces[-1]
        between = self.pages[at].text[last.end : span.start] if at == page else "x"
        if at == page and not between.strip():
            unit.pieces[-1] = (page, Span(last.start, span.end))
        else:
            unit.pieces.append((page, span))

    def _last_text(self) -> str:
        return self.found[-1].text(self.pages) if self.found else ""

    def _whole(self, text: str) -> bool:
        return is_finished(text) or text.rstrip("*_ ").endswith(":")

    def _close(self) -> None:
        """No rest of the open sentence came: it is cut, or it is an item or paragraph without a full stop."""
        if self.open and self.open.kind is Kind.PROSE:
            whole = not self.cut and len(self.open.text(self.pages).split()) >= 8
            self.open.quotable = self.open.quotable and whole
        self.open = None
        self._release()

    def _release(self) -> None:
        waiting, self.waiting = self.waiting, []
        for block in waiting:
            self._heading(block)


def _without_number_cut(text: str) -> tuple[Span, ...]:
    """The sentences of a numbered item, its number ('1.') kept with the first."""
    spans = split_sentences(text)
    if len(spans) > 1 and re.fullmatch(r"\(?\d{1,2}[.)]?", spans[0].of(text)):
        return (Span(spans[0].start, spans[1].end), *spans[2:])
    return spans
