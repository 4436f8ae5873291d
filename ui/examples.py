"""Questions to begin with, chosen from what the loaded sources are known to answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice, zip_longest

from assistant.models import Answer, AnswerStatus
from assistant.question import understand
from corpus.dutch.indicators import indicator
from corpus.dutch.periods import label
from corpus.figures import figures
from corpus.models import Passage
from corpus.questions import PassageQuestion

COUNT = 4
_OPENINGS = ("Hoeveel ", "Welk", "Wat ", "Waarom ", "Hoe ", "Waardoor ")
_COUNTS = ("Hoeveel ", "Hoe groot ", "Hoe hoog ")
TRIED = 32  # questions that are asked at most, so that opening stays quick
_SHORTEST, _BEST, _LONGEST = 25, 50, 80  # characters


def choose_examples(
    passages: Iterable[Passage], questions: Mapping[str, tuple[PassageQuestion, ...]], ask: Callable[[str], Answer]
) -> tuple[str, ...]:
    """Up to `COUNT` questions that `ask` answers out of the passage they belong to, of different kinds and subjects."""
    chosen: list[str] = []
    later: list[str] = []
    used: set[str] = set()
    for text, passage in islice(_candidates(list(passages), questions), TRIED):
        asked = understand(text)
        subjects = {asked.kind.value, *asked.indicators}
        answer = ask(text)
        right = any(c.passage == passage for claim in answer.claims for c in claim.citations)
        if answer.status is not AnswerStatus.ANSWERED or not right:
            continue
        (later if subjects & used else chosen).append(text)
        used |= subjects
        if len(chosen) == COUNT:
            break
    return tuple((chosen + later)[:COUNT])


def _candidates(
    passages: list[Passage], questions: Mapping[str, tuple[PassageQuestion, ...]]
) -> Iterator[tuple[str, str]]:
    """Questions with their passage, taking turns over the sources; those on what has most figures first."""
    common = Counter(f.indicator for passage in passages for f in figures(passage) if f.indicator)
    by_doc: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for passage in passages:
        texts = [q.text for q in questions.get(passage.id, ())] or _from_figures(passage)
        by_doc[passage.doc] += [(t, passage.id) for t in texts if reads_well(t)]
    ordered = (
        _alternating(sorted(rows, key=lambda row: _rank(row[0], row[1], common)), n % 2 == 0)
        for n, (_, rows) in enumerate(sorted(by_doc.items()))
    )
    yield from (row for row in chain.from_iterable(zip_longest(*ordered)) if row is not None)


def _alternating(rows: list[tuple[str, str]], figures_first: bool) -> list[tuple[str, str]]:
    """By turns a question for a figure and another one, so that what AIMI does is seen at a glance."""
    counts = [row for row in rows if row[0].startswith(_COUNTS)]
    others = [row for row in rows if not row[0].startswith(_COUNTS)]
    pairs = zip_longest(*((counts, others) if figures_first else (others, counts)))
    return [row for row in chain.from_iterable(pairs) if row is not None]


def _rank(text: str, passage: str, common: Mapping[str, int]) -> tuple[object, ...]:
    """First what names its subject and its region, so that it can be read without the page beside it."""
    asked = understand(text)
    says = bool(asked.regions) + bool(asked.indicators or asked.sectors)
    wanted = max((common[i] for i in asked.indicators), default=0)
    return -says, -wanted, abs(len(text) - _BEST), text, passage


def reads_well(text: str) -> bool:
    """True for a written-out question; hurried ones without capital or question mark make no good example."""
    return _SHORTEST <= len(text) <= _LONGEST and text.startswith(_OPENINGS) and text.endswith("?")


def _from_figures(passage: Passage) -> list[str]:
    return [
        f"Wat is bekend over {indicator(f.indicator).name} in {f.region.name} in {label(f.period)}?"
        for f in figures(passage)
        if f.indicator and f.region and f.period and not f.part and not f.change
    ][:2]
