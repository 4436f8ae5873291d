"""The five publications used for evaluation; they lie beside the project and not in it."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.library import Library, import_sources
from corpus.models import Document, Passage
from corpus.readers import read_document
from corpus.report import measure
from corpus.split import split_document

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
BRONNEN = SHARED / "bronnen"
pytestmark = pytest.mark.skipif(not BRONNEN.is_dir(), reason="../shared/bronnen is er niet")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    data = tmp_path_factory.mktemp("data")
    return import_sources(BRONNEN / "bronnen.toml", data, "test", date(2026, 11, 20))


def letters(text: str) -> str:
    """Text without white space, hyphens and marks, as the evaluation compares quotes."""
    text = re.sub(r"<sup>.*?</sup>", "", text.replace("*", ""))
    return re.sub(r"[\s\-\u00ad\u2010\u2013]+", "", text).lower()


def _quotable(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, str]]:
    for passage in passages:
        yield from ((passage, s.span.of(passage.text)) for s in passage.sentences if s.quotable)


def test_passages_map_back_to_their_pages(library: Library) -> None:
    for passage in library.passages:
        slices = [place.span.of(library.page(passage.doc, place.page).text) for place in passage.places()]
        assert "\n".join(slices) == passage.text


def test_nearly_all_sentences_that_answer_questions_stand_whole_in_one_passage(library: Library) -> None:
    whole = {
        source.id: ["".join(letters(t) for q, t in _quotable((p,))) for p in library.passages if p.doc == source.id]
        for source in library.sources
    }
    rows = [
        json.loads(line) for line in (SHARED / "evals" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    gold = [(quote["doc"], letters(quote["quote"])) for row in rows for quote in row["gold"]]
    found = sum(any(quote in text for text in whole[doc]) for doc, quote in gold)
    assert found / len(gold) > 0.97


def test_hardly_any_quotable_sentence_looks_cut(library: Library) -> None:
    for source in library.sources:
        own = tuple(passage for passage in library.passages if passage.doc == source.id)
        report = measure(source.id, library.pages(source.id), own)
        assert report.suspect <= 0.01 * report.quotable
        assert report.uncovered < 0.04
        assert report.long <= 0.05 * report.passages


@pytest.mark.parametrize("path", sorted(BRONNEN.glob("pdf/*.pdf")), ids=lambda path: path.stem)
def test_a_pdf_holds_the_same_pages_as_its_text(library: Library, path: Path) -> None:
    text = library.pages(path.stem)
    typeset = read_document(library.source(path.stem), path).pages
    assert len(text) == len(typeset)
    for page, printed in zip(text, typeset, strict=True):
        head, _, body = printed.text.partition("\n")
        assert letters(body.rstrip().removesuffix(str(page.number))).endswith(letters(page.text)[-200:]), head
        assert letters(page.text) == letters(body.rstrip().removesuffix(str(page.number)))


def test_a_pdf_gives_nearly_the_same_sentences_as_its_text(library: Library) -> None:
    path = BRONNEN / "pdf" / "ser-overijssel-krapte-2023.pdf"
    source = library.source(path.stem)
    printed = split_document(Document(source, read_document(source, path).pages))
    own = {letters(text) for p, text in _quotable(library.passages) if p.doc == source.id}
    assert len(own & {letters(text) for _, text in _quotable(printed)}) > 0.98 * len(own)
