"""Questions that take for granted what the sources deny: 'why did it fall', where it rose.

Only what can be told: on a scale (rise and fall, most and least, tight and slack) the question takes one side.
Where the likeliest sentences about the same thing, area and time take the other side, or say that nothing
changed, the question is corrected instead of explained.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft.candidates import Scored, facts, periods_asked, regions_asked
from assistant.draft.nearness import nearness
from assistant.models import Question, QuestionKind
from assistant.verify.directions import negations, turns
from corpus.dutch.indicators import compatible
from index.agreement import period_agreement, region_agreement
from index.word_vectors import WordVectors

SCALES = {"quantity": "change", "multiple": "change", "most": "most", "tightness": "tightness"}
LOOKED_AT = 10  # sentences
DECIDE = 2  # the first sentences of these that tell a side
WORTH = 0.1  # of the best sentence's chance: an unlikely sentence corrects nothing
NEAR = 0.62  # how near a sentence without the indicator's name must come to be about the same
_COMPARES_AREAS = re.compile(r"\b(?:gemiddeld\w*|landelijk\w*|dan in (?:heel )?nederland|andere regio)", re.IGNORECASE)
_PACE = re.compile(
    r"\b(?:langzam\w+|tra(?:ag|ge|ger)|vertraag\w*|minder (?:hard|snel|sterk)|nauwelijks|amper)\b", re.IGNORECASE
)
_VERBS = tuple(
    (sign, re.compile(pattern, re.IGNORECASE))
    for sign, pattern in (
        (
            1,
            r"\b(?:opliep\w*|oploopt|opklom\w*|bijkomt|bijkwam\w*|(?:komen|kwamen|krijgt|kreeg) (?:er )?[^.?;]{0,90}\bbij\b)"
            r"|\b(?:loop(?:t|en)|liep(?:en)?)\b[^.?;]{0,60}\bop\b(?=\s*(?:[?.,;]|$))",
        ),
        (
            -1,
            r"\b(?:terugloopt|terugliep\w*|inzakt\w*|wegvalt|wegvielen)\b|\b(?:loop(?:t|en)|liep(?:en)?)\b[^.?;]{0,60}\bterug\b",
        ),
    )
)
_SAME = re.compile(
    r"\b(?:bleef|bleven|blijft|blijven|is|was|zijn)\b[^.;]{0,40}\b(?:gelijk|stabiel|hetzelfde|onveranderd|even(?:veel| hoog| groot))\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:niet|geen|nooit)\b", re.IGNORECASE)
_WHY = re.compile(
    r"\b(?:waarom|waardoor|hoe ko(?:mt|men) (?:het|dat)|hoezo|verklaar\w*|oorza\w+|reden(?:en)?)\b", re.IGNORECASE
)


def denied(question: Question, ranked: Sequence[Scored], words: WordVectors) -> Scored | None:
    """The sentence that denies what the question takes for granted, or None."""
    if not _WHY.search(question.text) or question.kind is QuestionKind.PREPARATION:
        return None
    asked = {} if negations(question.text) else _sides(question.text)
    if not asked:
        return None
    likely = [one for one in ranked[:LOOKED_AT] if one.chance >= WORTH * ranked[0].chance]
    near = nearness(question.text, [one.candidate for one in likely], words).wide
    about = [one for one, nearby in zip(likely, near, strict=True) if _is_about(question, one, float(nearby))]
    return next((found for scale, side in asked.items() if (found := _other_side(about, scale, side))), None)


def _other_side(about: Sequence[Scored], scale: str, side: int) -> Scored | None:
    """The first sentence that takes the other side of a scale, if those that take one at all do so."""
    told = [(one, sides) for one in about if scale in (sides := _sides(one.candidate.text))][:DECIDE]
    return told[0][0] if told and all(sides[scale] in {-side, 0} for _, sides in told) else None


def _sides(text: str) -> dict[str, int]:
    """The side that a text takes, by scale: 1 or -1, or 0 where it says that nothing changed.

    Left out where it takes both sides, compares areas, or tells how fast something goes. 'Niet krap' takes the
    other side; of what else a denial denies is not known.
    """
    if _COMPARES_AREAS.search(text) or _PACE.search(text):
        return {}
    signs: dict[str, set[int]] = {}
    denials = negations(text)
    turned = -1 if denials else 1
    for turn in turns(text):
        if turn.scale in SCALES:
            signs.setdefault(SCALES[turn.scale], set()).add(turned * turn.sign)
    for sign, pattern in _VERBS:
        if pattern.search(text):
            signs.setdefault("change", set()).add(turned * sign)
    if "change" not in signs and _SAME.search(text):
        signs["change"] = {0}
    if denials and (len(denials) > 1 or len(signs) > 1 or not _DENIES.search(text)):
        return {}
    return {scale: found.pop() for scale, found in signs.items() if len(found) == 1}


def _is_about(question: Question, one: Scored, nearby: float) -> bool:
    """Whether a sentence speaks of the same thing, and of no other region or period."""
    known, i = facts(one.candidate.passage), one.candidate.index
    spoken_of = known.indicators[i] or (known.indicators[i - 1] if i else frozenset())
    same = any(compatible(a, b) == 1.0 for a in question.indicators[:1] for b in spoken_of)
    if not same and nearby < NEAR:
        return False
    regions = known.regions[i] or one.candidate.passage.regions
    region = region_agreement(regions_asked(question), regions)
    period = period_agreement(periods_asked(question), known.periods[i])
    return region >= (1.0 if question.regions else 0.0) and period >= 0
