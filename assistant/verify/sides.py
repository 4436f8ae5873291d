"""Two parts of a sentence that may not change places, and how to see that they did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.verify.align import Part
from corpus.dutch.words import tokens


@dataclass(frozen=True, slots=True)
class Sides:
    """Two parts of a sentence that may not change places; `sign` is that of a comparison."""

    first: Part
    second: Part
    sign: int = 1


def turned(claims: Sequence[Sides], quotes: Sequence[Sides], both: bool = False) -> bool:
    """Whether a pair of the claim agrees only with pairs of the quotes whose sides have changed places.

    With `both` each side must have something of the opposite one; a cause is often told in other words.
    """
    for own in claims:
        scores = [_straight(own, other) for other in quotes]
        if (
            scores
            and min(scores) < 0
            and max(scores) <= 0
            and (not both or any(_both_crossed(own, other) for other in quotes))
        ):
            return True
    return False


def permuted(claim: str, quote: str, pivots: Sequence[str]) -> bool:
    """Whether the claim has the words of the quote, with some from either side of a connecting word on the other."""
    own, theirs = ([t.lower for t in tokens(text)] for text in (claim, quote))
    if ((Counter(own) - Counter(theirs)) + (Counter(theirs) - Counter(own))).total() > 2:
        return False
    for pivot in pivots:
        if own.count(pivot) == theirs.count(pivot) == 1:
            at, where = own.index(pivot), theirs.index(pivot)
            left, right = set(theirs[:where]) - set(theirs[where:]), set(theirs[where:]) - set(theirs[:where])
            if left & set(own[at:]) and right & set(own[:at]):
                return True
    return False


def _both_crossed(own: Sides, other: Sides) -> bool:
    """Whether each side has a word that only the opposite one has in the quotes."""
    sides = ((own.first, other.second, other.first), (own.second, other.first, other.second))
    return all(any(w.known(there.keys) and not w.known(here.keys) for w in side.words) for side, there, here in sides)


def _straight(own: Sides, other: Sides) -> int:
    """Above 0 where the sides agree as they stand, below 0 where they agree crossed over."""
    score = _leaning(own.first, other.first, other.second) + _leaning(own.second, other.second, other.first)
    return score * own.sign * other.sign


def _leaning(own: Part, same: Part, opposite: Part) -> int:
    """How many words and marks of a side stand in the same side of the other text, less those in the opposite one."""
    words = sum(word.known(same.keys) - word.known(opposite.keys) for word in own.words)
    return words + len(own.marks & same.marks - opposite.marks) - len(own.marks & opposite.marks - same.marks)
