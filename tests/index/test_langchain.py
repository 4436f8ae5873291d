from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
from langchain_core.runnables import RunnableLambda
from langchain_core.vectorstores import InMemoryVectorStore

from index.encoders import StaticEncoder
from index.langchain import PassageEmbeddings, PassageRetriever, query_of
from tests.index.material import DRENTHE, built, twins


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> PassageRetriever:
    return PassageRetriever(retriever=built(tmp_path_factory.mktemp("index"), twins()), k=3)


def test_passages_come_as_documents_best_first(retriever: PassageRetriever) -> None:
    found = retriever.invoke("wie zoekt timmerlieden in arbeidsmarktregio Drenthe?")
    expected = next(p for p in twins() if p.doc == "zuid" and "timmerlieden" in p.text)
    assert len(found) == 3
    assert (found[0].id, found[0].page_content) == (expected.id, expected.plain)
    assert found[0].metadata["section"] == "Bouw in Drenthe"
    assert found[0].metadata["regions"] == "arbeidsmarktregio Drenthe"
    assert found[0].metadata["score"] >= found[1].metadata["score"]


def test_offsets_lead_back_to_the_page(retriever: PassageRetriever) -> None:
    found = retriever.invoke("timmerlieden")[0]
    passage = next(p for p in twins() if p.id == found.id)
    assert (found.metadata["start"], found.metadata["end"]) == (passage.page_span.start, passage.page_span.end)


def test_it_goes_into_a_chain(retriever: PassageRetriever) -> None:
    chain = retriever | RunnableLambda(lambda documents: [d.metadata["doc"] for d in documents])
    assert set(chain.invoke("timmerlieden")) == {"noord", "zuid"}


def test_it_can_be_awaited(retriever: PassageRetriever) -> None:
    assert asyncio.run(retriever.ainvoke("timmerlieden")) == retriever.invoke("timmerlieden")


def test_a_text_is_read_for_regions_and_periods() -> None:
    query = query_of("vacatures in arbeidsmarktregio Drenthe in 2024")
    assert query.regions == ((DRENTHE,),)
    assert query.periods[0].start.year == 2024


def test_the_encoder_serves_any_vector_store(trained: Path) -> None:
    store = InMemoryVectorStore(PassageEmbeddings(StaticEncoder(trained)))
    store.add_texts([p.plain for p in twins()[:5]])
    assert "timmerlieden" in store.similarity_search("wie zoekt timmerlieden?", k=1)[0].page_content


def test_embeddings_are_those_of_the_encoder(trained: Path) -> None:
    encoder = StaticEncoder(trained)
    embeddings = PassageEmbeddings(encoder)
    assert embeddings.embed_query("vacatures") == pytest.approx(list(encoder.encode_queries(["vacatures"])[0]))
    assert np.shape(embeddings.embed_documents(["vacatures", "banen"])) == (2, encoder.dimensions)
