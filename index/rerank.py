"""The last ranking: a small learned ensemble over features, or a cross-encoder that a setting names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.models import Passage
from index.encoders import EncoderError
from index.trees import Trees

Floats = NDArray[np.float32]
SHIPPED = Path(__file__).parent / "data" / "reranker.npz"


class Reranker(Protocol):
    """Gives one score a candidate; more is better."""

    def scores(self, query: str, names: tuple[str, ...], rows: Floats, passages: Sequence[Passage]) -> Floats: ...


class LearnedReranker:
    """The shipped ensemble of trees, trained on passage questions."""

    def __init__(self, trees: Trees | None = None) -> None:
        self._trees = trees or Trees.load(SHIPPED)

    def scores(self, query: str, names: tuple[str, ...], rows: Floats, passages: Sequence[Passage]) -> Floats:
        if names != self._trees.names:
            raise ValueError(f"reranker was trained on {self._trees.names}, got {names}; run: python -m evals train")
        return self._trees.scores(rows)


class BlendReranker:
    """The normalised weighted sum of the legs, without training."""

    def scores(self, query: str, names: tuple[str, ...], rows: Floats, passages: Sequence[Passage]) -> Floats:
        column = {name: rows[:, i] for i, name in enumerate(names)}
        return np.asarray(column["blend"] + 0.2 * column["region"] + 0.2 * column["period"], np.float32)


class CrossEncoderReranker:
    """Any cross-encoder of sentence-transformers, from disk only."""

    def __init__(self, name: str, backend: str = "torch") -> None:
        try:
            from sentence_transformers import CrossEncoder

            self._model: Any = CrossEncoder(name, backend=backend, local_files_only=True)
        except ImportError as error:
            raise EncoderError("sentence-transformers ontbreekt; draai: pip install sentence-transformers") from error
        except (OSError, ValueError) as error:
            raise EncoderError(
                f"Reranker '{name}' staat niet op deze computer; geef de map van het model op."
            ) from error

    def scores(self, query: str, names: tuple[str, ...], rows: Floats, passages: Sequence[Passage]) -> Floats:
        pairs = [(query, f"{'. '.join(p.sections)}. {p.plain}") for p in passages]
        return np.asarray(self._model.predict(pairs), np.float32)


def load_reranker(setting: str = "", backend: str = "torch") -> Reranker:
    """The cross-encoder that a setting names; the shipped ensemble, or `blend`, without one."""
    if setting == "blend" or (not setting and not SHIPPED.is_file()):
        return BlendReranker()
    if setting and backend == "onnx":
        from index.onnx import OnnxReranker

        return OnnxReranker(Path(setting))
    return CrossEncoderReranker(setting, backend) if setting else LearnedReranker()
