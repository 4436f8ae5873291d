"""Answers that a user keeps, and what has changed in the sources since."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.models import Answer
from assistant.public import to_json
from corpus.dutch.indicators import indicator
from corpus.dutch.periods import label
from corpus.figures import figures
from corpus.library import Library
from corpus.models import Figure, Grain, Passage, Period, Status

MOST = 200  # answers that one user can keep
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of a kept answer that a source now gives otherwise, or gives for a later period (`is_newer`)."""

    indicator: str
    region: str
    period: str
    old: str
    new: str
    before: str = ""  # the period of the kept figure, where the new one is of a later period
    is_newer: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """A kept answer in its public form, with the figures and the editions that it stood on."""

    id: str
    day: str
    form: dict[str, Any]

    @property
    def question(self) -> str:
        """What was asked."""
        return str(self.form["answer"]["question"])

    @property
    def is_card(self) -> bool:
        """Whether it is a gesprekskaart."""
        return bool(self.form.get("card"))

    @property
    def claims(self) -> list[dict[str, Any]]:
        """The claims as `aimi ask --json` gives them."""
        return list(self.form["answer"]["claims"])


class SavedError(RuntimeError):
    """An answer could not be kept; the message says why, in Dutch."""


def save(data: Path, owner: str, answer: Answer, library: Library, today: date, is_card: bool = False) -> Saved:
    """Keep an answer, or the cited lines of a card, for the user with the key `owner`. Raises SavedError."""
    form = {
        "version": 1, "saved": today.isoformat(), "card": is_card, "answer": to_json(answer),
        "figures": [_figure_form(f, p.doc) for f, p in _cited_figures(answer)],
        "sources": {s.id: {"title": s.title, "published": s.published, "sha256": s.sha256} for s in library.sources},
    }  # fmt: skip
    text = json.dumps(form, ensure_ascii=False, indent=1)
    kept = Saved(hashlib.sha256(f"{answer.question}\n{text}".encode()).hexdigest()[:16], today.isoformat(), form)
    folder = _folder(data, owner)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if len(list(folder.glob("*.json"))) >= MOST:
            raise SavedError(f"U hebt al {MOST} antwoorden bewaard. Verwijder er eerst een.")
        draft = folder / f".{kept.id}.draft"
        draft.write_text(text, encoding="utf-8")
        draft.replace(folder / f"{kept.id}.json")
    except OSError as error:
        raise SavedError("Het antwoord kon niet worden bewaard. Meld het bij de beheerder.") from error
    return kept


def saved(data: Path, owner: str) -> tuple[Saved, ...]:
    """What the user with the key `owner` kept, newest first; a damaged file is passed over."""
    found = []
    for path in sorted(_folder(data, owner).glob("*.json")):
        try:
            form = json.loads(path.read_text(encoding="utf-8"))
            found.append(Saved(path.stem, form["saved"], form))
        except (OSError, ValueError, KeyError):
            continue
    return tuple(sorted(found, key=lambda s: (s.day, s.id), reverse=True))


def delete(data: Path, owner: str, id: str) -> None:
    """Forget a kept answer; nothing happens where there is none."""
    if _ID.fullmatch(id):
        (_folder(data, owner) / f"{id}.json").unlink(missing_ok=True)


def _folder(data: Path, owner: str) -> Path:
    """The user's folder is named by a hash, so that who can list the disk still does not hold the keys."""
    return data / "saved" / hashlib.sha256(owner.encode()).hexdigest()[:32]


def _cited_figures(answer: Answer) -> Iterable[tuple[Figure, Passage]]:
    cited = {c.passage: c.quote for claim in answer.claims for c in claim.citations}
    for evidence in answer.evidence:
        if evidence.passage.id not in cited:
            continue
        said = [claim.text for claim in answer.claims if any(c.passage == evidence.passage.id for c in claim.citations)]
        for figure in figures(evidence.passage):
            if any(evidence.passage.sentence_text(figure.sentence) in text for text in said):
                yield figure, evidence.passage


def _figure_form(figure: Figure, doc: str) -> dict[str, Any]:
    period = figure.period
    return {
        "doc": doc, "written": figure.written, "value": figure.value, "unit": figure.unit,
        "indicator": figure.indicator,
        "region": str(figure.region) if figure.region else None, "part": figure.part, "change": figure.change,
        "status": figure.status.value,
        "period": [period.start.isoformat(), period.end.isoformat(), period.grain.value] if period else None,
    }  # fmt: skip


# --- against the library of now


def changed_figures(kept: Saved, library: Library) -> tuple[FigureChange, ...]:
    """Which figures of a kept answer the sources now give otherwise, or newer; `recheck.changes` tells of the quotes.

    Only sources that came or changed since are looked at: what stood there already was weighed with the answer.
    """
    then = kept.form["sources"]
    fresh = {s.id for s in library.sources if s.sha256 != then.get(s.id, {}).get("sha256")}
    now: dict[tuple[Any, ...], list[tuple[Figure, str]]] = {}
    for passage in library.passages:
        for figure in figures(passage) if passage.doc in fresh else ():
            if figure.period is not None:
                now.setdefault(_key(_figure_form(figure, passage.doc)), []).append((figure, passage.doc))
    found = [change for old in kept.form["figures"] for change in _of_one(old, now.get(_key(old), []))]
    return tuple(dict.fromkeys(found))


def _of_one(old: Mapping[str, Any], now: list[tuple[Figure, str]]) -> Iterable[FigureChange]:
    if not (old["indicator"] and old["region"] and old["period"]):
        return
    first, last, grain = old["period"]
    period = Period(date.fromisoformat(first), date.fromisoformat(last), Grain(grain))
    name, written = indicator(old["indicator"]).name, _shown(old["written"], old["unit"])
    there = [f for f, doc in now if doc == old["doc"] and f.period == period]
    if there and all(f.value != old["value"] for f in there):
        yield FigureChange(name, old["region"], label(period), written, _shown(there[0].written, there[0].unit))
    later = [(f.period.end, f.written, f.period, f.unit) for f, _ in now if f.status is Status.REALISED and f.period]
    later = [row for row in later if row[0] > period.end]
    if later:
        _, value, when, unit = max(later, key=lambda row: row[:2])
        yield FigureChange(name, old["region"], label(when), written, _shown(value, unit), label(period), True)


def _key(form: Mapping[str, Any]) -> tuple[Any, ...]:
    return form["indicator"], form["region"], form["unit"], form["part"], form["change"]


def _shown(written: str, unit: str) -> str:
    return written if not unit or unit == "%" or written.endswith(unit) else f"{written} {unit}"
