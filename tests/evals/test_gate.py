"""The gate lets a sound assistant in and keeps each unsound one out, over the cases that ship."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.library import Library
from evals.casefile import cases_digest, corpus_digest
from evals.floors import FLOORS, GOALS, NEVER, Floors, GateError, read_floors, unpinned, write_floors
from evals.gate import LEAST, check, updated
from evals.measures import BY_NAME
from evals.models import Case
from evals.run import Run
from evals.sources import editions
from tests.evals.conftest import TODAY
from tests.evals.fakes import Coward, Inventor, Oracle, Uncited, WrongPassage
from tests.evals.runs import run_of


@pytest.fixture(scope="module")
def sound(starter: Library, shipped: tuple[Case, ...]) -> Run:
    return run_of(Oracle(starter), shipped, starter)


@pytest.fixture(scope="module")
def floors(starter: Library, shipped: tuple[Case, ...]) -> Floors:
    """What the project aims at, pinned to the cases and sources as they are here."""
    shipped_floors = read_floors(FLOORS)
    pinned = replace(shipped_floors, floor=shipped_floors.floor | GOALS, lowered=())
    counts = {"cases": len(shipped), "refused": sum(not case.answerable for case in shipped)}
    digests = {"cases": cases_digest(shipped), "corpus": corpus_digest(editions(starter.sources))}
    return replace(pinned, counts=counts, **digests)  # type: ignore[arg-type]


def breached(run: Run, floors: Floors) -> set[str]:
    return {breach.name for breach in check(run, floors)}


def test_a_sound_assistant_passes(sound: Run, floors: Floors) -> None:
    assert check(sound, floors) == ()


@pytest.mark.parametrize(
    ("fake", "by"),
    [
        (Inventor, {"unsourced_claims", "invalid_citations", "correct", "refused_rightly"}),
        (Coward, {"refused_wrongly", "correct"}),
        (WrongPassage, {"unsourced_claims", "citation_recall", "citation_precision"}),
        (Uncited, {"unsourced_claims", "citation_recall"}),
    ],
)
def test_an_unsound_assistant_is_kept_out(
    fake: type[Oracle], by: set[str], starter: Library, shipped: tuple[Case, ...], floors: Floors
) -> None:
    assert by <= breached(run_of(fake(starter), shipped, starter), floors)


def test_one_unsourced_claim_among_all_answers_is_enough(
    starter: Library, shipped: tuple[Case, ...], floors: Floors
) -> None:
    oracle, uncited = Oracle(starter), Uncited(starter)
    first = next(case for case in shipped if case.answerable)
    run = run_of(lambda case: uncited(case) if case == first else oracle(case), shipped, starter)
    assert "unsourced_claims" in breached(run, floors)


def test_one_tempting_wrong_figure_is_enough(starter: Library, shipped: tuple[Case, ...], floors: Floors) -> None:
    oracle = Oracle(starter)
    tempted = next(case for case in shipped if case.answerable and case.must_not_include)

    def answer(case: Case) -> dict[str, object]:
        row = oracle(case)
        if case == tempted:
            row["claims"][0]["text"] += f" Of {case.must_not_include[0]}."
        return row

    assert "wrong_figures" in breached(run_of(answer, shipped, starter), floors)


def test_a_name_repeated_in_a_refusal_is_enough(starter: Library, shipped: tuple[Case, ...], floors: Floors) -> None:
    oracle = Oracle(starter)

    def answer(case: Case) -> dict[str, object]:
        row = oracle(case)
        if row["refusal"] and case.must_not_include:
            row["refusal"] = row["refusal"] | {"message": f"Over {case.must_not_include[0]} zeg ik niets."}
        return row

    assert "leaks" in breached(run_of(answer, shipped, starter), floors)


def test_cases_taken_away_or_changed_are_noticed(sound: Run, floors: Floors) -> None:
    fewer = replace(sound, results=sound.results[:100])
    assert {"cases", "refused"} <= breached(fewer, floors)
    eased = replace(sound.results[-1], case=replace(sound.results[-1].case, question="Makkelijk?"))
    assert "cases" in breached(replace(sound, results=(*sound.results[:-1], eased)), floors)


def test_other_sources_than_pinned_are_noticed(sound: Run, floors: Floors) -> None:
    other = replace(sound.meta, editions=sound.meta.editions | {"kerncijfers": "anders"})
    assert breached(replace(sound, meta=other), floors) == {"corpus"}


def test_what_was_not_measured_meets_no_floor(sound: Run, floors: Floors) -> None:
    assert "consistency_found" in breached(replace(sound, reworded=()), floors)


def test_updating_raises_the_floors_to_what_was_measured(sound: Run, floors: Floors) -> None:
    raised = updated(sound, floors, "", TODAY)
    assert raised.floor["correct"] == pytest.approx(0.98)
    assert raised.floor["refused_wrongly"] == pytest.approx(0.02)
    assert raised.lowered == ()
    assert check(sound, raised) == ()


def worse(starter: Library, shipped: tuple[Case, ...]) -> Run:
    """Refuses a third of what it could answer."""
    oracle, coward = Oracle(starter), Coward(starter)
    lost = {case.id for case in [case for case in shipped if case.answerable][::3]}
    return run_of(lambda case: (coward if case.id in lost else oracle)(case), shipped, starter)


def test_a_floor_is_not_lowered_without_a_reason(starter: Library, shipped: tuple[Case, ...], floors: Floors) -> None:
    with pytest.raises(GateError, match=r"verlaagt de ondergrens: .*correct van 0\.85 naar 0\.6"):
        updated(worse(starter, shipped), floors, " ", TODAY)


def test_a_lowered_floor_is_recorded_with_its_reason(
    starter: Library, shipped: tuple[Case, ...], floors: Floors, tmp_path: Path
) -> None:
    run = worse(starter, shipped)
    lower = updated(run, floors, 'Nieuwe "uitgave"', TODAY)
    path = tmp_path / "floors.toml"
    write_floors(lower, path)
    assert read_floors(path) == lower
    assert {item.measure for item in lower.lowered} >= {"correct", "refused_wrongly"}
    assert all((item.reason, item.on) == ('Nieuwe "uitgave"', "2026-11-20") for item in lower.lowered)
    assert check(run, lower) == ()


@pytest.mark.parametrize("name", NEVER)
def test_what_must_never_occur_cannot_be_allowed_by_any_reason(name: str, sound: Run, floors: Floors) -> None:
    first = replace(sound.results[0], scores={**sound.results[0].scores, name: 1.0})
    with pytest.raises(GateError, match=name):
        updated(replace(sound, results=(first, *sound.results[1:])), floors, "het moet", TODAY)


def test_the_set_cannot_shrink_below_its_least_by_any_reason(sound: Run, floors: Floors) -> None:
    with pytest.raises(GateError, match="te weinig vragen"):
        updated(replace(sound, results=sound.results[:120]), floors, "opgeruimd", TODAY)
    assert LEAST == {"cases": 180, "refused": 60}


def test_floors_that_name_an_unknown_measure_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS.read_text(encoding="utf-8").replace("[floor]", "[floor]\nschoonheid = 1"), encoding="utf-8")
    with pytest.raises(GateError, match="schoonheid"):
        read_floors(path)


@pytest.mark.parametrize("measure", sorted(GOALS))
def test_a_shipped_floor_below_its_goal_is_recorded_with_a_reason(measure: str) -> None:
    floors = read_floors(FLOORS)
    meets = reaches_goal(measure, floors.floor[measure])
    assert meets or any(item.measure == measure and item.reason for item in floors.lowered)


def reaches_goal(measure: str, bound: float) -> bool:
    """True if a floor (or ceiling) demands at least the goal."""
    return bound >= GOALS[measure] if BY_NAME[measure].higher_is_better else bound <= GOALS[measure]


def test_own_cases_start_from_the_shipped_demands_and_may_be_few(sound: Run) -> None:
    few = replace(sound, results=sound.results[40:60], reworded=())
    own = updated(few, unpinned(read_floors(FLOORS)), "", TODAY, least={})
    assert check(few, own, least={}) == ()
    assert own.counts["cases"] == 20


def test_a_count_is_pinned_as_counted_without_a_margin(sound: Run, floors: Floors) -> None:
    loose = replace(floors, floor=floors.floor | {"wrong_figures": 5.0})
    assert updated(sound, loose, "", TODAY).floor["wrong_figures"] == 0.0
