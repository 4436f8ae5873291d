from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.casefile import CaseError, append_case, case_row, cases_digest, read_cases
from tests.evals.small import case

ROW: dict[str, Any] = {
    "id": "a-c001",
    "question": "Hoeveel vacatures?",
    "kind": "figure",
    "answerable": True,
    "gold": [{"doc": "klein", "quote": "Er zijn er 4.450.", "page": None}],
    "owner": "redactie",
    "checked": "2026-11-20",
    "reason": "A plain question.",
}


def write(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_line_becomes_a_case_of_its_files_group(tmp_path: Path) -> None:
    (read,) = read_cases(write(tmp_path / "klein.jsonl", ROW))
    assert (read.id, read.group, read.source, read.gold[0].quote) == ("a-c001", "klein", "klein", "Er zijn er 4.450.")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("{", "geen geldige JSON"),
        (ROW | {"kind": "raadsel"}, "kind"),
        ({k: v for k, v in ROW.items() if k != "question"}, "question ontbreekt"),
        (ROW | {"colour": "red"}, "colour is een onbekende sleutel"),
        (ROW | {"gold": []}, "'gold'"),
        (ROW | {"kind": "prediction"}, "'answerable'"),
        (ROW | {"answer_must_include": [[]]}, "leeg"),
        (ROW | {"owner": ""}, "vul in: owner"),
        (ROW | {"checked": "gisteren"}, "checked"),
    ],
)
def test_a_wrong_line_is_named_with_file_and_line(tmp_path: Path, wrong: object, says: str) -> None:
    path = write(tmp_path / "klein.jsonl", ROW, wrong)
    with pytest.raises(CaseError, match=r"klein\.jsonl, regel 2") as raised:
        read_cases(path)
    assert says in str(raised.value)


def test_one_id_may_stand_once_only(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", ROW)
    write(tmp_path / "b.jsonl", ROW)
    with pytest.raises(CaseError, match=r"a\.jsonl, regel 1"):
        read_cases(tmp_path)


def test_a_folder_without_cases_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="Geen vragen"):
        read_cases(tmp_path)


def test_a_case_is_written_behind_the_others_and_read_back(tmp_path: Path) -> None:
    path = write(tmp_path / "klein.jsonl", ROW)
    added = case(id="a-c002", owner="redactie", reason="Why not.", checked=read_cases(path)[0].checked)
    append_case(added, tmp_path)
    assert read_cases(tmp_path)[1] == added


def test_the_digest_changes_with_a_demand_but_not_with_a_remark_or_the_order() -> None:
    one, other = case(id="a"), case(id="b")
    assert cases_digest([one, other]) == cases_digest([other, one])
    assert cases_digest([one]) == cases_digest([case(id="a", note="Lastig.", owner="x")])
    assert cases_digest([one]) != cases_digest([case(id="a", must_include=(("4.451",),))])


def test_a_row_has_the_keys_of_the_gold_questions() -> None:
    assert set(ROW) < set(case_row(case()))
