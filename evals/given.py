"""Answers in their public JSON form, as `aimi ask --json` prints them, read for measuring."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.models import Cited, Given, GivenClaim, Piece


class AnswerError(ValueError):
    """An answer that does not have the public form; the message names file and line, in Dutch."""


class _Edge(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Citation(_Edge):
    doc: str
    page: int | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None


class _Claim(_Edge):
    text: str
    citations: list[_Citation] = []
    derived: bool | None = False

    def given(self) -> GivenClaim:
        cited = tuple(Cited(c.doc, c.page, c.quote, c.start, c.end) for c in self.citations)
        return GivenClaim(self.text, cited, bool(self.derived))


class _Piece(_Edge):
    doc: str
    page: int | None = None
    text: str


class _Refusal(_Edge):
    reason: str = ""
    message: str = ""
    searched: str = ""
    advice: str = ""


class _Trace(_Edge):
    answerability: float | None = None


class _Answer(_Edge):
    id: str = ""
    status: Literal["answered", "partial", "refused"]
    refusal: _Refusal | None = None
    claims: list[_Claim] = []
    notes: list[_Claim] = []
    evidence: list[_Piece] = []
    elapsed_ms: float | None = None
    trace: _Trace | None = None


def parse_answer(row: dict[str, Any], where: str = "antwoord") -> Given:
    """The answer in a JSON object. Raises AnswerError."""
    try:
        answer = _Answer.model_validate(row)
    except ValidationError as error:
        key = ".".join(map(str, error.errors()[0]["loc"])) or "het geheel"
        raise AnswerError(
            f"{where}: dit is geen antwoord van AIMI; '{key}' ontbreekt of klopt niet. Maak het met: aimi ask --batch"
        ) from error
    refusal = answer.refusal or _Refusal()
    return Given(
        id=answer.id,
        status=answer.status,
        claims=tuple(claim.given() for claim in answer.claims),
        notes=tuple(note.given() for note in answer.notes),
        evidence=tuple(Piece(piece.doc, piece.page, piece.text) for piece in answer.evidence),
        refusal=" ".join(filter(None, (refusal.message, refusal.searched, refusal.advice))),
        reason=refusal.reason,
        elapsed_ms=answer.elapsed_ms,
        confidence=answer.trace.answerability if answer.trace else None,
        raw=row,
    )


def read_answers(path: Path) -> dict[str, Given]:
    """The answers of a file that `aimi ask --batch` wrote, by id. Raises AnswerError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AnswerError(f"'{path}' kan niet worden gelezen. Maak het bestand met: aimi ask --batch") from error
    found = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{path.name}, regel {number}"
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise AnswerError(f"{where}: geen geldige JSON. Maak het bestand met: aimi ask --batch") from error
            answer = parse_answer(row, where)
            found[answer.id] = answer
    return found
