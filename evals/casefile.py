"""Case files: one JSON object a line. Reads them into cases, says where one is wrong, and adds to them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from evals.models import REFUSED_KINDS, Case, CaseKind, Gold

SHIPPED = Path(__file__).parent / "cases"


class CaseError(ValueError):
    """A case file that cannot be used; the message names file, line and what to do, in Dutch."""


class _Gold(BaseModel):
    model_config = ConfigDict(extra="forbid")
    doc: str = Field(min_length=1)
    quote: str = Field(min_length=1)
    page: int | None = Field(default=None, ge=1)


class _Line(BaseModel):
    """A line of a case file as people write it."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    history: list[str] = []
    kind: CaseKind
    answerable: bool
    gold: list[_Gold] = []
    gold_mode: Literal["any", "all"] = "any"
    answer_must_include: list[list[str]] = []
    answer_must_not_include: list[str] = []
    region: str | None = None
    period: str | None = None
    difficulty: str = ""
    note: str = ""
    owner: str = ""
    checked: date | None = None
    expires: date | None = None
    reason: str = ""

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.answerable == (self.kind in REFUSED_KINDS):
            raise ValueError(f"'answerable' past niet bij kind '{self.kind}'")
        if self.answerable != bool(self.gold):
            raise ValueError("'gold' hoort er te zijn als de vraag te beantwoorden is, en anders niet")
        if any(not group or not all(group) for group in self.answer_must_include):
            raise ValueError("een groep in 'answer_must_include' is leeg")
        return self

    def case(self, group: str) -> Case:
        return Case(
            **self.model_dump(include=_SAME),
            kind=self.kind,
            group=group,
            history=tuple(self.history),
            gold=tuple(Gold(gold.doc, gold.quote, gold.page) for gold in self.gold),
            all_gold=self.gold_mode == "all",
            must_include=tuple(map(tuple, self.answer_must_include)),
            must_not_include=tuple(self.answer_must_not_include),
            region=self.region or "",
            period=self.period or "",
        )


_SAME = {"id", "question", "answerable", "difficulty", "note", "owner", "checked", "expires", "reason"}
_KEPT = ("owner", "checked", "reason")  # what a case that ships must say of itself


def read_cases(path: Path, kept: bool = True) -> tuple[Case, ...]:
    """The cases of a file, or of all files of a folder, in the order of their names.

    With `kept` each must name its owner, the date it was checked and its reason, as the shipped cases do.
    Raises CaseError with file and line.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files or not files[0].is_file():
        raise CaseError(f"Geen vragen gevonden in {path}. Geef een .jsonl-bestand of een map daarmee.")
    cases: dict[str, tuple[Case, str]] = {}
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                where = f"{file.name}, regel {number}"
                case = parse_case(line, file.stem, where, kept)
                if case.id in cases:
                    raise CaseError(f"{where}: id '{case.id}' staat ook in {cases[case.id][1]}. Kies een ander id.")
                cases[case.id] = case, where
    return tuple(case for case, _ in cases.values())


def parse_case(line: str, group: str, where: str, kept: bool = True) -> Case:
    """The case that one line holds. `where` stands at the head of each CaseError."""
    try:
        case = _Line.model_validate(json.loads(line)).case(group)
    except json.JSONDecodeError as error:
        raise CaseError(f"{where}: geen geldige JSON (bij teken {error.pos}). Herstel de regel.") from error
    except ValidationError as error:
        raise CaseError(f"{where}: {_problems(error)}") from error
    lacking = [key for key in _KEPT if kept and not getattr(case, key)]
    if lacking:
        raise CaseError(f"{where}: vul in: {', '.join(lacking)}")
    return case


def _problems(error: ValidationError) -> str:
    found = []
    for problem in error.errors():
        place = ".".join(map(str, problem["loc"])) or "de regel"
        wrong = {"missing": "ontbreekt", "extra_forbidden": "is een onbekende sleutel"}.get(problem["type"])
        found.append(f"{place} {wrong}" if wrong else f"{place}: {problem['msg'].removeprefix('Value error, ')}")
    return "; ".join(found)


def case_row(case: Case) -> dict[str, Any]:
    """The case in the form of its file, keys in the order that the files keep."""
    return {
        "id": case.id,
        "question": case.question,
        "history": list(case.history),
        "kind": str(case.kind),
        "answerable": case.answerable,
        "gold": [{"doc": gold.doc, "quote": gold.quote, "page": gold.page} for gold in case.gold],
        "gold_mode": "all" if case.all_gold else "any",
        "answer_must_include": [list(group) for group in case.must_include],
        "answer_must_not_include": list(case.must_not_include),
        "region": case.region or None,
        "period": case.period or None,
        "difficulty": case.difficulty,
        "note": case.note,
        "owner": case.owner,
        "checked": case.checked.isoformat() if case.checked else None,
        "expires": case.expires.isoformat() if case.expires else None,
        "reason": case.reason,
    }


def append_case(case: Case, folder: Path) -> Path:
    """Writes the case behind those of its group, and gives the file."""
    path = folder / f"{case.group}.jsonl"
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    glue = "" if not before or before.endswith("\n") else "\n"
    path.write_text(before + glue + json.dumps(case_row(case), ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def cases_digest(cases: Iterable[Case]) -> str:
    """SHA-256 over what the cases ask and demand, in order of their ids; remarks do not count."""
    rows = [{k: v for k, v in case_row(case).items() if k not in _REMARKS} for case in cases]
    rows.sort(key=lambda row: str(row["id"]))
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


_REMARKS = {"difficulty", "note", "owner", "checked", "expires", "reason"}


def corpus_digest(editions: Mapping[str, str]) -> str:
    """SHA-256 over the editions of the sources: what was approved, whatever way it is cut into passages.

    So a better splitter is held to the same floors, and a new edition asks for a new look at them.
    """
    return hashlib.sha256(json.dumps(sorted(editions.items())).encode()).hexdigest()
