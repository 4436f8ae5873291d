"""The pictures of the main states, made of the real page; where the browser is required they go into docs/img."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from assistant.settings import Settings
from assistant.wiring import prepare_starter
from tests.ui import screenshots
from tests.ui.browser import chromium


def test_pictures_of_the_main_states_are_made(tmp_path: Path) -> None:
    chromium()
    prepare_starter(Settings(data=tmp_path / "data"), date(2026, 3, 2), lambda step, done, total: None)
    into = screenshots.INTO if os.environ.get("AIMI_REQUIRE_BROWSER") == "1" else tmp_path
    made = screenshots.take(tmp_path / "data", into)
    assert [path.name for path in made] == [f"{name}.png" for name in screenshots.SHOTS]
    assert all(path.stat().st_size > 10_000 for path in made)
