"""Gate: what may be, must be, is wanted or is advised in the source is told so, and what is, is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from assistant.models import ClaimRole
from assistant.verify.align import cited_parts, covered, likeness, parts_of
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case
from assistant.verify.wording import recognised

_MODES: dict[str, str] = {
    "may": r"kan|(?<!nu )kun(?:t|nen)|kon(?:den)?|mogelijk\w*|misschien|wellicht|eventueel|zou(?:den)?|kans(?:en)?|risico\w*|in staat|dreig\w*|lukt?",
    "can be": r"\w+baar",
    "allowed": r"mag|mogen|mocht(?:en)?|toegestaan|toestemming|recht op|gerechtigd",
    "must": r"moet(?:en)?|moest(?:en)?|dien(?:t|en) te|verplicht\w*|vereis\w*|noodza\w*|gedwongen|dwing\w*|eis(?:t|en)",
    "want": r"wil(?:len|de|den)?|\w*wens\w*|streef\w*|streven|doel(?:en|stelling\w*)?|ambitie\w*|beoog\w*|beogen|plan(?:nen)?|voornemen\w*|hoop\w*|hopen",
    "advise": r"advise\w*|geadviseerd|(?:het|een) advies(?= .*\bom\b)|raad(?:t|den)?|aangeraden|aanraden|aanbevel\w*|aanbevolen|beve[el]+\w* (?:\S+ )*aan|pleit\w*|bepleit\w*|roep(?:t|en) (?:\S+ )*op|voorstel|voorstellen"
    r"|stelt voor|stellen voor|suggereer\w*",
    "ask": r"vra(?:agt|gen) om|zet .*\bin op",
    "weigh": r"overweeg\w*|overwegen|onderzoekt?|onderzoeken|bekijkt?|denkt? na",
    "warn": r"waarschuw\w*|vrees\w*|vrezen|bang",
}  # fmt: skip
_FOUND = {name: re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE) for name, pattern in _MODES.items()}
_PLEDGED = re.compile(r"\bvolgens\b|\baldus\b|\bzo wil(?:len)?\b", re.IGNORECASE)
_FREE = frozenset({"may", "can be", "ask"})  # that something may be so is less than that it is
_FIRM = frozenset({"must", "want"})
_AS_ADVICE = frozenset({"advise", "ask"})
TOLD = 0.65  # share of a cited clause's content words that make it told
_MODES_TOLD = ("may", "want", "must", "advise", "weigh")


def check(case: Case) -> Iterator[Reason]:
    """Duties, wishes, advice and possibilities that the quotes do not speak of, and those told as facts."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    own, held = _modes(case.claim.text), _modes(case.ground.text)
    for name, word in own.items():
        if name in held or name in _FREE or (name in _AS_ADVICE and _AS_ADVICE & held.keys()):
            continue
        if not (name == "must" and _is_aim(case, own, held)):
            yield Reason(ReasonCode.EXTENT, f"'{word}' staat niet in het citaat")
    yield from _too_often(case)
    yield from _told_as_fact(case, own)


def _too_often(case: Case) -> Iterator[Reason]:
    """'Moeten' put in the place of 'kunnen': a mode that the claim has more often than its quotes, where one is gone."""
    own, held = _counts(case.claim.text), _counts(case.ground.text)
    for name in sorted(_FIRM & (own - held).keys()):
        if (held - own).keys() & {"may", "allowed", "want"} and held[name]:
            yield Reason(
                ReasonCode.EXTENT, f"'{_modes(case.claim.text)[name]}' staat vaker in de zin dan in het citaat"
            )


def _counts(text: str) -> Counter[str]:
    return Counter({name: len(pattern.findall(text)) for name, pattern in _FOUND.items()})


def _is_aim(case: Case, own: dict[str, str], held: dict[str, str]) -> bool:
    """What somebody wants may be told as what must be, if it is a measurable aim or said to be theirs."""
    theirs = _PLEDGED.search(case.claim.text) is not None or ("want" not in own and bool(case.claim.numbers))
    return theirs and bool({"want", "advise"} & held.keys())


def _told_as_fact(case: Case, own: dict[str, str]) -> Iterator[Reason]:
    """'Kan boetes opleggen' told as 'legt boetes op'."""
    if own:
        return
    keys = recognised(case.claim.text)
    cited = cited_parts(case.ground)
    told = {max(cited, key=partial(likeness, part)) for part in parts_of(case.claim.text)}
    for other in cited:
        modes = {name: word for name, word in _modes(other.text).items() if name in _MODES_TOLD}
        if other in told and modes and covered(other, keys) >= TOLD:
            yield Reason(ReasonCode.EXTENT, f"in het citaat staat '{next(iter(modes.values()))}', niet dat het zo is")
            return


def _modes(text: str) -> dict[str, str]:
    return {name: match[0] for name, pattern in _FOUND.items() if (match := pattern.search(text))}
