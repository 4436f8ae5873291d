"""Small typing errors in a query's words, mended from the words that the corpus knows.

vacture -> vacature, dreigede -> dreigende. One edit (a letter too much, too few, another, or two swapped) for
words of five letters or more, two for words of nine or more (Damerau-Levenshtein, optimal string alignment).
Numbers, abbreviations, known words and other Dutch words are left as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping

from corpus.dutch.stems import fold
from corpus.dutch.wordlist import is_listed
from corpus.dutch.words import parts, stem

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
ONE_EDIT = 5  # letters that a word must have
TWO_EDITS = 9
OFTEN = 3  # times that the corpus must have a compound before another is taken for a slip of it
_AFFIX = 4


def edits(word: str) -> Iterator[str]:
    """All strings at one edit from `word`, swaps first, then letters too few or too many, then wrong ones."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    yield from (a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1)
    yield from (a + c + b for a, b in cuts for c in _LETTERS)
    yield from (a + b[1:] for a, b in cuts if b)
    yield from (a + c + b[1:] for a, b in cuts if b for c in _LETTERS)


def distance(a: str, b: str, limit: int) -> int:
    """Edits between `a` and `b`; `limit` + 1 as soon as there are more."""
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, above = above, row
    return above[-1]


class SpellingIndex:
    """The words of a corpus with their counts, ready to mend others.

    `counts` holds lower-case words, `stems` their stems where the caller has them already. One edit needs no index: some six hundred look-ups. For two edits the
    words are filed under their first and last four letters, of which two errors mostly spare one.
    """

    def __init__(self, counts: Mapping[str, int], stems: Container[str] | None = None) -> None:
        self._counts: dict[str, int] = {}
        for word, count in sorted(counts.items()):
            if word.isalpha():
                self._counts[fold(word)] = self._counts.get(fold(word), 0) + count
        self._stems = {stem(word) for word in self._counts} if stems is None else stems
        self._filed: dict[str, list[str]] = defaultdict(list)
        for word in self._counts:
            if len(word) >= TWO_EDITS - 2:
                self._filed[word[:_AFFIX] + "-"].append(word)
                self._filed["-" + word[-_AFFIX:]].append(word)

    def __contains__(self, word: str) -> bool:
        return fold(word.lower()) in self._counts

    def correct(self, word: str, keep: Callable[[str], bool] = lambda word: False) -> str | None:
        """The corpus's word that `word` was most likely meant to be; None where it stands as it is.

        `keep` says which words are right though the corpus lacks them (names of regions).
        """
        plain = fold(word.lower())
        if not self._is_mendable(word, plain) or keep(word):
            return None
        found = [known for known in edits(plain) if known in self._counts]
        if parts(plain):  # a compound may be new and right, or a known one with an error: arbeidsmarkregio
            found = [known for known in found if self._counts[known] >= OFTEN and len(plain) >= TWO_EDITS]
        elif not found and len(plain) >= TWO_EDITS:
            near = {*self._filed.get(plain[:_AFFIX] + "-", ()), *self._filed.get("-" + plain[-_AFFIX:], ())}
            found = [known for known in near if abs(len(known) - len(plain)) < 3 and distance(plain, known, 2) < 3]
        return max(found, key=lambda known: self._rank(plain, known), default=None)

    def _is_mendable(self, word: str, plain: str) -> bool:
        if len(plain) < ONE_EDIT or not plain.isalpha() or word.isupper():
            return False
        return plain not in self._counts and stem(plain) not in self._stems and not is_listed(plain)

    def _rank(self, plain: str, known: str) -> tuple[bool, bool, int, str]:
        """First letters are seldom wrong; swapped and doubled letters are the commonest errors."""
        slip = sorted(plain) == sorted(known) or set(plain) == set(known)
        return (plain[0] == known[0], slip, self._counts[known], known)


def correct(word: str, counts: Mapping[str, int]) -> str | None:
    """`SpellingIndex(counts).correct(word)` for a single word; build the index once for more."""
    return SpellingIndex(counts).correct(word)
