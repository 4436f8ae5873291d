"""Over AIMI: what it is, what it does and does not, how good it is, privacy, accessibility, version."""

from __future__ import annotations

import json
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import streamlit as st

from ui import texts
from ui.escape import h
from ui.page_sources import dutch_day
from ui.service import Service
from ui.shell import title
from ui.tables import table

_FLOORS = Path(__file__).resolve().parents[1] / "evals" / "floors.toml"  # the data of the gate, read as a file
FIGURES = "evaluation.json"  # beside the library: {"made", "questions", "measures": [{"label", "shown"}]}


def render(service: Service | None) -> None:
    """The page; without a service all but the figures of the installation."""
    title(texts.ABOUT_TITLE)
    for head, paragraphs in texts.ABOUT:
        st.html(_section(head, paragraphs))
    if service is not None:
        st.html(f"<p>{h(texts.ABOUT_MODEL if service.settings.model else texts.ABOUT_MODEL_NONE)}</p>")
        st.html(evaluation_html(service.data / FIGURES))
    st.html(_section(texts.PRIVACY_TITLE, texts.PRIVACY))
    st.html(_section(texts.ACCESS_TITLE, texts.ACCESS))
    st.html(_section(texts.VERSION_TITLE, (_version(service),)))


def _section(head: str, paragraphs: tuple[str, ...]) -> str:
    return (
        f'<section class="aimi-about"><h2>{h(head)}</h2>' + "".join(f"<p>{h(p)}</p>" for p in paragraphs) + "</section>"
    )


def evaluation_html(path: Path) -> str:
    """The outcomes of the latest evaluation of this installation, or else what every version must come up to."""
    try:
        form: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        rows = [[str(m["label"]), str(m["shown"])] for m in form["measures"]]
        made = texts.EVAL_MADE.format(made=dutch_day(str(form["made"])), questions=form["questions"])
    except (OSError, ValueError, KeyError, TypeError):
        return floors_html(_FLOORS)
    return _section(texts.EVAL_TITLE, (made,)) + table(texts.EVAL_CAPTION, texts.EVAL_COLUMNS, rows)


def floors_html(path: Path) -> str:
    """The measures that no version may fall below; that there are no figures where the file is absent."""
    try:
        form = tomllib.loads(path.read_text(encoding="utf-8"))
        floors, pinned = form["floor"], form["pinned"]
        made = texts.EVAL_FLOORS.format(questions=pinned["questions"], refused=pinned["refused"])
        rows = [
            [name, _share(1) if floors[measure] == 1 else shown.format(value=_share(floors[measure]))]
            for measure, (name, shown) in texts.EVAL_FLOOR_ROWS.items()
            if measure in floors
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return _section(texts.EVAL_TITLE, (texts.EVAL_NONE,))
    rows.append(list(texts.EVAL_ZERO))
    return _section(texts.EVAL_TITLE, (made,)) + table(texts.EVAL_CAPTION, texts.EVAL_COLUMNS, rows)


def _share(value: float) -> str:
    """0.676 as '67,6%', 1 as '100%'."""
    return f"{100 * value:.1f}".replace(".", ",").removesuffix(",0") + "%"


def _version(service: Service | None) -> str:
    try:
        number = version("aimi")
    except PackageNotFoundError:
        number = "?"
    corpus = service.library.digest[:12] if service else "–"
    encoder = service.settings.encoder if service else "–"
    return texts.VERSION.format(version=number, corpus=corpus, encoder=encoder)
