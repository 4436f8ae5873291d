"""A source, document and manifest to test with; all texts are the tests' own."""

from __future__ import annotations

from pathlib import Path

from corpus.models import Document, Page, Source

AGENDA = """1. Werk in de polder
De polder telt veel kleine bedrijven en weinig mensen die er willen werken. In mei 2024 stonden er 1.250 vacatures
open, vooral in de glastuinbouw. Dat zijn er meer dan een jaar eerder.

1.1. Wat werkgevers doen
Werkgevers zoeken op drie manieren naar mensen:
• zij vragen hun eigen mensen om vrienden mee te nemen;
• zij leiden nieuwe mensen zelf op in de eerste maanden;
• zij delen personeel met de buren.
"""


def source(**changes: str) -> Source:
    """A source of the test publisher."""
    values = {
        "id": "polderagenda", "title": "Polderagenda 2024", "publisher": "UWV", "kind": "agenda", "published": "2024",
        "region": "arbeidsmarktregio Drenthe", "covers": "2024", "file": "polderagenda.txt", "sha256": "",
    }  # fmt: skip
    return Source(**{**values, **changes})  # type: ignore[arg-type]


def document(*pages: str, numbered: bool = True, **changes: str) -> Document:
    """A document with these page texts."""
    own = source(**changes)
    return Document(own, tuple(Page(own.id, i if numbered else None, text) for i, text in enumerate(pages, 1)))


def manifest(folder: Path, text: str = AGENDA, extra: str = "", name: str = "polderagenda") -> Path:
    """A folder with one source file and its manifest; the path of the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    path = folder / "bronnen.toml"
    path.write_text(
        f'[[source]]\nid = "{name}"\nfile = "{name}.txt"\ntitle = "Polderagenda 2024"\npublisher = "UWV"\n'
        f'kind = "agenda"\npublished = "2024"\ncovers = "2024"\nregion = "arbeidsmarktregio Drenthe"\n{extra}',
        encoding="utf-8",
    )
    return path
