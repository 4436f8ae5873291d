"""Whether a word is Dutch, from a Bloom filter of a word list: one in 300 other strings passes, no word is missed.

`data/words.bloom` (made by `build_lexicon`) holds the words that neither the stem tables nor the compound
splitter know; a filter of 12 bits a word (Bloom 1970) is a tenth of the list's size.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from functools import cache

from corpus.dutch.compounds import is_part, split
from corpus.dutch.stems import DATA, fold, listed_stem

HASHES = 8
BITS_A_WORD = 12


def is_dutch(word: str) -> bool:
    """Whether lower-case `word` stands in the word list or is a compound of known parts."""
    plain = fold(word)
    return is_listed(plain) or bool(split(plain))


def is_listed(plain: str) -> bool:
    """Whether `plain`, in lower case without accents, stands in the word list itself."""
    if listed_stem(plain) is not None or is_part(plain):
        return True
    bits = _filter()
    return all(bits[at >> 3] >> (at & 7) & 1 for at in _places(plain, len(bits) * 8))


def make_filter(words: Collection[str]) -> bytes:
    """The bits of a filter that holds `words`."""
    bits = bytearray(int(len(words) * BITS_A_WORD) // 8 + 1)
    for word in words:
        for at in _places(word, len(bits) * 8):
            bits[at >> 3] |= 1 << (at & 7)
    return bytes(bits)


@cache
def _filter() -> bytes:
    return (DATA / "words.bloom").read_bytes()


def _places(word: str, size: int) -> Iterator[int]:
    digest = hashlib.blake2b(word.encode(), digest_size=16).digest()
    first, second = int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little") | 1
    return ((first + i * second) % size for i in range(HASHES))
