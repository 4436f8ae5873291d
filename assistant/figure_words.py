"""A figure told in plain Dutch by code, with a citation for each part of what is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.citations import Citer
from assistant.models import Citation, Claim, ClaimRole
from assistant.texts import FROM_TITLE, NO_PERIOD, NO_REGION, PUBLISHED_BY
from assistant.verify import ReasonCode, verify
from assistant.whole_figure import counted
from corpus.dutch.indicators import indicator
from corpus.dutch.numbers import parse_number
from corpus.dutch.periods import find_periods, label
from corpus.dutch.regions import find_regions
from corpus.dutch.units import MEASURES
from corpus.models import Figure, Kind, Level, Origin, Passage, Period, Region, Status
from index.models import Evidence

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NAMING = frozenset({ReasonCode.INDICATOR, ReasonCode.NAME})
_IN = {
    Level.GEMEENTE: "de gemeente ", Level.PROVINCIE: "de provincie ", Level.ARBEIDSMARKTREGIO: "de arbeidsmarktregio ",
    Level.COROP: "het COROP-gebied ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in words. `text` is one sentence; each figure in it stands in the quotes of `citations`."""

    text: str
    citations: tuple[Citation, ...]
    value: str
    unit: str
    indicator: str
    region: str
    period: str
    status: str


class UntoldFigureError(ValueError):
    """A figure whose region, period or value cannot be shown with a quote."""


def tell(figure: Figure, passage: Passage, citer: Citer) -> Told:
    """The figure as a sentence.

    Raises UntoldFigureError where a slot is missing that people need, or was read where it cannot be quoted.
    """
    if figure.indicator is None or figure.change:
        raise UntoldFigureError(f"'{figure.written}' heeft geen onderwerp, of is een verandering")
    value = _value(figure)
    period = label(figure.period) if figure.period else ""
    status = _status(figure, passage, citer)
    text = f"{_what(figure, value)}{_where(figure)}{', ' + period if period else ''} ({_remarks(figure, status)})."
    citations = _citations(figure, passage, citer)
    if not stands_in(text, citations):
        raise UntoldFigureError(f"niet elk cijfer staat in een citaat: {text}")
    return Told(
        text, citations, value, figure.unit, indicator(figure.indicator).name, str(figure.region or ""), period, status
    )


def tell_checked(figure: Figure, passage: Passage, citer: Citer, before: str = "", after: str = "") -> Claim:
    """The same as a claim whose sentence passed the gates, for figures that no search brought up.

    Raises UntoldFigureError, also where a gate stops it. The name of the indicator is the catalogue's, whatever the
    source calls it, so the gates for words and names do not count.
    """
    told = tell(figure, passage, citer)
    claim = Claim(told.text, told.citations, ClaimRole.PASSPORT)
    reasons = [r for r in verify(claim, (Evidence(passage, 0.0),)) if r.code not in _NAMING]
    if reasons:
        raise UntoldFigureError(f"{told.text} {reasons[0].detail}")
    return replace(claim, text=f"{before}{told.text}{after}")


def _value(figure: Figure) -> str:
    """As written, with its hedge; of a table whose column says 'miljoen personen' with that word."""
    scale = ""
    if figure.region_from is Origin.TABLE and _DIGITS.fullmatch(figure.written):
        scale = {1e3: " duizend", 1e6: " miljoen", 1e9: " miljard"}.get(
            round(figure.value / parse_number(figure.written)), ""
        )
    return f"{figure.hedge} {figure.written}{scale}" if figure.hedge else figure.written + scale


def _where(figure: Figure) -> str:
    return f" in {_IN.get(figure.region.level, '')}{figure.region.name}" if figure.region else ""


def _remarks(figure: Figure, status: str) -> str:
    """Measured or not, and what the source leaves unsaid."""
    unsaid = (
        (FROM_TITLE, figure.region_from is Origin.DOCUMENT), (NO_REGION, figure.region is None),
        (NO_PERIOD, figure.period is None),
    )  # fmt: skip
    return "; ".join([status, *(text for text, holds in unsaid if holds)])


