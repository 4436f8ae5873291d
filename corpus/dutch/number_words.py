"""Dutch number words: 'drieëntwintig', 'anderhalf', 'twee derde', 'één op de vijf', 'verdubbeld'."""

from __future__ import annotations

import re
from itertools import product

_SMALL_WORDS = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien"
)
_TENS_WORDS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
_SMALL, _TENS = _SMALL_WORDS.split(), _TENS_WORDS.split()
_HALVES = {"anderhalf": 1.5, "anderhalve": 1.5, "tweeënhalf": 2.5, "drieënhalf": 3.5, "vierenhalf": 4.5}
_SCALES = {"honderd": 100, "duizend": 1_000, "miljoen": 1e6, "mln": 1e6, "miljard": 1e9, "mld": 1e9}


def _below_hundred() -> dict[str, float]:
    words = {word: float(value) for value, word in enumerate(_SMALL)} | {"één": 1.0}
    for (tens_at, tens), (unit_at, unit) in product(enumerate(_TENS, 2), enumerate(_SMALL[:10])):
        glue = "ën" if unit.endswith("e") else "en"
        words[tens if unit_at == 0 else unit + glue + tens] = tens_at * 10.0 + unit_at
    return words


_WORDS = _below_hundred()
_PART = "|".join(sorted(_WORDS, key=len, reverse=True))
_COMPOSED = re.compile(rf"(?:(?P<t>{_PART})?(?P<d>duizend))?(?:(?P<h>{_PART})?(?P<c>honderd))?(?:en)?(?P<r>{_PART})?$")

#: What may be a number in one word; `parse_word` decides. 'een' is an article and no number by itself.
WORD = rf"(?!een\b)(?:(?:{_PART}|honderd|duizend)+(?:en(?:{_PART}))?|{'|'.join(_HALVES)})\b"
SCALE = r"(?:miljoen|mln\b\.?|miljard|mld\b\.?|duizend)"
#: 'één op de vijf', '6 op de 10': a share.
SHARE = (
    rf"(?P<sa>\d{{1,4}}|{_PART})\s+(?:op\s+(?:de\s+|elke\s+|iedere\s+)*|van\s+de\s+(?=(?:10|100|tien|honderd)\b))"
    rf"(?P<sb>\d{{1,4}}(?![\d.,]*\d)|honderd|duizend|{_PART})\b"
)

_DENOMINATORS = {
    "derde": 3, "kwart": 4, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9,
    "tiende": 10,
}  # fmt: skip
_FOLDS = {"half": 0.5, "dubbel": 2.0, "drievoudig": 3.0, "viervoudig": 4.0, "vijfvoudig": 5.0, "tienvoudig": 10.0}

#: 'een derde', 'drie vijfde', 'driekwart': a part of a whole, unless a third *something* is meant.
FRACTION = (
    r"(?:(?P<fn>een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[ -]?(?P<fd>derde|kwart|vierde|vijfde|zesde|zevende|"
    r"achtste|negende|tiende)s?(?:\s+deel)?"
    r"(?!\s+(?:partij|keer|plaats|persoon|optie|reden|manier|punt|spoor|lijn|leerjaar|kwartaal|jaar|maand|week|dag|"
    r"thema|vestiging|editie|versie|druk|onderdeel|stap|fase|golf|land|landen|optie|kind|groep|categorie)\b)"
    r"|(?<!eerste )(?<!tweede )(?<!laatste )(?<!andere )(?:de\s+)?(?P<half>helft))"
)
#: 'verdubbeld', 'gehalveerd', 'het dubbele', 'twee keer zo veel' is a number with a unit instead.
FOLD = (
    r"(?:ver(?P<fold>dubbel|drievoudig|viervoudig|vijfvoudig|tienvoudig)(?:d|de|den|t|ing|en)?"
    r"|(?P<halved>gehalveerd|halveerden?|halveert|halveren|halvering)"
    r"|(?P<double>(?:het\s+)?dubbele|dubbel\s+zo(?:\s?veel)?))"
)


def parse_word(word: str) -> float | None:
    """The value of one number word ('tweehonderdvijftig', 'anderhalf', 'duizend'), or None if it is no number."""
    low = word.lower()
    if low in _HALVES:
        return _HALVES[low]
    match = _COMPOSED.match(low)
    if not low or match is None:
        return None
    thousands = _WORDS.get(match["t"] or "", 1.0) * 1000 if match["d"] else 0.0
    hundreds = _WORDS.get(match["h"] or "", 1.0) * 100 if match["c"] else 0.0
    return thousands + hundreds + _WORDS.get(match["r"] or "", 0.0)


def parse_scale(word: str | None) -> float:
    """The factor that 'miljoen', 'mld.' or 'duizend' stands for; 1 for none."""
    return float(_SCALES[word.lower().rstrip(".")]) if word else 1.0


def parse_fraction(numerator: str | None, denominator: str | None) -> float:
    """A fraction as a percentage: 'twee', 'derde' is 66.67. Without words: 'de helft', 50."""
    if numerator is None or denominator is None:
        return 50.0
    return 100.0 * (parse_word(numerator) or 1.0) / _DENOMINATORS[denominator.lower()]


def parse_fold(fold: str | None, halved: str | None) -> float:
    """How many times something became: 'dubbel' is 2, halved is 0.5."""
    return 0.5 if halved else _FOLDS[(fold or "dubbel").lower()]
