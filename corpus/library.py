"""The read corpus on disk: register, original files, pages and passages, with one digest over all."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from corpus.errors import ChangedFileError, DamagedLibraryError, NoLibraryError
from corpus.models import Document, Page, Passage, Source
from corpus.packing import pack_pages, pack_passages, unpack_pages, unpack_passages
from corpus.readers import read_document
from corpus.register import Entry, Register, checksum, read_manifest
from corpus.split import SPLITTER, split_document
from corpus.storage import current, exclusive, replace_version

STARTER = Path(__file__).parent / "starter" / "register.toml"
Progress = Callable[[str, int, int], None]  # title, how many are done, how many there are


def _silent(title: str, done: int, total: int) -> None:
    """No progress."""


@dataclass(frozen=True, slots=True)
class Library:
    """The passages of the approved sources, as they lie under `folder`."""

    folder: Path
    digest: str
    splitter: str
    register: Register
    passages: tuple[Passage, ...]

    @classmethod
    def open(cls, data: Path) -> Library:
        """The library under the data folder. Raises NoLibraryError or DamagedLibraryError."""
        folder = current(data / "library")
        if folder is None:
            raise NoLibraryError(
                f"In {data.absolute()} staat nog geen bibliotheek. Lees de starterset in met aimi start, eigen bronnen met "
                "aimi sources import, of wijs met --data de map aan waar zij staat."
            )
        try:
            state = json.loads((folder / "library.json").read_text(encoding="utf-8"))
            register = Register(tuple(Source(**row) for row in state["sources"]))
            passages = tuple(unpack_passages((folder / "passages.jsonl").read_text(encoding="utf-8")))
            return cls(folder, state["digest"], state["splitter"], register, passages)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedLibraryError(
                f"De bibliotheek in {data} is beschadigd. Lees de bronnen opnieuw in: aimi sources import."
            ) from error

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources in the register, withdrawn ones included."""
        return self.register.sources

    def source(self, doc: str) -> Source:
        """The source with this id. Raises NotRegisteredError."""
        return self.register.get(doc)

    def pages(self, doc: str) -> tuple[Page, ...]:
        """The pages of a source, as they were read."""
        self.register.get(doc)
        return _stored_pages(self.folder, doc)

    def page(self, doc: str, number: int | None) -> Page:
        """One page of a source. Raises NotRegisteredError or, for a page that is not there, DamagedLibraryError."""
        for page in self.pages(doc):
            if page.number == number:
                return page
        raise DamagedLibraryError(
            f"Bladzijde {number} van '{doc}' staat niet in de bibliotheek. Lees de bron opnieuw in."
        )

    def file(self, doc: str) -> Path:
        """The original file as it was approved."""
        return self.folder / "files" / _stored_name(self.register.get(doc))

    def pdf(self, doc: str) -> Path | None:
        """A PDF of the same pages, if one came with the source or is the source."""
        original, beside = self.file(doc), self.folder / "pdf" / f"{doc}.pdf"
        return original if original.suffix == ".pdf" else beside if beside.is_file() else None

    def verify(self) -> None:
        """Raises ChangedFileError if an original, the passages or the pages differ from what was approved and read."""
        for source in self.sources:
            if not source.withdrawn and checksum(self.file(source.id)) != source.sha256:
                raise ChangedFileError(
                    f"Het bestand van '{source.title}' is veranderd sinds de goedkeuring. Lees de bron opnieuw in."
                )
        if _digest(self.sources, (self.folder / "passages.jsonl").read_text(encoding="utf-8")) != self.digest:
            raise ChangedFileError("De passages zijn veranderd na het inlezen. Lees de bronnen opnieuw in.")

    def expired(self, today: date) -> tuple[Source, ...]:
        """The sources whose last valid day is over."""
        return tuple(s for s in self.sources if s.valid_until and date.fromisoformat(s.valid_until) < today)


def import_sources(manifest: Path, into: Path, approved_by: str, today: date, progress: Progress = _silent) -> Library:
    """Adds the sources of a manifest to the library under `into` and approves them in one step, or changes nothing.

    A source whose file, description and splitter are unchanged is not read again. Raises CorpusError.
    """
    entries = read_manifest(manifest)
    folder = into / "library"
    with exclusive(folder, "De bibliotheek"):
        before = _opened(into)
        read: list[_Read] = []
        for done, entry in enumerate(entries):
            progress(entry.source.title, done, len(entries))
            read.append(_read(entry, entry.approve(approved_by, today), before))
            progress(entry.source.title, done + 1, len(entries))
        fresh = {item.source.id for item in read}
        kept = [_kept(before, source) for source in before.sources if source.id not in fresh] if before else []
        return _store(folder, into, [*kept, *read])


