"""Where the external scorer measures the same, both give the same number."""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path
from types import ModuleType

import pytest

from corpus.library import Library, import_sources
from evals.casefile import read_cases
from evals.given import parse_answer
from evals.measures import BY_NAME
from evals.models import Item
from evals.sources import Sources
from tests.evals.conftest import TODAY
from tests.evals.fakes import Coward, Inventor, Oracle, Uncited, WrongPassage

SAME = {
    **{f"recall@{k}": f"recall@{k}" for k in (1, 5, 10, 20)},
    **{name: name for name in ("correct", "gold_cited", "includes", "refused_rightly", "refused_wrongly")},
    **{name: name for name in ("wrong_figure", "unsourced_claims", "invalid_citations", "truthfulness")},
    "words": "words_per_answer",
    "ms_median": "ms_median",
    "ms_p95": "ms_p95",
}


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = Path(__file__).resolve().parents[3] / "shared" / "evals" / "score.py"
    if not path.is_file():
        pytest.skip("../shared met de beoordelaar is hier niet")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def real(scorer: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Library:
    manifest = Path(scorer.__file__ or "").parents[1] / "bronnen" / "bronnen.toml"
    return import_sources(manifest, tmp_path_factory.mktemp("real"), "test", TODAY)


@pytest.mark.parametrize("fake", [Oracle, Inventor, Coward, WrongPassage, Uncited])
def test_every_shared_measure_agrees(scorer: ModuleType, real: Library, fake: type[Oracle]) -> None:
    questions = Path(scorer.__file__ or "").with_name("questions.jsonl")
    cases, assistant, sources = read_cases(questions, kept=False), fake(real), Sources.of(real)
    rows = {case.id: assistant(case) for case in cases}
    items = [Item(case, parse_answer(rows[case.id]), sources) for case in cases]
    texts = scorer.Sources(questions.parents[1] / "bronnen")
    raw = [scorer.json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    theirs = scorer.summary([scorer.judge(case, rows[case["id"]], texts) for case in raw])
    for ours, name in SAME.items():
        measured = BY_NAME[ours].of([BY_NAME[ours].score(item) for item in items])
        same = math.isnan(measured) and math.isnan(theirs[name])
        assert same or measured == pytest.approx(theirs[name], abs=6e-5), ours
