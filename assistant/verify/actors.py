"""Gate: who does what to whom, which end of a ranking is whose, and which word is said of which half stand as in the quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from assistant.models import ClaimRole
from assistant.verify.align import Part, whole
from assistant.verify.directions import turns
from assistant.verify.reading import said
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import COUNTED, Case
from assistant.verify.wording import is_light, pieces
from corpus.dutch.stems import by_rule
from corpus.dutch.units import unit_of_noun
from corpus.dutch.words import is_stopword, stem, tokens

_LIGHT_VERB = re.compile(
    r"(?:is|zijn|was|waren|word\w*|werd\w*|heeft|hebben|had|hadden|heet|heten|blij\w*|bleef|bleven|sta(?:at|an)|stond\w*|lig\w*|lag\w*|tel\w*|kom\w*|kwam\w*|ga(?:at|an)|ging\w*|zit\w*|zat\w*|geld\w*|gold\w*)$"
)
_VERB = re.compile(r"\w+(?:t|en|de|den|te|ten)$")
_LEAD_IN = "in op bij van voor door met aan tot uit over naar om na tegen onder tussen sinds vanaf volgens binnen buiten per via rond tijdens zonder boven naast dankzij als dan"
_PREPOSITIONS = frozenset(_LEAD_IN.split())
_BEFORE_NOUNS = "de het een en die dat te veel vele meer minder weinig alle geen enkele sommige andere deze hun zijn haar meeste eigen"
_DETERMINERS = frozenset(_BEFORE_NOUNS.split())
_REACH = 4  # words back in which a preposition makes a noun part of a setting, not an actor


def check(case: Case) -> Iterator[Reason]:
    """Words that went to the other half of the sentence, areas at the other end of a ranking, actors acted upon."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    claim, quotes = case.claim.text, case.ground.text
    if len(case.ground.quoted) == 1 and (word := _exchanged(claim, quotes)):
        yield Reason(ReasonCode.ROLES, f"'{word}' staat in het citaat bij het andere deel van de zin")
    if area := _misplaced(claim, quotes):
        yield Reason(ReasonCode.ROLES, f"het hoogste en het laagste zijn omgedraaid bij {area}")
    verbs = (_crossed(claim, quoted.said.text) for quoted in case.ground.quoted)
    if verb := next(filter(None, verbs), ""):
        yield Reason(ReasonCode.ROLES, f"wie '{verb}', en wie of wat, is omgedraaid")


def _crossed(claim: str, quote: str) -> str:
    """The verb around which all that both texts have stands on the other side in the claim; '' if there is none."""
    theirs = {_root(t.text): n for n, t in enumerate(tokens(quote)) if t.text[:1].islower()}
    for number, token in enumerate(tokens(claim)):
        key = _root(token.text)
        if token.text[:1].isupper() or key not in theirs or not _is_verb(token.lower, claim, number):
            continue
        left, right = _actors(claim, number)
        other_left, other_right = _actors(quote, theirs[key])
        if left & other_right and right & other_left and not (left & other_left or right & other_right):
            return token.text
        mine, known = left & _names(claim), other_left & _names(quote)
        if mine and known and not mine & known and mine <= _names(quote):
            return token.text
    return ""


def _names(text: str) -> frozenset[str]:
    """The stems of the capitalised words."""
    found = [
        t for n, t in enumerate(tokens(text)) if t.text[:1].isupper() and (n or any(c.isupper() for c in t.text[1:]))
    ]
    return frozenset(stem(t.text) for t in found if not is_stopword(t.lower))


def _root(word: str) -> str:
    """The stem as it sounds, so that 'geven' and 'geeft' are one."""
    return re.sub(r"([aeou])\1", r"\1", stem(word).replace("v", "f").replace("z", "s"))


def _is_verb(word: str, text: str, number: int) -> bool:
    """Whether the word may be the verb of a main clause: no article or adjective before it, and no auxiliary."""
    before = [t.lower for t in tokens(text)[:number]]
    if not before or before[-1] in _PREPOSITIONS or before[-1] in _DETERMINERS or before[-1][:1].isdigit():
        return False
    if unit_of_noun(word) in COUNTED:
        return False
    return (
        len(word) > 3
        and (_VERB.match(word) is not None or stem(word) != by_rule(word))
        and _LIGHT_VERB.match(word) is None
    )


def _actors(text: str, at: int) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the nouns before and after word `at`, in its own clause, that no preposition leads in."""
    found = tokens(text)
    clause = next(span for span in reversed(pieces(text)) if span.start <= found[at].span.start)
    words = [(t.lower, stem(t.text)) for t in found]
    sides: tuple[set[str], set[str]] = (set(), set())
    for n, (word, key) in enumerate(words):
        if n == at or not clause.start <= found[n].span.start < clause.end:
            continue
        if is_light(word) or len(word) < 3 or word[0].isdigit():
            continue
        back = [w for w, _ in words[max(0, n - _REACH, at + 1 if n > at else 0) : n]]
        if not _PREPOSITIONS & set(back) or text[found[n].span.start - 1] == "(":
            sides[n > at].add(key)
    return frozenset(sides[0]), frozenset(sides[1])


def _misplaced(claim: str, quotes: str) -> str:
    """The area that the claim puts at the other end of a ranking than the quotes do; '' if there is none."""
    own, theirs = _ends(claim), _ends(quotes)
    return next((area for area, sign in sorted(own.items()) if theirs.get(area, sign) != sign), "")


def _ends(text: str) -> dict[str, int]:
    """The areas said to be highest (1) or lowest (-1): 'het laagst in A', else the area named last before the word."""
    places = [(m.span.start, m.candidates[0].name) for m in said(text).regions]
    found: dict[str, int] = {}
    for turn in turns(text):
        before = [name for at, name in places if at < turn.at]
        behind = [
            name
            for at, name in places
            if re.fullmatch(r"\s(?:in|bij|van) (?:de )?", text[turn.at + len(turn.word) : at])
        ]
        if turn.scale == "most" and (behind or before):
            found[behind[0] if behind else before[-1]] = turn.sign
    return found


def _exchanged(claim: str, quote: str) -> str:
    """A word that has changed places with one of another clause, while the rest of both clauses stayed."""
    own, theirs = ([whole(span.of(text)) for span in pieces(text)] for text in (claim, quote))
    if len(own) != len(theirs):
        return ""
    for a, b in combinations(range(len(own)), 2):
        gone, come = _only_in(own[b], theirs[a], theirs[b]), _only_in(own[a], theirs[b], theirs[a])
        stayed = [
            _only_in(own[n], theirs[n], theirs[m]) or own[n].marks & theirs[n].marks - theirs[m].marks
            for n, m in ((a, b), (b, a))
        ]
        if gone and come and all(stayed):
            return gone[0]
    return ""


def _only_in(own: Part, one: Part, other: Part) -> list[str]:
    """The words of `own` that stand in `one` and not in `other`."""
    return [word.text for word in own.words if word.known(one.keys) and not word.known(other.keys)]
