"""What a text says, piece by piece: numbers, figures with their slots, regions, periods, indicators, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.verify.directions import negations, turns
from assistant.verify.wording import Word, clauses, content
from corpus.dutch.indicators import IndicatorMention, find_indicators
from corpus.dutch.numbers import Number, find_numbers
from corpus.dutch.periods import PeriodMention, find_periods
from corpus.dutch.regions import RegionMention, find_regions
from corpus.figures import figures_of
from corpus.models import Figure, Passage, Region, Sentence, Span

_AMOUNTS = re.compile(r"\bgoed(?= voor (?:\w+ )?\d)", re.IGNORECASE)  # 'goed voor 1.000 vacatures' says how many


@dataclass(frozen=True, slots=True)
class Said:
    """A text with everything that the gates look at; all spans count in `text`."""

    text: str
    numbers: tuple[Number, ...]
    figures: tuple[Figure, ...]
    regions: tuple[RegionMention, ...]
    periods: tuple[PeriodMention, ...]
    indicators: tuple[IndicatorMention, ...]
    words: tuple[Word, ...]  # content words outside numbers, periods and regions
    clauses: tuple[Span, ...]

    def number_of(self, figure: Figure) -> Number | None:
        """The number that the figure was read from."""
        return next((n for n in self.numbers if n.span.start <= figure.span.start < n.span.end), None)

    def region_of(self, figure: Figure) -> RegionMention | None:
        """The mention that gave the figure its region."""
        named = [m for m in self.regions if figure.region in m.candidates]
        return min(named, key=lambda m: abs(m.span.start - figure.span.start), default=None)


@lru_cache(maxsize=4096)
def said(text: str) -> Said:
    """What `text` says by itself, without any heading or sentence before it."""
    periods = find_periods(text)
    numbers = find_numbers(text, periods)
    regions = find_regions(text)
    alone = Passage("", None, Span(0, len(text)), text, "", (), (Sentence(Span(0, len(text))),))
    taken = [m.span for group in (periods, numbers, regions) for m in group]
    turned = {t.at for t in turns(text) if t.scale == "quantity"} | set(negations(text))  # polarity looks at those
    turned |= {match.start() for match in _AMOUNTS.finditer(text)}
    words = tuple(
        w
        for w in content(text)
        if w.span.start not in turned and not any(s.start <= w.span.start < s.end for s in taken)
    )
    return Said(
        text, numbers, figures_of(alone, 0) if numbers else (), regions, periods, find_indicators(text), words,
        clauses(text),
    )  # fmt: skip


def levels_of(mention: RegionMention) -> frozenset[Region]:
    """The areas that a mention may stand for."""
    return frozenset(mention.candidates)
