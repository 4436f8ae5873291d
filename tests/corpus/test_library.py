import os
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from corpus.errors import (
    BusyLibraryError,
    ChangedFileError,
    CorpusError,
    DamagedLibraryError,
    NoLibraryError,
    NotRegisteredError,
    UnwritableError,
)
from corpus.library import Library, import_sources, import_starter, withdraw
from tests.corpus.sources import AGENDA, manifest

TODAY = date(2026, 11, 20)


def _imported(folder: Path, text: str = AGENDA) -> Library:
    return import_sources(manifest(folder / "bron", text), folder / "data", "redactie", TODAY)


def test_an_imported_library_opens_as_it_was(tmp_path: Path) -> None:
    library = _imported(tmp_path)
    assert Library.open(tmp_path / "data") == library
    assert library.page("polderagenda", 1).text == AGENDA
    assert library.file("polderagenda").read_text(encoding="utf-8") == AGENDA


def test_the_same_sources_give_the_same_digest(tmp_path: Path) -> None:
    assert _imported(tmp_path / "a").digest == _imported(tmp_path / "b").digest


def test_another_text_gives_another_digest(tmp_path: Path) -> None:
    assert _imported(tmp_path / "a").digest != _imported(tmp_path / "b", AGENDA.replace("1.250", "1.260")).digest


def test_importing_more_keeps_what_was_there(tmp_path: Path) -> None:
    _imported(tmp_path)
    library = import_sources(manifest(tmp_path / "meer", name="tweede"), tmp_path / "data", "redactie", TODAY)
    assert [source.id for source in library.sources] == ["polderagenda", "tweede"]
    assert {passage.doc for passage in library.passages} == {"polderagenda", "tweede"}


def test_progress_names_each_source(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    import_sources(manifest(tmp_path / "b"), tmp_path / "d", "x", TODAY, lambda *step: seen.append(step))
    assert seen == [("Polderagenda 2024", 0, 1), ("Polderagenda 2024", 1, 1)]


def test_a_source_that_cannot_be_read_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    before = _imported(tmp_path)
    with pytest.raises(CorpusError, match="leeg"):
        _imported(tmp_path, "")
    assert Library.open(tmp_path / "data") == before


def test_a_kill_while_writing_leaves_the_former_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _imported(tmp_path)

    def killed(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        _imported(tmp_path, AGENDA + "Er kwam een zin bij voor dit doel.\n")
    monkeypatch.undo()
    assert Library.open(tmp_path / "data") == before


IMPORT_FOREVER = """
import sys
from datetime import date
from pathlib import Path
from corpus.library import import_sources
from tests.corpus.sources import AGENDA, manifest
folder = Path(sys.argv[1])
print("klaar", flush=True)
for n in range(10**6):
    import_sources(manifest(folder / "bron", AGENDA.replace("1.250", f"1.{n % 900 + 100}")), folder / "data", "x", date(2026, 1, 1))
"""


def test_a_kill_at_any_moment_of_an_import_leaves_a_library_that_opens(tmp_path: Path) -> None:
    _imported(tmp_path)
    moments = random.Random(7)
    for _ in range(3):
        command = [sys.executable, "-c", IMPORT_FOREVER, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as process:
            assert process.stdout and process.stdout.readline()
            time.sleep(moments.uniform(0.01, 0.3))
            process.kill()
        library = Library.open(tmp_path / "data")
        library.verify()
        assert library.passages
    assert _imported(tmp_path).passages


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _imported(tmp_path)

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(UnwritableError, match="schijf is vol"):
        import_sources(manifest_of(tmp_path), tmp_path / "data", "redactie", TODAY)
    monkeypatch.undo()
    assert Library.open(tmp_path / "data") == before


def manifest_of(folder: Path) -> Path:
    """The manifest of `_imported`, with a source that changed since."""
    (folder / "bron" / "polderagenda.txt").write_bytes(AGENDA.replace("1.250", "1.300").encode())
    return folder / "bron" / "bronnen.toml"


def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("een bestand waar de map moet staan", encoding="utf-8")
    with pytest.raises(UnwritableError, match="--data"):
        _imported(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root mag overal schrijven")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    data.chmod(0o500)
    with pytest.raises(UnwritableError, match="schrijf"):
        _imported(tmp_path)


def test_two_imports_at_once_are_refused(tmp_path: Path) -> None:
    before = _imported(tmp_path)
    with FileLock(tmp_path / "data" / "library" / ".lock"), pytest.raises(BusyLibraryError, match="Wacht"):
        _imported(tmp_path, AGENDA + "Nog een zin.\n")
    assert Library.open(tmp_path / "data") == before


def test_a_withdrawn_source_stays_in_the_register_without_passages(tmp_path: Path) -> None:
    _imported(tmp_path)
    library = withdraw(tmp_path / "data", "polderagenda")
    assert library.sources[0].withdrawn
    assert library.passages == ()


def test_withdrawing_what_is_not_there_is_refused(tmp_path: Path) -> None:
    _imported(tmp_path)
    with pytest.raises(NotRegisteredError, match="blog"):
        withdraw(tmp_path / "data", "blog")


def test_verify_finds_an_original_that_was_changed(tmp_path: Path) -> None:
    library = _imported(tmp_path)
    library.verify()
    library.file("polderagenda").write_text("anders", encoding="utf-8")
    with pytest.raises(ChangedFileError, match="veranderd"):
        library.verify()


def test_opening_nothing_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoLibraryError, match="aimi sources import"):
        Library.open(tmp_path)


def test_a_damaged_library_says_what_to_do_and_can_be_read_anew(tmp_path: Path) -> None:
    library = _imported(tmp_path)
    (library.folder / "passages.jsonl").write_text("[kapot", encoding="utf-8")
    with pytest.raises(DamagedLibraryError, match="opnieuw"):
        Library.open(tmp_path / "data")
    assert _imported(tmp_path).digest == library.digest


def test_the_starter_set_imports(tmp_path: Path) -> None:
    library = import_starter(tmp_path, TODAY)
    sheets = [passage for passage in library.passages if passage.doc.startswith("feiten-")]
    assert len(sheets) >= 220
    assert all(passage.tells_of for passage in sheets)
    assert {"kerncijfers", "kansrijke-beroepen"} <= {passage.doc for passage in library.passages}
