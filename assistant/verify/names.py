"""Gate: no name, abbreviation or maker that the quotes, their headings or their source do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case
from assistant.verify.wording import content, is_light, recognised
from corpus.dutch.regions import find_regions
from corpus.dutch.words import stem, tokens
from corpus.figure_status import makers_of

_ATTRIBUTED = re.compile(
    r"\b(?:volgens|aldus|blijkens|(?:blijkt|bleek) uit|onderzoek (?:van|door)|cijfers van|bron:|gemaakt door|zegt|stelt|meldt|schrijft)\s+"
    r"((?:(?:de|het|een|nieuwe?|recente?|eigen)\s+)*[\w'’&-]+(?:\s+(?-i:van)\s+(?:de\s+|het\s+)?[\w'’&-]+)?)",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Reason]:
    """Bodies that are said to say it, and capitalised words, that stand nowhere in the sources cited."""
    titles = {c for quoted in case.ground.quoted for c in (quoted.passage.title, *quoted.passage.sections)}
    held = " ".join((case.ground.text, case.ground.around, *sorted(titles), *sorted(case.publishers)))
    low, keys = held.lower(), recognised(held)
    yield from _makers(case, held)
    places = [m.span for m in find_regions(case.claim.text)]
    for number, token in enumerate(tokens(case.claim.text)):
        if not _is_name(token.text, number, case.claim.text, token.span.start) or token.lower in low:
            continue
        if any(s.start <= token.span.start < s.end for s in places) or is_light(token.lower):
            continue
        if not all(word.known(keys) for word in content(token.text)):
            yield Reason(ReasonCode.NAME, f"'{token.text}' staat niet in de bron")
    for match in _ATTRIBUTED.finditer(case.claim.text):
        if not all(_stands(word.text, keys, low) for word in content(match[1])):
            yield Reason(ReasonCode.SOURCE, f"'{match[1]}' is geen bron van dit citaat")


def _stands(word: str, keys: frozenset[str], low: str) -> bool:
    """Whether a maker's name, or the name in front of its hyphen, stands in the sources."""
    return any(
        stem(part) in keys or re.search(rf"(?<!\w){re.escape(part)}(?!\w)", low)
        for part in (word, *word.split("-")[:1])
    )


def _makers(case: Case, held: str) -> Iterator[Reason]:
    own, theirs = makers_of(case.claim.text), makers_of(held)
    for maker in (own or "").split(" en "):
        if maker and maker.lower() not in (theirs or "").lower() and maker.lower() not in held.lower():
            yield Reason(ReasonCode.SOURCE, f"'{maker}' staat niet bij dit citaat")


def _is_name(word: str, number: int, text: str, at: int) -> bool:
    """Capitals inside a word always make a name; a first capital does, unless a sentence begins there."""
    if not any(c.isalpha() for c in word):
        return False
    if any(c.isupper() for c in word[1:]):
        return True
    opens = number == 0 or re.search(r"[.!?:]\s+[\"'‘“(]*$", text[max(0, at - 5) : at]) is not None
    return word[0].isupper() and not opens
