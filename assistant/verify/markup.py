"""Gate: a claim is plain Dutch: no links, no markup, no orders to whoever reads it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case

_LINK = re.compile(
    r"\w+://\S*|\bwww\.\S+|\bjavascript:|\bdata:\w+/|\bmailto:|[\w.+-]+@[\w-]+\.\w+|\b[\w-]+\.(?:nl|com|org|net|eu|io|info|be|de|biz|xyz|ru|me|app|ly)\b(?:/\S*)?"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"</?[a-z!][^>]*>|<!--|\]\(|!\[|\[[^\]]*\]|\*\*|__|~~|`|^\s*#{1,6}\s|^\s*>|\|.*\||\{\{|\}\}|\$\{|&(?:[a-z]+|#\d+);|\\[nrtux]|\bE\d+\b|^\s*[-*]\s",
    re.IGNORECASE | re.MULTILINE,
)
_ORDER = re.compile(
    r"\b(?:negeer|vergeet|omzeil|ignore|disregard|forget|override)\b.{0,60}\b(?:instructi\w*|regels?|opdracht\w*|bron\w*|alles|vorige|eerdere|hierboven|previous|above|rules?)\b"
    r"|\b(?:system|systeem)[- ]?(?:prompt|bericht|message|instructie)|\b(?:ai|taal)?-?assistent\b[^.]{0,20}[:,]|\bals (?:ai|taalmodel)\b|\btaalmodel\b"
    r"|\b(?:klik|download|log in|betaal|maak .{0,20}over|vul .{0,30} in)\b.{0,30}\b(?:hier|nu|link|via|naar|deze|op)\b"
    r"|\b(?:antwoord|zeg|meld|schrijf|herhaal|vertel)\b (?:altijd|dat|nu|alleen|de gebruiker|iedereen|voortaan|na mij|in het engels)"
    r"|\bje bent (?:nu|vanaf nu|voortaan)\b|\bnieuwe instructie|\bnew instruction|\binstructie (?:aan|voor)\b|\byou (?:are|must|should)\b|\bact as\b|\bjailbreak|\bignore all\b",
    re.IGNORECASE,
)
_HIDDEN = frozenset({"Cf", "Cc", "Co", "Cs", "Cn"})
#: Small words of the one language that the other does not have; 'was', 'in' and 'is' are both.
_ENGLISH_WORDS = "the and with that this are were have has for from which there their it's by"
_DUTCH_WORDS = "de het een en van dat die zijn er voor met op te aan bij werd waren ook naar tot uit door"
_ENGLISH, _DUTCH = frozenset(_ENGLISH_WORDS.split()), frozenset(_DUTCH_WORDS.split())


def check(case: Case) -> Iterator[Reason]:
    """Links, markup, hidden characters, orders, and text that is not Dutch; an order may not be quoted either."""
    text, quotes = case.written, case.ground.text
    for match in _LINK.finditer(text):
        if match[0] not in quotes:
            yield Reason(ReasonCode.MARKUP, f"verwijzing in de tekst: '{match[0][:60]}'")
    found = _MARKUP.search(text)
    if found and found[0] not in quotes:
        yield Reason(ReasonCode.MARKUP, f"opmaak in de tekst: '{found[0][:40]}'")
    if any(unicodedata.category(c) in _HIDDEN and c not in "\n\t\u00ad" for c in text):
        yield Reason(ReasonCode.MARKUP, "onzichtbare tekens in de tekst")
    for where in (text, quotes):
        if order := _ORDER.search(where):
            yield Reason(ReasonCode.INSTRUCTION, f"een opdracht in plaats van een feit: '{order[0][:60]}'")
    if not is_dutch(text):
        yield Reason(ReasonCode.LANGUAGE, "niet in het Nederlands")


def is_dutch(text: str) -> bool:
    """Whether the small words of `text` are not mostly English ones; a text without any counts as Dutch."""
    words = re.findall(r"[a-zë']+", text.lower())
    english, dutch = (sum(word in known for word in words) for known in (_ENGLISH, _DUTCH))
    return english <= max(dutch, 1)


def is_plain(text: str) -> bool:
    """Whether `text` has no link, no markup, no hidden character and no order in it."""
    hidden = any(unicodedata.category(c) in _HIDDEN for c in text)
    return not (hidden or _LINK.search(text) or _MARKUP.search(text) or _ORDER.search(text))
