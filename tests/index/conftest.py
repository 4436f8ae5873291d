from __future__ import annotations

import shutil
import warnings
from pathlib import Path
from typing import Any

import pytest

from index.adapt import pairs_of, train
from tests.index.material import questions, silent, twins


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a static encoder that was trained on the test's own questions."""
    folder = tmp_path_factory.mktemp("encoder") / "klein"
    train(pairs_of(twins(), questions(twins()))[:120], folder, epochs=4, seed=3, progress=silent)
    return folder


WORDS = [
    "wie",
    "zoekt",
    "timmerlieden",
    "verpleegkundigen",
    "vacatures",
    "open",
    "winkels",
    "in",
    "drenthe",
    "groningen",
]


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one layer with random weights and its tokenizer, in torch form and in ONNX form."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("model") / "bertje"
    folder.mkdir()
    (folder / "vocab.txt").write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]), encoding="utf-8"
    )
    torch.manual_seed(0)
    shape = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    model = BertForSequenceClassification(BertConfig(vocab_size=5 + len(WORDS), num_labels=1, **shape))
    model.save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    _export(model.bert, folder)
    _export(model, folder / "cross")
    return folder


def _export(model: Any, folder: Path) -> None:
    """Write `onnx/model.onnx` as optimum would, which does not go with this transformers."""
    import torch

    class Plain(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
            return self.model(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)[0]

    (folder / "onnx").mkdir(parents=True)
    names = ["input_ids", "attention_mask", "token_type_ids"]
    example = torch.ones(2, 5, dtype=torch.long)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter without onnxscript is deprecated
        torch.onnx.export(
            Plain().eval(), (example, example, example), str(folder / "onnx" / "model.onnx"), input_names=names,
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in names}, dynamo=False,
        )  # fmt: skip
    if not (folder / "tokenizer.json").is_file():
        shutil.copyfile(folder.parent / "tokenizer.json", folder / "tokenizer.json")
