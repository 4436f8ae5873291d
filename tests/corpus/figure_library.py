"""A small library of own sentences, one source for each text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus.library import Library, import_sources


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
    return import_sources(manifest, folder / "data", "test", date(2026, 1, 1))
