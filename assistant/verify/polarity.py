"""Gate: what rises in the source rises in the claim; more stays more, tight stays tight, not stays not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.models import ClaimRole
from assistant.verify.align import RETOLD, Part, cited_parts, covered, likeness, parts_of, sharing, told_by, whole
from assistant.verify.directions import STRICT, Turn, negations, turns
from assistant.verify.reading import said
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case
from assistant.verify.wording import other_words, recognised

_WORD = re.compile(r"\w+")
ALMOST = 0.9  # share of a sentence's content words that makes the claim that sentence, almost word for word
TELLS = 0.34  # share of a clause's content words that makes it tell a sentence of the quotes
_SHRINKS = re.compile(r"\b\w*(?:krimp|kromp)\w*", re.IGNORECASE)
_GROWS = re.compile(r"\b\w*groei\w*", re.IGNORECASE)
_FALLS = re.compile(
    r"\b(?:\w*krimp\w*|\w*kromp\w*|da(?:al|l)\w*|afn\w+|verlie\w+|verdw\w+|gekrompen|gedaald)\b|\b(?:neem|nam)\w* .*\baf\b",
    re.IGNORECASE,
)
_GONE = re.compile(r"(\d[\d.,]*\d) (?:\w+ ){0,4}?(?:verdwijn\w*|verloren|minder)\b", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:verlies|daling|afname|krimp|vermindering) van (?:(?:ruim|bijna|circa|ongeveer|zo['’]n) )?(\d[\d.,]*\d)\b(?! naar| tot)",
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Reason]:
    """Directions that are the reverse of those in the same part of the quotes, and negations that came or went."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    cited = cited_parts(case.ground)
    parts = parts_of(case.claim.text)
    for part in parts:
        yield from _turned(part, cited)
        yield from _denied(part, parts, cited, case)
    yield from _too_often(case)
    if len(negations(case.claim.text)) > len(negations(case.ground.text)):
        yield Reason(ReasonCode.POLARITY, "een ontkenning is erbij gekomen")
    yield from _undenied(case, parts, cited)
    yield from _undirected(case)
    shrinks, grows = _SHRINKS.search(case.claim.text), _GROWS.search(case.ground.text)
    if shrinks and grows and not _FALLS.search(case.ground.text):
        yield Reason(ReasonCode.POLARITY, f"'{shrinks[0]}': de bron heeft het over {grows[0]}")


def _undenied(case: Case, parts: Sequence[Part], cited: Sequence[Part]) -> Iterator[Reason]:
    """Clauses and sentences of the quotes that are told again without their denial."""
    keys = recognised(case.claim.text)
    told = [s for s in map(whole, dict.fromkeys(q.said.text for q in case.ground.quoted)) if negations(s.text)]
    told = [s for s in told if covered(s, keys) >= RETOLD]
    distinct = [s for n, s in enumerate(told) if not any(covered(s, other.keys) >= RETOLD for other in told[:n])]
    if len(distinct) > len(negations(case.claim.text)):
        yield Reason(ReasonCode.POLARITY, "een ontkenning is weggevallen")
        return
    sentences = [whole(quoted.said.text) for quoted in case.ground.quoted]
    for part in (*cited, *sentences):
        denials = len(negations(part.text)) if part in cited else min(1, len(negations(part.text)))
        if not denials or len(part.words) < 2 or covered(part, keys) < RETOLD:
            continue
        tellers = [own for own in parts if likeness(own, part) and covered(own, part.keys) >= TELLS]
        if sum(len(negations(own.text)) for own in tellers or parts) < denials:
            yield Reason(ReasonCode.POLARITY, "een ontkenning is weggevallen")
            return
        near_copy = part in sentences and covered(part, keys) >= ALMOST and len(case.ground.quoted) == 1
        if near_copy and len(negations(case.claim.text)) < len(negations(part.text)):
            yield Reason(ReasonCode.POLARITY, "een ontkenning is weggevallen")
            return


def _undirected(case: Case) -> Iterator[Reason]:
    """A fall told as if it were a level: 'een verlies van 200 banen' is not '200 banen'."""
    if any(turn.scale == "quantity" and turn.sign < 0 for turn in turns(case.claim.text)):
        return
    for quoted in case.ground.quoted:
        for match in (*_LOST.finditer(quoted.said.text), *_GONE.finditer(quoted.said.text)):
            if re.search(rf"(?<![\d.,]){re.escape(match[1])}(?![\d]|[.,]\d)", case.claim.text):
                yield Reason(ReasonCode.POLARITY, f"'{match[1]}' is in de bron een daling")


