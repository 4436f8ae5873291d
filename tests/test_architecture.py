"""The shape of the project, read from its source: which package may know which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "corpus": {"corpus"},
    "index": {"corpus", "index"},
    "assistant": {"corpus", "index", "assistant"},
    "ui": {"corpus", "index", "assistant", "ui"},
    "evals": {"corpus", "index", "assistant", "evals"},
}
HEAVY = {"torch", "sentence_transformers", "transformers", "lightgbm", "sklearn"}


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """(top-level name, whether the import runs as soon as the module is imported)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    later = {id(node) for outer in ast.walk(tree) if _runs_later(outer) for node in ast.walk(outer)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((name.name.split(".")[0], id(node) not in later) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield (node.module or "").split(".")[0], id(node) not in later


def _runs_later(node: ast.AST) -> bool:
    """In a function, or read by type checkers only."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_go_one_way(package: str) -> None:
    found = {(str(path.relative_to(ROOT)), name) for path in modules(package) for name, _ in imported(path)}
    assert not [(path, name) for path, name in found if name in MAY_IMPORT and name not in MAY_IMPORT[package]]


@pytest.mark.parametrize("package", ["corpus", "index", "assistant", "ui"])
def test_what_trains_is_imported_where_it_is_used_only(package: str) -> None:
    at_once = {(str(path.relative_to(ROOT)), name) for path in modules(package) for name, now in imported(path) if now}
    assert not [(path, name) for path, name in at_once if name in HEAVY]


def test_every_package_is_listed_for_installation() -> None:
    folders = {path.parent for package in MAY_IMPORT for path in modules(package) if path.name == "__init__.py"}
    listed = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    assert not [name for name in names if f'"{name}"' not in listed]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_no_module_of_the_page_bears_a_packages_name(package: str) -> None:
    assert not (ROOT / "ui" / f"{package}.py").exists()
