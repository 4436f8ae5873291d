from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from index.encoders import SHIPPED, EncoderError, HashEncoder, StaticEncoder, load_encoder, terms_for_encoder

TEXTS = ["Hoeveel vacatures staan er open?", "ziekenhuizen zoeken verpleegkundigen", "12.500 banen"]


def test_vectors_have_length_one(trained: Path) -> None:
    assert np.linalg.norm(StaticEncoder(trained).encode_passages(TEXTS), axis=1) == pytest.approx([1, 1, 1], abs=1e-6)


def test_a_text_without_any_known_term_gives_zeros(trained: Path) -> None:
    assert not StaticEncoder(trained).encode_queries(["§§"]).any()


def test_sentence_transformers_loads_the_folder_and_gives_the_same_vectors(trained: Path) -> None:
    from sentence_transformers import SentenceTransformer

    analysed = [" ".join(terms_for_encoder(text)) for text in TEXTS]
    theirs = SentenceTransformer(str(trained), device="cpu").encode(analysed)
    ours = StaticEncoder(trained).encode_passages(TEXTS)
    assert np.sum(ours * theirs, axis=1) == pytest.approx([1, 1, 1], abs=2e-3)  # unknown terms count there, as zeros


def test_a_shorter_vector_is_the_start_of_the_longer_one(trained: Path) -> None:
    whole, short = StaticEncoder(trained).encode_passages(TEXTS), StaticEncoder(trained, 64).encode_passages(TEXTS)
    assert short.shape == (3, 64)
    assert np.sum(short * whole[:, :64], axis=1) == pytest.approx(np.linalg.norm(whole[:, :64], axis=1), abs=1e-5)


def test_an_inflected_or_mistyped_word_stays_near(trained: Path) -> None:
    encoder = StaticEncoder(trained)
    right, other, typo, far = encoder.encode_queries(["vacatures", "vacature", "vacatuers", "timmerlieden"])
    assert right @ other > 0.7
    assert right @ typo > right @ far


def test_the_name_tells_one_table_from_another(trained: Path) -> None:
    assert re.fullmatch(r"nl-static-256@[0-9a-f]{8}", StaticEncoder(trained).name)
    assert StaticEncoder(trained, 64).name != StaticEncoder(trained).name


def test_the_shipped_encoder_is_small_enough() -> None:
    files = [path for path in SHIPPED.rglob("*") if path.is_file()]
    assert 0 < sum(path.stat().st_size for path in files) <= 24 * 1024 * 1024


def test_a_missing_encoder_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="draai: aimi index adapt"):
        StaticEncoder(tmp_path)


def test_settings_name_the_encoder(trained: Path) -> None:
    assert isinstance(load_encoder("hash"), HashEncoder)
    assert load_encoder("nl-static", trained=trained).name == StaticEncoder(trained).name
    assert load_encoder("nl-static").name == StaticEncoder().name


def test_a_model_that_is_not_here_is_never_fetched(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="staat niet op deze computer"):
        load_encoder(str(tmp_path / "geen-model"))
