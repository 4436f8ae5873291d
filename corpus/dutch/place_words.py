"""The words of a text as the search for areas reads them: in lower case, small typing errors repaired, with the
words before a name that tell its level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.dutch.gazetteer import Caution, gazetteer
from corpus.dutch.wordlist import is_listed
from corpus.models import Level, Region

Token = tuple[str, int, int]
"""A word in lower case, repaired, '' where it plays no part; start and end in the text."""

_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]++@[\w.-]+"
    r"|(?<![\w.-])\w[\w-]*+(?:\.[\w-]++)*?\.(?:nl|com|org|eu|be|de|net|info)\b\S*"
    r"|(?<!\w)([^\W\d_]++(?:(?:\u00ad\s*|-[ \t]*\n[ \t]*(?=[a-zà-ÿ]))[^\W\d_]++)*+)(?!\w)"
)
_BREAK = re.compile(r"\u00ad\s*|-[ \t]*\n[ \t]*")
_JOINS = re.compile(r"\)?\s*(?:,|/|&|,?\s*\b(?:en|én|of|tot|versus|vs|dan)\b)\s*['’]?(?:de\s)?", re.I)
_TELLS = re.compile(r"['’]?s?\s?[:–-]?\s{0,2}['’‘\"“(]?")
_MIN_LETTERS = 7  # below that, a word of one other letter is too often another word
_NO_ERRORS = frozenset({"alsmaar"})  # Dutch words near a name that the word list does not know


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A word beside a name that tells its level."""

    levels: tuple[Level, ...]
    strict: bool = True  # False: only puts these levels first and leaves out municipalities of the name

    def narrow(self, regions: tuple[Region, ...]) -> tuple[Region, ...]:
        """Those of `regions` that fit, perhaps none."""
        fitting = tuple(region for region in regions if region.level in self.levels)
        if self.strict:
            return fitting
        rest = (region for region in regions if region not in fitting and region.level is not Level.GEMEENTE)
        return (*fitting, *rest) if fitting else regions


_MUNICIPAL = Qualifier((Level.GEMEENTE,))
_PROVINCE = Qualifier((Level.PROVINCIE,))
_LABOUR = Qualifier((Level.ARBEIDSMARKTREGIO,))
_COROP = Qualifier((Level.COROP,))
_REGION = Qualifier((Level.ARBEIDSMARKTREGIO,), strict=False)

_WORDS = {
    _MUNICIPAL: "gemeente gemeenten gemeentes stad steden plaats plaatsen dorp gm",
    _PROVINCE: "provincie provincies prov pv",
    # Regio in Beeld, Werkcentrum and the like are published and organised per arbeidsmarktregio
    _LABOUR: "arbeidsmarktregio arbeidsmarktregios arbeidsregio amr ar am werkcentrum rmt mobiliteitsteam "
    "werkgeversservicepunt wsp",
    _COROP: "corop cr",
    _REGION: "regio regios",
    Qualifier((Level.LANDSDEEL,)): "landsdeel ld",
    Qualifier((Level.DEELGEBIED,)): "deelgebied",
}
QUALIFIERS = {word: qualifier for qualifier, words in _WORDS.items() for word in words.split()}
_TWO_WORDS = {
    ("arbeidsmarkt", "regio"): _LABOUR,
    ("in", "beeld"): _LABOUR,
    ("corop", "gebied"): _COROP,
    ("corop", "regio"): _COROP,
}
_PLACE = "in te uit naar rond rondom bij vanuit nabij omgeving uwv heel"
_CAPITAL = "van voor tussen tot richting door om"
_NOUN = "de het een die deze dit dat alle veel zijn haar hun mijn jouw onze twee drie vier"
BEFORE_PLACE = frozenset(_PLACE.split())
BEFORE_CAPITAL = BEFORE_PLACE | frozenset(_CAPITAL.split())
OF_INSTITUTION = frozenset({"universiteit", "rijksuniversiteit", "hogeschool"})
BEFORE_NOUN = frozenset(_NOUN.split())
_ONLY_AFTER = frozenset({"gm", "pv", "cr", "ar", "am", "ld"})  # '(PV)', as Statistics Netherlands writes


def tokens_of(text: str) -> list[Token]:
    """The words of `text`; a word broken at a line end is one word, addresses and URLs are left out."""
    return [(_canonical(m[1]), m.start(), m.end()) for m in _TOKEN.finditer(text) if m[1]]


def qualifier_before(text: str, tokens: list[Token], index: int) -> Qualifier | None:
    """What the word before token `index` tells of the name there ('provincie', 'arbeidsmarktregio's')."""
    at = index - 1
    if at > 0 and tokens[at][0] == "s" and text[tokens[at][1] - 1] in "'’":
        at -= 1
    if at < 0 or not tokens[at][0] or not _TELLS.fullmatch(text, tokens[at][2], tokens[index][1]):
        return None
    pair = _TWO_WORDS.get((tokens[at - 1][0], tokens[at][0])) if at else None
    return pair or (None if tokens[at][0] in _ONLY_AFTER else QUALIFIERS.get(tokens[at][0]))


def list_joins(text: str, end: int, start: int) -> bool:
    """Whether between `end` and `start` only a comma, 'en' or the like joins two names."""
    return start - end <= 12 and _JOINS.fullmatch(text, end, start) is not None


@lru_cache(maxsize=1 << 16)
def _canonical(word: str) -> str:
    """The word of the gazetteer that `word` is or was meant to be; '' for any other."""
    low = _BREAK.sub("", word).lower()
    if low in _vocabulary():
        return low
    if not _MIN_LETTERS <= len(low) <= 40 or low in _NO_ERRORS:
        return ""
    names = gazetteer().names
    near = {target for cut in _cuts(low) for target in _targets().get(cut, ())}
    near = {target for target in near if target[0] == low[0] and _one_edit(low, target)}
    meant = {names[word,].regions if (word,) in names else (word,) for word in near}
    # an inflected or ordinary word is not a typing error, whatever it resembles ('worden', 'Woerden')
    return min(near) if len(meant) == 1 and not is_listed(low) else ""


@cache
def _vocabulary() -> frozenset[str]:
    names = gazetteer().names.values()
    other = {word for pair in _TWO_WORDS for word in pair} | {word for name in names for word in name.not_before}
    return gazetteer().words | QUALIFIERS.keys() | BEFORE_CAPITAL | BEFORE_NOUN | OF_INSTITUTION | other | {"s"}


@cache
def _targets() -> dict[str, tuple[str, ...]]:
    """Words that may be repaired, by themselves with one letter or none left out."""
    names = gazetteer().names
    found: dict[str, set[str]] = {}
    for word in sorted(gazetteer().words | {"arbeidsmarktregio", "provincie", "gemeente"}):
        risky = (word,) in names and names[word,].caution is not Caution.NONE
        if len(word) >= _MIN_LETTERS and not risky:
            for cut in _cuts(word):
                found.setdefault(cut, set()).add(word)
    return {cut: tuple(sorted(words)) for cut, words in found.items()}


def _cuts(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _one_edit(a: str, b: str) -> bool:
    """Whether one letter added, left out or changed, or two neighbours swapped, makes `a` into `b`."""
    head = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[head:], b[head:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (x[:2] == y[1::-1] and x[2:] == y[2:])
