"""Plain text and markdown. A form feed is a page break; pages count from 1."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.errors import WrongEncodingError
from corpus.models import Page

_UNDEFINED_IN_CP1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_txt(doc: str, path: Path) -> tuple[Page, ...]:
    """The pages of a text file, numbered from 1."""
    parts = _pages(decode(path))
    return tuple(Page(doc, number, part) for number, part in enumerate(parts, 1))


def read_markdown(doc: str, path: Path) -> tuple[Page, ...]:
    """The pages of a markdown file; one page without number where it has no form feed."""
    parts = _pages(decode(path))
    if len(parts) == 1:
        return (Page(doc, None, parts[0]),)
    return tuple(Page(doc, number, part) for number, part in enumerate(parts, 1))


def decode(path: Path) -> str:
    """The text of a file: UTF-8 (with or without a mark), UTF-16 with its mark, else Windows-1252.

    Windows-1252 is only believed where none of its five unused bytes and no control character occurs; then
    WrongEncodingError says how to save the file.
    """
    raw = path.read_bytes()
    for encoding in ("utf-16",) if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text) and not (encoding == "cp1252" and _UNDEFINED_IN_CP1252 & set(raw)):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise WrongEncodingError(
        f"De tekens van {path.name} zijn niet te lezen. Sla het bestand op als platte tekst met codering UTF-8."
    )


def _pages(text: str) -> list[str]:
    parts = text.split("\f")
    return parts[:-1] if len(parts) > 1 and not parts[-1].strip() else parts
