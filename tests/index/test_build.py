"""Building: incremental, one at a time, and never to the harm of the index that serves."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.build import Corpus, build
from index.encoders import HashEncoder, Vectors
from index.models import Query
from index.rerank import BlendReranker
from index.retriever import Retriever
from index.store import IndexProblem, building, read_manifest, serving
from tests.index.material import built, corpus_of, passage, silent, twins

ROOT = Path(__file__).resolve().parents[2]
PRELUDE = "from pathlib import Path; import sys; from tests.index.material import *; folder = Path(sys.argv[1]); "
NOBODY = 65534


class Counting(HashEncoder):
    """A hash encoder that remembers what it was asked to encode."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return super().encode_passages(texts)


def python(code: str, folder: Path) -> subprocess.Popen[str]:
    """A process of its own that runs `code` on the index in `folder`."""
    command = [sys.executable, "-B", "-c", PRELUDE + code, str(folder)]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_unchanged_passages_are_not_encoded_again(tmp_path: Path) -> None:
    old, encoder = twins(), Counting()
    build(corpus_of(old), tmp_path, encoder, "", silent)
    encoder.seen.clear()
    new = passage("nieuw", 1, "Verhuizers", "Verhuizers zoeken chauffeurs.")
    build(corpus_of((*old[1:], new), "tweede"), tmp_path, encoder, "", silent)
    assert encoder.seen == [
        "Blad nieuw. Verhuizers. Verhuizers zoeken chauffeurs.", "Verhuizers zoeken chauffeurs.",
        "wat weet je over verhuizers?",
    ]  # fmt: skip


def test_what_was_added_is_found_and_what_went_is_gone(tmp_path: Path) -> None:
    old = twins()
    built(tmp_path, old)
    new = passage("nieuw", 1, "Verhuizers", "Verhuizers zoeken chauffeurs.")
    build(corpus_of((*old[1:], new), "tweede"), tmp_path, HashEncoder(), "", silent)
    found = retriever(tmp_path, (*old[1:], new)).search(Query("verhuizers winkels vacatures")).evidence
    assert new in [e.passage for e in found]
    assert old[0] not in [e.passage for e in found]


def test_the_same_corpus_is_not_built_twice(tmp_path: Path) -> None:
    built(tmp_path, twins())
    first, encoder = serving(tmp_path), Counting()
    build(corpus_of(twins()), tmp_path, encoder, "", silent)
    assert serving(tmp_path) == first
    assert not encoder.seen


def test_a_damaged_build_is_built_anew(tmp_path: Path) -> None:
    built(tmp_path, twins())
    damaged = serving(tmp_path)
    assert damaged is not None
    (damaged / "vectors.f16").write_bytes(b"")
    build(corpus_of(twins()), tmp_path, HashEncoder(), "", silent)
    assert serving(tmp_path) != damaged
    assert retriever(tmp_path, twins()).search(Query("timmerlieden")).evidence


def test_a_manifest_with_a_missing_key_is_said_and_mended(tmp_path: Path) -> None:
    built(tmp_path, twins())
    damaged = serving(tmp_path)
    assert damaged is not None
    (damaged / "manifest.json").write_text('{"format": 2}', encoding="utf-8")
    with pytest.raises(IndexProblem, match="beschadigd; draai: aimi index build"):
        read_manifest(damaged)
    build(corpus_of(twins()), tmp_path, HashEncoder(), "", silent)
    assert retriever(tmp_path, twins()).search(Query("timmerlieden")).evidence


def test_a_fresh_build_takes_nothing_over(tmp_path: Path) -> None:
    built(tmp_path, twins())
    found = serving(tmp_path)
    assert found is not None
    (found / "chroma" / "chroma.sqlite3").write_bytes(b"geen databank" * 100)
    with pytest.raises(IndexProblem, match="aimi index build --fresh"):
        retriever(tmp_path, twins())
    build(corpus_of(twins()), tmp_path, HashEncoder(), "", silent, fresh=True)
    assert retriever(tmp_path, twins()).search(Query("timmerlieden")).evidence


