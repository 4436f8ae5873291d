"""Chroma itself, embedded and as a server on this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.build import build
from index.dense import DenseIndex, closing_client, open_client
from index.encoders import HashEncoder, normalised
from index.models import Query
from index.rerank import BlendReranker
from index.retriever import Retriever
from index.store import IndexProblem, serving
from tests.index.material import built, corpus_of, silent, twins

VECTORS = normalised(np.random.default_rng(4).standard_normal((60, 16)).astype(np.float32))
IDS = [f"p{n:02d}" for n in range(60)]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[DenseIndex]:
    with closing_client(tmp_path / "chroma") as client:
        index = DenseIndex(client, "passages")
        index.add(IDS, VECTORS, [{"doc": "even" if n % 2 == 0 else "odd"} for n in range(60)])
        yield index


def test_the_nearest_come_first_with_their_cosine(index: DenseIndex) -> None:
    cosines = VECTORS @ VECTORS[7]
    found = index.nearest(VECTORS[7], 5)
    assert [key for key, _ in found] == [IDS[i] for i in np.argsort(-cosines)[:5]]
    assert [cosine for _, cosine in found] == pytest.approx(sorted(cosines, reverse=True)[:5], abs=1e-5)


def test_a_search_can_be_kept_to_some_documents(index: DenseIndex) -> None:
    assert {int(key[1:]) % 2 for key, _ in index.nearest(VECTORS[7], 20, frozenset({"odd"}))} == {1}


def test_a_vector_of_zeros_finds_nothing(index: DenseIndex) -> None:
    assert index.nearest(np.zeros(16, np.float32), 5) == []


def test_what_is_removed_is_not_found(index: DenseIndex) -> None:
    index.remove(["p07", "never there"])
    assert len(index) == 59
    assert "p07" not in [key for key, _ in index.nearest(VECTORS[7], 20)]


def test_vectors_are_there_when_the_folder_is_opened_again(tmp_path: Path, index: DenseIndex) -> None:
    assert index.ids() == frozenset(IDS)
    again = DenseIndex(open_client(tmp_path / "chroma"), "passages")
    assert again.nearest(VECTORS[3], 4) == index.nearest(VECTORS[3], 4)


def test_all_vectors_are_in_the_graph_on_disk_after_the_last_portion(tmp_path: Path) -> None:
    ids, vectors = [f"p{n}" for n in range(300)], np.tile(VECTORS, (5, 1))
    with closing_client(tmp_path / "chroma") as client:
        index = DenseIndex(client, "passages")
        for portion in index.portions(ids):
            index.add(portion, vectors[: len(portion)], [{"doc": "a"}] * len(portion))
    (written,) = (tmp_path / "chroma").glob("*/length.bin")  # four bytes a vector; 400 where all are in the log still
    assert written.stat().st_size == 4 * len(ids)


def test_portions_are_even_and_hold_every_id(index: DenseIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.dense.PORTION", 25)
    portions = list(index.portions(IDS))
    assert [len(portion) for portion in portions] == [20, 20, 20]
    assert [key for portion in portions for key in portion] == IDS
    assert list(index.portions([])) == []


def test_telemetry_is_off_and_nothing_is_embedded_by_chroma(index: DenseIndex) -> None:
    assert not index._client.get_settings().anonymized_telemetry
    assert index._collection._embedding_function is None


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`chroma run` on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / "chroma"), "run", "--host", "127.0.0.1", "--port", str(port), "--path"]
    process = subprocess.Popen([*command, str(tmp_path_factory.mktemp("server"))], stdout=subprocess.DEVNULL)
    for _ in range(100):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"127.0.0.1:{port}"
    process.terminate()
    process.wait()


def test_a_server_gives_the_same_evidence_as_the_folder(server: str, tmp_path: Path) -> None:
    query = Query("wie zoekt timmerlieden?")
    embedded = built(tmp_path / "a" / "index", twins()).search(query)
    build(corpus_of(twins()), tmp_path / "b" / "index", HashEncoder(), "", silent, server)
    found = serving(tmp_path / "b" / "index")
    assert found is not None
    assert not (found / "chroma").exists()
    assert Retriever(twins(), found, HashEncoder(), BlendReranker(), server).search(query) == embedded


def test_builds_of_different_content_stand_beside_each_other_on_a_server(server: str, tmp_path: Path) -> None:
    opened = []
    for digest, passages in (("een", twins()[:5]), ("twee", twins()[5:])):
        build(corpus_of(passages, digest), tmp_path / digest / "index", HashEncoder(), "", silent, server)
        found = serving(tmp_path / digest / "index")
        assert found is not None
        opened.append(Retriever(passages, found, HashEncoder(), BlendReranker(), server))
    assert [{e.passage.doc for e in r.search(Query("timmerlieden")).evidence} for r in opened] == [{"noord"}, {"zuid"}]


def test_a_server_that_does_not_answer_is_said() -> None:
    with pytest.raises(IndexProblem, match=r"Chroma-server '127\.0\.0\.1:9' antwoordt niet"):
        open_client(None, "127.0.0.1:9")
