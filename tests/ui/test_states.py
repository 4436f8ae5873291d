"""What is shown where there is nothing to ask yet, and that no page ever fails with a trace."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from assistant.settings import Settings
from corpus.library import import_starter
from index.store import read_manifest, serving, write_manifest
from tests.ui.conftest import TODAY, Open
from tests.ui.libraries import polder
from tests.ui.reading import words
from ui import texts
from ui.service import Problem, Service, open_service, served_state


def test_without_a_library_the_page_says_what_is_missing(show: Open, tmp_path: Path) -> None:
    found = open_service(Settings(data=tmp_path))
    app = show("ask", found)
    assert app.title[0].value == texts.STATE_TITLE["empty"] and "aimi sources import" in words(app)


def test_without_an_index_the_maintainer_is_told_what_to_run(tmp_path: Path) -> None:
    import_starter(tmp_path, TODAY)
    found = open_service(Settings(data=tmp_path))
    assert isinstance(found, Problem) and found.state == "index" and "aimi index build" in found.detail


def test_while_an_index_is_built_the_page_waits(show: Open, tmp_path: Path) -> None:
    import_starter(tmp_path, TODAY)
    (tmp_path / "index").mkdir()
    with (tmp_path / "index" / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = open_service(Settings(data=tmp_path))
    assert isinstance(found, Problem) and found.state == "building"
    assert show("ask", found).title[0].value == texts.STATE_TITLE["building"]


def test_an_index_of_another_encoder_is_told(tmp_path: Path) -> None:
    from dataclasses import replace

    service = polder(tmp_path)
    build = serving(service.settings.index)
    assert build is not None
    write_manifest(build, replace(read_manifest(build), encoder="nl-static@oud"))
    found = open_service(service.settings)
    assert isinstance(found, Problem) and found.state == "index" and "nl-static@oud" in found.detail


def test_another_index_is_seen_without_a_restart(tmp_path: Path) -> None:
    before = served_state(polder(tmp_path).settings)
    assert (
        served_state(polder(tmp_path, "1. Nieuw\nIn 2025 stonden er 90 vacatures open in Drenthe.\n").settings)
        != before
    )


@pytest.mark.parametrize("start", ["ask", "compare", "sources", "saved", "source"])
def test_every_page_shows_a_problem_in_words(show: Open, start: str) -> None:
    app = show(start, Problem("index", "Draai: aimi index build"))
    assert app.title[0].value == texts.STATE_TITLE["index"] and not app.exception


def test_about_can_be_read_without_sources(show: Open) -> None:
    assert show("about", Problem("empty")).title[0].value == texts.ABOUT_TITLE


def test_a_page_that_fails_shows_a_sentence_and_no_trace(show: Open) -> None:
    app = show("sources", object())
    assert texts.PAGE_FAILED in words(app) and not app.exception


def test_an_empty_source_list_does_not_break_a_page(show: Open, service: Service) -> None:
    bare = Service(service.assistant, service.settings)
    bare.__dict__.update(figures=(), sources=(), passages={}, passages_of={}, examples=(), questions={})
    for start in ("ask", "compare", "sources"):
        assert texts.PAGE_FAILED not in words(show(start, bare))
