"""How a call to a language model can end, and which of these an exception is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import httpx


class ModelStatus(StrEnum):
    """What came of a language model. Everything but OK means: the extractive answer is shown."""

    OK = "ok"
    NO_EVIDENCE = "no_evidence"  # nothing was found, so nothing was asked
    CANNOT_ANSWER = "cannot_answer"  # the model says that the evidence does not answer
    NOTHING_VERIFIED = "nothing_verified"  # no sentence passed the gates
    NOT_DUTCH = "not_dutch"
    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    UNAUTHORIZED = "unauthorized"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    BAD_REQUEST = "bad_request"  # the endpoint does not know the model or the way of asking
    CONTENT_FILTER = "content_filter"
    NO_TOOL_CALL = "no_tool_call"
    BROKEN_JSON = "broken_json"
    TRUNCATED = "truncated"
    EMPTY = "empty"
    ENDLESS = "endless"
    RESTING = "resting"  # the breaker keeps calls away from an endpoint that failed before


class ModelError(Exception):
    """A call that failed in a known way. `retry_after_s` is what the endpoint asked for, 0 if nothing."""

    def __init__(self, status: ModelStatus, retry_after_s: float = 0.0) -> None:
        super().__init__(status.value)
        self.status = status
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed call as a value."""

    status: ModelStatus
    retry_after_s: float = 0.0


_BY_CODE = {
    401: ModelStatus.UNAUTHORIZED,
    403: ModelStatus.UNAUTHORIZED,
    408: ModelStatus.TIMEOUT,
    429: ModelStatus.RATE_LIMITED,
}
_MAX_REST_S = 600.0


def failure_of(error: BaseException) -> Failure:
    """Which failure an exception of any provider's client is; what is not known counts as a server error.

    Clients name the same things differently, so the whole chain of causes is looked through: for a status code
    first, then for what the connection did.
    """
    chain = list(_causes(error))
    for one in chain:
        if isinstance(one, ModelError):
            return Failure(one.status, one.retry_after_s)
        code = getattr(one, "status_code", None)
        if isinstance(code, int) and code >= 400:
            return Failure(_of_code(code, one), _retry_after(one))
    if any("content" in type(one).__name__.lower() and "filter" in type(one).__name__.lower() for one in chain):
        return Failure(ModelStatus.CONTENT_FILTER)
    if any("LengthFinish" in type(one).__name__ for one in chain):
        return Failure(ModelStatus.TRUNCATED)
    if any(isinstance(one, httpx.TimeoutException | TimeoutError) or "Timeout" in type(one).__name__ for one in chain):
        return Failure(ModelStatus.TIMEOUT)
    if any(isinstance(one, httpx.RemoteProtocolError | httpx.ReadError | EOFError) for one in chain):
        return Failure(ModelStatus.TRUNCATED)
    if any(isinstance(one, httpx.TransportError | OSError) or "Connection" in type(one).__name__ for one in chain):
        return Failure(ModelStatus.UNREACHABLE)
    if any(isinstance(one, ValueError) for one in chain):
        return Failure(ModelStatus.BROKEN_JSON)
    return Failure(ModelStatus.SERVER_ERROR)


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield at
        at = at.__cause__ or at.__context__


def _of_code(code: int, error: BaseException) -> ModelStatus:
    if code in _BY_CODE:
        return _BY_CODE[code]
    if code < 500:
        filtered = "content_filter" in str(error) or "content management" in str(error)
        return ModelStatus.CONTENT_FILTER if filtered else ModelStatus.BAD_REQUEST
    return ModelStatus.SERVER_ERROR


def _retry_after(error: BaseException) -> float:
    """The seconds of the Retry-After header; 0 where there is none or where it is a date."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        return min(max(0.0, float(headers.get("retry-after", 0))), _MAX_REST_S)
    except (TypeError, ValueError):
        return 0.0
