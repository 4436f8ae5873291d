"""A text on one line, as `plain` gives it, that still knows where each of its characters stands in the original."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from corpus.models import Span

# The joins of `plain`, in one pass so that offsets can be kept.
_GAP = re.compile(
    r"(?P<soft>\u00ad\s*)|(?P<broken>(?<=\w)-[ \t]*\n[ \t]*(?=\w))"
    r"|<sup>.*?</sup>|</?(?:b|i|em|strong|br)\s*/?>|\*\*|(?<!\w)\*|\*(?!\w)|(?P<space>\s+)"
)
_HANGS = re.compile(r"(?:en|of|tot|dan|noch)\b")
_KEEPS = re.compile(r"[A-Z0-9À-Þ]")
_PREFIX = re.compile(r"(?:[A-Z0-9À-Þ]|-\w*|\b(?:[zZ]ij|[sS]emi|[nN]iet|[nN]on|[eE]x|[oO]ud|[aA]nti|[cC]o))$")


@dataclass(frozen=True, slots=True)
class Flat:
    """`text`, and for stretches of it their start here (`flat`) and in the original (`raw`)."""

    text: str
    flat: tuple[int, ...]
    raw: tuple[int, ...]

    def origin(self, span: Span) -> Span:
        """Where the characters of `span` stand in the original."""
        start = self._raw(span.start)
        return Span(start, self._raw(span.end - 1) + 1 if span.end > span.start else start)

    def here(self, position: int) -> int:
        """The position in `text` of the original's `position`, or of the first character kept after it."""
        at = max(0, bisect_right(self.raw, position) - 1)
        end = self.flat[at + 1] if at + 1 < len(self.flat) else len(self.text)
        return min(self.flat[at] + max(0, position - self.raw[at]), end)

    def _raw(self, position: int) -> int:
        at = bisect_right(self.flat, position) - 1
        return self.raw[at] + position - self.flat[at]


def flatten(text: str) -> Flat:
    """`text` without line ends, broken words and marks, with its offsets. Begins and ends where `text` does."""
    parts: list[str] = []
    flat, raw, size, done, last = [0], [0], 0, 0, ""
    for gap in _GAP.finditer(text):
        kept = _kept(text, gap)
        if kept == " " and done == gap.start() and last == " ":
            kept = ""  # spaces on both sides of a mark are one
        if kept == gap[0]:
            continue
        piece = text[done : gap.start()] + kept
        parts.append(piece)
        size, done, last = size + len(piece), gap.end(), piece[-1:] or last
        if flat[-1] == size:
            raw[-1] = done
        else:
            flat.append(size)
            raw.append(done)
    parts.append(text[done:])
    return Flat("".join(parts), tuple(flat), tuple(raw))


def _kept(text: str, gap: re.Match[str]) -> str:
    if gap["space"]:
        return " "
    if not gap["broken"]:
        return ""
    if _HANGS.match(text, gap.end()):
        return "- "
    before = text[max(0, gap.start() - 12) : gap.start()]
    return "-" if _KEEPS.match(text, gap.end()) or _PREFIX.search(before) else ""
