"""A gradient-boosted ensemble of trees, read from a file and evaluated with numpy.

Trained elsewhere (`python -m evals train`); querying needs no machine-learning library. A tree goes left
where `x[feature] <= threshold`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees side by side: arrays of shape (trees, nodes). A leaf points to itself on both sides."""

    names: tuple[str, ...]
    feature: NDArray[np.int16]
    threshold: Floats
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: Floats
    depth: int

    @classmethod
    def load(cls, path: Path) -> Trees:
        """The ensemble of an `.npz` file."""
        with np.load(path) as file:
            return cls(
                tuple(str(name) for name in file["names"]), file["feature"], file["threshold"], file["left"],
                file["right"], file["value"], int(file["depth"]),
            )  # fmt: skip

    def columns(self, names: tuple[str, ...]) -> list[int]:
        """Which of the columns `names` the ensemble was trained on, in its order."""
        missing = sorted(set(self.names) - set(names))
        if missing:
            raise ValueError(
                f"trees were trained on {missing}, which is no longer worked out; run: python -m evals train"
            )
        return [names.index(name) for name in self.names]

    def save(self, path: Path) -> None:
        """Write the ensemble; the same ensemble gives the same bytes."""
        np.savez(
            path, names=np.array(self.names), feature=self.feature, threshold=self.threshold, left=self.left,
            right=self.right, value=self.value, depth=np.array(self.depth),
        )  # fmt: skip

    def scores(self, rows: Floats) -> Floats:
        """The sum of all trees for each row of shape (n, features)."""
        trees, nodes = self.feature.shape
        roots = np.arange(trees, dtype=np.int32) * nodes  # all trees in one table of nodes: one take a step
        feature, threshold = self.feature.ravel().astype(np.int32), self.threshold.ravel()
        children = np.stack([self.right + roots[:, None], self.left + roots[:, None]], axis=-1).ravel()
        values, starts = rows.ravel(), (np.arange(len(rows), dtype=np.int32) * rows.shape[1])[:, None]
        node = np.repeat(roots[None, :], len(rows), axis=0)
        for _ in range(self.depth):
            goes_left = values.take(feature.take(node) + starts) <= threshold.take(node)
            node = children.take(2 * node + goes_left)
        return np.asarray(self.value.ravel().take(node).sum(axis=1), np.float32)


def from_lightgbm(dump: dict[str, Any], names: tuple[str, ...]) -> Trees:
    """The ensemble of a `Booster.dump_model()`."""
    flat = [_flatten(info["tree_structure"]) for info in dump["tree_info"]]
    size = max(len(nodes) for nodes, _ in flat)
    shape = (len(flat), size)
    types = (np.int16, np.float32, np.int16, np.int16, np.float32)
    arrays: list[NDArray[Any]] = [np.zeros(shape, kind) for kind in types]
    for t, (nodes, _) in enumerate(flat):
        for i, node in enumerate(nodes):
            for array, part in zip(arrays, node, strict=True):
                array[t, i] = part
    feature, threshold, left, right, value = arrays
    return Trees(names, feature, threshold, left, right, value, max(depth for _, depth in flat))


def _flatten(root: dict[str, Any]) -> tuple[list[tuple[Any, ...]], int]:
    """The nodes of one tree as (feature, threshold, left, right, value), and its depth."""
    nodes: list[tuple[Any, ...]] = []

    def add(node: dict[str, Any]) -> tuple[int, int]:
        at = len(nodes)
        nodes.append(())
        if "leaf_value" in node:
            nodes[at] = (0, np.inf, at, at, node["leaf_value"])
            return at, 0
        left, deep_left = add(node["left_child"])
        right, deep_right = add(node["right_child"])
        nodes[at] = (node["split_feature"], _rounded_down(node["threshold"]), left, right, 0.0)
        return at, 1 + max(deep_left, deep_right)

    _, depth = add(root)
    return nodes, depth


def _rounded_down(threshold: float) -> np.float32:
    """The greatest float32 that is not above `threshold`: rounded up it would send equal values the other way.

    LightGBM dumps 16 digits, which may fall just below the threshold it splits at.
    """
    nearest = np.float32(threshold)
    return (
        nearest if float(nearest) - threshold <= 1e-15 * abs(threshold) else np.nextafter(nearest, np.float32(-np.inf))
    )
