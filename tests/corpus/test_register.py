from datetime import date
from pathlib import Path

import pytest

from corpus.errors import (
    ChangedFileError,
    ExpiredError,
    ManifestError,
    MissingFileError,
    NotRegisteredError,
    PublisherNotAllowedError,
    WithdrawnError,
)
from corpus.register import Register, check_homepage, checksum, read_manifest
from tests.corpus.sources import manifest, source

TODAY = date(2026, 11, 20)


def test_a_manifest_gives_its_sources_with_their_files(tmp_path: Path) -> None:
    entry = read_manifest(manifest(tmp_path, extra='reuse = "met bronvermelding"\n'))[0]
    assert (entry.source.id, entry.path.name, entry.source.licence) == (
        "polderagenda",
        "polderagenda.txt",
        "met bronvermelding",
    )


def test_a_pdf_beside_the_file_is_found(tmp_path: Path) -> None:
    path = manifest(tmp_path)
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "polderagenda.pdf").write_bytes(b"%PDF")
    assert read_manifest(path)[0].pdf == tmp_path / "pdf" / "polderagenda.pdf"


def test_approval_records_who_when_and_the_checksum(tmp_path: Path) -> None:
    approved = read_manifest(manifest(tmp_path))[0].approve("redactie", TODAY)
    assert (approved.approved_by, approved.approved_on) == ("redactie", "2026-11-20")
    assert approved.sha256 == checksum(tmp_path / "polderagenda.txt")


@pytest.mark.parametrize("key", ["id", "file", "title", "publisher", "kind", "published", "covers"])
def test_a_missing_key_is_named(tmp_path: Path, key: str) -> None:
    path = manifest(tmp_path)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{key} =")]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ManifestError, match=f"ontbreekt '{key}'"):
        read_manifest(path)


@pytest.mark.parametrize("content", ["", "bron = 1", "[[source]\nid", "[[source]]\nid = 'A b'"])
def test_a_manifest_that_makes_no_sense_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bronnen.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ManifestError, match=r"bronnen\.toml"):
        read_manifest(path)


def test_two_sources_with_one_id_are_refused(tmp_path: Path) -> None:
    path = manifest(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")
    with pytest.raises(ManifestError, match="polderagenda"):
        read_manifest(path)


def test_an_unknown_region_is_refused(tmp_path: Path) -> None:
    path = manifest(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("regio Drenthe", "regio Verweggistan"), encoding="utf-8")
    with pytest.raises(ManifestError, match="Verweggistan"):
        read_manifest(path)


def test_a_missing_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="niet"):
        read_manifest(tmp_path / "weg.toml")


def test_another_file_than_the_manifest_promises_is_refused(tmp_path: Path) -> None:
    entry = read_manifest(manifest(tmp_path, extra=f'sha256 = "{"0" * 64}"\n'))[0]
    with pytest.raises(ChangedFileError, match="controlesom"):
        entry.approve("redactie", TODAY)


def test_a_source_after_its_last_day_is_refused(tmp_path: Path) -> None:
    entry = read_manifest(manifest(tmp_path, extra='valid_until = "2026-11-19"\n'))[0]
    with pytest.raises(ExpiredError, match="2026-11-19"):
        entry.approve("redactie", TODAY)


def test_the_register_refuses_what_it_does_not_hold() -> None:
    with pytest.raises(NotRegisteredError, match="blog"):
        Register((source(),)).admit("blog", TODAY)


def test_the_register_refuses_what_was_withdrawn() -> None:
    from dataclasses import replace

    with pytest.raises(WithdrawnError, match="ingetrokken"):
        Register((replace(source(), withdrawn=True),)).admit("polderagenda", TODAY)


def test_the_register_refuses_a_file_that_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("anders", encoding="utf-8")
    with pytest.raises(ChangedFileError, match="veranderd"):
        Register((source(sha256="0" * 64),)).admit("polderagenda", TODAY, path)


@pytest.mark.parametrize("homepage", ["", "https://www.werk.nl/x", "https://uwv.nl", "https://opendata.cbs.nl/a"])
def test_homepages_of_approved_publishers_pass(homepage: str) -> None:
    check_homepage(source(homepage=homepage))


@pytest.mark.parametrize(
    "homepage", ["https://werk.nl.example.org", "https://mijnblog.nl", "https://nepwerk.nl", "werk.nl"]
)
def test_other_homepages_are_refused(homepage: str) -> None:
    with pytest.raises(PublisherNotAllowedError, match="goedgekeurde uitgever"):
        check_homepage(source(homepage=homepage))
