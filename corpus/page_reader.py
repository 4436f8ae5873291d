"""Reads the lines of one page into blocks, from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from corpus.blocks import HANGS, STARTS_HIGH, STARTS_LOW, TITLE, Block, Role
from corpus.lines import FOOTNOTE, Line, Mark
from corpus.models import Span, plain
from corpus.sentences import is_finished


class PageReader:
    """Reads the lines of one page into blocks, from top to bottom."""

    def __init__(self, page: int, text: str, lines: list[Line]) -> None:
        self.page, self.text, self.lines = page, text, lines
        lengths = sorted(len(line.text) for line in lines if line.mark is Mark.TEXT)
        self.width = lengths[int(len(lengths) * 0.9)] if lengths else 0
        self.markdown = any(line.text.startswith("#") for line in lines if line.mark is Mark.HEADING)
        self.labels = self._label_lines()
        self.at = 0
        self.in_table = False  # under the title of a table whose cells became lines
        self.blocks: list[Block] = []

    def read(self) -> list[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if self.in_table and self._is_row():
                self._take(Role.TABLE, self._row_goes_on)
            elif line.mark is Mark.TEXT and self.at in self.labels:
                self._take(self._label_role(), self._labels)
            elif line.mark is Mark.HEADING or self._is_numbered_heading():
                self._take(Role.HEADING, self._heading_goes_on)
            elif self._is_title():
                self._take(Role.HEADING, lambda _: False)
            else:
                self._take(*self._by_mark(line.mark))
        return self.blocks

    def _by_mark(self, mark: Mark) -> tuple[Role, Callable[[int], bool]]:
        return {
            Mark.TEXT: (Role.PROSE, self._prose_goes_on),
            Mark.NUMBERED: (Role.ITEM, self._item_goes_on),
            Mark.ITEM: (Role.ITEM, self._item_goes_on),
            Mark.CAPTION: (Role.CAPTION, self._caption_goes_on),
            Mark.NOTE: (Role.NOTE, self._note_goes_on),
            Mark.FOOTNOTE: (Role.FOOTNOTE, self._footnote_goes_on),
            Mark.ROW: (Role.TABLE, lambda _: False),
        }.get(mark, (Role.DEBRIS, lambda _: False))

    def _take(self, role: Role, goes_on: Callable[[int], bool]) -> None:
        first = self.at
        self.at += 1
        while self.at < len(self.lines) and goes_on(first):
            self.at += 1
        lines = self.lines[first : self.at]
        span = Span(lines[0].span.start, lines[-1].span.end)
        level, label = lines[0].level, ""
        if role is Role.HEADING:
            marks = re.match(r"#*\s*", span.of(self.text))
            span = Span(span.start + marks.end(), span.end) if marks else span
            label = plain(span.of(self.text).strip("*_ "))
            level = level or (1 if self._opens_chapter(lines) else TITLE)
        elif role is Role.FOOTNOTE:
            note = FOOTNOTE.match(lines[0].text)
            label = note["number"] if note else ""
        elif role is Role.DEBRIS:
            label = lines[0].mark.name
        self.in_table = (
            lines[0].text.startswith("Tabel") if role is Role.CAPTION else self.in_table and role is Role.TABLE
        )
        if role is Role.TABLE and not self.in_table:
            self.blocks += self._rows(lines)
        else:
            self.blocks.append(Block(role, self.page, span, level, label, runs_out=self._runs_out()))

    def _opens_chapter(self, lines: list[Line]) -> bool:
        """True for 'Samenvatting' and the like: a word or two on top of a page, with white space below."""
        top = all(block.role is Role.DEBRIS for block in self.blocks)
        below = self.lines[self.at].gap if self.at < len(self.lines) else 0
        return top and below > 0 and len(lines[0].text.split()) <= 2

    def _rows(self, lines: list[Line]) -> list[Block]:
        """The rows of a table; a line that goes on in lower case belongs to the row before."""
        rows: list[Block] = []
        for line in lines:
            if rows and STARTS_LOW.match(line.text):
                rows[-1] = replace(rows[-1], span=Span(rows[-1].span.start, line.span.end))
            else:
                rows.append(Block(Role.TABLE, self.page, line.span))
        return rows

    def _runs_out(self) -> bool:
        """True if the block that was just read ends where its page or column does, not on purpose."""
        following = self.lines[self.at] if self.at < len(self.lines) else None
        if following is None or following.mark in {Mark.EDGE, Mark.FOOTNOTE, Mark.DEBRIS}:
            return len(self._previous().text) > 0.6 * self.width
        return not following.gap and following.mark is Mark.TEXT

    def _previous(self) -> Line:
        return self.lines[self.at - 1]

    def _room(self, start: int) -> int:
        """Width of the column at line `start`: its widest line and those right after."""
        near = [line for line in self.lines[start : start + 4] if line.mark is Mark.TEXT]
        return max((len(line.text) for line in near), default=self.width)

    def _breaks_off(self, index: int, room: int) -> bool:
        """True if line `index` was ended on purpose: the next line's first word would have fitted."""
        follows = self.lines[index + 1].text.split()[0] if index + 1 < len(self.lines) else ""
        return len(self.lines[index].text) + 1 + len(follows) <= 0.92 * room

    def _prose_goes_on(self, first: int) -> bool:
        line, before = self.lines[self.at], self._previous()
        if line.mark is not Mark.TEXT or line.gap or self.at in self.labels or self._is_title():
            return False
        room = max(self._room(self.at), len(before.text))
        return not (before.finished and self._breaks_off(self.at - 1, room))

    def _item_goes_on(self, first: int) -> bool:
        line, before = self.lines[self.at], self._previous()
        if line.mark is not Mark.TEXT:
            return False
        if (
            (STARTS_LOW.match(line.text) or HANGS.search(before.text))
            and not before.finished
            and before.text[-1] not in ";:"
        ):
            return line.gap < 2
        if line.gap or self._is_title():
            return False
        if before.text.endswith((";", ":")) or (before.finished and self._ends_with_semicolons(first)):
            return False
        room = max(self._room(self.at), len(before.text))
        if not before.finished:
            room = 0.9 * room  # type: ignore[assignment]
        ended = before.finished or bool(STARTS_HIGH.match(line.text))
        return not (ended and self._breaks_off(self.at - 1, room))

    def _ends_with_semicolons(self, first: int) -> bool:
        """True if the item before in the list ends with ';': then a full stop at a line's end ends the list."""
        last = self.blocks[-1] if self.blocks else None
        return last is not None and last.role is Role.ITEM and last.span.of(self.text).endswith((";", "; en"))

    def _caption_goes_on(self, first: int) -> bool:
        line = self.lines[self.at]
        return line.mark is Mark.TEXT and line.gap == 0 and not line.finished and self.at - first < 3

    def _is_row(self) -> bool:
        line = self.lines[self.at]
        return not line.gap and line.mark in {Mark.TEXT, Mark.ITEM, Mark.NUMBERED}

    def _row_goes_on(self, first: int) -> bool:
        return self._is_row() and self.lines[self.at].mark is not Mark.NUMBERED

    def _note_goes_on(self, first: int) -> bool:
        line, before = self.lines[self.at], self._previous()
        if before.text.endswith("-") or before.text.endswith("~"):
            return line.mark is Mark.TEXT
        if line.mark is not Mark.TEXT or line.gap:
            return False
        return bool(STARTS_LOW.match(line.text)) or len(before.text) >= 0.88 * self.width

    def _footnote_goes_on(self, first: int) -> bool:
        line, before = self.lines[self.at], self._previous()
        if line.mark is not Mark.TEXT:
            return False
        return line.gap == 0 or (not before.finished and bool(STARTS_LOW.match(line.text)))

    def _heading_goes_on(self, first: int) -> bool:
        line, after = self.lines[self.at], self.lines[self.at + 1 : self.at + 2]
        if line.mark is not Mark.TEXT or line.gap or line.finished or self.at - first > 1:
            return False
        if self.lines[first].text.startswith("#"):
            return False
        stands_alone = (
            not after or after[0].gap > 0 or bool(STARTS_HIGH.match(after[0].text)) or after[0].mark is Mark.DEBRIS
        )
        starts_low = bool(STARTS_LOW.match(line.text) or HANGS.search(self._previous().text))
        return starts_low and stands_alone and len(line.text) < 0.7 * self.width

    def _is_numbered_heading(self) -> bool:
        line, following = self.lines[self.at], self.lines[self.at + 1 : self.at + 3]
        if line.mark is not Mark.NUMBERED or self.markdown:
            return False
        if len(line.text.split()) > 18 or re.search(r"[.;,]$", line.text):
            return False
        if not following or following[0].gap or following[0].mark is not Mark.TEXT:
            return True
        if self._breaks_off(self.at, self._room(self.at + 1)) and STARTS_HIGH.match(following[0].text):
            return True
        self.at += 1
        goes_on = self._heading_goes_on(self.at - 1)
        self.at -= 1
        return goes_on

    def _is_title(self) -> bool:
        """True if the line at hand is a heading without number: short, unfinished, ended on purpose."""
        line = self.lines[self.at]
        before = self.lines[self.at - 1] if self.at else None
        text = line.text
        if self.markdown or line.mark is not Mark.TEXT or not re.search(r"[^\W\d_]{2}", text):
            return False
        if len(text.split()) > 18 or len(text) > 125 or not STARTS_HIGH.match(text) or re.search(r"\S\s{2,}\S", text):
            return False
        if re.search(r"[.,;:–-]$", text) and not text.endswith(("….", "...")):
            return False
        if before and not line.gap and before.mark is Mark.TEXT and not before.finished and not self._was_heading():
            return False
        return self._opens_text(text)

    def _was_heading(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].role is Role.HEADING

    def _opens_text(self, text: str) -> bool:
        later = [line for line in self.lines[self.at + 1 :] if line.mark not in {Mark.DEBRIS, Mark.FOOTNOTE}]
        if not later or later[0].mark is Mark.EDGE:
            return len(text.split()) <= 7 and len(text) < 0.6 * self.width and self.at > 0
        following = self.lines[self.at + 1]
        if following.gap or following.mark is not Mark.TEXT:
            only_line = self._was_heading() and not self.lines[self.at].gap and following.gap
            return following.mark is not Mark.NOTE and not only_line
        return bool(STARTS_HIGH.match(following.text)) and self._breaks_off(self.at, self._room(self.at + 1))

    def _labels(self, first: int) -> bool:
        return self.at in self.labels and self.lines[self.at].gap == 0

    def _label_role(self) -> Role:
        """Rows under a caption are a table; names with their functions are text; all other labels are debris."""
        text = [block.role for block in self.blocks if block.role is not Role.DEBRIS]
        if text and text[-1] in {Role.CAPTION, Role.TABLE}:
            return Role.TABLE
        run = self.lines[self.at : next((i for i in range(self.at, len(self.lines)) if i not in self.labels), None)]
        words = sum(len(line.text.split()) for line in run)
        named = words >= 3 * len(run) and not any(re.search(r"\d", line.text) for line in run)
        return Role.PROSE if named and all(STARTS_HIGH.match(line.text) for line in run) else Role.DEBRIS

    def _label_lines(self) -> frozenset[int]:
        """Lines that are labels of a chart or cells of a table: runs of short lines without a sentence."""
        lines, labels = self.lines, set[int]()
        for run in _runs(lines, lambda i: lines[i].gap == 0):
            ends = any(is_finished(lines[i].text) or re.search(r"[.?!] [A-Z]|[:;]$", lines[i].text) for i in run)
            if len(run) >= 3 and not ends and sum(len(lines[i].text.split()) for i in run) <= 6 * len(run):
                labels |= set(run)
        for run in _runs(lines, lambda i: all(self._is_short(j) for j in (i - 1, i))):
            after = run[-1] + 1
            if after < len(lines) and lines[after].mark is Mark.TEXT and not lines[after].gap:
                run.pop()  # the title of the text that follows
            if len(run) >= 4 and all(self._is_short(i) for i in run):
                labels |= set(run)
        return frozenset(labels)

    def _is_short(self, index: int) -> bool:
        text = self.lines[index].text
        return len(text.split()) <= 4 and not is_finished(text) and not text.endswith((":", ";", ","))


def _runs(lines: list[Line], joins: Callable[[int], bool]) -> list[list[int]]:
    """Stretches of neighbouring text lines; `joins` says whether a line goes with the one before."""
    runs: list[list[int]] = []
    for index, line in enumerate(lines):
        if line.mark is not Mark.TEXT:
            continue
        if runs and runs[-1][-1] == index - 1 and joins(index):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