def stands_in(text: str, citations: tuple[Citation, ...]) -> bool:
    """Whether each group of digits of `text` stands in the quotes, or in the id of a source, as a year may."""
    held = {d for c in citations for d in _DIGITS.findall(f"{c.quote} {c.doc.replace('-', ' ')}")}
    return all(digits in held for digits in _DIGITS.findall(text))


def _what(figure: Figure, value: str) -> str:
    """'12.500 openstaande vacatures', '71,4% netto arbeidsparticipatie', 'spanningsindicator 3,35'."""
    name = indicator(figure.indicator or "").name
    part = f" ({figure.part})" if figure.part else ""
    if figure.unit in {"ratio", ""}:
        return f"{name}{part} {value}"
    if figure.unit == "%" or figure.unit in counted(name):
        return f"{value}{_missing_unit(figure)} {name}{part}"
    extra = "; ".join(text for text in (name, figure.part) if text)
    return f"{value}{_missing_unit(figure)} ({extra})"


def _missing_unit(figure: Figure) -> str:
    """The unit, where the figure as written has none; a share in words ('twee derde') needs none."""
    shown = figure.unit in figure.written or (figure.unit == "%" and not figure.written[-1:].isdigit())
    own = figure.unit not in MEASURES and figure.unit in counted(indicator(figure.indicator or "").name)
    return "" if shown or own else figure.unit if figure.unit == "%" else f" {figure.unit}"


def _status(figure: Figure, passage: Passage, citer: Citer) -> str:
    """'gerealiseerd', 'prognose van CBS en PBL'; where nobody is named, who published it."""
    if figure.status is Status.REALISED:
        return figure.status.value
    maker = f" van {figure.maker}" if figure.maker else PUBLISHED_BY.format(publisher=citer.publisher(passage))
    return f"{figure.status.value}{maker}"


def _citations(figure: Figure, passage: Passage, citer: Citer) -> tuple[Citation, ...]:
    """The figure's sentence, and the places that its region and period were read from."""
    own = citer.sentence(passage, figure.sentence)
    region = _place(figure, passage, citer, figure.region_from, figure.region)
    period = _place(figure, passage, citer, figure.period_from, figure.period)
    return tuple(dict.fromkeys((*own, *region, *period)))


def _place(
    figure: Figure, passage: Passage, citer: Citer, origin: Origin | None, slot: Region | Period | None
) -> tuple[Citation, ...]:
    if origin is Origin.HEADING:
        heading = citer.heading(passage)
        if heading is None or not _names(heading.quote, slot):
            return ()  # a heading further up: where it stands is not known
        return (heading,)
    if origin not in {Origin.BEFORE, Origin.CAPTION}:
        return ()
    for index in _around(passage, figure.sentence, origin):
        if _names(passage.sentence_text(index), slot):
            return citer.sentence(passage, index)
    raise UntoldFigureError(f"waar '{figure.written}' zijn gebied of periode vandaan heeft, is niet terug te vinden")


def _around(passage: Passage, index: int, origin: Origin) -> Iterator[int]:
    """The sentences before, nearest first; of a list item its introduction and what stands before that."""
    if origin is Origin.CAPTION:
        yield from (i for i in range(index - 1, -1, -1) if passage.sentences[i].kind is Kind.CAPTION)
        return
    lead = passage.sentences[index].lead
    yield from range(index - 1 if lead is None else lead, -1, -1)


def _names(text: str, slot: Region | Period | None) -> bool:
    if isinstance(slot, Region):
        return any(slot in mention.candidates for mention in find_regions(text))
    if slot is None:
        return False
    found = [mention.period for mention in find_periods(text) if mention.period]
    return any(p == slot for p in found) or (bool(found) and found[0].start == slot.start and found[-1].end == slot.end)
