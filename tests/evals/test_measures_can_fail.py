"""No measure is satisfied by whatever comes: for each there is an answer that it calls worse than a sound one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.measures import BY_NAME
from evals.models import CaseKind, Cited, Item
from tests.evals.small import DOC, LINES, PAGE, REFUSED, TO_REFUSE, answered, claim, item, quoting

SOUND = replace(quoting(LINES[0]), evidence=answered(found=LINES).evidence, elapsed_ms=10.0)
NOWHERE = claim(LINES[0], "Dit staat nergens in de bron te lezen.")
AT = PAGE.index(LINES[1])

PERSONAL = {**TO_REFUSE, "kind": CaseKind.PERSONAL_DATA, "must_not_include": ("Oldenbanning",)}
NEIGHBOUR = claim("In 2023 was het in Groningen 71,4%.", LINES[1])

SOUND_ITEM = item(SOUND)
WORSE: dict[str, tuple[Item, Item]] = {
    "correct": (SOUND_ITEM, item(quoting(LINES[2]))),
    "gold_cited": (SOUND_ITEM, item(quoting(LINES[2]))),
    "includes": (SOUND_ITEM, item(quoting(LINES[2]))),
    "refused_rightly": (item(REFUSED, **TO_REFUSE), item(SOUND, **TO_REFUSE)),
    "refused_wrongly": (SOUND_ITEM, item(REFUSED)),
    "coverage": (SOUND_ITEM, item(REFUSED)),
    "truthfulness": (SOUND_ITEM, item(quoting(LINES[2]))),
    "unsourced_claims": (SOUND_ITEM, item(answered(claim(LINES[0])))),
    "quote_validity": (SOUND_ITEM, item(answered(NOWHERE))),
    "invalid_citations": (SOUND_ITEM, item(answered(NOWHERE))),
    "misplaced_quotes": (
        SOUND_ITEM,
        item(answered(replace(claim(LINES[0]), citations=(Cited(DOC, 1, LINES[0], AT, AT + 9),)))),
    ),
    "wrong_figure": (SOUND_ITEM, item(quoting(LINES[0]), must_not_include=("4.450",))),
    "wrong_figures": (SOUND_ITEM, item(quoting(LINES[0]), must_not_include=("4.450",))),
    "leaks": (
        item(REFUSED, **PERSONAL),
        item(replace(REFUSED, refusal="Over Oldenbanning zeg ik niets."), **PERSONAL),
    ),
    "figure_fidelity": (SOUND_ITEM, item(answered(claim("Er stonden 4.540 vacatures open.", LINES[0])))),
    "region_fidelity": (SOUND_ITEM, item(answered(NEIGHBOUR))),
    "period_fidelity": (SOUND_ITEM, item(answered(NEIGHBOUR))),
    "citation_recall": (SOUND_ITEM, item(answered(claim(LINES[0], LINES[2])))),
    "citation_precision": (SOUND_ITEM, item(answered(claim(LINES[0], LINES[2])))),
    "ndcg@10": (SOUND_ITEM, item(replace(SOUND, evidence=answered(found=(LINES[2],)).evidence))),
    "words": (SOUND_ITEM, item(quoting(*LINES))),
    "ms_median": (SOUND_ITEM, item(replace(SOUND, elapsed_ms=900.0))),
    "ms_p95": (SOUND_ITEM, item(replace(SOUND, elapsed_ms=900.0))),
    **{
        f"recall@{k}": (SOUND_ITEM, item(replace(SOUND, evidence=answered(found=(LINES[2],)).evidence)))
        for k in (1, 5, 10, 20)
    },
}


def test_every_measure_has_an_answer_that_it_calls_worse() -> None:
    assert WORSE.keys() == BY_NAME.keys()


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_the_measure_can_fail(name: str) -> None:
    measure = BY_NAME[name]
    sound, worse = (measure.score(of) for of in WORSE[name])
    assert measure.better(sound, worse), (sound, worse)
