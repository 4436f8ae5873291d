"""The dense leg: vectors in Chroma, embedded on disk or on a server."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from index.encoders import Vectors
from index.ranges import batches
from index.store import IndexProblem

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client


# The graph that Chroma builds differs from build to build. Searched this wide, and asked for twice as many as
# wanted, two builds gave the same 80 of 7,366 for 187 of 187 queries; searched 100 wide for 89. It costs 0.4 ms.
SEARCHED = 800
SPARE = 2
PORTION = 50_000  # vectors after which Chroma writes its graph to disk


class DenseIndex:
    """Nearest vectors by cosine. Chroma's own embedding functions are off: no code path downloads a model."""

    def __init__(self, client: ClientAPI, name: str) -> None:
        self._client = client
        self._collection = client.get_or_create_collection(
            name, embedding_function=None, configuration={"hnsw": {"space": "cosine", "ef_search": SEARCHED}}
        )

    def __len__(self) -> int:
        return int(self._collection.count())

    @property
    def at_once(self) -> int:
        """How many vectors Chroma takes at a time."""
        return int(self._client.get_max_batch_size())

    def add(self, ids: Sequence[str], vectors: Vectors, metadata: Sequence[dict[str, Any]]) -> None:
        """Store vectors under ids with their metadata, in batches of the size that Chroma takes."""
        size = self.at_once
        for start in range(0, len(ids), size):
            part = slice(start, start + size)
            self._collection.upsert(
                ids=list(ids[part]), embeddings=vectors[part], metadatas=[dict(row) for row in metadata[part]]
            )

    def portions(self, ids: Sequence[str]) -> Iterator[Sequence[str]]:
        """New `ids` in even parts to `add` one after another: Chroma writes its graph to disk at the end of each.

        Left to itself it writes the whole graph after every batch, and leaves the last vectors in its log, which
        each process that opens it reads into a graph again.
        """
        if not ids:
            return
        count = -(-len(ids) // PORTION)
        self._collection.modify(configuration={"hnsw": {"sync_threshold": max(2, len(ids) // count)}})
        ends = [len(ids) * n // count for n in range(count + 1)]
        yield from (ids[start:end] for start, end in pairwise(ends))

    def ids(self) -> frozenset[str]:
        """The ids that are stored."""
        return frozenset(self._collection.get(include=[])["ids"])

    def remove(self, ids: Iterable[str]) -> None:
        """Take vectors out; ids that are not there are passed over."""
        for gone in batches(sorted(ids), self.at_once):
            self._collection.delete(ids=gone)

    def nearest(
        self, vector: np.ndarray[Any, Any], k: int, docs: frozenset[str] = frozenset()
    ) -> list[tuple[str, float]]:
        """The `k` nearest ids with their cosine, best first; with `docs`, of these documents only."""
        if not vector.any():
            return []
        where: Any = {"doc": {"$in": sorted(docs)}} if docs else None
        with _plainly():
            found = self._collection.query(
                query_embeddings=[vector], n_results=SPARE * k, where=where, include=["distances"]
            )
        distances = (float(distance) for distance in (found["distances"] or [[]])[0])
        ranked = sorted((round(distance, 6), key) for key, distance in zip(found["ids"][0], distances, strict=True))
        return [(key, 1.0 - distance) for distance, key in ranked[:k]]


@contextmanager
def _plainly() -> Iterator[None]:
    """Chroma's errors as one that says what to do: an outage is never 'nothing found'."""
    import httpx
    from chromadb.errors import ChromaError

    try:
        yield
    except httpx.HTTPError as error:
        raise IndexProblem("De Chroma-server antwoordt niet meer; start hem opnieuw (chroma run).") from error
    except ChromaError as error:
        raise IndexProblem(
            f"Chroma kan de vectoren niet lezen of schrijven ({error}); is de schijf vol? Draai: aimi index build --fresh"
        ) from error


@contextmanager
def closing_client(folder: Path | None, server: str = "") -> Iterator[ClientAPI]:
    """A client as of `open_client` that lets go of its files at the end."""
    client = open_client(folder, server)
    try:
        with _plainly():
            yield client
    finally:
        cast("Client", client).close()


def open_client(folder: Path | None, server: str = "") -> ClientAPI:
    """A Chroma client: embedded in `folder`, or of the server at `host:port`. Telemetry is off."""
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if server:
        host, _, port = server.removeprefix("http://").partition(":")
        try:
            return chromadb.HttpClient(host=host, port=int(port or 8000), settings=settings)
        except ValueError as error:  # also what Chroma raises where nobody answers
            raise IndexProblem(
                f"De Chroma-server '{server}' antwoordt niet; start hem (chroma run) of maak AIMI_CHROMA leeg."
            ) from error
    with _plainly():
        return chromadb.PersistentClient(path=str(folder), settings=settings)
