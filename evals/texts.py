"""What maintainers read of an evaluation: plain Dutch, in one place."""

from __future__ import annotations

import math

from corpus.dutch.numbers import format_number
from evals.measures import BY_NAME
from evals.measures.measure import Unit
from evals.models import CaseKind
from evals.summary import AGREEMENT, AURC, FOUND, Value

KINDS: dict[CaseKind, str] = {
    CaseKind.FIGURE: "cijfer",
    CaseKind.FACT: "feit",
    CaseKind.DEFINITION: "begrip",
    CaseKind.EXPLANATION: "uitleg",
    CaseKind.LIST: "opsomming",
    CaseKind.ADVICE: "advies",
    CaseKind.COMPARISON: "vergelijking",
    CaseKind.MULTI_DOC: "meer bronnen",
    CaseKind.FOLLOW_UP: "vervolgvraag",
    CaseKind.CONVERSATION_PREP: "gespreksvoorbereiding",
    CaseKind.UNANSWERABLE: "niet in de bronnen",
    CaseKind.OUT_OF_DOMAIN: "buiten het vakgebied",
    CaseKind.PREDICTION: "eigen voorspelling",
    CaseKind.INJECTION: "manipulatie",
    CaseKind.PERSONAL_DATA: "persoonsgegevens",
}

_OTHER_LABELS = {
    AURC: "Fouten onder de zekerste antwoorden (AURC)",
    AGREEMENT: "Zelfde antwoord op andere woorden",
    FOUND: "Cijfer gevonden, ook in andere woorden",
    "judge": "Oordeel van een taalmodel",
    "judge_agreement": "Beoordelingen van het taalmodel die gelijk uitvielen",
}


def label(name: str) -> str:
    """The measure's name for people."""
    return BY_NAME[name].label if name in BY_NAME else _OTHER_LABELS.get(name, name)


def unit(name: str) -> Unit:
    """What the measure counts."""
    return BY_NAME[name].unit if name in BY_NAME else Unit.SHARE


def number(value: float, unit: Unit = Unit.SHARE) -> str:
    """A value as people read it: shares as a percentage, nothing measured as a dash."""
    if math.isnan(value):
        return "–"
    if unit is Unit.SHARE:
        return f"{format_number(100 * value, 1)}%"
    return format_number(value, 0) + {Unit.MS: " ms"}.get(unit, "")


def interval(value: Value, unit: Unit = Unit.SHARE) -> str:
    """The 95% interval as people read it."""
    return "–" if math.isnan(value.low) else f"{number(value.low, unit)} tot {number(value.high, unit)}"
