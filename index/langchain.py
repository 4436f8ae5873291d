"""Our retriever and encoder in LangChain's terms, for those who build on it. Nothing of AIMI itself needs this."""

from __future__ import annotations

from collections.abc import Callable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from corpus.dutch.periods import find_periods
from corpus.dutch.regions import find_regions
from index.encoders import Encoder
from index.models import Evidence, Query
from index.retriever import Retriever


def query_of(text: str) -> Query:
    """A text with the regions and periods that it names."""
    regions = tuple(mention.candidates for mention in find_regions(text))
    return Query(text, regions, tuple(mention.period for mention in find_periods(text) if mention.period))


class PassageRetriever(BaseRetriever):
    """Passages as LangChain documents, best first: `PassageRetriever(retriever=retriever, k=5).invoke("...")`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    k: int = 10
    read: Callable[[str], Query] = query_of

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(evidence) for evidence in self.retriever.search(self.read(query), self.k).evidence]


def _document(evidence: Evidence) -> Document:
    """Metadata holds plain values only, so that any store or tracer takes it. Offsets count in the page's text."""
    passage = evidence.passage
    return Document(
        id=passage.id,
        page_content=passage.plain,
        metadata={
            "doc": passage.doc,
            "title": passage.title,
            "section": " > ".join(passage.sections),
            "page": passage.page,
            "start": passage.page_span.start,
            "end": passage.page_span.end,
            "regions": "; ".join(map(str, passage.regions)),
            "periods": "; ".join(f"{p.start.isoformat()}/{p.end.isoformat()}" for p in passage.periods),
            "score": evidence.score,
        },
    )


class PassageEmbeddings(Embeddings):
    """An encoder for LangChain's vector stores; queries and documents are encoded each in their way."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector of length 1 a text."""
        return [list(map(float, row)) for row in self._encoder.encode_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a query."""
        return list(map(float, self._encoder.encode_queries([text])[0]))
