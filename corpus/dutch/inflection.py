"""Which words of a word list are forms of one another; used by `build_lexicon` only.

A form counts only with evidence of its paradigm in the list: 'kant' is no form of 'kannen', since there is
no 'kande' or 'gekand'; 'krappe' is one of 'krap', since there is 'krapper'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

VOWEL = "aeiou"
_OPEN = re.compile(r"(?:^|[^aeiou])([aeou])([bcdfgklmnprstvwxz])$")
_SHORT = re.compile(r"(?:^|[^aeiou])[aeiou]([bcdfgklmnprst])$")
_SEPARABLE = (
    *("aan", "achter", "af", "bij", "binnen", "door", "in", "mee", "na", "om", "onder", "op", "over", "samen", "tegen"),
    *("terug", "toe", "uit", "vast", "voor", "vooruit", "weg", "open", "deel", "her", "plaats", "voort", "thuis"),
    *("rond", "neer", "bijeen", "ineen", "achteruit"),
)
_INSEPARABLE = ("be", "ge", "her", "ont", "ver", "er", "mis", "onder", "over", "vol", "voor", "door", "om")
_PREFIXES = sorted({*_SEPARABLE, *_INSEPARABLE, ""}, key=len, reverse=True)
_ADJECTIVE = re.compile(r"(lijk|ig|isch|loos|baar|zaam|eel|aal|ief|ent|ant|rijk|eus|air|end|iek|aar|vol|arm)$")
_S_PLURAL = re.compile(r"(e[lmnr]|e|ie|or|aar|erd|aard|age|ent|um|air|oir|eau|je|ee|[aeiou][bgkmnptdcw])$")


def closed(stem: str) -> set[str]:
    """What `stem`, left when -e or -en went, may be as a word: lop -> loop, krapp -> krap, huiz -> huis."""
    found = {stem}
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWEL:
        found = {stem[:-1]}
    elif match := _OPEN.search(stem):
        found.add(stem[:-1] + match[1] + stem[-1])
    hard = {"v": "f", "z": "s"}
    return {word[:-1] + hard.get(word[-1], word[-1]) for word in found if word}


def with_e(word: str) -> set[str]:
    """What `word` may look like before -e: krap -> krapp, digitaal -> digital, lief -> liev."""
    if match := re.search(r"([aeou])\1([bcdfgklmnprst])$", word):
        base = {word[:-2] + word[-1]}
    elif match := _SHORT.search(word):
        base = {word + match[1], word}
    else:
        base = {word}
    soft = {"f": "v", "s": "z"}
    return base | {stem[:-1] + soft[stem[-1]] for stem in base if stem and stem[-1] in soft}


def _participles(root: str, ending: str) -> Iterator[str]:
    end = "" if root.endswith(ending) else ending
    yield from ("ge" + root + end, root + end if root.startswith(_INSEPARABLE) else "ge" + root + end)
    for prefix in _SEPARABLE:
        if root.startswith(prefix) and len(root) > len(prefix) + 2:
            yield prefix + "ge" + root[len(prefix) :] + end


def weak_verb(infinitive: str, known: AbstractSet[str]) -> tuple[str, set[str]] | None:
    """Root and forms of a regular verb, or None where the list does not show one."""
    if len(infinitive) < 5 or not infinitive.endswith("en"):
        return None
    for root in sorted(closed(infinitive[:-2]), key=lambda r: (r + "t" not in known, -len(r))):
        third = root if root.endswith("t") else root + "t"
        past = {root + "te", root + "de"}
        spoken = {p for e in "td" for p in _participles(root, e) if p in known}
        if third in known and past and spoken:
            return root, verb_forms(root, infinitive) | past | {p + "n" for p in past} | spoken
    return None


def verb_forms(root: str, infinitive: str) -> set[str]:
    """The forms that every verb makes by rule."""
    third = root if root.endswith("t") else root + "t"
    return {root, third, infinitive, infinitive + "d", infinitive + "de", infinitive + "den"}


def strong_verbs(rows: Iterable[list[str]], known: AbstractSet[str]) -> Iterator[tuple[str, set[str]]]:
    """Roots and forms of the strong verbs of `rows` and of all prefixed ones that the list shows."""
    for infinitive, past, pasts, participle in rows:
        for prefix in _PREFIXES:
            if prefix + infinitive not in known:
                continue
            base = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
            roots = [r for r in closed(base) if prefix + r + "t" in known or prefix + r in known]
            root = prefix + max(roots, key=lambda r: (prefix + r + "t" in known, len(r)), default=base)
            bare = participle.removeprefix("ge")
            forms = verb_forms(root, prefix + infinitive) | {prefix + past, prefix + pasts, prefix + participle}
            yield root, forms | {prefix + bare} if prefix in _INSEPARABLE else forms


def adjective(word: str, known: AbstractSet[str]) -> set[str] | None:
    """The forms of the adjective `word`, or None where the list does not show one."""
    for stem in sorted(with_e(word)):
        if stem + "e" not in known:
            continue
        steps = {stem + "er", stem + "ere", word + "st", stem + "ers"} & known
        if len(steps) > 1 or _ADJECTIVE.search(word):
            return {word, word + "s", stem + "e", stem + "en", word + "ste"} | steps
    return None


def singular(word: str, known: AbstractSet[str]) -> str | None:
    """The singular of the plural `word` if the list holds it."""
    if word.endswith("heden"):
        return word[:-5] + "heid" if word[:-5] + "heid" in known else None
    if word.endswith("'s") and word[:-2] in known:
        return word[:-2]
    if word.endswith(("een", "ien")) and word[:-2] in known:  # industrieën, financiën, accents folded
        return word[:-2]
    if word.endswith("s") and word[:-1] in known and _S_PLURAL.search(word[:-1]):
        own_plural = any(stem + "en" in known for stem in with_e(word))
        return None if own_plural and not word[:-1].endswith(("er", "el", "ing")) else word[:-1]
    if word.endswith("en") and word + "s" not in known:
        found = sorted(closed(word[:-2]) & known, key=lambda w: (len(w), w))
        return found[-1] if found else None
    return None
