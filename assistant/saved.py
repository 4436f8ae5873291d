"""Answers that a user keeps, and what has changed in the sources since."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.models import Answer
from assistant.public import to_json
from corpus.dutch.indicators import indicator
from corpus.dutch.periods import label
from corpus.errors import CorpusError
from corpus.figures import figures
from corpus.library import Library
from corpus.models import Figure, Grain, Passage, Period, Source, Status, plain

MOST = 200  # answers that one user can keep
_ID = re.compile(r"[0-9a-f]{16}")


class ChangeKind(StrEnum):
    """What can happen to a kept answer."""

    WITHDRAWN = "withdrawn"
    MISSING = "missing"
    EDITION = "edition"
    GONE = "gone"  # a quote that stands in its source no more
    FIGURE = "figure"  # the source now gives another value for the same thing and period
    NEWER = "newer"  # a source that was not there before gives a later period


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `values` fills the sentence that is shown for its kind."""

    kind: ChangeKind
    values: tuple[tuple[str, str], ...]


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
    def claims(self) -> list[dict[str, Any]]:
        """The claims as `aimi ask --json` gives them."""
        return list(self.form["answer"]["claims"])


class SavedError(RuntimeError):
    """An answer could not be kept; the message says why, in Dutch."""


def save(data: Path, owner: str, answer: Answer, library: Library, today: date) -> Saved:
    """Keep an answer for the user with the key `owner`. Raises SavedError."""
    form = {
        "version": 1, "saved": today.isoformat(), "answer": to_json(answer),
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


def changes(kept: Saved, library: Library) -> tuple[Change, ...]:
    """What has changed in the sources since an answer was kept; empty if every quote still stands."""
    now = {source.id: source for source in library.sources}
    then: Mapping[str, Mapping[str, str]] = kept.form["sources"]
    cited = {c["doc"]: c["title"] for c in _citations(kept)}
    found = [
        change for doc, title in sorted(cited.items()) for change in _of_source(then.get(doc, {}), now.get(doc), title)
    ]
    for citation in _citations(kept):
        source = now.get(citation["doc"])
        if source is not None and not source.withdrawn and not _stands(citation, library):
            found.append(_change(ChangeKind.GONE, title=citation["title"], quote=citation["quote"]))
    fresh = {s.id for s in library.sources if s.sha256 != then.get(s.id, {}).get("sha256")}
    found += _of_figures(kept.form["figures"], [p for p in library.passages if p.doc in fresh])
    return tuple(dict.fromkeys(found))


def _change(kind: ChangeKind, **values: str) -> Change:
    return Change(kind, tuple(values.items()))


def _citations(kept: Saved) -> Iterable[dict[str, Any]]:
    return (c for claim in kept.claims for c in claim["citations"])


def _of_source(before: Mapping[str, str], source: Source | None, title: str) -> Iterable[Change]:
    if source is None:
        yield _change(ChangeKind.MISSING, title=title)
    elif source.withdrawn:
        yield _change(ChangeKind.WITHDRAWN, title=title)
    elif before and before["published"] != source.published:
        yield _change(ChangeKind.EDITION, title=source.title, old=before["published"], new=source.published)


def _stands(citation: Mapping[str, Any], library: Library) -> bool:
    """True if the quote still stands word for word in its source, there or elsewhere."""
    try:
        page = library.page(citation["doc"], citation["page"])
        if plain(page.text[citation["start"] : citation["end"]]) == citation["quote"]:
            return True
    except CorpusError:
        pass
    return any(citation["quote"] in plain(page.text) for page in library.pages(citation["doc"]))


def _of_figures(kept: Iterable[Mapping[str, Any]], fresh: Iterable[Passage]) -> Iterable[Change]:
    now: dict[tuple[Any, ...], list[tuple[Figure, str]]] = {}
    for passage in fresh:
        for figure in figures(passage):
            now.setdefault(_key(_figure_form(figure, passage.doc)), []).append((figure, passage.doc))
    for old in kept:
        period = _period(old["period"])
        if not (old["indicator"] and old["region"] and period):
            continue
        same = [(f, doc) for f, doc in now.get(_key(old), ()) if f.period is not None]
        yield from _of_one(old, period, same)


def _of_one(old: Mapping[str, Any], period: Period, same: list[tuple[Figure, str]]) -> Iterable[Change]:
    names = {"indicator": indicator(old["indicator"]).name, "region": old["region"]}
    there = [f for f, doc in same if doc == old["doc"] and f.period == period]
    if there and all(f.value != old["value"] for f in there):
        yield _change(
            ChangeKind.FIGURE, **names, period=label(period), old=_shown(old["written"], old["unit"]),
            new=_shown(there[0].written, there[0].unit),
        )  # fmt: skip
    later = [f for f, _ in same if f.status is Status.REALISED and f.period and f.period.end > period.end]
    if later:
        last = max(later, key=lambda f: (f.period.end, f.written) if f.period else ())
        yield _change(
            ChangeKind.NEWER, **names, new=_shown(last.written, last.unit), old=_shown(old["written"], old["unit"]),
            period=label(last.period) if last.period else "", before=label(period),
        )  # fmt: skip


def _key(form: Mapping[str, Any]) -> tuple[Any, ...]:
    return form["indicator"], form["region"], form["unit"], form["part"], form["change"]


def _shown(written: str, unit: str) -> str:
    return written if not unit or unit == "%" or written.endswith(unit) else f"{written} {unit}"


def _period(form: list[str] | None) -> Period | None:
    return Period(date.fromisoformat(form[0]), date.fromisoformat(form[1]), Grain(form[2])) if form else None