def import_starter(into: Path, today: date, progress: Progress = _silent) -> Library:
    """The library of the starter set that ships with AIMI."""
    return import_sources(STARTER, into, "AIMI", today, progress)


def withdraw(into: Path, source_id: str) -> Library:
    """Takes a source out of use: it stays in the register as withdrawn, its passages go."""
    folder = into / "library"
    with exclusive(folder, "De bibliotheek"):
        before = Library.open(into)
        source = before.source(source_id)
        items = [_kept(before, other) for other in before.sources if other.id != source_id]
        return _store(folder, into, [*items, _Read(replace(source, withdrawn=True))])


@dataclass(frozen=True, slots=True)
class _Read:
    """A source with what was read of it and the files to keep."""

    source: Source
    document: Document | None = None
    passages: tuple[Passage, ...] = ()
    original: Path | None = None
    pdf: Path | None = None


def _opened(into: Path) -> Library | None:
    try:
        return Library.open(into)
    except (NoLibraryError, DamagedLibraryError):
        return None


def _read(entry: Entry, source: Source, before: Library | None) -> _Read:
    old = next((s for s in before.sources if s.id == source.id), None) if before else None
    if before and old and before.splitter == SPLITTER and _same(old, source):
        kept = _kept(before, old)
        return replace(kept, pdf=entry.pdf or kept.pdf)
    document = read_document(source, entry.path)
    return _Read(source, document, split_document(document), entry.path, entry.pdf)


def _same(old: Source, new: Source) -> bool:
    """True if only the approval differs."""
    return not old.withdrawn and replace(old, approved_by="", approved_on="") == replace(
        new, approved_by="", approved_on=""
    )


def _kept(library: Library, source: Source) -> _Read:
    if source.withdrawn:
        return _Read(source)
    document = Document(source, library.pages(source.id))
    passages = tuple(passage for passage in library.passages if passage.doc == source.id)
    if library.splitter != SPLITTER:
        passages = split_document(document)
    return _Read(source, document, passages, library.file(source.id), library.folder / "pdf" / f"{source.id}.pdf")


def _store(folder: Path, data: Path, items: Iterable[_Read]) -> Library:
    items = sorted(items, key=lambda item: item.source.id)
    sources = tuple(item.source for item in items)
    packed = pack_passages(passage for item in items for passage in item.passages)
    digest = _digest(sources, packed)

    def write(draft: Path) -> None:
        for name in ("files", "pdf", "pages"):
            (draft / name).mkdir()
        for item in items:
            if item.document and item.original:
                shutil.copyfile(item.original, draft / "files" / _stored_name(item.source))
                (draft / "pages" / f"{item.source.id}.json").write_text(pack_pages(item.document), encoding="utf-8")
                if item.pdf and item.pdf.is_file():
                    shutil.copyfile(item.pdf, draft / "pdf" / f"{item.source.id}.pdf")
        (draft / "passages.jsonl").write_text(packed, encoding="utf-8")
        state = {"digest": digest, "splitter": SPLITTER, "sources": [asdict(source) for source in sources]}
        (draft / "library.json").write_text(json.dumps(state, ensure_ascii=False, indent=1), encoding="utf-8")

    former = current(folder)
    if former is None or former.name != digest[:16] or _opened(data) is None:
        replace_version(folder, digest[:16], write)
    return Library.open(data)


def _digest(sources: Iterable[Source], packed: str) -> str:
    """SHA-256 over splitter, register (without who approved it when) and passages."""
    rows = [asdict(replace(source, approved_by="", approved_on="")) for source in sources]
    return hashlib.sha256((SPLITTER + json.dumps(rows, ensure_ascii=False) + packed).encode()).hexdigest()


def _stored_name(source: Source) -> str:
    return source.id + Path(source.file).suffix.lower()


@cache
def _stored_pages(folder: Path, doc: str) -> tuple[Page, ...]:
    return unpack_pages(doc, (folder / "pages" / f"{doc}.json").read_text(encoding="utf-8"))
