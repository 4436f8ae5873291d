"""Gate: what a quote says apart stays apart: no cause that no source draws, no head of one with the tail of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.models import ClaimRole
from assistant.verify.align import Part, covered, parts_of
from assistant.verify.ground import Quoted
from assistant.verify.reading import said
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case, covers, same_area
from assistant.verify.wording import recognised
from corpus.dutch.thesaurus import concepts, same_concept

_STATED = (
    r"omdat|doordat|daardoor|daarom|waardoor|want|dus|hierdoor|vanwege|wegens|dankzij|gevolg(?:en)?|te danken|te wijten"
    r"|komt door|ligt (?:vooral |deels |mede )?aan|zorg(?:t|en|de|den) (?:er|dat|voor)|leid(?:t|en|de|den)? tot|veroorzaak\w*"
    r"|oorza\w+|aangezien|zodat|maakt dat|dwingt?|(?:vooral|mede|deels|juist) door"
)
_CAUSE = re.compile(rf"\b(?:{_STATED})\b", re.IGNORECASE)
_ANY_CAUSE = re.compile(
    rf"\b(?:{_STATED}|door|daarmee|reden(?:en)?|maken|maakt|drukt|remt|dat vraagt|bind(?:t|en)|voorkomt?|daartoe|immers"
    r"|namelijk|kom(?:t|en) van|bijdragen|daaraan|\w*geremd|aanleiding|vergt|gedwongen)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|heeft|hebben|wordt|worden|werd|werden|kan|kunnen|moet|moeten|mag|mogen|krijgt|krijgen|staan|stonden|verwacht|vindt|telt|telde)\b"
)
SINGLE = 0.5  # share of a clause's words that one sentence, with what stands around it, must have
SPREAD = 0.15  # share of a clause's words that a sentence of another passage alone may have
NEAR = 2  # sentences between two that may be linked


def check(case: Case) -> Iterator[Reason]:
    """Causes that no quote names, and clauses made of quotes that say something else each."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    yield from _caused(case)
    yield from _of_others(case)
    if len(case.ground.quoted) > 1:
        parts = parts_of(case.claim.text)
        for before, part in pairwise(parts):
            yield from _headless(before, part, case.ground.quoted)
        for part in parts:
            yield from _patched(part, case.ground.quoted)
            yield from _headed(part, case.ground.quoted)
            yield from _bound(part, case.ground.quoted)


def _of_others(case: Case) -> Iterator[Reason]:
    """Figures of another sector, or of another group; not where claim and quote name both."""
    for pair in case.pairs:
        if not (pair.cited and pair.quoted and pair.own.part and pair.cited.part):
            continue
        if same_concept(pair.own.part, pair.cited.part):
            continue
        theirs, ours = _groups(pair.quoted.text), _groups(case.claim.text)
        if ours.get(pair.own.part) != theirs.get(pair.cited.part):
            continue  # a sector and a group of people: both may be said of one figure
        if pair.own.part not in theirs or pair.cited.part not in ours:
            detail = f"'{pair.own.written}' gaat over {pair.cited.part}, niet over {pair.own.part}"
            yield Reason(ReasonCode.JOINED, detail)


@lru_cache(maxsize=4096)
def _groups(text: str) -> dict[str, str]:
    """The sectors, occupations and groups that `text` names, with which of these each is."""
    return {mention.concept.terms[0]: mention.type for mention in concepts(text)}


def _caused(case: Case) -> Iterator[Reason]:
    for cause in _CAUSE.finditer(case.claim.text):
        if not _ANY_CAUSE.search(case.ground.text):
            yield Reason(ReasonCode.JOINED, f"'{cause[0]}': dat verband legt de bron niet")
            return
        before, after = case.claim.text[: cause.start()], case.claim.text[cause.end() :]
        first, second = _best(before, case.ground.quoted), _best(after, case.ground.quoted)
        if first and second and not any(_linked(a, b) for a in first for b in second):
            yield Reason(ReasonCode.JOINED, f"'{cause[0]}' verbindt twee dingen die de bron niet verbindt")


def _linked(a: Quoted, b: Quoted) -> bool:
    """Whether the source itself may link two sentences: one and the same, or close together, with a word for it."""
    if a.passage.id != b.passage.id or abs(a.index - b.index) > NEAR:
        return False
    return _ANY_CAUSE.search(a.said.text) is not None or _ANY_CAUSE.search(b.said.text) is not None


