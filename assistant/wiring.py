"""The one place that knows concrete classes: from settings to an assistant, and to an index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answerability import Answerability
from assistant.citations import Citer
from assistant.draft.extractive import ExtractiveDrafter
from assistant.pipeline import Assistant
from assistant.settings import Settings
from corpus.figure_store import FigureStore
from corpus.library import Library, import_starter
from corpus.questions import questions_digest, questions_for
from corpus.storage import current, exclusive, replace_version
from index.build import Corpus, build, indexed
from index.encoders import Encoder, EncoderError, load_encoder
from index.models import Manifest
from index.rerank import load_reranker
from index.retriever import Retriever

if TYPE_CHECKING:
    from assistant.draft.chat import ChatDrafter
    from index.enrich import Enriched, Plan

Progress = Callable[[str, int, int], None]


def assistant_for(settings: Settings) -> Assistant:
    """An assistant over the data folder of the settings.

    Raises `CorpusError`, `IndexProblem` or `EncoderError`, each with one Dutch sentence saying what to do.
    """
    library = Library.open(settings.data)
    retriever = _retriever(library, settings)
    citer = Citer({source.id: source for source in library.sources})
    extractive = ExtractiveDrafter(citer, retriever.idf, retriever.words)
    figures = FigureStore.of(library, settings.data / "figures")
    estimate = Answerability(retriever.idf, retriever.words)
    chat = _chat(settings, citer)
    follow_ups = chat.follow_ups if chat else None
    return Assistant(library, retriever, extractive, estimate, figures, citer, chat, follow_ups)


def _retriever(library: Library, settings: Settings) -> Retriever:
    passages = indexed(library.passages)
    reranker = load_reranker(settings.reranker, settings.encoder_backend)
    digest = index_digest(library, settings.data)
    return Retriever.open(passages, digest, settings.index, _encoder(settings), reranker, settings.chroma)


def _encoder(settings: Settings) -> Encoder:
    return load_encoder(settings.encoder, settings.encoder_backend, adapted(settings))


def adapted(settings: Settings) -> Path | None:
    """The encoder that `aimi index adapt` trained on this library's own questions, if it did."""
    return current(settings.data / "encoder")


def adapt_encoder(settings: Settings, epochs: int, seed: int, progress: Progress) -> int:
    """Train the static encoder on the library's own questions; the number of pairs that it learned from.

    The same library, epochs and seed give the same bytes. The former encoder stays until the new one is there.
    """
    from index.adapt import pairs_of, train

    library = Library.open(settings.data)
    questions = questions_for(library.passages, settings.data / "questions")
    if not questions:
        raise EncoderError("Bij deze bronnen zijn nog geen vragen om van te leren; draai eerst: aimi index enrich")
    pairs = list(dict.fromkeys(pairs_of(library.passages, questions)))
    name = hashlib.sha256(f"{index_digest(library, settings.data)}\n{epochs}\n{seed}".encode()).hexdigest()[:16]
    folder = settings.data / "encoder"
    with exclusive(folder, "De encoder"):
        replace_version(folder, name, lambda draft: train(pairs, draft, epochs, seed, progress))
    return len(pairs)


def enrichment(settings: Settings) -> Plan:
    """What `enrich_library` would ask the language model: passages, calls and tokens."""
    from index.enrich import plan

    library = Library.open(settings.data)
    return plan(library.passages, questions_for(library.passages), settings.data / "questions")


def enrich_library(settings: Settings, wanted: Plan, progress: Progress) -> Enriched:
    """Let the configured language model write the questions of a plan. Raises `EnrichProblem`."""
    from assistant.draft.provider import EXTRAS, ModelSettingError, chat_model, provider_of
    from index.enrich import EnrichProblem, enrich

    try:
        key = settings.model_secret()
        model = chat_model(settings.model, settings.model_url, key, settings.model_deadline_s)
        _, method = EXTRAS[provider_of(settings.model)]
    except ModelSettingError as error:
        raise EnrichProblem(str(error)) from error
    return enrich(wanted, settings.data / "questions", model, progress, method)


def _chat(settings: Settings, citer: Citer) -> ChatDrafter | None:
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


def build_index(settings: Settings, today: date, progress: Progress, fresh: bool = False) -> Manifest:
    """Build the index of the data folder; `fresh` takes nothing over from the former one.

    The figures of its passages are read now as well, so that the first question need not wait for it.
    """
    library = Library.open(settings.data)
    corpus = corpus_of(library, settings.data)
    FigureStore.of(library, settings.data / "figures")
    return build(corpus, settings.index, _encoder(settings), today.isoformat(), progress, settings.chroma, fresh)


def prepare_starter(settings: Settings, today: date, progress: Progress) -> None:
    """Read the starter set and build its index, as far as that was not done before."""
    import_starter(settings.data, today=today, progress=progress)
    build_index(settings, today, progress)
