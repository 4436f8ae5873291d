"""Digits that name something and count nothing: 'paragraaf 2.3', 'mbo 4', '55-plussers', a postcode, a footnote."""

from __future__ import annotations

import re

_NUMBERED = (
    r"paragra(?:af|fen)|hoofdstuk(?:ken)?|afbeelding(?:en)?|figu(?:ur|ren)|tabel(?:len)?|box|bijlagen?|pagina|bladzijden?|"
    r"blz\.?|artikel(?:en)?|art\.|lid|stap|fase|(?:beroeps|mbo-|opleidings|mbo )?niveaus?|mbo|schaal|sdg|versie|nummer|"
    r"nr\.?|kenmerk|categorie|klasse|(?:voet)?noot|kwartaal|leerjaar|optie|variant|scenario|postbus|thema|spoor|pijler|"
    r"iso|pso|punt|vraag|dag|week|editie|h|q|§|advies|industrie|web|doel|lijn|kamerstuk(?:ken)?|nen|perceel|groep|nuts"
)
_LIST = r"\d{1,2}(?:\.\d+)*\s*(?:,|en|of|t/m|tot(?:\s+en\s+met)?|-|–)\s*"
_AFTER_NAME = re.compile(rf"(?<!\w)(?:{_NUMBERED})[\s-]*(?P<list>(?:{_LIST})+)?$", re.IGNORECASE)
_MEASURED = re.compile(r"[\d.,]*\s*(?:%|procent)")
_COUNTED = re.compile(r"\s+[a-z]+en\b")
_AFTER = re.compile(
    r"\s*[+˚°]"
    r"|-?\s*(?:(?:tot|en|of|-|–)\s*\d+\s*-?\s*)?-?\s*(?:plussers?|plus|min|jarigen?)\b"  # a group by its age
    r"|-?[A-Za-z]\w*-[a-z]|-[a-z]|/\d|:\d\d|-\d+-\d|(?!x\b)\w",  # '24-uurs', '3/4', '14:30', '4A'
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:[’'‘`/@#]|<sup>[^<]{0,8}|\b0\d{1,3}[- ](?:\d+[- ])*|\d[-]\d+-|\d:|\w[’/]|(?<!\d)[A-Za-z]-)$")
_POSTCODE = re.compile(r"\s?(?!WW|IT|HR|AI|EU|VS|UW)[A-Z]{2}(?=\s+[A-Z]|[,.;)]|\s*$)")
_HEADING = re.compile(r"\s{2,}[A-Z]|\.?\s+[A-Z]")
_LINE_START = re.compile(r"(?:^|\n)[ \t]*$")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_TIME = re.compile(r"\s*uur\b")
_SENTENCE_END = re.compile(r"(?:^|[.:;!?•◼]\s*)$")


def addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Where web and mail addresses stand in `text`."""
    if "http" not in text and "www." not in text and "@" not in text:
        return ()
    return tuple(match.span() for match in _ADDRESS.finditer(text))


def is_label(text: str, start: int, end: int) -> bool:
    """Whether the digits `text[start:end]` are a name, mark or code instead of an amount."""
    digits, before = text[start:end], max(0, start - 40)
    if _BEFORE.search(text, before, start) or _AFTER.match(text, end) or (digits[0] == "0" and digits[1:2].isdigit()):
        return True
    named = _AFTER_NAME.search(text, before, start)
    if named and not _MEASURED.match(text, end):
        return named["list"] is None or (len(digits) <= 2 and not _COUNTED.match(text, end))
    return _is_mark(text, start, end, digits)


def _is_mark(text: str, start: int, end: int, digits: str) -> bool:
    if len(digits) == 4 and _POSTCODE.match(text, end):
        return True
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and len(digits) <= 2:
        return True
    if re.fullmatch(r"\d{1,2}\.\d\d", digits) and _TIME.match(text, end):
        return text[max(0, start - 6) : start].rstrip().lower().endswith(("om", "vanaf", "-", "tot"))
    if len(digits) <= 2 and re.match(r"[.)]\s+\D", text[end : end + 3]) and int(digits) <= 20:
        return _SENTENCE_END.search(text, max(0, start - 4), start) is not None
    heading = _HEADING.match(text, end) if "." in digits else re.match(r"\s{2,}[A-Z]", text[end : end + 4])
    return bool(heading and len(digits) <= 5 and _LINE_START.search(text, max(0, start - 8), start))
