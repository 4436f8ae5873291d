"""Dutch sentences in running text, as spans. The text is never changed."""

from __future__ import annotations

import re

from corpus.models import Span

# Written with a full stop and followed by more of the same sentence, even where a capital follows.
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        """
        aanv afb afk arr bijl bijv blz ca cf dd dhr div dr drs ds evt excl fig gem hfst hr incl ing ir jhr jr kon max
        mevr mej mgr min mln mld mw nl nr nrs ong opm orig par plm plv prof prov red resp secr spec tel verg vgl vlg vnl
        vb zgn
        """,
    )
)
_BEFORE_A_NUMBER = frozenset({"art", "bladz", "hfdst", "lid", "no", "p", "pag", "tab"})
_MAY_END = frozenset({"a.u.b", "c.s", "e.a", "e.d", "s.v.p"})
# A stop, closing quotes or brackets, perhaps the digit of a footnote, then white space.
_STOP = re.compile(r"(?P<stop>\.{3,}|…\.?|[.!?]+)(?P<close>[’”\"'»)\]*_]*)(?P<note>(?:<sup>\d+</sup>|\d{1,2})?)(?=\s)")
_OPENING = re.compile(r"\s+[‘“\"'«(\[*_]*(?P<first>\S)")
_LAST_WORD = re.compile(r"[\w.]*\w$")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without the white space around them; nothing else is left out.

    A stop ends a sentence where a capital, digit or quote follows, unless it belongs to an abbreviation, an
    initial, a numbered place ('art. 3') or a decimal. A colon or semicolon never ends one.
    """
    spans: list[Span] = []
    start = 0
    for match in _STOP.finditer(text):
        if _ends_sentence(text, match):
            _add(spans, text, start, match.end())
            start = match.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def is_finished(text: str) -> bool:
    """True if `text` ends as a sentence does: with a stop, perhaps inside quotes or before a footnote's digit."""
    return re.search(r"[.!?…][’”\"'»)\]*_]*(?:<sup>\d+</sup>|(?<!\d[.])\d{1,2})?[*_]*$", text.rstrip()) is not None


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if piece.strip():
        spans.append(Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    follows = _OPENING.match(text, match.end())
    if not follows:
        return True
    first = follows["first"]
    if first.islower() or first in ",;:.)]":
        return False
    before = _LAST_WORD.search(text, max(0, match.start() - 24), match.start())
    word = before[0] if before else ""
    if match["note"].isdigit() and word[-1:].isdigit():  # '3.5 In': a decimal, not a footnote
        return False
    if match["stop"] != "." or match["close"]:
        return True
    if word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word.isupper()):
        return False
    if word.lower() in _BEFORE_A_NUMBER and first.isdigit():
        return False
    return word.lower() in _MAY_END or not re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word)  # 'H.J.', 'm.b.t.'
