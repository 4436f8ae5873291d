"""Groups by age, level of education and sex, in the ways that people write them."""

from __future__ import annotations

import pytest

from corpus.dutch.groups import Group, groups_in

FROM_55 = Group("age", low=55)


@pytest.mark.parametrize(
    "text", ["55+", "55-plussers", "55 plussers", "55 jaar of ouder", "boven de 55.", "minstens 55 jaar"]
)
def test_an_age_and_over_is_one_value_however_it_is_written(text: str) -> None:
    assert groups_in(f"Er zijn veel mensen van {text}") == {FROM_55}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("50- tot 65-jarigen", 50, 65), ("van 50 tot 60 in Drenthe", 50, 60), ("15 tot en met 26 jaar", 15, 26)],
)
def test_ages_between_two_are_read(text: str, low: int, high: int) -> None:
    assert groups_in(text) == {Group("age", low=low, high=high)}


@pytest.mark.parametrize(
    "text", ["tussen 15 en 75 jaar", "van 44 tot 50 vacatures", "van 20 tot 30%", "tussen 10 en 25 uur", "in 55 dorpen"]
)
def test_everybody_and_what_is_no_age_is_no_group(text: str) -> None:
    assert groups_in(text) == frozenset()


def test_levels_and_sexes_are_apart() -> None:
    assert groups_in("Vrouwen met een hbo-diploma") == {Group("sex", "women"), Group("education", "hbo")}
    assert not Group("education", "hbo").meets(Group("education", "mbo"))


def test_a_year_more_or_less_is_the_same_group_and_five_years_are_not() -> None:
    assert Group("age", low=50, high=64).meets(Group("age", low=50, high=65))
    assert not FROM_55.meets(Group("age", low=60))
