"""The one place that knows concrete classes: from settings to an assistant, and to an index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from assistant.answerability import Answerability
from assistant.citations import Citer
from assistant.draft import Drafter
from assistant.draft.extractive import ExtractiveDrafter
from assistant.pipeline import Assistant
from assistant.settings import Settings
from corpus.library import Library, import_starter
from corpus.models import Kind
from corpus.questions import questions_digest, questions_for
from index.build import Corpus, build
from index.encoders import Encoder, load_encoder
from index.models import Manifest
from index.rerank import load_reranker
from index.retriever import Retriever

Progress = Callable[[str, int, int], None]


def assistant_for(settings: Settings) -> Assistant:
    """An assistant over the data folder of the settings.

    Raises `CorpusError`, `IndexProblem` or `EncoderError`, each with one Dutch sentence saying what to do.
    """
    library = Library.open(settings.data)
    retriever = _retriever(library, settings)
    citer = Citer({source.id: source for source in library.sources})
    extractive = ExtractiveDrafter(citer, retriever.idf)
    return Assistant(library, retriever, extractive, Answerability(retriever.idf), _chat(settings, citer))


def _retriever(library: Library, settings: Settings) -> Retriever:
    passages = [p for p in library.passages if p.kind is not Kind.DEBRIS and p.sentences]
    reranker = load_reranker(settings.reranker, settings.encoder_backend)
    return Retriever.open(passages, index_digest(library, settings.data), settings.index, _encoder(settings), reranker, settings.chroma)


def _encoder(settings: Settings) -> Encoder:
    return load_encoder(settings.encoder, settings.encoder_backend, adapted(settings))


def adapted(settings: Settings) -> Path:
    """Where `aimi index adapt` leaves the encoder that it trained on this library's own questions."""
    return settings.data / "encoder"


def _chat(settings: Settings, citer: Citer) -> Drafter | None:
    if not settings.model:
        return None
    from assistant.draft.chat import chat_drafter

    return chat_drafter(settings, citer)


def corpus_of(library: Library, data: Path) -> Corpus:
    """What is indexed of a library, with the passage questions that fit it."""
    questions = questions_for(library.passages, data / "questions")
    return Corpus(library.passages, questions, index_digest(library, data))


def index_digest(library: Library, data: Path) -> str:
    """What an index must have been built from to fit this library and its passage questions."""
    return hashlib.sha256(f"{library.digest}\n{questions_digest(data / 'questions')}".encode()).hexdigest()


def build_index(settings: Settings, today: date, progress: Progress) -> Manifest:
    """Build the index of the data folder."""
    corpus = corpus_of(Library.open(settings.data), settings.data)
    return build(corpus, settings.index, _encoder(settings), today.isoformat(), progress, settings.chroma)


def prepare_starter(settings: Settings, today: date, progress: Progress) -> None:
    """Read the starter set and build its index, as far as that was not done before."""
    import_starter(settings.data, today=today, progress=progress)
    build_index(settings, today, progress)
