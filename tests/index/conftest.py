from __future__ import annotations

from pathlib import Path

import pytest

from index.adapt import pairs_of, train
from tests.index.material import questions, silent, twins


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a static encoder that was trained on the test's own questions."""
    folder = tmp_path_factory.mktemp("encoder") / "klein"
    train(pairs_of(twins(), questions(twins())), folder, epochs=1, seed=3, progress=silent)
    return folder
