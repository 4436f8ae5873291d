"""The data that an evaluation runs on: read and indexed first, where that was not done yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from assistant.settings import Settings
from assistant.wiring import build_index
from corpus.errors import NoLibraryError
from corpus.library import STARTER, Library, import_sources
from evals.models import Case

ROOT = Path(__file__).resolve().parents[1]
REWORDINGS = ROOT / "tests" / "data" / "rewordings.jsonl"
REAL_QUESTIONS = ROOT.parent / "shared" / "evals" / "questions.jsonl"
REAL_SOURCES = ROOT.parent / "shared" / "bronnen" / "bronnen.toml"

Progress = Callable[[str, int, int], None]


def ready(settings: Settings, manifest: Path, today: date, progress: Progress) -> Library:
    """The library of the data folder with an index that fits it; the manifest's sources where it was empty.

    Raises CorpusError, IndexProblem or EncoderError.
    """
    try:
        library = Library.open(settings.data)
    except NoLibraryError:
        library = import_sources(manifest, settings.data, "AIMI", today, progress)
    build_index(settings, today, progress)
    return library


def answerable_here(cases: tuple[Case, ...], library: Library) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    """The cases whose gold stands in sources that the library has, and the ids of the others."""
    docs = {source.id for source in library.sources if not source.withdrawn}
    kept = tuple(case for case in cases if all(gold.doc in docs for gold in case.gold))
    return kept, tuple(case.id for case in cases if case not in kept)


def manifest_for(real: bool) -> Path:
    """What to read where the data folder is still empty."""
    return REAL_SOURCES if real else STARTER