def _turned(part: Part, cited: Sequence[Part]) -> Iterator[Reason]:
    own = turns(part.text)
    for turn in own:
        rivals = [other for other in cited if any(t.scale == turn.scale for t in turns(other.text))]
        if not rivals:
            if (turn.scale, turn.sign) in STRICT and not _echoed(turn, cited) and not _counted(turn, part):
                yield Reason(ReasonCode.POLARITY, f"'{turn.word}' staat niet in het citaat")
            continue
        held = {t.sign for other in told_by(part, rivals) for t in turns(other.text) if t.scale == turn.scale}
        numbered = {t.sign for other in sharing(part, rivals) for t in turns(other.text) if t.scale == turn.scale}
        mine = {t.sign for t in own if t.scale == turn.scale}
        if turn.sign not in held or (len([t for t in own if t.scale == turn.scale]) > 1 and not numbered <= mine):
            yield Reason(ReasonCode.POLARITY, f"'{turn.word}' is niet wat de bron zegt")


def _too_often(case: Case) -> Iterator[Reason]:
    """Where the quotes go both ways, a direction that the claim has more often than they do."""
    own = Counter((turn.scale, turn.sign) for turn in turns(case.claim.text))
    held = Counter((turn.scale, turn.sign) for quoted in case.ground.quoted for turn in turns(quoted.said.text))
    if _is_near_copy(case) and own != held:
        yield Reason(ReasonCode.POLARITY, "de zin is bijna letterlijk, maar de richting is anders")
        return
    for (scale, sign), count in own.items():
        both = held[scale, sign] and held[scale, -sign] and not (own["pace", 1] or own["pace", -1])
        if both and count > held[scale, sign] and count + own[scale, -sign] <= held[scale, 1] + held[scale, -1]:
            yield Reason(ReasonCode.POLARITY, "een richting staat vaker in de zin dan in de bron")


def _is_near_copy(case: Case) -> bool:
    """Whether the claim is its one cited sentence almost word for word, so that other directions were put in."""
    if len(case.ground.quoted) != 1:
        return False
    claim, quote = whole(case.claim.text), whole(case.ground.quoted[0].said.text)
    same = len(set(_WORD.findall(claim.text.lower())) ^ set(_WORD.findall(quote.text.lower())))
    return len(claim.words) > 3 and same <= 2


def _echoed(turn: Turn, cited: Sequence[Part]) -> bool:
    """Whether the word itself, or another word for it, stands in the quotes in a use that was not read as a direction."""
    scales = {(t.scale, t.sign) for other in cited for t in turns(other.text)}
    if turn.scale == "quantity" and ("sameness", 1) in scales:
        return False  # 'even hoog' is not 'hoger'
    others = other_words(turn.word)
    return any(turn.word.lower() in other.text.lower() or others & other.keys for other in cited)


def _counted(turn: Turn, part: Part) -> bool:
    """Whether the claim's own two figures show the direction: 'van 58% naar 75%' is a rise."""
    values = [n.value for n in said(part.text).numbers]
    rising = len(values) > 1 and values[-1] > values[0]
    return turn.scale == "quantity" and len(values) > 1 and rising == (turn.sign > 0) and values[0] != values[-1]


def _exactly(part: Part, case: Case) -> list[Part]:
    """The cited sentences that have every word of the clause, where others have not."""
    sentences = [whole(quoted.said.text) for quoted in case.ground.quoted]
    full = [sentence for sentence in sentences if part.words and covered(part, sentence.keys) == 1.0]
    return full if len(full) < len(sentences) else []


def _denied(part: Part, parts: Sequence[Part], cited: Sequence[Part], case: Case) -> Iterator[Reason]:
    """A clause that denies what its part of the quotes affirms, or affirms what that denies."""
    near = _exactly(part, case) or told_by(part, cited)
    if not near:
        return
    if negations(part.text) and not any(negations(other.text) for other in near):
        sentences = _exactly(part, case) or [whole(quoted.said.text) for quoted in case.ground.quoted]
        if not any(negations(one.text) and likeness(part, one) for one in sentences):
            yield Reason(ReasonCode.POLARITY, "een ontkenning is erbij gekomen")
    elif not negations(part.text) and all(negations(other.text) for other in near):
        beside = (other for other in parts if other != part and negations(other.text))
        if not any(set(told_by(other, cited)) & set(near) for other in beside):
            yield Reason(ReasonCode.POLARITY, "een ontkenning is weggevallen")
