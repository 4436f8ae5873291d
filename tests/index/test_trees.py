from __future__ import annotations

from pathlib import Path

import lightgbm
import numpy as np
import pytest

from index.rerank import SHIPPED
from index.trees import Trees, from_lightgbm

NAMES = ("a", "b", "c")


@pytest.fixture(scope="module")
def booster() -> lightgbm.Booster:
    rows = np.random.default_rng(1).random((600, 3)).astype(np.float32)
    labels = (rows[:, 0] * rows[:, 1] > 0.3).astype(int) + (rows[:, 2] > 0.5)
    settings = {"objective": "regression", "num_leaves": 9, "verbose": -1, "num_threads": 1, "min_data_in_leaf": 5}
    return lightgbm.train(settings, lightgbm.Dataset(rows, labels), 30)


def test_scores_are_those_of_lightgbm(booster: lightgbm.Booster) -> None:
    rows = np.random.default_rng(2).random((200, 3)).astype(np.float32)
    assert from_lightgbm(booster.dump_model(), NAMES).scores(rows) == pytest.approx(booster.predict(rows), abs=1e-5)


def test_values_on_a_threshold_go_the_same_way(booster: lightgbm.Booster) -> None:
    trees = from_lightgbm(booster.dump_model(), NAMES)
    edges = trees.threshold[np.isfinite(trees.threshold)].ravel()[:300]
    rows = np.repeat(edges[:, None], 3, axis=1)
    rows = np.concatenate([rows, np.nextafter(rows, np.float32(2))])
    assert trees.scores(rows) == pytest.approx(booster.predict(rows), abs=1e-5)


def test_a_saved_ensemble_is_the_same_to_the_byte(booster: lightgbm.Booster, tmp_path: Path) -> None:
    trees = from_lightgbm(booster.dump_model(), NAMES)
    trees.save(tmp_path / "one.npz")
    Trees.load(tmp_path / "one.npz").save(tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_trees_pick_the_columns_they_were_trained_on_by_name() -> None:
    trees = Trees.load(SHIPPED)
    assert trees.columns(("other", *trees.names)) == list(range(1, len(trees.names) + 1))
    with pytest.raises(ValueError, match="evals train"):
        trees.columns(trees.names[1:])
