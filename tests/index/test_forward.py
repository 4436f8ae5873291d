from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.forward import ForwardIndex

VOCABULARY = {f"w{n}": n for n in range(9)}
TERMS = st.lists(st.sampled_from(sorted(VOCABULARY)), max_size=5)


@given(rows=st.lists(st.tuples(TERMS, TERMS), min_size=1, max_size=6), asked=st.lists(TERMS, max_size=1))
def test_says_which_terms_stand_in_headings_and_text(
    tmp_path_factory: object, rows: list[tuple[list[str], list[str]]], asked: list[list[str]]
) -> None:
    folder: Path = tmp_path_factory.mktemp("terms")  # type: ignore[attr-defined]
    wanted = [*dict.fromkeys(asked[0] if asked else []), "onbekend"]
    ForwardIndex.write(folder, [tuple([VOCABULARY[t] for t in part] for part in row) for row in rows])  # type: ignore[misc]
    heads, text = ForwardIndex.load(folder, VOCABULARY).held(np.arange(len(rows)), wanted)
    assert heads.tolist() == [[term in head for term in wanted] for head, _ in rows]
    assert text.tolist() == [[term in body for term in wanted] for _, body in rows]


def test_a_query_without_terms_holds_nothing(tmp_path: Path) -> None:
    ForwardIndex.write(tmp_path, [([1], [2, 3])])
    heads, text = ForwardIndex.load(tmp_path, VOCABULARY).held(np.array([0]), [])
    assert heads.shape == text.shape == (1, 0)
