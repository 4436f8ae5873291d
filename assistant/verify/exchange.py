"""Gate: two figures, areas or periods of one kind stand with the words that they stand with in the quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR
from functools import lru_cache
from itertools import combinations

from assistant.models import ClaimRole
from assistant.verify.directions import turns
from assistant.verify.reading import said
from assistant.verify.reasons import Reason, ReasonCode
from assistant.verify.slots import Case
from assistant.verify.wording import content
from corpus.dutch.numbers import Number
from corpus.models import Period, Span

CROSSED = -0.03  # of the agreement: below it the two have changed places; other wordings move words about too
SHARE = -0.4  # the same, of all words that tell the two apart
TELLING = 0.25  # of the nearer one's pull
CUT = 0.4  # what a word counts for on the other side of a comma or connecting word
_APART = frozenset({"%", "euro", "jaar"})
_STEP = re.compile(
    r"\b(van de|van(?=.{2,50}\b(?:naar|tot)\b)|naar|tot|tegen|op)(?= (?:[a-z'’]+ )?(?!(?:19|20)\d\d\b)\d)",
    re.IGNORECASE,
)
_JOINING = frozenset({"en", "of", "met", "in", "de", "het", "regio", "regio's", "ook"})
_CUT = re.compile(
    r"[,;:()](?=\s|$)|\.(?=\s)|\b(?:en|maar|terwijl|tegen|tegenover|dan|oftewel|ofwel|waarvan|waarna)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Thing:
    """A figure, area or period: what it is, of which kind, and how near which words of its text stand to it."""

    name: str
    kind: str
    written: str
    span: Span
    near: tuple[tuple[frozenset[str], float], ...]


def check(case: Case) -> Iterator[Reason]:
    """Pairs that have changed places: each stands in the claim with the words of the other."""
    if case.role in {ClaimRole.PASSPORT, ClaimRole.DERIVED} or not case.ground.quoted:
        return
    for quoted in case.ground.quoted:
        if moved := _moved(case.claim.text, quoted.said.text):
            yield Reason(ReasonCode.ROLES, f"'{moved}' staat in het citaat op een andere plaats")
            return
    theirs = [thing for quoted in case.ground.quoted for thing in _things(quoted.said.text)]
    for one, other in combinations(_things(case.claim.text), 2):
        if one.kind != other.kind or one.name == other.name or _listed(case.claim.text, one, other):
            continue
        first = [t for t in theirs if (t.kind, t.name) == (one.kind, one.name)]
        second = [t for t in theirs if (t.kind, t.name) == (other.kind, other.name)]
        if not first or not second:
            continue
        agreement, share = max((_agreement(one, other, a, b) for a in first for b in second), default=(0.0, 0.0))
        if agreement < CROSSED and share < SHARE:
            code = ReasonCode.FIGURE if one.kind.startswith("=") else ReasonCode.ROLES
            yield Reason(code, f"'{one.written}' en '{other.written}' zijn verwisseld")


def _moved(claim: str, quote: str) -> str:
    """What stands elsewhere in a claim that is, but for its figures, areas and periods, its quote word for word."""
    own, theirs = sorted(_things(claim), key=_start), sorted(_things(quote), key=_start)
    if len(own) != len(theirs) or _frame(claim, own) != _frame(quote, theirs):
        return ""
    pairs = zip(own, theirs, strict=True)
    places = [n for n, (a, b) in enumerate(pairs) if a.kind == b.kind and a.name != b.name]
    listed = all(_listed(claim, own[a], own[b]) for a, b in combinations(places, 2))
    same = sorted(thing.name for thing in own) == sorted(thing.name for thing in theirs)
    return own[places[0]].written if places and same and not listed else ""


def _start(thing: _Thing) -> int:
    return thing.span.start


def _frame(text: str, things: Sequence[_Thing]) -> list[str]:
    """The words between the things."""
    for thing in reversed(things):
        text = f"{text[: thing.span.start]} # {text[thing.span.end :]}"
    return re.findall(r"\w+|#", text.lower())


def _listed(text: str, one: _Thing, other: _Thing) -> bool:
    """Whether two areas stand in one list, whose order says nothing: 'A, B en C'."""
    if one.kind != "area":
        return False
    between = text[min(one.span.end, other.span.end) : max(one.span.start, other.span.start)]
    return all(word[0].isupper() or word in _JOINING for word in re.findall(r"[\w'’-]+", between))


def _agreement(one: _Thing, other: _Thing, first: _Thing, second: _Thing) -> tuple[float, float]:
    """Whether the words that stand nearer to the one than to the other do so in the quotes too: below 0 if not.

    The second number is the share of the words' pull that goes this way, from -1 to 1.
    """
    pulls = [_nearer(one, other, keys) * _nearer(first, second, keys) for keys in _keys(one, other)]
    total = sum(abs(pull) for pull in pulls)
    return sum(pulls), sum(pulls) / total if total else 0.0


def _nearer(one: _Thing, other: _Thing, keys: frozenset[str]) -> float:
    """How much nearer a word stands to the one than to the other; 0 where it hardly tells them apart."""
    mine, theirs = _pull(one, keys), _pull(other, keys)
    return mine - theirs if abs(mine - theirs) >= TELLING * max(mine, theirs) else 0.0


def _keys(*things: _Thing) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(keys for thing in things for keys, _ in thing.near))


def _pull(thing: _Thing, keys: frozenset[str]) -> float:
    """How near a word stands to a thing; 0 if it is not in its text."""
    return max((weight for own, weight in thing.near if own & keys), default=0.0)


@lru_cache(maxsize=4096)
def _things(text: str) -> tuple[_Thing, ...]:
    own = said(text)
    found = [(f"{n.value:g}", _count(n), n.written, n.span) for n in own.numbers]
    found += [(m.candidates[0].name, "area", m.written, m.span) for m in own.regions]
    found += [(str(m.period), _kind(m.period), m.written, m.span) for m in own.periods if m.period]
    marks = _marks(text)
    return tuple(
        _Thing(name, kind, written, span, tuple(_near(text, span, marks, kind))) for name, kind, written, span in found
    )


def _count(number: Number) -> str:
    """What kind of number it is; two counts may be of one kind whatever they count."""
    return f"={number.unit if number.unit in _APART else ''}"


def _kind(period: Period) -> str:
    return "since" if period.end.year == MAXYEAR else "period"


def _marks(text: str) -> list[tuple[Span, frozenset[str], str]]:
    """The content words, figures, areas and periods of a text, each with what it is recognised by and its kind."""
    own = said(text)
    taken = [m.span for group in (own.numbers, own.regions, own.periods) for m in group]
    words = [w for w in content(text) if not any(s.start <= w.span.start < s.end for s in taken)]
    found = [(word.span, word.keys, "word") for word in words]
    found += [(Span(t.at, t.at + len(t.word)), frozenset({f"{t.scale}{t.sign}"}), "word") for t in turns(text)]
    found += [(n.span, frozenset({f"={n.value:g}"}), _count(n)) for n in own.numbers]
    found += [(Span(m.start(), m.end()), frozenset({f"{m[1].lower()} #"}), "step") for m in _STEP.finditer(text)]
    found += [(m.span, frozenset(f"°{c.name}" for c in m.candidates), "area") for m in own.regions]
    return found + [(m.span, frozenset({f"@{m.period}"}), "period") for m in own.periods if m.period]


def _near(
    text: str, at: Span, marks: Sequence[tuple[Span, frozenset[str], str]], kind: str
) -> Iterator[tuple[frozenset[str], float]]:
    """The marks of other kinds with their weights: less with each word between, and less across a cut."""
    for span, keys, other in marks:
        if span == at or other == kind or {other, kind} == {"period", "since"}:
            continue
        if other == "step" and span.start > at.start:
            continue  # 'naar' says something of the number behind it only
        between = text[min(at.end, span.end) : max(at.start, span.start)]
        yield keys, CUT ** min(2, len(_CUT.findall(between))) / (1 + 0.25 * len(between.split()))
