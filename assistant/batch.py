"""A file of questions to a file of answers, a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.pipeline import Assistant
from assistant.public import to_json
from corpus.errors import CorpusError


class QuestionFileError(CorpusError):
    """The file of questions cannot be read; the message says where and what to do."""


class BatchQuestion(BaseModel):
    """A line of the file: `id`, `question` and perhaps `history`; what else it holds is not looked at."""

    model_config = ConfigDict(extra="ignore", strict=True)
    id: str = Field(min_length=1)
    question: str
    history: list[str] | None = None


def answer_questions(
    assistant: Assistant, rows: Sequence[BatchQuestion], answers: Path, progress: Callable[[str, int, int], None]
) -> None:
    """Write the answer of each question to the file `answers`, which appears at once, when all are there."""
    work = answers.with_name(answers.name + ".part")
    try:
        with work.open("w", encoding="utf-8") as file:
            for done, row in enumerate(rows, 1):
                answer = assistant.ask(row.question, tuple(row.history or ()))
                file.write(json.dumps({"id": row.id, **to_json(answer)}, ensure_ascii=False) + "\n")
                progress("Vragen", done, len(rows))
        work.replace(answers)
    finally:
        work.unlink(missing_ok=True)


def read_questions(path: Path) -> list[BatchQuestion]:
    """The questions of a file, one JSON object a line. Raises QuestionFileError."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionFileError(
            f"'{path}' kan niet worden gelezen; geef een tekstbestand (UTF-8) met vragen, een per regel."
        ) from error
    rows: dict[str, BatchQuestion] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = BatchQuestion.model_validate(json.loads(line))
        except (ValueError, ValidationError) as error:
            raise QuestionFileError(
                f"Regel {number} van '{path}' is geen vraag; nodig zijn de sleutels 'id' en 'question' met tekst (JSON)."
            ) from error
        if row.id in rows:
            raise QuestionFileError(f"Regel {number} van '{path}' heeft hetzelfde id als een eerdere: '{row.id}'.")
        rows[row.id] = row
    if not rows:
        raise QuestionFileError(f"In '{path}' staat geen enkele vraag; zet er een per regel in (JSON).")
    return list(rows.values())
