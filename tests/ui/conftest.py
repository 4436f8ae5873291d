"""The starter library with its index, made once for all tests of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.settings import Settings
from assistant.wiring import assistant_for, prepare_starter
from tests.ui.staged import Staged
from ui.service import Service

TODAY = date(2026, 3, 2)
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the starter set and its index."""
    data = tmp_path_factory.mktemp("starter")
    prepare_starter(Settings(data=data), date(2025, 11, 20), lambda step, done, total: None)
    return data


@pytest.fixture(scope="session")
def shared(starter: Path) -> Service:
    """A service that plays states, shared by tests that store nothing."""
    settings = Settings(data=starter)
    return Service(Staged(assistant_for(settings), slow_s=0.01), settings, lambda: TODAY)


@pytest.fixture
def service(shared: Service, tmp_path: Path) -> Service:
    """The shared service, storing feedback and saved answers in a folder of its own."""
    own = Service(shared.assistant, Settings(data=tmp_path), lambda: TODAY)
    own.__dict__.update({name: getattr(shared, name) for name in ("figures", "questions", "examples")})
    return own


def _script(service: object, start: str) -> None:
    from ui.app import main

    main(lambda settings: service, start)  # type: ignore[arg-type, return-value]


@pytest.fixture
def show(service: Service) -> Iterator[Open]:
    """Opens a page, with a service or a problem, and perhaps an address."""

    def opened(start: str = "ask", found: object = service, **address: str) -> AppTest:
        app = AppTest.from_function(_script, kwargs={"service": found, "start": start}, default_timeout=30)
        app.query_params.update(address)
        return app.run()

    yield opened
