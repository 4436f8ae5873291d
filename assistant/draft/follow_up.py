"""Follow-up questions made whole by the model, where code alone does not see what 'en daar?' hangs on."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.messages import HumanMessage, SystemMessage

from assistant.draft.calls import Caller, Cost
from assistant.draft.failures import ModelError, ModelStatus
from assistant.draft.prompting import as_conversation, prompt
from assistant.scope import out_of_scope
from assistant.verify.markup import is_dutch, is_plain
from corpus.dutch.periods import find_periods
from corpus.dutch.regions import find_regions

MAX_CHARS = 300


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A question that can be understood by itself; `text` is what was typed where `status` is not 'ok'."""

    text: str
    status: ModelStatus
    cost: dict[str, Any] = field(default_factory=dict)


class FollowUps:
    """Rewrites follow-ups. The result is shown to the user and passes the same scope checks as any question."""

    def __init__(self, caller: Caller, deadline_s: float = 5.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._caller = caller
        self._deadline_s = deadline_s
        self._clock = clock

    def rewrite(self, text: str, history: Sequence[str]) -> Rewritten:
        """The question made whole. Never raises; without earlier questions nothing is asked of the model."""
        if not history:
            return Rewritten(text, ModelStatus.OK)
        cost = Cost()
        messages = [SystemMessage(prompt("follow_up.v1").text), HumanMessage(as_conversation(text, history))]
        try:
            written = self._caller.text(messages, self._clock() + self._deadline_s, cost).strip()
        except ModelError as error:
            return Rewritten(text, error.status, cost.as_dict())
        if not _may_replace(written, text, history):
            return Rewritten(text, ModelStatus.NOTHING_VERIFIED, cost.as_dict())
        return Rewritten(written, ModelStatus.OK, cost.as_dict())


def _may_replace(written: str, text: str, history: Sequence[str]) -> bool:
    """Whether it is one plain Dutch question in scope, with no area, period or number that the user did not name."""
    if not written or len(written) > MAX_CHARS or "\n" in written or not (is_dutch(written) and is_plain(written)):
        return False
    if out_of_scope(written) is not None:
        return False
    known = " \n".join((*history, text))
    areas = {region for mention in find_regions(known) for region in mention.candidates}
    if any(not areas & set(mention.candidates) for mention in find_regions(written)):
        return False
    times = {mention.written.lower() for mention in find_periods(known)}
    numbers = set(re.findall(r"\d+", known))
    return all(mention.written.lower() in times for mention in find_periods(written)) and numbers >= set(
        re.findall(r"\d+", written)
    )
