"""The rankings, among them models of sentence-transformers made here with random weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.encoders import EncoderError, TransformerEncoder
from index.features import NAMES
from index.models import Query
from index.rerank import BlendReranker, CrossEncoderReranker, LearnedReranker, load_reranker
from index.trees import Trees
from tests.index.material import built, twins

WORDS = "wie zoekt timmerlieden verpleegkundigen vacatures open winkels in drenthe groningen".split()


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a BERT of one layer and random weights, and its tokenizer."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("model") / "bertje"
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]), encoding="utf-8")
    torch.manual_seed(0)
    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    model = BertForSequenceClassification(BertConfig(vocab_size=5 + len(WORDS), num_labels=1, **shape))
    model.save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


def test_any_bi_encoder_can_build_and_search(tiny: Path, tmp_path: Path) -> None:
    encoder = TransformerEncoder(str(tiny))
    assert np.linalg.norm(encoder.encode_queries(["wie zoekt timmerlieden"]), axis=1) == pytest.approx([1.0], abs=1e-5)
    assert encoder.name.startswith("bertje-torch-16@")
    assert built(tmp_path, twins(), encoder).search(Query("wie zoekt timmerlieden")).evidence


def test_any_cross_encoder_can_rank(tiny: Path, tmp_path: Path) -> None:
    reranker = CrossEncoderReranker(str(tiny))
    found = built(tmp_path, twins(), reranker=reranker).search(Query("wie zoekt timmerlieden")).evidence
    passages = [evidence.passage for evidence in found]
    alone = reranker.scores("wie zoekt timmerlieden", (), np.zeros((len(found), 0), np.float32), passages)
    assert [evidence.score for evidence in found] == pytest.approx(sorted(alone, reverse=True), abs=1e-5)


def test_a_cross_encoder_that_is_not_here_is_never_fetched(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="staat niet op deze computer"):
        load_reranker(str(tmp_path / "geen-model"))


def test_settings_name_the_ranking(tiny: Path) -> None:
    assert isinstance(load_reranker(), LearnedReranker)
    assert isinstance(load_reranker("blend"), BlendReranker)
    assert isinstance(load_reranker(str(tiny)), CrossEncoderReranker)


def test_the_shipped_ensemble_knows_the_features() -> None:
    assert LearnedReranker().scores("", NAMES, np.zeros((3, len(NAMES)), np.float32), []).shape == (3,)


def test_an_ensemble_for_other_features_is_refused() -> None:
    one = np.zeros((1, 1))
    trees = Trees(("a",), one.astype(np.int16), one.astype(np.float32), one.astype(np.int16), one.astype(np.int16),
                  one.astype(np.float32), 0)  # fmt: skip
    with pytest.raises(ValueError, match="was trained on"):
        LearnedReranker(trees).scores("", NAMES, np.zeros((1, len(NAMES)), np.float32), [])
