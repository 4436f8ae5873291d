"""The measured retrieval as a page in `docs/`: numbers only, no words of the sources."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evals.models import CaseKind
from evals.rankings import LEARNED
from evals.summary import Value

if TYPE_CHECKING:
    from evals.retrieval import Found

SHOWN = ("recall@1", "recall@5", "recall@10", "recall@20", "nDCG@10", "MRR")
SIDES = "sides@5"
HEAD = """# Finding the passage

Made by `python -m evals retrieval --real --left-out --docs`; do not edit by hand. Gold questions over the real
publications, which are not in this repository. Each ranking orders the same candidates, 40 of each leg (80 of
passage questions); comparisons are searched side by side, as in an answer. Recall counts a gold quote as found
when a passage holds half of its word trigrams. In brackets: 95% intervals of a bootstrap that draws whole sources.
"""
KINDS = """
## By kind of question

Learned trees, as an answer uses them. `sides@5`: of the sources that hold an answer to a comparison, the share that
the first five passages show it of.
"""
LEFT_OUT = """
## A source that nothing was trained on

The encoder, the trees and the passage questions are all made without one publication (and without the starter
sheet that tells of it); its own gold questions are then asked over all publications.
"""


def write_page(found: Mapping[str, Found], unseen: Mapping[str, Mapping[str, Found]], folder: Path) -> Path:
    """Write `retrieval.md` into `folder`."""
    lines = [HEAD, f"{len(next(iter(found.values())).cases)} questions.", "", *_rankings(found)]
    trees = found[LEARNED]
    kinds = [kind for kind in CaseKind if any(case.kind is kind for case in trees.cases)]
    rows = [
        [kind.value, str(trees.value("MRR", kind).n), *(_plain(trees.value(name, kind)) for name in (*SHOWN, SIDES))]
        for kind in kinds
    ]
    lines += [KINDS, *_table(("kind", "questions", *SHOWN, SIDES), rows)]
    if unseen:
        lines.append(LEFT_OUT)
    for doc, by_ranking in unseen.items():
        seen = trees.of(doc)
        lines += [
            f"### {doc}: {len(seen.cases)} questions",
            "",
            *_rankings({**by_ranking, "for comparison: trained on all": seen}),
            "",
        ]
    path = folder / "retrieval.md"
    path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    return path


def _rankings(found: Mapping[str, Found]) -> list[str]:
    rows = [[name, *(_shown(scores.value(measure)) for measure in SHOWN)] for name, scores in found.items()]
    return _table(("ranking", *SHOWN), rows)


def _plain(value: Value) -> str:
    return "" if math.isnan(value.value) else f"{value.value:.3f}"


def _shown(value: Value) -> str:
    spread = "" if math.isnan(value.low) else f" ({value.low:.2f}-{value.high:.2f})"
    return f"{value.value:.3f}{spread}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *(f"| {' | '.join(row)} |" for row in rows)]
