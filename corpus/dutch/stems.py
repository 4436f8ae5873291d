"""The stem of a single Dutch word: a table for what rules get wrong, Kraaij-Pohlmann for the rest.

The table (`data/stems.tsv`, made by `build_lexicon`) gives strong verbs, adjectives and plurals one stem:
Kraaij-Pohlmann alone leaves krappe/krap, stijgt/stijgen and werklozen/werkloos apart. `data/protected.tsv`
is written by hand and goes before it: words of the field that would fall together with others
(scholing/school) or fall apart (jongere/jongeren).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")

# Kraaij-Pohlmann takes 'ge' out wherever a participle could have it: gebied -> bied, werkgever -> werkver.
# The participles stand in the table, so 'ge' before three letters or more is hidden from the algorithm.
_GE = re.compile(r"ge(?=[^\W\d_]{3})")


_MARKED = str.maketrans("áàâäãåçéèêëíìîïñóòôöõúùûüýÿ’‘", "aaaaaaceeeeiiiinooooouuuuyy''")


def fold(text: str) -> str:
    """`text` without accents and with straight apostrophes: as long as it was, so offsets hold."""
    return text.translate(_MARKED)


@cache
def _table() -> dict[str, str]:
    table = {}
    for name in ("stems.tsv", "protected.tsv"):
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                stem, *forms = line.split()
                table.update(dict.fromkeys(forms, stem))
    return table


@cache
def _kraaij_pohlmann() -> object:
    # imported late: 15 ms that a program without any search does not pay
    from snowballstemmer.dutch_stemmer import DutchStemmer

    return DutchStemmer()


def by_rule(word: str) -> str:
    """The stem of lower-case `word` by Kraaij-Pohlmann, with 'ge' kept."""
    if len(word) < 4 or not word.isalpha() or "q" in word:
        return word
    if word.endswith("theid"):  # of geschiktheid it would leave geschik
        return by_rule(word.removesuffix("heid"))
    stemmed: str = _kraaij_pohlmann().stemWord(_GE.sub("qe", word))  # type: ignore[attr-defined]
    stemmed = stemmed.replace("q", "g")
    # It takes -t for a verb's ending, but verb forms stand in the table: kant is not kan, nor markt mark.
    return word if stemmed + "t" == word else stemmed


def listed_stem(word: str) -> str | None:
    """The stem that the tables hold for lower-case `word`, if they hold one."""
    return _table().get(word)


def single_stem(word: str) -> str:
    """The stem of lower-case `word`, taken as one word without looking for a compound."""
    return _table().get(word) or by_rule(word)