def test_another_encoder_means_all_vectors_anew(tmp_path: Path) -> None:
    build(corpus_of(twins()), tmp_path, HashEncoder(32), "", silent)
    encoder = Counting()
    manifest = build(corpus_of(twins()), tmp_path, encoder, "2026-02-03", silent)
    assert (manifest.encoder, manifest.built, manifest.passages) == ("hash-64", "2026-02-03", len(twins()))
    assert len(encoder.seen) == len(twins()) * 4


def test_without_passages_there_is_nothing_to_build(tmp_path: Path) -> None:
    with pytest.raises(IndexProblem, match="draai eerst: aimi sources import"):
        build(Corpus((), (), ""), tmp_path, HashEncoder(), "", silent)


def test_questions_of_function_words_only_are_no_trouble(tmp_path: Path) -> None:
    corpus = corpus_of(twins())
    build(
        replace(corpus, questions=[replace(q, text="hoe") for q in corpus.questions]),
        tmp_path,
        HashEncoder(),
        "",
        silent,
    )
    assert retriever(tmp_path, twins()).search(Query("timmerlieden")).evidence


def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    with building(tmp_path), pytest.raises(IndexProblem, match="Er wordt al een index gebouwd"):
        build(corpus_of(twins()), tmp_path, HashEncoder(), "", silent)


def test_a_failed_build_leaves_the_former_one_serving_and_nothing_behind(tmp_path: Path) -> None:
    built(tmp_path, twins())
    former = serving(tmp_path)

    def stop(step: str, done: int, total: int) -> None:
        if step == "Vectoren":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(corpus_of(twins(), "tweede"), tmp_path, HashEncoder(), "", stop)
    assert serving(tmp_path) == former
    assert sorted(path.name for path in tmp_path.glob("build-*")) == [former.name if former else ""]


def test_a_kill_at_any_moment_leaves_an_index_that_answers(tmp_path: Path) -> None:
    built(tmp_path, twins())
    endless = "print('klaar', flush=True)\nfor n in range(10**6): build(corpus_of(twins(), str(n)), folder, HashEncoder(), '', silent)"
    moments = random.Random(5)
    for _ in range(4):
        process = python(endless, tmp_path)
        assert process.stdout and process.stdout.readline()
        time.sleep(moments.uniform(0.02, 0.5))
        process.kill()
        process.communicate()
        assert retriever(tmp_path, twins()).search(Query("timmerlieden")).evidence[0].passage in twins()
    build(corpus_of(twins(), "daarna"), tmp_path, HashEncoder(), "", silent)
    assert retriever(tmp_path, twins()).manifest.corpus == "daarna"


@pytest.mark.parametrize("limit", [3_000, 100_000])
def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path, limit: int) -> None:
    """Files may not grow beyond the limit, as on a disk that is full: first our own, then those of Chroma."""
    built(tmp_path, twins())
    former = serving(tmp_path)
    code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n" + ATTEMPT
    said, _ = python(code, tmp_path).communicate()
    assert said.strip() == (
        "De schijf is vol; maak ruimte vrij en draai opnieuw: aimi index build. De vorige index werkt nog."
    )
    assert serving(tmp_path) == former
    assert retriever(tmp_path, twins()).search(Query("timmerlieden")).evidence


ATTEMPT = """
try: build(corpus_of(twins(), "tweede"), folder, HashEncoder(), "", silent)
except RuntimeError as problem: print(problem)
"""


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder in which an ordinary user may not write. It stands apart: pytest's own folders are closed to others."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_folder_is_said(closed: Path) -> None:
    ordinary = (
        f"import os; os.setgid({NOBODY}); os.setuid({NOBODY})\n" if os.geteuid() == 0 else ""
    )  # root may write all
    said, error = python(ordinary + ATTEMPT, closed / "index").communicate()
    assert (
        said.strip() == f"In de map '{closed / 'index'}' mag niet worden geschreven; kies een andere map met --data."
    ), error


def retriever(folder: Path, passages: tuple[object, ...]) -> Retriever:
    """A retriever over the build that serves, whatever it was built from."""
    found = serving(folder)
    assert found is not None
    return Retriever.open(passages, read_manifest(found).corpus, folder, HashEncoder(), BlendReranker())  # type: ignore[arg-type]
