"""Parts of Dutch compounds: personeelstekorten -> personeel + tekorten.

Koehn and Knight (EACL 2003): among all ways to cut a word into known parts, with links s, en, e and n
between them, the one with the highest geometric mean of part frequencies. A part's frequency is the number
of dictionary words that begin (or, for the last part, end) with it: counts from running text favour short
function words, counts of types do not (arbeid 393, markt 426, but 'de' nowhere).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from math import exp, log

from corpus.dutch.stems import DATA, single_stem

LINKS = ("", "s", "en", "e", "n")
MIN_PART = 4  # the words of three letters that may begin a compound stand in data/compounds.tsv
MAX_PARTS = 4
FIELD_COUNT = 40  # what a part of the field counts that a general dictionary hardly knows: banen, flex
MIN_MEAN = 14.0  # below it most cuts are chance


@cache
def by_hand() -> dict[str, frozenset[str]]:
    """The hand lists of `data/compounds.tsv` by name: never, part, short, whole, cut."""
    lists: dict[str, set[str]] = {"never": set(), "part": set(), "short": set(), "whole": set(), "cut": set()}
    for line in (DATA / "compounds.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *words = line.split()
            lists[name].update(words)
    lists["whole"] = {single_stem(word) for word in lists["whole"]}
    return {name: frozenset(words) for name, words in lists.items()}


@cache
def _given() -> dict[str, tuple[str, ...]]:
    cuts = (tuple(cut.split("+")) for cut in by_hand()["cut"])
    return {"".join(parts): parts for parts in cuts}


@cache
def _counts() -> tuple[dict[str, float], dict[str, float]]:
    """Log counts as a first or middle part, and as a last part."""
    never, short = by_hand()["never"], by_hand()["short"]
    first, last = {}, {}
    for line in (DATA / "parts.tsv").read_text(encoding="utf-8").splitlines():
        word, begins, ends = line.split("\t")
        if word in never:
            continue
        if begins != "0" and (len(word) >= MIN_PART or word in short):
            first[word] = log(int(begins))
        if ends != "0" and len(word) >= MIN_PART:
            last[word] = log(int(ends))
    for word in by_hand()["part"]:
        first[word] = max(first.get(word, 0.0), log(FIELD_COUNT))
        last[word] = max(last.get(word, 0.0), log(FIELD_COUNT))
    return first, last


@lru_cache(maxsize=200_000)
def split(word: str) -> tuple[str, ...]:
    """The parts of lower-case `word` without their links; empty if it is no compound of known parts."""
    if word in _given():
        return _given()[word]
    if len(word) < 2 * MIN_PART - 1 or not word.isalpha() or single_stem(word) in by_hand()["whole"]:
        return ()
    cuts = ((sum(score) / len(score), parts, ends) for score, parts, ends in _cuts(word, 0, MAX_PARTS))
    good = sorted((cut for cut in cuts if exp(cut[0]) >= MIN_MEAN), reverse=True)
    return next((parts for _, parts, ends in good if not _breaks(word, ends)), ())


def is_part(word: str) -> bool:
    """Whether lower-case `word` is itself known as a part of compounds."""
    first, last = _counts()
    return word in first or word in last


def _cuts(word: str, start: int, limit: int) -> Iterator[tuple[tuple[float, ...], tuple[str, ...], tuple[int, ...]]]:
    """Each way to cut `word[start:]` into known parts: log counts, parts, and where each part ends."""
    first, last = _counts()
    if start and word[start:] in last:
        yield (last[word[start:]],), (word[start:],), (len(word),)
    for end in range(start + 3, len(word) - 2) if limit > 1 else ():
        part = word[start:end]
        if part not in first:
            continue
        for link in LINKS:
            if word.startswith(link, end):
                for scores, parts, ends in _cuts(word, end + len(link), limit - 1):
                    yield (first[part], *scores), (part, *parts), (end, *ends)


def _breaks(word: str, ends: tuple[int, ...]) -> bool:
    """Whether the cut goes through a word that stays whole: werk+gevers+lasten."""
    whole = by_hand()["whole"]
    starts = [0, *(cut for end in ends[:-1] for cut in (end, end + 1, end + 2))]
    return any(
        single_stem(word[a:b]) in whole for a in starts for b in ends if sum(a < end for end in ends if end <= b) > 1
    )
