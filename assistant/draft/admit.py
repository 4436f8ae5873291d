"""From what a model wrote to claims: its keys and quotes found back in the evidence, each claim through the gates.

What fails is replaced by its literal quote, if that is a good answer, or dropped and counted; it is never repaired
by taking its citation away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.citations import Citer
from assistant.models import Citation, Claim, ClaimRole, Question, Rejected
from assistant.verify import Reason, ReasonCode, verify
from assistant.verify.wording import content, recognised
from corpus.flat import flatten
from corpus.models import Kind, Passage, plain
from index.models import Evidence

MIN_QUOTE = 3  # words; fewer carry nothing ('12.500')
MAX_CLAIM = 600  # characters; a sentence of an answer is shorter
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "´": "'", "–": "-", "—": "-", "\u00a0": " "})
_EDGES = " .;,-•"
_NEVER = frozenset({Kind.HEADING, Kind.DEBRIS})


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a model says stand in the evidence with this key."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as a model wrote it, with the quotes that it says it rests on."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Admitted:
    """What became of a sentence: the claim that is shown, if any, and the reasons against what was written."""

    written: Written
    claim: Claim | None
    reasons: tuple[Reason, ...] = ()
    passage: str = ""

    @property
    def replaced(self) -> bool:
        """Whether the literal quote is shown in place of the sentence."""
        return self.claim is not None and bool(self.reasons)

    @property
    def rejected(self) -> Rejected | None:
        """The sentence as it was written, for the trace; None if it is shown as it was."""
        return Rejected(self.written.text, self.passage, self.reasons[0].code.value) if self.reasons else None


class Admission:
    """Judges sentences over one question's evidence. `keys` gives the evidence by its opaque key (E1, E2 ...)."""

    def __init__(self, evidence: Sequence[Evidence], citer: Citer, question: Question | None = None) -> None:
        self.keys: Mapping[str, Evidence] = {f"E{number}": one for number, one in enumerate(evidence, 1)}
        self._citer = citer
        self._question = question

    def admit(self, written: Written) -> Admitted:
        """The sentence as a claim if it passes every gate, else its literal quote if that does, else nothing."""
        citations, reasons = self._cite(written)
        passage = citations[0].passage if citations else ""
        if not reasons:
            claim = Claim(written.text.strip(), citations, ClaimRole.PARAPHRASE)
            reasons = self._against(claim)
            if not reasons:
                return Admitted(written, claim)
        return Admitted(written, self._literal(written, citations, reasons), reasons, passage)

    def _against(self, claim: Claim) -> tuple[Reason, ...]:
        used = {citation.passage for citation in claim.citations}
        return verify(claim, [one for one in self.keys.values() if one.passage.id in used], self._question)

    def _cite(self, written: Written) -> tuple[tuple[Citation, ...], tuple[Reason, ...]]:
        """The citations of the whole sentences that the quotes stand in, or the reasons why there are none."""
        if not written.text.strip() or len(written.text) > MAX_CLAIM:
            return (), (Reason(ReasonCode.MARKUP, "een lege of veel te lange zin"),)
        if not written.quotes:
            return (), (Reason(ReasonCode.QUOTE, "er is geen citaat"),)
        citations: dict[Citation, None] = {}
        reasons = []
        for quote in written.quotes:
            found = self._sentences(quote)
            if isinstance(found, Reason):
                reasons.append(found)
            else:
                citations.update(dict.fromkeys(found))
        return tuple(citations), tuple(reasons)

    def _sentences(self, quote: Quote) -> tuple[Citation, ...] | Reason:
        one = self.keys.get(quote.key.strip().strip("[]"))
        if one is None:
            return Reason(ReasonCode.KEY, f"bewijs '{quote.key[:20]}' bestaat niet")
        indexes = locate(one.passage, quote.words)
        if not indexes:
            return Reason(ReasonCode.QUOTE, f"dit staat niet letterlijk in {quote.key}: '{quote.words[:80]}'")
        return tuple(c for i in indexes for c in self._citer.sentence(one.passage, i))

    def _literal(self, written: Written, citations: tuple[Citation, ...], reasons: Sequence[Reason]) -> Claim | None:
        """The cited sentences themselves, if all of them were found; an order or a forgery is never shown."""
        forged = {ReasonCode.INSTRUCTION, ReasonCode.KEY, ReasonCode.QUOTE}
        if not citations or any(reason.code in forged for reason in reasons):
            return None
        words = " ".join(citation.quote for citation in citations)
        claim = Claim(words, citations, ClaimRole.QUOTE)
        return None if self._against(claim) or not answers(self._question, words, written.text) else claim


def answers(question: Question | None, words: str, written: str) -> bool:
    """Whether quoted words may stand in for a sentence: short, and on the subject of what was asked or written."""
    if len(words.split()) > 60:
        return False
    asked = content(question.text if question else written)
    keys = recognised(words)
    return not asked or sum(word.known(keys) for word in asked) >= 0.4 * len(asked)


def locate(passage: Passage, words: str) -> tuple[int, ...]:
    """The quotable sentences of the passage that `words` stand in, word for word; none if they do not.

    White space, line-end hyphens, the shape of quotation marks and dashes, and a closing stop do not count.
    """
    flat = flatten(passage.text)
    text = flat.text.translate(_MARKS)
    sought = plain(words).translate(_MARKS).strip()
    for form in dict.fromkeys((sought, sought.rstrip(".;,…"), sought.strip('"').rstrip("."), sought.lstrip("-• "))):
        if len(re.findall(r"\w+", form)) >= MIN_QUOTE and (at := _whole_words(text, form)) >= 0:
            return _touched(passage, flat.here, at, at + len(form))
    bare = sought.strip(_EDGES)
    alone = [
        i for i in range(len(passage.sentences)) if passage.sentence_text(i).translate(_MARKS).strip(_EDGES) == bare
    ]
    return tuple(alone)


def _whole_words(text: str, form: str) -> int:
    """Where `form` stands in `text` without cutting a word or number; -1 if nowhere."""
    match = re.search(rf"(?<![\w])(?<!\d[.,]){re.escape(form)}(?![\w])(?![.,]\d)", text)
    return match.start() if match else -1


def _touched(passage: Passage, here: Callable[[int], int], start: int, end: int) -> tuple[int, ...]:
    bounds = [(here(s.span.start), here(s.span.end)) for s in passage.sentences]
    found = tuple(i for i, (low, high) in enumerate(bounds) if low < end and start < high)
    return found if all(passage.sentences[i].kind not in _NEVER for i in found) else ()
