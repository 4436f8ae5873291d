"""Reads a model's answer while it is still being written: each claim as soon as it is whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.draft.admit import Quote, Written
from assistant.draft.failures import ModelError, ModelStatus

MAX_CHARS = 20_000  # of an answer of five sentences with their quotes a twentieth is usual
#: What the model must return. A plain schema, for not every endpoint knows more than that.
SCHEMA: dict[str, Any] = {
    "title": "Antwoord",
    "description": "Claims met de letterlijke citaten waar zij op rusten, en wat niet te beantwoorden is.",
    "type": "object",
    "properties": {
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string", "description": "Een zin van het antwoord."},
                    "quotes": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {
                                "key": {"type": "string", "description": "Sleutel van het bewijs, zoals E1."},
                                "quote": {"type": "string", "description": "Hele zin, letterlijk."},
                            },
                            "required": ["key", "quote"],
                            "additionalProperties": False,
                        },
                    },
                },
                "required": ["text", "quotes"],
                "additionalProperties": False,
            },
        },
        "unanswered": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["claims", "unanswered"],
    "additionalProperties": False,
}
_CLAIMS = re.compile(r'"claims"\s*:\s*\[')
_DECODER = json.JSONDecoder()


class _Quote(BaseModel):
    model_config = ConfigDict(extra="ignore")
    key: str
    quote: str


class _Claim(BaseModel):
    model_config = ConfigDict(extra="ignore")
    text: str
    quotes: list[_Quote] = []


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")
    claims: list[_Claim]
    unanswered: list[str] = []


class AnswerReader:
    """Takes the answer piece by piece. `written` counts the characters so far."""

    def __init__(self, limit: int = MAX_CHARS) -> None:
        self._limit = limit
        self._text = ""
        self._at: int | None = None  # where the next claim may begin

    @property
    def written(self) -> int:
        return len(self._text)

    def feed(self, piece: str) -> Iterator[Written]:
        """The claims that became whole. Raises ModelError: ENDLESS, or BROKEN_JSON for one that is no claim."""
        self._text += piece
        if len(self._text) > self._limit:
            raise ModelError(ModelStatus.ENDLESS)
        if self._at is None:
            opening = _CLAIMS.search(self._text)
            if opening is None:
                return
            self._at = opening.end()
        while (claim := self._next()) is not None:
            yield claim

    def finish(self) -> tuple[str, ...]:
        """What the model could not answer, from the whole answer. Raises ModelError: EMPTY or BROKEN_JSON."""
        body = re.sub(r"^\s*```(?:json)?|```\s*$", "", self._text).strip()
        if not body:
            raise ModelError(ModelStatus.EMPTY)
        try:
            return tuple(_Answer.model_validate_json(body).unanswered)
        except ValidationError as error:
            raise ModelError(ModelStatus.BROKEN_JSON) from error

    def _next(self) -> Written | None:
        assert self._at is not None
        start = self._at + len(self._text[self._at :]) - len(self._text[self._at :].lstrip(" \t\r\n,"))
        if self._text[start : start + 1] != "{":
            return None
        try:
            value, self._at = _DECODER.raw_decode(self._text, start)
        except json.JSONDecodeError:
            return None  # not whole yet; `finish` tells if it never was
        try:
            claim = _Claim.model_validate(value)
        except ValidationError as error:
            raise ModelError(ModelStatus.BROKEN_JSON) from error
        return Written(claim.text, tuple(Quote(quote.key, quote.quote) for quote in claim.quotes))
