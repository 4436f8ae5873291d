from __future__ import annotations

from pathlib import Path

import pytest

from corpus.split import split_document
from corpus.stored import StoredPassages
from tests.corpus.sources import AGENDA, document

PASSAGES = split_document(document(AGENDA, AGENDA.replace("polder", "streek")))


@pytest.fixture
def stored(tmp_path: Path) -> StoredPassages:
    StoredPassages.write(tmp_path / "passages.jsonl", PASSAGES)
    return StoredPassages(tmp_path / "passages.jsonl")


def test_each_passage_comes_back_as_it_was(stored: StoredPassages) -> None:
    assert [stored[i] for i in range(len(stored))] == list(PASSAGES)


def test_it_reads_like_any_sequence(stored: StoredPassages) -> None:
    assert list(stored) == list(PASSAGES)
    assert stored[-1] == PASSAGES[-1]
    assert list(stored[1:]) == list(PASSAGES[1:])
    with pytest.raises(IndexError):
        stored[len(PASSAGES)]
