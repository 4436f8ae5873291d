"""Bi-encoders and cross-encoders in ONNX form, run with onnxruntime and tokenizers alone.

Many models come with `onnx/model.onnx` beside their weights. sentence-transformers would need optimum for it,
which holds transformers back at 4.57, and torch; querying should import neither.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.models import Passage
from index.encoders import EncoderError, Vectors, fingerprint, normalised
from index.ranges import batches

LONGEST = 512  # tokens
AT_ONCE = 32


class OnnxModel:
    """The first output of a model folder with `tokenizer.json` and `onnx/model.onnx` (or `model.onnx`)."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        files = [path for path in (folder / "onnx" / "model.onnx", folder / "model.onnx") if path.is_file()]
        if not files or not (folder / "tokenizer.json").is_file():
            raise EncoderError(f"In '{folder}' staat geen ONNX-model; nodig zijn tokenizer.json en onnx/model.onnx.")
        self._session = onnxruntime.InferenceSession(str(files[0]), providers=["CPUExecutionProvider"])
        self._inputs = {given.name for given in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()

    def run(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """The output for each text or pair, and which tokens count, shape (texts, tokens)."""
        encoded = self._tokenizer.encode_batch(list(texts))
        mask = np.array([e.attention_mask for e in encoded], np.int64)
        given = {
            "input_ids": np.array([e.ids for e in encoded], np.int64),
            "attention_mask": mask,
            "token_type_ids": np.array([e.type_ids for e in encoded], np.int64),
        }
        return self._session.run(None, {k: v for k, v in given.items() if k in self._inputs})[0], mask


class OnnxEncoder:
    """A bi-encoder of sentence-transformers in ONNX form, with the pooling and prompts that its folder names."""

    def __init__(self, folder: Path) -> None:
        self._model = OnnxModel(folder)
        self._first = bool(_read(folder / "1_Pooling" / "config.json").get("pooling_mode_cls_token"))
        self._prompts: dict[str, str] = _read(folder / "config_sentence_transformers.json").get("prompts") or {}
        self.dimensions = int(self.encode_passages(["arbeidsmarkt"]).shape[1])
        self.name = f"{folder.name}-onnx-{self.dimensions}{fingerprint(folder)}"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One row a text, with the model's own query prompt where it has one."""
        return self._encode(texts, self._prompts.get("query", ""))

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, with the model's own document prompt where it has one."""
        return self._encode(texts, self._prompts.get("document", self._prompts.get("passage", "")))

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        return np.concatenate([self._pooled([prompt + text for text in some]) for some in batches(texts, AT_ONCE)])

    def _pooled(self, texts: Sequence[str]) -> Vectors:
        states, mask = self._model.run(texts)
        counts = mask[:, :, None].astype(np.float32)
        pooled = states[:, 0] if self._first else (states * counts).sum(axis=1) / counts.sum(axis=1)
        return normalised(np.asarray(pooled, np.float32))


class OnnxReranker:
    """A cross-encoder in ONNX form: one score a passage."""

    def __init__(self, folder: Path) -> None:
        self._model = OnnxModel(folder)

    def scores(
        self, query: str, names: tuple[str, ...], rows: NDArray[np.float32], passages: Sequence[Passage]
    ) -> NDArray[np.float32]:
        """One score a passage; more is better."""
        pairs = [(query, f"{'. '.join(p.sections)}. {p.plain}") for p in passages]
        found = [self._model.run(some)[0].reshape(len(some), -1)[:, -1] for some in batches(pairs, AT_ONCE)]
        return np.asarray(np.concatenate(found), np.float32)


def _read(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}
