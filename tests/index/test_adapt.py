from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from index.adapt import Pair, pairs_of, train
from index.encoders import StaticEncoder
from tests.index.material import questions, silent, twins

PAIRS = pairs_of(twins(), questions(twins()))[:60]


def digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        train(PAIRS, tmp_path / name, epochs=2, seed=11, progress=silent)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")


def test_another_seed_gives_another_encoder(tmp_path: Path) -> None:
    for seed in (11, 12):
        train(PAIRS, tmp_path / str(seed), epochs=1, seed=seed, progress=silent)
    assert StaticEncoder(tmp_path / "11").name != StaticEncoder(tmp_path / "12").name


def test_training_brings_pairs_together(trained: Path, tmp_path: Path) -> None:
    train(PAIRS, tmp_path, epochs=0, seed=3, progress=silent)
    pair = next(p for p in PAIRS if p.group == twins()[0].id)

    def nearness(encoder: StaticEncoder) -> float:
        left, right = encoder.encode_queries([pair.left, pair.right])
        return float(left @ right)

    assert nearness(StaticEncoder(trained)) > nearness(StaticEncoder(tmp_path)) + 0.1


def test_pairs_come_from_questions_headings_and_thesaurus() -> None:
    pairs, first = pairs_of(twins(), questions(twins())), twins()[0]
    own = [(p.left, p.right) for p in pairs if p.group == first.id]
    assert ("wat weet je over vacatures in groningen?", first.sentence_text(0)) in own
    assert ("Vacatures in Groningen", first.plain) in own
    assert any(p.group.startswith("concept:") for p in pairs)


def test_progress_counts_the_steps(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    train(PAIRS, tmp_path, epochs=2, seed=1, progress=lambda *step: seen.append(step))
    assert seen == [("Training", 1, 2), ("Training", 2, 2)]


def test_pairs_without_known_terms_are_no_trouble(tmp_path: Path) -> None:
    train([*PAIRS, Pair("§", "±", "x")], tmp_path, epochs=1, seed=1, progress=silent)
    assert StaticEncoder(tmp_path).encode_queries(["vacatures"]).any()


@pytest.mark.parametrize("threads", [1, 2])
def test_the_number_of_threads_does_not_change_the_bytes(tmp_path: Path, threads: int) -> None:
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    try:
        train(PAIRS, tmp_path / "a", epochs=2, seed=11, progress=silent)
    finally:
        torch.set_num_threads(before)
    train(PAIRS, tmp_path / "b", epochs=2, seed=11, progress=silent)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
