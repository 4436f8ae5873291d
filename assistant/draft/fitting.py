"""How the figures of a sentence fit a question: what may answer, what fits exactly, what contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.draft.candidates import (
    Candidate,
    Scored,
    facts,
    figure_fit,
    is_of_wider_area,
    is_sector,
    leans,
    near,
    part_fit,
)
from assistant.models import Question, QuestionKind, Rejected
from assistant.question import own_part
from corpus.dutch.groups import Group, groups_in

LOOKED_AT = 8  # sentences among which an exactly fitting figure may be preferred
WORTH = 0.1  # as long as it is not much less likely than the best
_SHARE = re.compile(r"%|\bprocent|percentage|\baandeel\b|\b(?:welk|hoe groot) deel\b", re.IGNORECASE)
AGREES = 0.8  # of a slot of a figure with what is asked: 'tweede kwartaal 2024' answers for '2024'


def admissible(question: Question, scored: Sequence[Scored]) -> list[Scored]:
    """What an answer may be made of: the ranked sentences that do not contradict the question, a fitting figure first."""
    kept, _ = without_contradictions(question, scored)
    return fitting_first(question, kept) if question.kind is QuestionKind.FIGURE else kept


def without_contradictions(question: Question, scored: Sequence[Scored]) -> tuple[list[Scored], tuple[Rejected, ...]]:
    """The sentences without those whose every figure is of another region or period than asked."""
    if question.kind in {QuestionKind.COMPARISON, QuestionKind.PREPARATION}:
        return list(scored), ()
    kept: list[Scored] = []
    rejected: list[Rejected] = []
    for one in scored:
        reason = contradiction(question, one.candidate)
        if reason is None:
            kept.append(one)
        elif len(rejected) < 20:
            rejected.append(Rejected(one.candidate.text, one.candidate.passage.id, reason))
    return kept, tuple(rejected)


def fitting_first(question: Question, scored: Sequence[Scored]) -> list[Scored]:
    """The best sentence that holds a figure of exactly the indicator, region and period asked goes first."""
    for n, one in enumerate(scored[:LOOKED_AT]):
        fit = _best_fit(question, one)
        if fit is not None and one.chance >= WORTH * scored[0].chance and _is_exact(question, one, fit):
            return [one, *scored[:n], *scored[n + 1 :]]
    return list(scored)


def only_exact(question: Question, scored: Sequence[Scored]) -> list[Scored]:
    """Where the first sentence holds exactly the figure asked, that one, others that do, and what runs on from it; else none."""
    if not asks_exactly(question) or not scored:
        return []
    fits = [(s, _best_fit(question, s)) for s in scored]
    exact = [s for s, fit in fits if fit is not None and _is_exact(question, s, fit)]
    if not exact or exact[0] is not scored[0]:
        return []
    return [s for s in scored if s in exact or _runs_on(exact[0], s)]


def asks_exactly(question: Question) -> bool:
    """True if indicator, region and period are all named."""
    return bool(question.indicators and question.regions and any(p.period for p in question.periods))


def holds_exactly(question: Question, scored: Sequence[Scored]) -> bool:
    """True if one of the best sentences holds a figure of exactly the indicator, region and period asked."""
    if question.kind is not QuestionKind.FIGURE or not asks_exactly(question):
        return False
    kept = admissible(question, scored)
    fit = _best_fit(question, kept[0]) if kept else None
    return fit is not None and _is_exact(question, kept[0], fit)


def _is_exact(question: Question, one: Scored, fit: tuple[float, float, float, float]) -> bool:
    """Whether the figure is of all that is asked, and not of an age, level or sex that was not asked."""
    indicator, region, period, part = fit
    known = facts(one.candidate.passage)
    if known.groups[one.candidate.index] and not groups_in(question.text):
        return False
    asked = (bool(question.indicators), bool(question.regions), any(p.period for p in question.periods))
    if not (asked[0] and (asked[1] or asked[2])) or part < any(is_sector(s) for s in question.sectors):
        return False
    return all(value >= AGREES for value, wanted in zip((indicator, region, period), asked, strict=True) if wanted)


def no_worse_than_first(question: Question, scored: Sequence[Scored]) -> list[Scored]:
    """Beside a figure no other of its unit, nor one that fits less: it would only tempt. One that it runs on into may."""
    if not scored:
        return []
    first = scored[0]
    fit, units = _best_fit(question, first), _units(first)
    return [
        first,
        *(
            other
            for other in scored[1:]
            if (_runs_on(first, other) or not units & _units(other))
            and (fit is None or _fits_as_well(fit, _best_fit(question, other)))
        ),
    ]


def _units(one: Scored) -> set[str]:
    return {f.unit for f in facts(one.candidate.passage).figures[one.candidate.index]}


def _runs_on(a: Scored, b: Scored) -> bool:
    """Whether the two stand beside each other, and the second one leans on the first."""
    before, after = sorted((a.candidate, b.candidate), key=lambda c: c.index)
    return before.passage.id == after.passage.id and after.index == before.index + 1 and leans(after)


def _best_fit(question: Question, scored: Scored) -> tuple[float, float, float, float] | None:
    candidate = scored.candidate
    given = facts(candidate.passage).figures[candidate.index]
    if _SHARE.search(question.text):
        given = tuple(f for f in given if f.unit in {"%", "procentpunt"})
    fits = [figure_fit(question, f) for f in given]
    if not fits:
        return None
    return (*max(fits, key=sum), part_fit(question, candidate))


def _fits_as_well(first: tuple[float, ...], other: tuple[float, ...] | None) -> bool:
    """True unless the first fits fully in period or part where the other one does not."""
    return other is None or not any(a > 0.9 and b <= 0 for a, b in zip(first[2:], other[2:], strict=True))


def contradiction(question: Question, candidate: Candidate) -> str | None:
    """'region', 'period' or 'part' where the figures of a sentence are all of another one than asked."""
    given = facts(candidate.passage).figures[candidate.index]
    fits = [figure_fit(question, f) for f in given]
    if not fits:
        return None
    if all(region < 0 for _, region, _ in fits):
        return "region"
    if question.kind is QuestionKind.FIGURE and all(is_of_wider_area(question, f) for f in given):
        return "region"
    if all(period < 0 for _, _, period in fits):
        return "period"
    if question.kind is QuestionKind.FIGURE and question.sectors and not _speaks_of(question.sectors, candidate):
        return "part"
    if question.kind is QuestionKind.FIGURE and not _is_of_group(question, candidate):
        return "part"
    return None


def _is_of_group(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence, what stands before it or its heading names every group asked: an age, a level, a sex.

    Of a level of education only another one says something: most sentences on training name none.
    """
    asked = groups_in(own_part(question) or question.text)
    if not asked:
        return True
    known, i = facts(candidate.passage), candidate.index
    lead = candidate.passage.sentences[i].lead
    named = known.groups[i] or (known.groups[i - 1] if i else frozenset())
    named |= known.head_groups | (known.groups[lead] if lead is not None else frozenset())
    return all(_names(group, named) for group in asked)


def _names(asked: Group, named: Iterable[Group]) -> bool:
    alike = [other for other in named if other.kind == asked.kind]
    return any(asked.meets(other) for other in alike) or (asked.kind == "education" and not alike)


def _speaks_of(sectors: Sequence[str], candidate: Candidate) -> bool:
    """Whether a sentence, what stands before it or its heading names what is asked, or names no sector or group at all."""
    known, i = facts(candidate.passage), candidate.index
    sectors = [s for s in sectors if is_sector(s)]
    if not sectors or not any(is_sector(c) for c in known.concepts[i]):
        return True
    lead = candidate.passage.sentences[i].lead
    places = known.concepts[i] | known.head_concepts | (known.concepts[i - 1] if i else frozenset())
    places |= known.concepts[lead] if lead is not None else frozenset()
    return any(near(a, b) for a in sectors for b in places)
