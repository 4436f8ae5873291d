"""When two texts say the same words: the comparisons that every measure shares.

They agree with the external scorer of the gold questions, so that both give one number for one answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
SENTENCE_WORDS = 5  # a quote of fewer words is too short to be told from another

Trigrams = frozenset[tuple[str, ...]]


@lru_cache(maxsize=50_000)
def squash(text: str) -> str:
    """`text` on one line in lower case, without soft hyphens, markdown marks and footnote tags."""
    text = re.sub(r"<sup>.*?</sup>", "", text.replace("\u00ad", "").replace("\f", " "))
    text = re.sub(r"(\w)-\s*\n\s*(\w)", r"\1-\2", text)
    return re.sub(r"\s+", " ", text.replace("**", "").replace("*", "")).strip().lower()


def letters(text: str) -> str:
    """`text` without white space and hyphens: line ends inside words and sentences do not count."""
    return re.sub(r"[\s\-\u2010\u2013]+", "", squash(text))


@lru_cache(maxsize=50_000)
def trigrams(text: str) -> Trigrams:
    """The runs of three words in `text`; of a shorter text its only run."""
    words = re.findall(r"\w+", squash(text))
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset({tuple(words)})


def overlap(gold: str, text: str) -> float:
    """Share of the word trigrams of `gold` that stand in `text`."""
    wanted = trigrams(gold)
    return len(wanted & trigrams(text)) / len(wanted)


def holds(gold: str, text: str) -> bool:
    """True if `text` holds at least half of the gold quote."""
    return overlap(gold, text) >= 0.5


def rests_on(gold: str, quotes: Iterable[str], text: str) -> bool:
    """True if an answer rests on the gold quote: on half of it, or on a sentence out of it."""
    quotes = tuple(quotes)
    if holds(gold, " ".join(quotes) + " " + text):
        return True
    return any(len(quote.split()) >= SENTENCE_WORDS and overlap(quote, gold) >= 0.8 for quote in quotes)


def says(text: str, needle: str) -> bool:
    """True if `needle` stands in `text`; a figure must stand alone ('450' is not in '4.450')."""
    needle = squash(needle)
    left = r"(?<![\d.,])" if needle[:1].isdigit() else ""
    right = r"(?![\d]|[.,]\d)" if needle[-1:].isdigit() else ""
    return re.search(left + re.escape(needle) + right, squash(text)) is not None


def figures(text: str) -> tuple[str, ...]:
    """The figures of `text`, as written."""
    return tuple(FIGURE.findall(squash(text)))


def value(figure: str) -> float:
    """A Dutch figure as a number: '12.500' is 12500, '71,4' is 71.4, and '5.64', as some write, 5.64."""
    head, comma, tail = figure.partition(",")
    if not comma and re.fullmatch(r"\d+\.\d{1,2}", figure):
        return float(figure)
    return float(head.replace(".", "") + ("." + re.sub(r"\D", "", tail) if comma else ""))


def follows(result: float, cited: Iterable[float]) -> bool:
    """True if `result` is sum, difference, ratio or percentage of two of the cited figures, within rounding."""
    numbers = tuple(enumerate(cited))
    return any(_near(result, outcome) for i, a in numbers for j, b in numbers if i != j for outcome in _outcomes(a, b))


def _outcomes(a: float, b: float) -> tuple[float, ...]:
    ratios = (a / b, 100 * a / b, 100 * (a - b) / b) if b else ()
    return (a - b, a + b, *ratios)


def _near(result: float, outcome: float) -> bool:
    return abs(abs(outcome) - result) <= max(0.051, 0.006 * abs(outcome))
