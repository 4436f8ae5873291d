"""A small library of own sentences, and questions put to it without a search: what the figure modules are tested on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.citations import Citer
from assistant.draft.candidates import candidates
from assistant.draft.extractive import Scored
from corpus.figure_store import FigureStore
from corpus.library import Library, import_sources
from index.models import Evidence

TODAY = date(2026, 1, 1)


def library(folder: Path, **texts: str) -> Library:
    """A library with one source for each text. The name tells of whom it is: 'drenthe_2024', 'groningen_2025'."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for name, text in texts.items():
        region, year = name.split("_")
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        rows.append(
            f'[[source]]\nid = "{name.replace("_", "-")}"\nfile = "{name}.txt"\npublisher = "UWV"\nkind = "rapport"\n'
            f'title = "Streekblad {region.capitalize()} {year}"\npublished = "{year}"\ncovers = "{year}"\n'
            f'region = "arbeidsmarktregio {region.capitalize()}"\n'
        )
    manifest = folder / "bronnen.toml"
    manifest.write_text("\n".join(rows), encoding="utf-8")
    return import_sources(manifest, folder / "data", "test", TODAY)


def evidence(held: Library) -> tuple[Evidence, ...]:
    """Every passage of the library, in its order."""
    return tuple(Evidence(p, 1.0, sentences=(0.0,) * len(p.sentences)) for p in held.passages)


def ranked(held: Library, first: str) -> list[Scored]:
    """Every sentence, those that hold `first` before the others."""
    found = sorted(candidates(evidence(held)), key=lambda c: first not in c.text)
    return [Scored(candidate, 0.9 if first in candidate.text else 0.2) for candidate in found]


def citer(held: Library) -> Citer:
    return Citer({source.id: source for source in held.sources})


def store(held: Library, folder: Path) -> FigureStore:
    return FigureStore.of(held, folder / "cache")


def texts(claims: Sequence[object]) -> str:
    """All quotes of some claims, to look digits up in."""
    return " ".join(c.quote for claim in claims for c in claim.citations)  # type: ignore[attr-defined]
