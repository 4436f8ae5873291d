"""A file of questions to a file of answers, a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.public import to_json
from corpus.errors import CorpusError


class QuestionFileError(CorpusError):
    """The file of questions cannot be read; the message says where and what to do."""


def answer_file(assistant: Assistant, questions: Path, answers: Path, progress: Callable[[str, int, int], None]) -> int:
    """Write the answer of each question of `questions` to `answers`; how many there were.

    A line holds `id`, `question` and optionally `history`. The answers appear at once, when all are there.
    """
    rows = _read(questions)
    work = answers.with_name(answers.name + ".part")
    with work.open("w", encoding="utf-8") as file:
        for done, row in enumerate(rows, 1):
            answer = assistant.ask(row["question"], tuple(row.get("history") or ()))
            file.write(json.dumps({"id": row["id"], **to_json(answer)}, ensure_ascii=False) + "\n")
            progress("Vragen", done, len(rows))
    work.replace(answers)
    return len(rows)


def _read(path: Path) -> list[dict[str, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionFileError(
            f"'{path}' kan niet worden gelezen; geef een tekstbestand (UTF-8) met vragen."
        ) from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            row["id"], row["question"]
        except (ValueError, KeyError, TypeError) as error:
            raise QuestionFileError(
                f"Regel {number} van '{path}' is geen vraag; nodig zijn de sleutels 'id' en 'question' (JSON)."
            ) from error
        rows.append(row)
    return rows
