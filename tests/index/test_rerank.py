"""The rankings, and encoders, that settings name: models made for the tests with random weights (see conftest)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.encoders import EncoderError, TransformerEncoder, load_encoder
from index.features import NAMES
from index.models import Query
from index.rerank import BlendReranker, CrossEncoderReranker, LearnedReranker, load_reranker
from index.trees import Trees
from tests.index.material import built, twins


def test_any_bi_encoder_can_build_and_search(tiny: Path, tmp_path: Path) -> None:
    encoder = TransformerEncoder(str(tiny))
    assert np.linalg.norm(encoder.encode_queries(["wie zoekt timmerlieden"]), axis=1) == pytest.approx([1.0], abs=1e-5)
    assert encoder.name.startswith("bertje-torch-16@")
    assert built(tmp_path, twins(), encoder).search(Query("wie zoekt timmerlieden")).evidence


def test_an_onnx_bi_encoder_gives_the_vectors_of_its_torch_form(tiny: Path) -> None:
    texts = ["wie zoekt timmerlieden", "open vacatures in drenthe bij winkels"]
    encoder = load_encoder(str(tiny), backend="onnx")
    assert encoder.encode_passages(texts) == pytest.approx(
        TransformerEncoder(str(tiny)).encode_passages(texts), abs=1e-5
    )
    assert encoder.name.startswith("bertje-onnx-16@")


def test_an_onnx_cross_encoder_gives_the_scores_of_its_torch_form(tiny: Path) -> None:
    rows = np.zeros((len(twins()), 0), np.float32)
    scores = load_reranker(str(tiny / "cross"), backend="onnx").scores("wie zoekt timmerlieden", (), rows, twins())
    theirs = CrossEncoderReranker(str(tiny)).scores("wie zoekt timmerlieden", (), rows, twins())
    assert 1 / (1 + np.exp(-scores)) == pytest.approx(theirs, abs=1e-5)  # sentence-transformers gives the sigmoid


def test_a_folder_without_onnx_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"tokenizer\.json en onnx/model\.onnx"):
        load_encoder(str(tmp_path), backend="onnx")


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
