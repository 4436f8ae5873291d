"""A saved answer checked again later: what changed in the sources since it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from assistant.texts import RECHECK
from corpus.errors import CorpusError, NotRegisteredError
from corpus.library import Library
from corpus.models import Page, Source, plain

_SHOWN = 80  # characters of a quote in a message


class NotAnAnswerError(CorpusError):
    """JSON that is not an answer in the public form."""


def changes(answer: Mapping[str, Any], library: Library, today: date | None = None) -> tuple[str, ...]:
    """What changed, one Dutch sentence each; empty while every quote stands at its place in an approved source.

    `answer` is the public form. Sources are held to the checksums in its `sources`; with `today` also to the last
    day that they are valid. Raises NotAnAnswerError.
    """
    try:
        citations = list(_citations(answer))
        checksums = {str(s["id"]): str(s["sha256"]) for s in answer.get("sources") or ()}
        quotes = [(str(c["doc"]), c["page"], int(c["start"]), int(c["end"]), str(c["quote"])) for c in citations]
        titles = {str(c["doc"]): str(c.get("title") or c["doc"]) for c in citations}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotAnAnswerError(RECHECK["not_an_answer"]) from error
    found = []
    gone = set()
    for doc in titles:
        problem = _of_source(doc, titles[doc], checksums.get(doc, ""), library, today)
        found += [problem] if problem else []
        if doc not in {s.id for s in library.sources} or library.source(doc).withdrawn:
            gone.add(doc)
    found += [_of_quote(*quote, titles[quote[0]], library) for quote in quotes if quote[0] not in gone]
    return tuple(dict.fromkeys(line for line in found if line))


def _citations(answer: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every citation of the claims, notes and comparison."""
    comparison = answer.get("comparison") or {}
    sides = [side["claim"] for side in comparison.get("sides", ()) if side.get("claim")]
    difference = [comparison["difference"]] if comparison.get("difference") else []
    for claim in (*answer["claims"], *(answer.get("notes") or ()), *sides, *difference):
        yield from claim["citations"]


def _of_source(doc: str, title: str, checksum: str, library: Library, today: date | None) -> str:
    """What changed about a source; '' for nothing."""
    try:
        source: Source = library.source(doc)
    except NotRegisteredError:
        return RECHECK["unregistered"].format(title=title)
    if source.withdrawn:
        return RECHECK["withdrawn"].format(title=title)
    if today and source.valid_until and date.fromisoformat(source.valid_until) < today:
        return RECHECK["expired"].format(title=title, day=source.valid_until)
    if checksum and checksum != source.sha256:
        return RECHECK["edition"].format(title=title)
    return ""


def _of_quote(doc: str, number: int | None, start: int, end: int, quote: str, title: str, library: Library) -> str:
    """Where a quote stands now; '' if at its place, word for word."""
    pages = library.pages(doc)
    for page in pages:
        if page.number == number and _letters(quote) in _letters(plain(page.text[start:end])):
            return ""
    shown = quote if len(quote) <= _SHOWN else quote[:_SHOWN].rsplit(" ", 1)[0] + " …"
    holder = _holder(pages, quote, number)
    if holder is None:
        return RECHECK["gone"].format(title=title, quote=shown)
    if holder.number == number:
        return RECHECK["moved"].format(title=title, quote=shown)
    return RECHECK["moved_page"].format(title=title, quote=shown, page=holder.number)


def _holder(pages: tuple[Page, ...], quote: str, number: int | None) -> Page | None:
    """The page that has the words, white space and line-end hyphens apart; first the one that it stood on."""
    sought = _letters(quote)
    order = sorted(pages, key=lambda page: page.number != number)
    return next((page for page in order if sought in _letters(plain(page.text))), None)


def _letters(text: str) -> str:
    return re.sub(r"[\s\-\u2010\u2013]+", "", text)
