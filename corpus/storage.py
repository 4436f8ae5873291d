"""Folders that change as a whole: a new version is written beside the old one and put in its place in one step."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import BusyLibraryError, UnwritableError

_CURRENT = "current"
_KEPT = 2  # versions that stay, so that a reader of the former one is not cut off


def current(folder: Path) -> Path | None:
    """The folder of the version that holds now, or None before the first."""
    try:
        name = (folder / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return folder / name


@contextmanager
def exclusive(folder: Path, what: str) -> Iterator[None]:
    """Only one process at a time; a second gets BusyLibraryError. The lock ends with its process, however it ends."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise BusyLibraryError(
                f"{what} wordt al door een ander venster bijgewerkt. Wacht tot dat klaar is en probeer het opnieuw."
            ) from error
    try:
        yield
    finally:
        lock.release()


def replace_version(folder: Path, name: str, write: Callable[[Path], None]) -> Path:
    """Writes version `name` and makes it the current one. Until the last step the former version holds."""
    target, draft = folder / name, folder / f".{name}.draft"
    with writing(folder):
        for leftover in folder.glob(".*.draft"):
            shutil.rmtree(leftover, ignore_errors=True)
        draft.mkdir()
        try:
            write(draft)
            if target.exists():  # the same content under the same name
                shutil.rmtree(target)
            draft.rename(target)
            pointer = folder / f".{_CURRENT}"
            pointer.write_text(name + "\n", encoding="utf-8")
            pointer.replace(folder / _CURRENT)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    _forget(folder, target)
    return target


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turns a full disk or a folder without permission into UnwritableError."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise UnwritableError(
                f"De schijf is vol: {folder} kon niet worden bijgewerkt. Wat er stond is bewaard. Maak ruimte vrij en "
                "probeer het opnieuw."
            ) from error
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}:
            raise UnwritableError(
                f"In {folder} mag niet worden geschreven. Wat er stond is bewaard. Geef schrijfrechten of kies een "
                "andere map met --data."
            ) from error
        raise


def _forget(folder: Path, newest: Path) -> None:
    versions = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".") and path != newest]
    versions.sort(key=lambda path: path.stat().st_mtime)
    for version in versions[: len(versions) - (_KEPT - 1)]:
        shutil.rmtree(version, ignore_errors=True)
