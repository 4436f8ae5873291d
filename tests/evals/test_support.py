"""The support test: what it lets in and keeps out, on hand-made pairs and on the honest claims that ship."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from evals.models import Cited, GivenClaim
from evals.sources import Sources
from evals.support import coverage, opposed, supports

HONEST = Path(__file__).resolve().parents[2] / "evals" / "honest"


def honest() -> list[dict[str, object]]:
    lines = (line for path in sorted(HONEST.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]


def carried(row: dict[str, object], quotes: object, sources: Sources) -> bool:
    citations = tuple(Cited(str(row["doc"]), None, quote) for quote in quotes)  # type: ignore[attr-defined]
    return supports(GivenClaim(str(row["claim"]), citations), citations, sources)


def test_at_least_95_of_100_honest_paraphrases_are_carried_by_their_quotes(starter_sources: Sources) -> None:
    rows = honest()
    assert sum(carried(row, row["quotes"], starter_sources) for row in rows) / len(rows) >= 0.95


def test_at_most_3_of_100_are_carried_by_quotes_of_another_claim_of_the_same_sheet(starter_sources: Sources) -> None:
    rows, rng, let_in, tried = honest(), random.Random(7), 0, 0
    for row in rows:
        others = [o for o in rows if o["doc"] == row["doc"] and not set(o["quotes"]) & set(row["quotes"])]  # type: ignore[call-overload]
        for other in rng.sample(others, 4):
            let_in += carried(row, other["quotes"], starter_sources)
            tried += 1
    assert let_in / tried <= 0.03


def test_words_are_covered_by_stem_and_by_part_of_a_compound() -> None:
    assert coverage("vacatures in de zorgsector", "een vacature in de zorg") == 1.0
    assert coverage("vacatures in de bouw", "een vacature in de zorg") == 0.5


@pytest.mark.parametrize(
    ("statement", "premise", "against"),
    [
        ("het aantal banen stijgt", "het aantal banen daalt", True),
        ("het aantal banen stijgt", "het aantal banen groeide", False),
        ("er is geen krapte", "er is krapte", True),
        ("er is geen krapte", "krapte is er niet", False),
        ("het werden er meer, daarna minder", "het werden er minder", False),
    ],
)
def test_opposite_directions_and_denials_are_seen(statement: str, premise: str, against: bool) -> None:
    assert opposed(statement, premise) is against
