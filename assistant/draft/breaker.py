"""Keeps questions away from an endpoint that fails, so that users do not wait for it each time."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from assistant.draft.failures import Failure, ModelStatus

#: What the endpoint is at fault for; an unusable answer is not a dead endpoint.
FAULTS = frozenset(
    {
        ModelStatus.UNREACHABLE,
        ModelStatus.TIMEOUT,
        ModelStatus.SERVER_ERROR,
        ModelStatus.UNAUTHORIZED,
        ModelStatus.RATE_LIMITED,
    }
)


class Breaker:
    """Opens after `limit` failures in a row, or at once where the endpoint says how long to stay away.

    After `rest_s` one call is let through; if that fails too, the rest begins again.
    """

    def __init__(self, limit: int = 3, rest_s: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._rest_s = rest_s
        self._clock = clock
        self._failed = 0
        self._until = 0.0
        self._lock = Lock()

    def allows(self) -> bool:
        """Whether a call may be made now. The first one after a rest counts as the try-out."""
        with self._lock:
            now = self._clock()
            if now < self._until:
                return False
            if self._failed >= self._limit:
                self._until = now + self._rest_s  # until the try-out has come back, nobody else
            return True

    def succeeded(self) -> None:
        """The endpoint answered."""
        with self._lock:
            self._failed, self._until = 0, 0.0

    def failed(self, failure: Failure) -> None:
        """The endpoint failed; failures that it is not at fault for do not count."""
        if failure.status not in FAULTS:
            self.succeeded()
            return
        with self._lock:
            self._failed += 1
            if self._failed >= self._limit:
                self._until = self._clock() + self._rest_s
            if failure.retry_after_s:
                self._until = max(self._until, self._clock() + failure.retry_after_s)
