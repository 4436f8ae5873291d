"""Drafts through any chat model: it selects, orders and words; what it writes passes the gates or disappears."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from assistant.citations import Citer
from assistant.draft import Draft
from assistant.draft.admit import Admission, Admitted
from assistant.draft.answer_reader import SCHEMA, AnswerReader
from assistant.draft.breaker import Breaker
from assistant.draft.calls import Caller, Cost
from assistant.draft.failures import ModelError, ModelStatus
from assistant.draft.follow_up import FollowUps
from assistant.draft.prompting import as_data, prompt
from assistant.draft.provider import EXTRAS, Method, chat_model, provider_of
from assistant.models import Claim, Question
from assistant.settings import Settings
from assistant.verify.markup import is_dutch
from index.models import Evidence

PASSAGES = 10  # that the model sees, the best ones
FOLLOW_UP_S = 5.0  # at most, for making a follow-up question whole
CLAIMS = 8  # of an answer at most; what comes after is not read
REPAIR_SHARE = 0.4  # of the deadline that must be left for a repair round


@dataclass(slots=True)
class _Round:
    """What one answer of the model came to."""

    judged: list[Admitted] = field(default_factory=list)
    unanswered: tuple[str, ...] = ()

    @property
    def worded(self) -> bool:
        """Whether any sentence is shown as the model wrote it."""
        return any(one.claim is not None and not one.reasons for one in self.judged)


class ChatDrafter:
    """A Drafter over a LangChain chat model. `label` is what traces call the model; it holds no secret."""

    name = "chat"

    def __init__(
        self,
        model: BaseChatModel,
        label: str,
        citer: Citer,
        deadline_s: float = 20.0,
        method: Method = "json_schema",
        breaker: Breaker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._caller = Caller(model, breaker or Breaker(clock=clock), clock)
        self._label = label
        self._citer = citer
        self._deadline_s = deadline_s
        self._method = method
        self._clock = clock

    @property
    def follow_ups(self) -> FollowUps:
        """What makes follow-up questions whole through the same model, behind the same breaker."""
        return FollowUps(self._caller, min(FOLLOW_UP_S, self._deadline_s), self._clock)

    def draft(self, question: Question, evidence: tuple[Evidence, ...]) -> Draft:
        """The verified claims; none of them where the status is not 'ok'. Never raises, never exceeds the deadline."""
        stream = self.draft_stream(question, evidence)
        while True:
            try:
                next(stream)
            except StopIteration as end:
                draft: Draft = end.value
                return draft

    def draft_stream(self, question: Question, evidence: tuple[Evidence, ...]) -> Generator[Claim, None, Draft]:
        """Each claim as soon as it is verified; the draft is the generator's return value.

        If that has no claims, the call failed on the way: what was shown before gives way to the extractive answer.
        """
        cost, judged, status = Cost(), list[Admitted](), ModelStatus.NO_EVIDENCE
        if evidence:
            try:
                judged = yield from self._rounds(question, evidence[:PASSAGES], cost)
                status = _status(judged)
            except ModelError as error:
                status = error.status
        claims = _claims(judged) if status is ModelStatus.OK else ()
        rejected = tuple(one.rejected for one in judged if one.rejected)
        return Draft(
            claims,
            rejected,
            removed=len(rejected) if claims else 0,
            status=status.value,
            model=self._label,
            prompt=prompt("answer.v1").version,
            cost=cost.as_dict(),
        )

    def _rounds(
        self, question: Question, evidence: Sequence[Evidence], cost: Cost
    ) -> Generator[Claim, None, list[Admitted]]:
        """One answer, and a second one with the reasons if no sentence of the first may be shown as written."""
        start = self._clock()
        deadline = start + self._deadline_s
        admission = Admission(evidence, self._citer, question)
        messages: list[BaseMessage] = [
            SystemMessage(prompt("answer.v1").text),
            HumanMessage(as_data(question, admission.keys)),
        ]
        first = yield from self._round(messages, admission, deadline, cost)
        failed = [one for one in first.judged if one.reasons]
        left = deadline - self._clock()
        if not failed or first.worded or left < REPAIR_SHARE * self._deadline_s or _foreign(first.judged):
            return first.judged
        try:
            second = yield from self._round([*messages, *_reasons(failed)], admission, deadline, cost)
        except ModelError:
            return first.judged  # the literal quotes of the first round still stand
        return second.judged if second.worded else first.judged

    def _round(
        self, messages: Sequence[BaseMessage], admission: Admission, deadline: float, cost: Cost
    ) -> Generator[Claim, None, _Round]:
        reader, done = AnswerReader(), _Round()
        for piece in self._caller.structured(messages, SCHEMA, self._method, deadline, cost):
            for written in reader.feed(piece):
                if len(done.judged) >= CLAIMS:
                    return done
                done.judged.append(admission.admit(written))
                if claim := _news(done.judged):
                    yield claim
        done.unanswered = reader.finish()
        return done


def _reasons(failed: Sequence[Admitted]) -> list[BaseMessage]:
    """The sentences that were turned away with why, for the repair round."""
    lines = [f"- {one.written.text}\n  ({'; '.join(reason.detail for reason in one.reasons)})" for one in failed]
    return [
        AIMessage("\n".join(one.written.text for one in failed)),
        HumanMessage(prompt("repair.v1").text + "\n" + "\n".join(lines)),
    ]


def _foreign(judged: Sequence[Admitted]) -> bool:
    """Whether the model answers in another language, most of the time."""
    return 2 * sum(not is_dutch(one.written.text) for one in judged) > len(judged)


def _status(judged: Sequence[Admitted]) -> ModelStatus:
    if not judged:
        return ModelStatus.CANNOT_ANSWER
    if _foreign(judged):
        return ModelStatus.NOT_DUTCH
    return ModelStatus.OK if any(one.claim for one in judged) else ModelStatus.NOTHING_VERIFIED


def _claims(judged: Sequence[Admitted]) -> tuple[Claim, ...]:
    """The claims in the model's order, without what an earlier one says already."""
    found = (_news(judged[: number + 1]) for number in range(len(judged)))
    return tuple(claim for claim in found if claim is not None)


def _news(judged: Sequence[Admitted]) -> Claim | None:
    """The last claim, if it adds something: another sentence, and not only the quotes of those before it."""
    *before, last = judged
    earlier = [one.claim for one in before if one.claim is not None]
    if last.claim is None or any(claim.text == last.claim.text for claim in earlier):
        return None
    cited = {citation for claim in earlier for citation in claim.citations}
    return None if last.replaced and cited.issuperset(last.claim.citations) else last.claim


def chat_drafter(settings: Settings, citer: Citer) -> ChatDrafter:
    """The drafter of the configured model. Calls nothing yet. Raises ModelSettingError."""
    provider = provider_of(settings.model)
    model = chat_model(
        settings.model,
        settings.model_url,
        settings.model_secret(),
        settings.model_deadline_s,
        settings.model_max_tokens,
        settings.model_api_version,
    )
    method = EXTRAS[provider][1] if settings.model_output == "auto" else settings.model_output
    return ChatDrafter(model, settings.model, citer, settings.model_deadline_s, method)
