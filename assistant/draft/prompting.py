"""The prompts, read from versioned files, and what of question and evidence goes into them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.models import Question
from corpus.dutch.dates import label
from index.models import Evidence

_FOLDER = Path(__file__).parent / "prompts"


@dataclass(frozen=True, slots=True)
class Prompt:
    """The words of a prompt. `version` is the file's name and the first digits of its hash, for the trace."""

    version: str
    text: str


@cache
def prompt(name: str) -> Prompt:
    """The prompt in the file `name`.md ('answer.v1'). A change of words is a new file with the next number."""
    text = (_FOLDER / f"{name}.md").read_text(encoding="utf-8").strip()
    return Prompt(f"{name}@{hashlib.sha256(text.encode()).hexdigest()[:8]}", text)


def as_data(question: Question, evidence: Mapping[str, Evidence]) -> str:
    """Question and evidence between marks that they cannot contain themselves."""
    pieces = [_piece(key, one) for key, one in evidence.items()]
    return "\n\n".join((*pieces, f"<vraag>\n{_inert(question.text)}\n</vraag>"))


def as_conversation(text: str, history: Sequence[str]) -> str:
    """The earlier questions and the one that follows on them."""
    earlier = "\n".join(f"<eerder>{_inert(one)}</eerder>" for one in history)
    return f"{earlier}\n<vervolgvraag>{_inert(text)}</vervolgvraag>"


def _piece(key: str, one: Evidence) -> str:
    passage = one.passage
    about = {
        "sleutel": key,
        "gebied": "; ".join(str(region) for region in passage.regions),
        "periode": "; ".join(label(period) for period in passage.periods),
        "soort": passage.kind.value,
        "kop": " > ".join(passage.sections),
    }
    marks = " ".join(f'{name}="{_inert(value)}"' for name, value in about.items() if value)
    sentences = "\n".join(_inert(passage.sentence_text(i)) for i in range(len(passage.sentences)))
    return f"<bewijs {marks}>\n{sentences}\n</bewijs>"


def _inert(text: str) -> str:
    """`text` without the characters that open and close our marks."""
    return text.replace("<", "‹").replace(">", "›").replace('"', "'")
