"""The index folder on disk: numbered builds, of which `CURRENT` names the one that serves.

index/CURRENT              the name of the serving build, replaced in one step
index/build-0007/          manifest.json, words/, question-words/, chroma/, vectors.f16, ...
index/lock                 held while a build runs
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.models import Manifest

FORMAT = 3


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
    """Write the manifest last, with the size of each file: a build without one never serves."""
    write_json(build / "files.json", _sizes(build))
    (build / "manifest.json").write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")


def intact(build: Path) -> bool:
    """Whether no file of a build is missing or cut off. Chroma's own files change while it reads them."""
    try:
        listed = json.loads((build / "files.json").read_text(encoding="utf-8"))
        return bool(listed == _sizes(build)) and read_manifest(build).format == FORMAT
    except (OSError, ValueError, IndexProblem):
        return False


def _sizes(build: Path) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for path in sorted(build.rglob("*")):
        name = path.relative_to(build).as_posix()
        if name == "chroma/chroma.sqlite3":
            found[name] = None
        elif path.is_file() and not name.startswith("chroma/") and name not in {"files.json", "manifest.json"}:
            found[name] = path.stat().st_size
    return found


def collection_prefix(manifest: Manifest, server: str) -> str:
    """On a shared server each build has collections of its own, named after what they hold.

    So switching stays one step, and replicas with the same build find the same collections.
    """
    held = f"{manifest.format}\n{manifest.encoder}\n{manifest.corpus}"
    return f"aimi-{hashlib.sha256(held.encode()).hexdigest()[:16]}-" if server else ""


@contextmanager
def drafting(folder: Path) -> Iterator[Path]:
    """An empty folder for the next build. What a killed build left is taken away, and this one if it fails."""
    former = serving(folder)
    for left in folder.glob("build-*"):
        if left != former:
            shutil.rmtree(left)
    number = int(former.name.removeprefix("build-")) + 1 if former else 1
    fresh = folder / f"build-{number:04d}"
    try:
        fresh.mkdir(parents=True)
        yield fresh
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)  # a full disk gets its room back
        raise


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
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        kept = " De vorige index werkt nog." if serving(folder) else ""
        return f"De schijf is vol; maak ruimte vrij en draai opnieuw: aimi index build.{kept}"
    if error.errno in {errno.EACCES, errno.EROFS, errno.EPERM}:
        return f"In de map '{folder}' mag niet worden geschreven; kies een andere map met --data."
    return f"De index kon niet worden geschreven ({error.strerror or error}); draai opnieuw: aimi index build."


def write_json(path: Path, value: object) -> None:
    """Write `value` without white space."""
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def copy_tree(source: Path, target: Path) -> None:
    """Copy a folder. `shutil.copytree` gathers errors into one that no longer says that the disk is full."""
    target.mkdir()
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_dir():
            copy.mkdir()
        else:
            shutil.copyfile(path, copy)


class VectorFile:
    """Writes `vectors.f16`, rows of half floats, and `vectors.json`: dimensions, keys, and how many rows each has.

    Written row by row: neither is a large table held in memory, nor does a full disk kill a writer that maps it.
    """

    def __init__(self, build: Path, dimensions: int) -> None:
        self._path = build / "vectors.json"
        self._file = (build / "vectors.f16").open("wb")
        self._dimensions = dimensions
        self._keys: list[str] = []
        self._sizes: list[int] = []

    def __enter__(self) -> VectorFile:
        return self

    def append(self, key: str, rows: NDArray[np.floating[Any]]) -> None:
        """Write the rows of `key`."""
        self._file.write(np.ascontiguousarray(rows, np.float16).tobytes())
        self._keys.append(key)
        self._sizes.append(len(rows))

    def __exit__(self, *_: object) -> None:
        self._file.close()
        write_json(self._path, [self._dimensions, self._keys, self._sizes])


def open_vectors(build: Path) -> tuple[NDArray[np.float16], list[str], NDArray[np.int64]]:
    """The table of a build, memory-mapped, its keys, and how many rows each key has."""
    dimensions, keys, sizes = json.loads((build / "vectors.json").read_text(encoding="utf-8"))
    table = np.memmap(build / "vectors.f16", np.float16, "r").view(np.ndarray).reshape(-1, dimensions)
    return table, keys, np.array(sizes, np.int64)


def read_vectors(build: Path) -> dict[str, NDArray[np.float16]]:
    """The rows of each key of a build."""
    table, keys, sizes = open_vectors(build)
    ends = np.cumsum(sizes)
    return {key: table[end - size : end] for key, size, end in zip(keys, sizes, ends, strict=True)}
