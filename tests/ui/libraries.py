"""Small libraries for the pages, of texts of the tests' own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assistant.settings import Settings
from assistant.wiring import assistant_for, build_index
from corpus.library import import_sources
from tests.corpus.pdf_files import pdf_bytes
from ui.service import Service

DAY = date(2026, 3, 2)
PAGES = [
    ["1. Werk in de polder", "De polder telt veel kleine bedrijven en weinig mensen die er willen werken.",
     "In mei 2024 stonden er 1.250 vacatures open in Drenthe, vooral in de", "glastuinbouw langs de vaart. Dat zijn er meer dan een jaar eerder."],
    ["2. Wat werkgevers doen", "Werkgevers in de polder leiden nieuwe mensen in de eerste maanden zelf op.",
     "Een op de drie werkgevers deelt personeel met de buren."],
    ["3. Wat er komt", "Volgens de gemeente groeit het aantal banen in de polder nog tot 2027."],
]  # fmt: skip
_ENTRY = """[[source]]
id = "polder"
file = "{file}"
title = "Polderagenda"
publisher = "UWV"
kind = "agenda"
published = "{published}"
covers = "2024"
region = "arbeidsmarktregio Drenthe"
homepage = "https://www.werk.nl/polder"
{extra}
"""


def polder(folder: Path, text: str = "", published: str = "2024", extra: str = "") -> Service:
    """A service over one source: a PDF of three pages, or a text file with `text`."""
    folder.mkdir(parents=True, exist_ok=True)
    name = "polder.txt" if text else "polder.pdf"
    (folder / name).write_bytes(text.encode() if text else pdf_bytes(PAGES))
    manifest = folder / "bronnen.toml"
    manifest.write_text(_ENTRY.format(file=name, published=published, extra=extra), encoding="utf-8")
    settings = Settings(data=folder / "data")
    import_sources(manifest, settings.data, "Beheerder Bos", DAY)
    build_index(settings, DAY, lambda step, done, total: None)
    return Service(assistant_for(settings), settings, lambda: DAY)
