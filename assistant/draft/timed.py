"""An iterator that ends at a deadline, whatever the other side does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from queue import Empty, Queue
from threading import Event, Thread
from typing import TypeVar

from assistant.draft.failures import ModelError, ModelStatus

T = TypeVar("T")


def until(
    deadline: float, items: Callable[[], Iterator[T]], clock: Callable[[], float] = time.monotonic
) -> Iterator[T]:
    """The items of `items()` as they come, until the moment `deadline` of `clock`; ModelError(TIMEOUT) then.

    They are made in a thread of their own: a read that never returns must not hold up a user. The thread ends at
    its next item, or when the client's own time limit strikes.
    """
    queue: Queue[tuple[str, T | BaseException | None]] = Queue()
    stop = Event()

    def work() -> None:
        try:
            for item in items():
                if stop.is_set():
                    return
                queue.put(("item", item))
            queue.put(("end", None))
        except BaseException as error:  # handed over to whoever waits
            queue.put(("error", error))

    Thread(target=work, name="aimi-model", daemon=True).start()
    try:
        while True:
            try:
                kind, value = queue.get(timeout=max(0.0, deadline - clock()))
            except Empty:
                raise ModelError(ModelStatus.TIMEOUT) from None
            if kind == "end":
                return
            if kind == "error":
                assert isinstance(value, BaseException)
                raise value
            yield value  # type: ignore[misc]
    finally:
        stop.set()
