"""One call to a chat model: its text as it comes, within a deadline, with what it cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.runnables import RunnableSequence

from assistant.draft.breaker import Breaker
from assistant.draft.failures import Failure, ModelError, ModelStatus, failure_of
from assistant.draft.provider import Method
from assistant.draft.timed import until

Clock = Callable[[], float]


@dataclass(slots=True)
class Cost:
    """What the model was used for a question. Grows with each call."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    ms: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """For the trace."""
        return {
            "calls": self.calls,
            "input_tokens": self.input_tokens,
            "output_tokens": self.output_tokens,
            "ms": round(self.ms, 1),
        }


@dataclass(slots=True)
class _Ending:
    """How the stream said that it ended, from its last pieces."""

    reason: str = ""
    tools: bool = False
    pieces: int = 0
    given: int = 0  # tokens
    made: int = 0


class Caller:
    """Calls one model. All failures come out as ModelError, and the breaker hears of them."""

    def __init__(self, model: BaseChatModel, breaker: Breaker, clock: Clock = time.monotonic) -> None:
        self._model = model
        self._breaker = breaker
        self._clock = clock

    def structured(
        self, messages: Sequence[BaseMessage], schema: dict[str, Any], method: Method, deadline: float, cost: Cost
    ) -> Iterator[str]:
        """The pieces of a JSON answer of this schema. Raises ModelError."""

        def chunks() -> Iterator[AIMessageChunk]:
            asked = self._model.with_structured_output(schema, method=method, **self._strict(method))
            # A sequence of the model and a parser. We parse ourselves: each claim as soon as it is whole.
            model = asked.first if isinstance(asked, RunnableSequence) else asked
            for chunk in model.stream(list(messages)):
                if isinstance(chunk, AIMessageChunk):
                    yield chunk

        return self._call(chunks, deadline, cost, method)

    def _strict(self, method: Method) -> dict[str, bool]:
        """OpenAI keeps to a schema only if asked to; other clients do not know the word."""
        return {"strict": True} if method == "json_schema" and "OpenAI" in type(self._model).__name__ else {}

    def text(self, messages: Sequence[BaseMessage], deadline: float, cost: Cost) -> str:
        """A plain answer. Raises ModelError."""

        def chunks() -> Iterator[AIMessageChunk]:
            for chunk in self._model.stream(list(messages)):
                if isinstance(chunk, AIMessageChunk):
                    yield chunk

        return "".join(self._call(chunks, deadline, cost, None))

    def _call(
        self, chunks: Callable[[], Iterator[AIMessageChunk]], deadline: float, cost: Cost, method: Method | None
    ) -> Iterator[str]:
        if not self._breaker.allows():
            raise ModelError(ModelStatus.RESTING)
        cost.calls += 1
        start, ending = self._clock(), _Ending()
        try:
            for chunk in until(deadline, lambda: _untraced(chunks), self._clock):
                _note(chunk, ending)
                if piece := _piece(chunk):
                    ending.pieces += 1
                    yield piece
            _check(ending, method)
        except GeneratorExit:
            raise  # whoever reads has seen enough
        except Exception as error:
            failure = failure_of(error)
            if failure.status is ModelStatus.BROKEN_JSON and not ending.pieces:
                failure = Failure(ModelStatus.EMPTY)  # a client that parses by itself stumbles over nothing
            self._breaker.failed(failure)
            raise ModelError(failure.status, failure.retry_after_s) from None  # its text may hold the key
        finally:
            cost.ms += 1000 * (self._clock() - start)
            cost.input_tokens += ending.given
            cost.output_tokens += ending.made
        self._breaker.succeeded()


def _untraced(chunks: Callable[[], Iterator[AIMessageChunk]]) -> Iterator[AIMessageChunk]:
    """The chunks, with LangChain's own reporting to the outside switched off whatever the environment says."""
    from langsmith.run_helpers import tracing_context

    with tracing_context(enabled=False):
        yield from chunks()


def _piece(chunk: AIMessageChunk) -> str:
    """The new characters of the answer, be it plain text or the arguments of a tool call."""
    arguments = "".join(call.get("args") or "" for call in chunk.tool_call_chunks)
    return arguments or str(chunk.text)


def _note(chunk: AIMessageChunk, ending: _Ending) -> None:
    about = chunk.response_metadata
    ending.reason = str(
        about.get("finish_reason") or about.get("done_reason") or about.get("stop_reason") or ending.reason
    )
    ending.tools = ending.tools or bool(chunk.tool_call_chunks)
    told = about.get("token_usage") or {}
    if chunk.usage_metadata:
        ending.given += chunk.usage_metadata["input_tokens"]
        ending.made += chunk.usage_metadata["output_tokens"]
    elif told:
        ending.given, ending.made = int(told.get("prompt_tokens", 0)), int(told.get("completion_tokens", 0))


def _check(ending: _Ending, method: Method | None) -> None:
    """Raises ModelError for an answer that its endpoint itself calls unfinished."""
    if ending.reason in {"content_filter", "refusal"}:
        raise ModelError(ModelStatus.CONTENT_FILTER)
    if ending.reason in {"length", "max_tokens", "model_length"}:
        raise ModelError(ModelStatus.TRUNCATED)
    if method == "function_calling" and not ending.tools:
        raise ModelError(ModelStatus.NO_TOOL_CALL)
    if not ending.reason:
        raise ModelError(ModelStatus.TRUNCATED)  # the connection closed before the model had ended
