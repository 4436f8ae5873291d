"""One assistant over the starter set for all tests: real library, real index, shipped weights."""

from datetime import date
from pathlib import Path

import pytest

from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.wiring import assistant_for, prepare_starter


@pytest.fixture(scope="session")
def starter_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the starter set, read and indexed anew."""
    data = tmp_path_factory.mktemp("data") / "starter"
    prepare_starter(Settings(data=data), date(2026, 11, 20), lambda *_: None)
    return data


@pytest.fixture(scope="session")
def assistant(starter_data: Path) -> Assistant:
    return assistant_for(Settings(data=starter_data))