def _best(text: str, quoted: Sequence[Quoted]) -> list[Quoted]:
    """The cited sentences that share most words with a part of the claim; none where nothing is shared."""
    own = said(text)
    scored = [(sum(w.known(one.keys) for w in own.words) + _shared_numbers(text, one), one) for one in quoted]
    best = max((score for score, _ in scored), default=0)
    return [one for score, one in scored if score == best] if best else []


def _shared_numbers(text: str, one: Quoted) -> int:
    values = {n.value for n in one.said.numbers}
    return 2 * sum(n.value in values for n in said(text).numbers)


def _patched(part: Part, quoted: Sequence[Quoted]) -> Iterator[Reason]:
    """A clause whose words no one sentence has: the head of one quote with the tail of another."""
    if len(part.words) < 2:
        return
    shares = [(covered(part, one.keys | one.keys_around), one) for one in quoted]
    best, at = max(shares, key=lambda pair: pair[0])
    near = frozenset(k for _, one in shares if one.passage.id == at.passage.id for k in one.keys | one.keys_around)
    everything = frozenset(key for one in quoted for key in one.keys)
    if best < SINGLE or covered(part, everything | near) - covered(part, near) >= SPREAD:
        yield Reason(ReasonCode.JOINED, f"geen enkele zin van de bron zegt dit: '{part.text.strip()[:80]}'")


def _headless(before: Part, part: Part, quoted: Sequence[Quoted]) -> Iterator[Reason]:
    """A clause that begins with its verb has its subject from the clause before: both must be of one passage."""
    if not _FINITE.match(part.text.lstrip(" ,;:")) or not part.words:
        return
    first, second = ({one.passage.id for one in _best(p.text, quoted)} for p in (before, part))
    if first and second and not first & second:
        yield Reason(ReasonCode.JOINED, f"'{part.text.strip(' ,;:')[:60]}' gaat in de bron over iets anders")


def _headed(part: Part, quoted: Sequence[Quoted]) -> Iterator[Reason]:
    """A subject of one passage with the rest of a sentence of another."""
    verb = _FINITE.search(part.text)
    if verb is None or len({one.passage.id for one in quoted}) < 2:
        return
    at = part.span.start + verb.start()
    head, tail = [w for w in part.words if w.span.start < at], [w for w in part.words if w.span.start > at]
    if not head or not tail:
        return
    shares = [(sum(w.known(one.keys) for w in tail), one) for one in quoted]
    best = max(score for score, _ in shares)
    mine = frozenset(k for score, one in shares if score == best for k in (*one.keys, *recognised(one.lead)))
    others = frozenset(key for one in quoted for key in one.keys)
    if best and any(word.known(others) and not word.known(mine) for word in head):
        yield Reason(ReasonCode.JOINED, f"'{head[0].text}' en '{tail[-1].text}' komen uit verschillende passages")


def _bound(part: Part, quoted: Sequence[Quoted]) -> Iterator[Reason]:
    """A clause that has the words of one quote and the area or year of another."""
    own = said(part.text)
    if len(part.words) < 2 or not (own.regions or own.periods or own.numbers):
        return
    shares = [(covered(part, one.keys | one.keys_around), one) for one in quoted]
    best = max(share for share, _ in shares)
    near = {one.passage.id for share, one in shares if share >= best - 0.15}
    mine = [one for one in quoted if one.passage.id in near]
    for mention in own.regions:
        if not any(same_area(a, b) for one in mine for a in mention.candidates for b in one.regions):
            yield Reason(ReasonCode.JOINED, f"{mention.written} hoort bij een ander citaat")
    for number in own.numbers:
        holds = [one for one in quoted if any(n.value == number.value for n in one.said.numbers)]
        if holds and not {one.passage.id for one in holds} & near:
            yield Reason(ReasonCode.JOINED, f"{number.written} hoort bij een ander citaat")
    for when in own.periods:
        if when.period and not covers(when.period, [p for one in mine for p in one.periods]):
            yield Reason(ReasonCode.JOINED, f"{when.written} hoort bij een ander citaat")
