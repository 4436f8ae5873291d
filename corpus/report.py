"""How well a library was cut: what a maintainer looks at after reading a new source.

python -m corpus.report DATA
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from corpus.library import Library
from corpus.models import Kind, Page, Passage
from corpus.sentences import is_finished
from corpus.split import LONGEST, SHORTEST


@dataclass(frozen=True, slots=True)
class CutReport:
    """Counts over the passages of one source. `uncovered` is the share of its characters in no passage."""

    doc: str
    passages: int
    short: int  # under 60 words
    long: int  # over 140 words
    sentences: int
    quotable: int
    suspect: int  # quotable, but starts in lower case or ends without a stop
    items: int
    items_without_lead: int
    uncovered: float


def measure(doc: str, pages: tuple[Page, ...], passages: tuple[Passage, ...]) -> CutReport:
    """The report on one source."""
    sizes = [len(passage.text.split()) for passage in passages]
    sentences = [
        (passage, s, passage.sentence_text(i)) for passage in passages for i, s in enumerate(passage.sentences)
    ]
    items = [s for _, s, _ in sentences if s.kind is Kind.LIST]
    return CutReport(
        doc=doc,
        passages=len(passages),
        short=sum(size < SHORTEST for size in sizes),
        long=sum(size > LONGEST for size in sizes),
        sentences=len(sentences),
        quotable=sum(s.quotable for _, s, _ in sentences),
        suspect=sum(s.quotable and s.kind is Kind.PROSE and _is_suspect(text) for _, s, text in sentences),
        items=len(items),
        items_without_lead=sum(s.lead is None for s in items),
        uncovered=_uncovered(pages, passages),
    )


def _is_suspect(text: str) -> bool:
    return text[:1].islower() or not (is_finished(text) or text.endswith(":"))


def _uncovered(pages: tuple[Page, ...], passages: tuple[Passage, ...]) -> float:
    """Share of the characters of words in no passage; web addresses do not count."""
    covered: dict[int | None, set[int]] = defaultdict(set)
    for passage in passages:
        for place in passage.places():
            covered[place.page].update(range(place.span.start, place.span.end))
    total = missed = 0
    for page in pages:
        for word in re.finditer(r"(?!https?:|www\.)\S+", re.sub(r"(?:https?://|www\.)\S+", _blank, page.text)):
            total += word.end() - word.start()
            missed += sum(at not in covered[page.number] for at in range(word.start(), word.end()))
    return missed / total if total else 0.0


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def main() -> None:
    cli = argparse.ArgumentParser(description="Laat zien hoe de bronnen van een bibliotheek in passages zijn verdeeld.")
    cli.add_argument("data", type=Path, help="de datamap met de bibliotheek")
    library = Library.open(cli.parse_args().data)
    for source in library.sources:
        if not source.withdrawn:
            own = tuple(passage for passage in library.passages if passage.doc == source.id)
            report = measure(source.id, library.pages(source.id), own)
            print(
                f"{report.doc}: {report.passages} passages ({report.short} kort, {report.long} lang), "
                f"{report.sentences} zinnen ({report.quotable} citeerbaar, {report.suspect} verdacht), "
                f"{report.items} opsommingspunten ({report.items_without_lead} zonder inleiding), "
                f"{report.uncovered:.1%} van de tekst in geen passage"
            )


if __name__ == "__main__":
    main()
