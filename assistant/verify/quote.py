"""Gate: every quote stands word for word at its place in a passage of the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case


def check(case: Case) -> Iterator[Reason]:
    """Citations of passages that were not given, and quotes that differ from the source."""
    for citation in case.ground.unknown:
        yield Reason(ReasonCode.KEY, f"passage '{citation.passage}' hoort niet bij wat is gevonden")
    for citation in case.ground.altered:
        yield Reason(ReasonCode.QUOTE, f"dit staat niet letterlijk in de bron: '{citation.quote[:80]}'")
    if not case.ground.quoted and not case.ground.unknown and not case.ground.altered:
        yield Reason(ReasonCode.QUOTE, "er is geen citaat")
