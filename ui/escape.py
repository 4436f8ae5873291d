"""Text as text: nothing of a source, a question or a note is ever read as HTML or markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urlencode, urlsplit

from assistant.models import Citation
from corpus.models import Source, Span
from corpus.register import allowed_domains

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:$<>&^=])")


def h(text: object) -> str:
    """`text` for use inside HTML, attributes included."""
    return html.escape(str(text), quote=True)


def label(text: str) -> str:
    """`text` for a button or expander, whose label Streamlit would read as markdown."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def marked(text: str, spans: Iterable[Span], start: str, end: str) -> str:
    """`text` as HTML with `<mark>` around the spans; `start` and `end` name the mark for who cannot see it."""
    parts, at = [], 0
    for span in merged(spans):
        low, high = max(span.start, at), min(span.end, len(text))
        if low >= high:
            continue
        parts.append(h(text[at:low]))
        parts.append(
            f'<mark><span class="sr">[{h(start)}] </span>{h(text[low:high])}<span class="sr"> [{h(end)}]</span></mark>'
        )
        at = high
    return "".join(parts) + h(text[at:])


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch put together."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def allowed_homepage(source: Source) -> str:
    """The source's address if it is a https address on an approved domain, else ''."""
    parts = urlsplit(source.homepage)
    host = (parts.hostname or "").lower()
    good = parts.scheme == "https" and any(host == d or host.endswith("." + d) for d in allowed_domains())
    return source.homepage if good else ""


def source_query(doc: str, page: int | None = None, passage: str = "", spans: Iterable[Span] = ()) -> dict[str, str]:
    """The address of a place in a source: ids and offsets only, never words of a question."""
    places = ",".join(f"{span.start}-{span.end}" for span in spans)
    return {k: v for k, v in {"bron": doc, "blz": str(page or ""), "deel": passage, "plek": places}.items() if v}


def citation_query(citations: Iterable[Citation]) -> dict[str, str]:
    """The address of the page where citations of one passage stand, with those on the first one's page marked."""
    found = list(citations)
    first = found[0]
    return source_query(first.doc, first.page, first.passage, sorted(c.span for c in found if c.page == first.page))


def source_link(query: dict[str, str], shown: str, title: str) -> str:
    """An HTML link to the page 'Bron bekijken', in a new tab so that the conversation stays."""
    told = f'<span class="sr"> ({h(title)})</span>'
    return f'<a href="bron?{h(urlencode(query))}" target="_blank" title="{h(title)}">{h(shown)}{told}</a>'
