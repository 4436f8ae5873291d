from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.library import Library, import_starter
from evals.casefile import SHIPPED, read_cases
from evals.models import Case
from evals.sources import Sources

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The starter set, read anew."""
    return import_starter(tmp_path_factory.mktemp("starter"), TODAY)


@pytest.fixture(scope="session")
def starter_sources(starter: Library) -> Sources:
    return Sources.of(starter)


@pytest.fixture(scope="session")
def shipped() -> tuple[Case, ...]:
    return read_cases(SHIPPED)


@pytest.fixture
def shared() -> Path:
    """The folder with the real sources and their gold questions."""
    folder = Path(__file__).resolve().parents[3] / "shared"
    if not (folder / "evals" / "score.py").is_file():
        pytest.skip("../shared met de echte bronnen en vragen is hier niet")
    return folder
