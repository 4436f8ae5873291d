"""Questions that take for granted what the sources deny: 'why did it fall', where it rose.

Only what can be told: the direction (rise or fall) of the indicator asked, in the region and period asked.
Where the first sentences that tell it say the reverse, the question is corrected instead of explained.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft.candidates import facts, periods_asked, regions_asked
from assistant.draft.extractive import Scored
from assistant.models import Question, QuestionKind
from assistant.verify.directions import turns
from corpus.dutch.indicators import compatible
from index.agreement import period_agreement, region_agreement

SCALES = {"quantity", "multiple"}
LOOKED_AT = 10  # sentences
DECIDE = 2  # the first sentences of these that tell a direction
_COMPARES_AREAS = re.compile(r"\b(?:gemiddeld\w*|landelijk\w*|dan in (?:heel )?nederland|andere regio)", re.IGNORECASE)
_PACE = re.compile(
    r"\b(?:langzam\w+|tra(?:ag|ge|ger)|vertraag\w*|minder (?:hard|snel|sterk)|nauwelijks|amper)\b", re.IGNORECASE
)
_VERBS = (
    (
        1,
        re.compile(
            r"\b(?:opliep\w*|oploopt|opklom\w*|bijkomt|bijkwam\w*|(?:komen|kwamen|krijgt|kreeg) (?:er )?.{0,60}\bbij\b)",
            re.IGNORECASE,
        ),
    ),
    (-1, re.compile(r"\b(?:terugloopt|terugliep\w*|inzakt\w*|wegvalt|wegvielen)\b", re.IGNORECASE)),
)
_WHY = re.compile(r"\b(?:waarom|waardoor|hoe ko(?:mt|men) het|verklaar|oorza\w+|reden)\b", re.IGNORECASE)


def denied(question: Question, ranked: Sequence[Scored]) -> Scored | None:
    """The sentence that denies what the question takes for granted, or None."""
    if not _WHY.search(question.text) or question.kind is QuestionKind.PREPARATION or not question.indicators:
        return None
    asked = _direction(question.text)
    if asked == 0:
        return None
    told = [(one, _direction(one.candidate.text)) for one in ranked[:LOOKED_AT] if _is_about(question, one)]
    spoken = [(one, sign) for one, sign in told if sign != 0][:DECIDE]
    if spoken and all(sign == -asked for _, sign in spoken):
        return spoken[0][0]
    return None


def _direction(text: str) -> int:
    """1 for a rise, -1 for a fall, 0 where the text says neither or both, or compares with other areas."""
    if _COMPARES_AREAS.search(text) or _PACE.search(text):
        return 0
    signs = {turn.sign for turn in turns(text) if turn.scale in SCALES}
    signs |= {sign for sign, pattern in _VERBS if pattern.search(text)}
    return signs.pop() if len(signs) == 1 else 0


def _is_about(question: Question, one: Scored) -> bool:
    """Whether a sentence speaks of the indicator asked, and of no other region or period."""
    known, i = facts(one.candidate.passage), one.candidate.index
    if not any(compatible(a, b) == 1.0 for a in question.indicators[:1] for b in known.indicators[i]):
        return False
    regions = known.regions[i] or one.candidate.passage.regions
    region = region_agreement(regions_asked(question), regions)
    period = period_agreement(periods_asked(question), known.periods[i])
    return region >= (1.0 if question.regions else 0.0) and period >= 0
