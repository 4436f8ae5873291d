"""A question that is answered in a thread of its own, so that the page can be stopped at any moment."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread

from assistant.models import Answer, Claim

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing new yet; `seconds` since the question was asked."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The answer could not be made; the log says why, the user need not know."""


Step = Claim | Answer | Waiting | Failed


class Running:
    """Runs `answer` in the background. Its steps can be read once, by one reader at a time."""

    def __init__(self, answer: Callable[[], Iterator[Claim | Answer]], clock: Callable[[], float] = time.monotonic):
        self._answer = answer
        self._clock = clock
        self._began = clock()
        self._steps: SimpleQueue[Claim | Answer | Failed] = SimpleQueue()
        self._stopped = Event()
        Thread(target=self._run, daemon=True, name="aimi-answer").start()

    def stop(self) -> None:
        """No more steps are made; a search that is under way ends by itself and its outcome is dropped."""
        self._stopped.set()

    def steps(self, tick_s: float = 0.25) -> Iterator[Step]:
        """Each step as it comes, and a `Waiting` whenever `tick_s` passed without one, up to the last step."""
        while not self._stopped.is_set():
            try:
                step = self._steps.get(timeout=tick_s)
            except Empty:
                yield Waiting(self._clock() - self._began)
                continue
            yield step
            if isinstance(step, Answer | Failed):
                return

    def _run(self) -> None:
        try:
            for step in self._answer():
                if self._stopped.is_set():
                    return
                self._steps.put(step)
        except Exception as error:  # whatever goes wrong, the page says one sentence and shows no trace
            _log.error("no answer: %s", type(error).__name__)  # the message may hold the question
            self._steps.put(Failed())
