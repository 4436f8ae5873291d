"""The one seam between the pages and the assistant. Tests put another `Connect` or assistant in its place."""

from __future__ import annotations

import fcntl
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from assistant.models import Answer, AnswerStatus, Claim
from assistant.settings import Settings
from assistant.wiring import assistant_for
from corpus.errors import CorpusError, NoLibraryError
from corpus.figures import figures
from corpus.library import Library
from corpus.models import Figure, Kind, Passage, Source
from corpus.questions import PassageQuestion, questions_for
from index.encoders import EncoderError
from index.store import IndexProblem
from ui.examples import choose_examples, reads_well

TRIED = 3  # questions of a passage
SHEET_TITLE = "Feitenblad bij "
_log = logging.getLogger(__name__)


class Answerer(Protocol):
    """What the pages need of an assistant."""

    @property
    def library(self) -> Library: ...

    def ask(self, text: str, history: tuple[str, ...] = (), docs: frozenset[str] = frozenset()) -> Answer: ...


@runtime_checkable
class Streams(Protocol):
    """An assistant that gives its claims one by one, and then the whole answer."""

    def stream(
        self, text: str, history: tuple[str, ...] = (), docs: frozenset[str] = frozenset()
    ) -> Iterator[Claim | Answer]: ...


@dataclass(frozen=True, slots=True)
class Sited:
    """A figure with the passage and the source that it stands in."""

    figure: Figure
    passage: Passage
    source: Source


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is nothing to ask: which state, and what the maintainer should do."""

    state: Literal["empty", "building", "index", "broken"]
    detail: str = ""


class Service:
    """All that the pages show, over one library. Shared by all sessions; holds nothing of any of them."""

    def __init__(self, assistant: Answerer, settings: Settings, today: Callable[[], date] = date.today) -> None:
        self.assistant = assistant
        self.settings = settings
        self.today = today
        self._known: dict[str, str | None] = {}

    @property
    def library(self) -> Library:
        """The library that is served."""
        return self.assistant.library

    @property
    def data(self) -> Path:
        """Where feedback and saved answers are kept."""
        return self.settings.data

    def stream(self, text: str, history: tuple[str, ...], docs: frozenset[str]) -> Iterator[Claim | Answer]:
        """The claims one by one as they pass their checks, and at last the answer."""
        if isinstance(self.assistant, Streams):
            yield from self.assistant.stream(text, history, docs)
            return
        answer = self.assistant.ask(text, history, docs)
        yield from answer.claims
        yield answer

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that answers may come from."""
        return tuple(source for source in self.library.sources if not source.withdrawn)

    @cached_property
    def publications(self) -> Mapping[str, str]:
        """The titles of the publications that starter sheets tell of, by their id."""
        return {s.based_on: s.title.removeprefix(SHEET_TITLE) for s in self.sources if s.based_on}

    @cached_property
    def passages(self) -> Mapping[str, Passage]:
        """The readable passages by id, in reading order of their documents."""
        return {p.id: p for p in self.library.passages if p.kind is not Kind.DEBRIS and p.sentences}

    @cached_property
    def passages_of(self) -> Mapping[str, tuple[Passage, ...]]:
        """The readable passages of each source."""
        found = defaultdict(list)
        for passage in self.passages.values():
            found[passage.doc].append(passage)
        return {doc: tuple(passages) for doc, passages in found.items()}

    @cached_property
    def figures(self) -> tuple[Sited, ...]:
        """Every figure of the library with the place where it stands."""
        known = {source.id: source for source in self.sources}
        return tuple(Sited(f, p, known[p.doc]) for p in self.passages.values() for f in figures(p))

    @cached_property
    def questions(self) -> Mapping[str, tuple[PassageQuestion, ...]]:
        """What each passage is known to answer."""
        found = defaultdict(list)
        for question in questions_for(self.library.passages, self.data / "questions"):
            found[question.passage].append(question)
        return {passage: tuple(questions) for passage, questions in found.items()}

    def known_question(self, passage: str) -> str | None:
        """A written-out question that the passage answers, or None; tried before it is offered, and then remembered."""
        if passage not in self._known:
            texts = [q.text for q in self.questions.get(passage, ()) if reads_well(q.text)][:TRIED]
            good = (t for t in texts if self.assistant.ask(t).status is not AnswerStatus.REFUSED)
            self._known[passage] = next(good, None)
        return self._known[passage]

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """A few questions that the loaded sources do answer, each of another source where possible."""
        return choose_examples(self.passages.values(), self.questions, lambda text: self.assistant.ask(text))


Connect = Callable[[Settings], "Service | Problem"]


def open_service(settings: Settings) -> Service | Problem:
    """A service over the data folder, or what keeps it from working. Raises nothing."""
    try:
        service = Service(assistant_for(settings), settings)
        _ = service.examples, service.figures  # the first visitor waits for them here, and no one later
        return service
    except NoLibraryError as error:
        return Problem("empty", _said(error, settings))
    except (IndexProblem, EncoderError) as error:
        return Problem("building" if is_building(settings.index) else "index", _said(error, settings))
    except CorpusError as error:
        return Problem("broken", _said(error, settings))
    except Exception:
        _log.exception("the assistant cannot be opened")
        return Problem("broken")


def _said(error: Exception, settings: Settings) -> str:
    """The message without the place of the data folder, which is no business of a browser."""
    return str(error).replace(str(settings.data), "de gegevensmap")


def is_building(folder: Path) -> bool:
    """True while another process builds the index in `folder`."""
    try:
        with (folder / "lock").open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def served_state(settings: Settings) -> tuple[str, ...]:
    """Changes when another library or index comes into force, so that no restart is needed."""
    return (str(settings.data), *(_read(settings.data / name) for name in ("library/current", "index/CURRENT")))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
