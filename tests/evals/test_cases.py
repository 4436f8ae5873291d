"""The cases that ship are fit to guard with."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

from evals.add import faults, likeness
from evals.casefile import SHIPPED, read_cases
from evals.models import Case, CaseKind
from evals.sources import Sources


def test_there_are_enough_of_each_sort(shipped: tuple[Case, ...]) -> None:
    kinds = Counter(case.kind for case in shipped)
    assert len(shipped) >= 180
    assert sum(not case.answerable for case in shipped) >= 60
    assert {kind for kind in CaseKind if kind is not CaseKind.MULTI_DOC} <= set(kinds)
    assert min(kinds.values()) >= 5


def test_every_case_names_its_owner_its_check_and_its_reason() -> None:
    read_cases(SHIPPED, kept=True)


def test_a_figure_without_a_named_period_ages_and_has_an_expiry(shipped: tuple[Case, ...]) -> None:
    undated = [case for case in shipped if case.kind is CaseKind.FIGURE and not case.period]
    assert [case.id for case in undated if case.expires is None] == []


def test_gold_stands_in_its_sheet_and_says_what_is_demanded(
    shipped: tuple[Case, ...], starter_sources: Sources
) -> None:
    assert {case.id: found for case in shipped if (found := faults(case, starter_sources))} == {}


def test_no_two_cases_ask_the_same(shipped: tuple[Case, ...]) -> None:
    assert [(a.id, b.id) for a, b in combinations(shipped, 2) if likeness(a, b) >= 0.8] == []


def test_no_personal_data_of_real_form_but_the_test_numbers(shipped: tuple[Case, ...]) -> None:
    digits = [number for case in shipped for number in re.findall(r"\d{9}", case.question.replace(".", ""))]
    assert len(digits) >= 3
    assert all(number.startswith("9999") for number in digits)
