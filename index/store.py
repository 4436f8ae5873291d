"""The index folder on disk: numbered builds, of which `CURRENT` names the one that serves.

    index/CURRENT              the name of the serving build, replaced in one step
    index/build-0007/          manifest.json, words/, question-words/, chroma/, vectors.npy, ...
    index/lock                 held while a build runs
"""

from __future__ import annotations

import errno
import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from index.models import Manifest

FORMAT = 1


class IndexProblem(RuntimeError):
    """The index cannot be built or read; the message says what to do, in Dutch."""


def serving(folder: Path) -> Path | None:
    """The build that serves, or None where nothing was built yet."""
    pointer = folder / "CURRENT"
    if not pointer.is_file():
        return None
    build = folder / pointer.read_text(encoding="utf-8").strip()
    return build if (build / "manifest.json").is_file() else None


def read_manifest(build: Path) -> Manifest:
    """The manifest of a build."""
    try:
        return Manifest(**json.loads((build / "manifest.json").read_text(encoding="utf-8")))
    except (OSError, TypeError, ValueError) as error:
        raise IndexProblem(f"De index in '{build}' is beschadigd; draai: aimi index build") from error


def write_manifest(build: Path, manifest: Manifest) -> None:
    """Write the manifest last: a build without one never serves."""
    (build / "manifest.json").write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")


def new_build(folder: Path) -> Path:
    """An empty folder for the next build; what a killed build left behind is taken away."""
    former = serving(folder)
    for left in folder.glob("build-*"):
        if left != former:
            shutil.rmtree(left)
    number = int(former.name.removeprefix("build-")) + 1 if former else 1
    fresh = folder / f"build-{number:04d}"
    fresh.mkdir(parents=True)
    return fresh


def publish(folder: Path, build: Path) -> None:
    """Let `build` serve. The former build stays until the next one, for those who still read it."""
    pointer = folder / "CURRENT.new"
    pointer.write_text(build.name, encoding="utf-8")
    pointer.replace(folder / "CURRENT")


@contextmanager
def building(folder: Path) -> Iterator[None]:
    """Holds the lock of the folder; says in one sentence what is wrong with the disk or who holds the lock."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise IndexProblem("Er wordt al een index gebouwd in deze map; wacht tot die klaar is.") from error
            yield
    except OSError as error:
        raise IndexProblem(_disk_message(error, folder)) from error


def _disk_message(error: OSError, folder: Path) -> str:
    if error.errno == errno.ENOSPC:
        return "De schijf is vol; maak ruimte vrij en draai opnieuw: aimi index build. De vorige index werkt nog."
    if error.errno in {errno.EACCES, errno.EROFS, errno.EPERM}:
        return f"In de map '{folder}' mag niet worden geschreven; kies een andere map met --data."
    return f"De index kon niet worden geschreven ({error.strerror}); draai opnieuw: aimi index build."
