"""From text to vectors: the static Dutch encoder that ships, or any sentence-transformers model by name.

The static encoder is a table with one vector per term (word, stem, compound part, number, letters of a
word). A text's vector is the mean of its terms' vectors, scaled to length 1. The folder has the form of
sentence-transformers (`StaticEmbedding` and `Normalize`), but is read here with tokenizers and numpy alone:
importing sentence-transformers takes seconds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.dutch.words import analyse, is_stopword, terms_of, written

Vectors = NDArray[np.float32]
HalfVectors = NDArray[np.float16]
SHIPPED = Path(__file__).parent / "data" / "nl-static"
NGRAMS = (3, 4, 5)
WORDS_KEPT = 40_000  # words of which the encoder remembers the vector: 1 kB each


class EncoderError(ValueError):
    """An encoder cannot be loaded; the message says what to do."""


class Encoder(Protocol):
    """Gives vectors of length 1, one row a text. `name` changes whenever the vectors would."""

    name: str
    dimensions: int

    def encode_queries(self, texts: Sequence[str]) -> Vectors: ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors: ...


def terms_for_encoder(text: str) -> list[str]:
    """The terms that carry a vector: analysed terms by kind, and the n-grams of each word's letters."""
    terms = [f"{term.kind[0]}:{term.form}" for term in analyse(text)]
    for word in written(text):
        terms += _letters(word.lower())
    return terms


@lru_cache(maxsize=200_000)
def _letters(word: str) -> tuple[str, ...]:
    if word[0].isdigit() or is_stopword(word):
        return ()
    padded = f"<{word}>"
    return tuple(f"g:{padded[i : i + n]}" for n in NGRAMS for i in range(len(padded) - n + 1))


class StaticEncoder:
    """The shipped encoder, or one that `aimi index adapt` trained on a corpus's own questions."""

    def __init__(self, folder: Path = SHIPPED, dimensions: int | None = None) -> None:
        from safetensors.numpy import load_file

        if not (folder / "model.safetensors").is_file():
            raise EncoderError(f"Geen encoder gevonden in '{folder}'; draai: aimi index adapt")
        vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        table = load_file(folder / "model.safetensors")["embedding.weight"]
        self._ids: dict[str, int] = vocabulary
        self._table = table[:, : dimensions or table.shape[1]].astype(np.float32)
        self.dimensions = int(self._table.shape[1])
        self._vector = lru_cache(WORDS_KEPT)(self.word)
        self.name = f"nl-static-{self.dimensions}@{_digest(folder / 'model.safetensors')}"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One row a text. Queries and passages share one table."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text; a text without a known term gives a row of zeros."""
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in written(text):
                row += self._vector(word)
        return normalised(rows)

    def word(self, word: str) -> Vectors:
        """The sum of the vectors of a word's terms: most words of a text were met before."""
        terms = [f"{term.kind[0]}:{term.form}" for term in terms_of(word)]
        ids = [i for term in (*terms, *_letters(word.lower())) if (i := self._ids.get(term)) is not None]
        total: Vectors = self._table[ids].sum(axis=0)
        return total


class TransformerEncoder:
    """Any sentence-transformers bi-encoder by name or folder, from disk only."""

    def __init__(self, name: str, backend: str = "torch") -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EncoderError("sentence-transformers ontbreekt; draai: pip install sentence-transformers") from error
        try:
            self._model: Any = SentenceTransformer(name, backend=backend, local_files_only=True)  # type: ignore[arg-type]
        except (OSError, ValueError) as error:
            raise EncoderError(
                f"Encoder '{name}' staat niet op deze computer; zet het model in een map en geef die map op."
            ) from error
        self.dimensions = int(self._model.get_embedding_dimension() or 0)
        self.name = f"{Path(name).name}-{backend}-{self.dimensions}{fingerprint(Path(name))}"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """One row a text, with the model's own query prompt where it has one."""
        return np.asarray(self._model.encode_query(list(texts), normalize_embeddings=True), np.float32)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, with the model's own document prompt where it has one."""
        return np.asarray(self._model.encode_document(list(texts), normalize_embeddings=True), np.float32)


class HashEncoder:
    """Vectors from hashed words, without any training: for tests and as a floor in comparisons."""

    def __init__(self, dimensions: int = 64) -> None:
        self.dimensions = dimensions
        self.name = f"hash-{dimensions}"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                number = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
                row[number % self.dimensions] += 1.0 if number & 1 else -1.0
        return normalised(rows)


def normalised(rows: Vectors) -> Vectors:
    """Each row scaled to length 1; a row of zeros stays so."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return scaled


def load_encoder(setting: str = "nl-static", backend: str = "torch", trained: Path | None = None) -> Encoder:
    """The encoder that a setting names: `nl-static` (the adapted one in `trained`, else the shipped one), `hash`,
    or the name or folder of a sentence-transformers model."""
    if setting == "nl-static":
        return StaticEncoder(trained or SHIPPED)
    if setting == "hash":
        return HashEncoder()
    if backend == "onnx":
        from index.onnx import OnnxEncoder

        return OnnxEncoder(Path(setting))
    return TransformerEncoder(setting, backend)


def fingerprint(folder: Path) -> str:
    """Tells one model folder from another of the same name: its settings, and the sizes of its files."""
    if not folder.is_dir():
        return ""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(f"{path.relative_to(folder)} {path.stat().st_size}\n".encode())
        if path.suffix == ".json" and path.stat().st_size < 1_000_000:
            total.update(path.read_bytes())
    return f"@{total.hexdigest()[:8]}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
