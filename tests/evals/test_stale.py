from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.library import Library, import_sources, withdraw
from corpus.models import Source
from evals.models import Case, Gold
from evals.sources import editions
from evals.stale import Why, bare_title, newer_edition, stale
from tests.evals.small import case

TODAY = date(2026, 11, 20)
HEAD = "---\nid: blad\ntitle: Blad\n---\n\n# Blad\n\n## Cijfers\n\n### Vacatures in Drenthe\n"
TEXT = HEAD + "{}\nEr is krapte in de zorg.\n"


def library(folder: Path, sentence: str, title: str = "Blad 2024", more: str = "") -> Library:
    folder.mkdir(exist_ok=True)
    (folder / "blad.md").write_text(TEXT.format(sentence), encoding="utf-8")
    (folder / "nieuw.md").write_text(TEXT.format("In 2025 stonden er 5.000 vacatures open."), encoding="utf-8")
    entry = '[[source]]\nid = "{}"\nfile = "{}.md"\ntitle = "{}"\npublisher = "AIMI"\nkind = "feitenblad"\n' + (
        'published = "{}"\ncovers = "2024"\nregion = "arbeidsmarktregio Drenthe"\n'
    )
    manifest = folder / "bronnen.toml"
    newer = entry.format("nieuw", "nieuw", "Blad 2025", "2025") if more else ""
    manifest.write_text(entry.format("blad", "blad", title, "2024") + newer, encoding="utf-8")
    return import_sources(manifest, folder / "data", "test", TODAY)


SENTENCE = "Medio 2024 stonden er 4.450 vacatures open in Drenthe."


@pytest.fixture
def resting() -> Case:
    return case(gold=(Gold("blad", SENTENCE),))


def test_nothing_is_stale_while_nothing_changed(tmp_path: Path, resting: Case) -> None:
    read = library(tmp_path, SENTENCE)
    assert stale([resting], editions(read.sources), read, TODAY) == ()


def test_a_changed_source_that_lost_the_quote_comes_before_one_that_kept_it(tmp_path: Path, resting: Case) -> None:
    pinned = editions(library(tmp_path, SENTENCE).sources)
    kept = case(id="c2", gold=(Gold("blad", "Er is krapte in de zorg."),))
    changed = library(tmp_path, "Medio 2024 stonden er 4.500 vacatures open in Drenthe.")
    assert [(item.case.id, item.why) for item in stale([kept, resting], pinned, changed, TODAY)] == [
        ("c1", Why.LOST),
        ("c2", Why.CHANGED),
    ]


def test_a_later_edition_and_a_withdrawn_source_are_told(tmp_path: Path, resting: Case) -> None:
    read = library(tmp_path, SENTENCE, more="yes")
    (newer,) = stale([resting], editions(read.sources), read, TODAY)
    assert (newer.why, newer.about) == (Why.NEWER, "Blad 2025")
    (gone,) = stale([resting], editions(read.sources), withdraw(tmp_path / "data", "blad"), TODAY)
    assert gone.why is Why.GONE


def test_a_fact_past_its_expiry_is_told(tmp_path: Path, resting: Case) -> None:
    read = library(tmp_path, SENTENCE)
    (aged,) = stale([replace(resting, expires=date(2026, 1, 1))], editions(read.sources), read, TODAY)
    assert aged.why is Why.AGED


def test_editions_are_told_apart_by_their_years_only() -> None:
    old = Source("a", "Regio in Beeld Drenthe 2024-2025", "UWV", "rib", "Drenthe", "", "2024", "a.txt", "")
    new = replace(old, id="b", title="Regio in Beeld Drenthe 2025-2026", published="2025")
    neighbour = replace(new, id="c", title="Regio in Beeld Groningen 2025-2026", region="Groningen")
    assert bare_title(old) == "regio in beeld drenthe"
    assert newer_edition(old, [old, new, neighbour]) == new
    assert newer_edition(new, [old, new, neighbour]) is None
    sheet = replace(old, id="d", title="Feitenblad bij Regio in Beeld Drenthe 2024-2025")
    assert newer_edition(sheet, [sheet, new]) == new
