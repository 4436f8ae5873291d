"""What one session holds: its conversation, and the key of what it saved. Nobody else sees it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import cast

import streamlit as st

from assistant.models import Answer, Claim, RefusalReason
from ui.running import Running

COOKIE = "aimi_bewaard"
_UNFIT = {RefusalReason.PERSONAL_DATA, RefusalReason.MANIPULATION, RefusalReason.BAD_INPUT}


class TurnState(StrEnum):
    """How far a question came."""

    RUNNING = "running"
    ANSWERED = "answered"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer, or what there was of it when it was stopped."""

    question: str
    docs: frozenset[str] = frozenset()
    state: TurnState = TurnState.RUNNING
    claims: tuple[Claim, ...] = ()
    answer: Answer | None = None


@dataclass(slots=True)
class Conversation:
    """The turns of a session, oldest first, and the question that is being answered now."""

    turns: list[Turn] = field(default_factory=list)
    running: Running | None = None

    def ask(self, question: str, docs: frozenset[str] = frozenset()) -> None:
        """Begin a turn; a question that is still being answered is stopped."""
        self.stop()
        self.turns.append(Turn(question, docs))

    def stop(self) -> None:
        """Leave the running question; what was shown of it stays."""
        if self.running is not None:
            self.running.stop()
            self.running = None
        if self.turns and self.turns[-1].state is TurnState.RUNNING:
            self.turns[-1] = replace(self.turns[-1], state=TurnState.STOPPED)

    def show(self, claim: Claim) -> None:
        """Remember a claim that was shown before the answer is complete."""
        self.turns[-1] = replace(self.turns[-1], claims=(*self.turns[-1].claims, claim))

    def finish(self, answer: Answer) -> None:
        """The answer is there. Of personal data not even the question stays."""
        self.turns[-1] = replace(
            self.turns[-1], question=answer.question, state=TurnState.ANSWERED, answer=answer, claims=answer.claims
        )
        self.running = None

    def fail(self) -> None:
        """There came no answer."""
        self.turns[-1] = replace(self.turns[-1], state=TurnState.FAILED)
        self.running = None

    def history(self) -> tuple[str, ...]:
        """The earlier questions that a follow-up may lean on."""
        return tuple(t.question for t in self.turns[:-1] if t.answer and not _is_unfit(t.answer))

    @property
    def is_busy(self) -> bool:
        """True while the last question is being answered."""
        return bool(self.turns) and self.turns[-1].state is TurnState.RUNNING


def _is_unfit(answer: Answer) -> bool:
    return answer.refusal is not None and answer.refusal.reason in _UNFIT


def conversation() -> Conversation:
    """The conversation of this session."""
    return cast(Conversation, st.session_state.setdefault("conversation", Conversation()))


def new_conversation() -> None:
    """Begin anew; nothing of the former conversation is kept."""
    conversation().stop()
    st.session_state["conversation"] = Conversation()


def owner_key() -> str:
    """The unguessable key under which this browser's saved answers are kept."""
    if "owner" not in st.session_state:
        given = st.context.cookies.get(COOKIE, "")
        is_ours = len(given) == 43 and given.replace("-", "").replace("_", "").isalnum()
        st.session_state["owner"] = given if is_ours else secrets.token_urlsafe(32)
    return cast(str, st.session_state["owner"])
