"""Passages and questions written for these tests, small enough to reason about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus.models import Grain, Level, Passage, Period, Region, Sentence, Span
from corpus.questions import PassageQuestion
from index.build import Corpus, build
from index.encoders import Encoder, HashEncoder
from index.rerank import BlendReranker, Reranker
from index.retriever import Retriever
from index.store import serving

DRENTHE = Region("Drenthe", Level.ARBEIDSMARKTREGIO)
GRONINGEN = Region("Groningen", Level.ARBEIDSMARKTREGIO)
HALF_2024 = Period(date(2024, 4, 1), date(2024, 6, 30), Grain.QUARTER)

SUBJECTS = {
    "vacatures": ("Er staan 320 vacatures open bij winkels.", "Dat zijn er meer dan een jaar eerder."),
    "zorg": ("Ziekenhuizen zoeken verpleegkundigen.", "Zij leiden zelf mensen op."),
    "bouw": ("Aannemers vinden moeilijk timmerlieden.", "Een leerwerkplek helpt daarbij."),
    "scholing": ("Een opleidingsfonds betaalt cursussen voor werknemers.", "Werkgevers vragen het geld zelf aan."),
    "ouderen": ("Ervaren krachten werken langer door.", "Kortere diensten maken dat mogelijk."),
}


def passage(
    doc: str, number: int, heading: str, *sentences: str, region: Region | None = None, period: Period | None = None
) -> Passage:
    """A passage of these sentences on a page of its own."""
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Sentence(Span(start, start + len(sentence))))
        start += len(sentence) + 1
    text = " ".join(sentences)
    return Passage(
        doc=doc, page=number, page_span=Span(0, len(text)), text=text, title=f"Blad {doc}", sections=(heading,),
        sentences=tuple(spans), regions=(region,) if region else (), periods=(period,) if period else (),
    )  # fmt: skip


def twins() -> tuple[Passage, ...]:
    """The same five subjects told of Groningen and of Drenthe."""
    return tuple(
        passage(name, n, f"{subject.title()} in {region.name}", *sentences, region=region)
        for name, region in (("noord", GRONINGEN), ("zuid", DRENTHE))
        for n, (subject, sentences) in enumerate(SUBJECTS.items(), 1)
    )


def questions(passages: tuple[Passage, ...]) -> tuple[PassageQuestion, ...]:
    """One question a passage, answered by its first sentence."""
    return tuple(PassageQuestion(p.id, f"wat weet je over {p.sections[0].lower()}?", (0,)) for p in passages)


def silent(step: str, done: int, total: int) -> None:
    """No progress."""


def corpus_of(passages: tuple[Passage, ...], digest: str = "eerste") -> Corpus:
    return Corpus(passages, questions(passages), digest)


def built(
    folder: Path, passages: tuple[Passage, ...], encoder: Encoder | None = None, reranker: Reranker | None = None
) -> Retriever:
    """A retriever over an index of these passages in `folder`."""
    encoder = encoder or HashEncoder()
    build(corpus_of(passages), folder, encoder, "2026-01-01", silent)
    found = serving(folder)
    assert found is not None
    return Retriever(passages, found, encoder, reranker or BlendReranker())
