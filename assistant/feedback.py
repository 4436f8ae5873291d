"""What users say of an answer: kept on disk with the whole answer, one JSON line each, for the maintainers.

A line holds `verdict`, `note`, `question`, `history` and `answer` (with its trace), the form that `aimi eval add`
reads to make an evaluation case of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from assistant.models import Answer
from assistant.public import to_json
from assistant.scope import holds_personal_data

MAX_NOTE = 1000


class Verdict(StrEnum):
    """What a user finds of an answer."""

    GOOD = "goed"
    WRONG_FIGURE = "fout cijfer"
    WRONG_SOURCE = "verkeerde bron"
    INCOMPLETE = "onvolledig"
    OTHER = "anders"


class PersonalNoteError(ValueError):
    """A note that names a person with private details; nothing was stored."""


class FeedbackError(RuntimeError):
    """The feedback could not be written; the message says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One line of the list."""

    at: str
    verdict: Verdict
    note: str
    question: str
    row: dict[str, Any]  # the whole line, as an evaluation case is made of it


def add(data: Path, answer: Answer, verdict: Verdict, note: str, history: tuple[str, ...], now: datetime) -> None:
    """Add a user's verdict to the list under the data folder. Raises PersonalNoteError or FeedbackError."""
    note = " ".join(note.split())[:MAX_NOTE]
    if holds_personal_data(note):
        raise PersonalNoteError("De toelichting bevat persoonlijke gegevens; er is niets opgeslagen.")
    row = {
        "version": 1, "at": now.isoformat(timespec="seconds"), "verdict": verdict.value, "note": note,
        "question": answer.question, "history": list(history), "answer": to_json(answer),
    }  # fmt: skip
    path = _file(data)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=5), path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    except (OSError, Timeout) as error:
        raise FeedbackError(
            f"In {path.parent} kan niet worden geschreven; controleer de rechten en de schijf."
        ) from error


def read(data: Path) -> tuple[Feedback, ...]:
    """All feedback, oldest first; a line that was cut off by a crash is passed over."""
    path = _file(data)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    found = []
    for line in lines:
        try:
            row = json.loads(line)
            found.append(Feedback(row["at"], Verdict(row["verdict"]), row["note"], row["question"], row))
        except (ValueError, KeyError, TypeError):
            continue
    return tuple(found)


def _file(data: Path) -> Path:
    return data / "feedback" / "feedback.jsonl"
