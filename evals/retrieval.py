"""How well passages are found: each leg alone, fused and reranked, by kind of question.

python -m evals retrieval --real                 the gold questions over the real publications
python -m evals retrieval --real --left-out      also trained without one source and asked about that
python -m evals retrieval --real --docs          writes docs/retrieval.md
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.question import understand
from assistant.retrieval import DEPTH, find
from assistant.settings import Settings
from assistant.wiring import assistant_for
from corpus.library import STARTER, Library, import_sources
from corpus.questions import questions_digest
from evals import casefile, data
from evals.cli import _progress
from evals.left_out import cases_on, unseen
from evals.matching import holds
from evals.measures.measure import UNSCORED, mean
from evals.measures.ndcg import ndcg
from evals.measures.recall import recall
from evals.models import Case, CaseKind, Given, Item, Piece
from evals.rankings import LEARNED, rankings
from evals.retrieval_docs import write_page
from evals.sources import Sources
from evals.summary import Value, clustered_bootstrap
from index.rerank import Reranker
from index.retriever import Retriever

LEFT_OUT = ("rib-groningen-2025-2026", "rib-drenthe-2024-2025", "ser-overijssel-krapte-2023")
WORK = Path("build/retrieval")
WIDTH = 160  # of the tables, also where no terminal tells its own
MEASURES: dict[str, Callable[[Item], float]] = {
    **{f"recall@{k}": lambda item, k=k: recall(item, k) for k in (1, 5, 10, 20)},  # type: ignore[misc]
    "nDCG@10": ndcg,
    "MRR": lambda item: reciprocal_rank(item),
}
SIDES = "sides@5"


@dataclass(frozen=True, slots=True)
class Found:
    """What one ranking found for each case, with its scores."""

    cases: tuple[Case, ...]
    scores: dict[str, tuple[float, ...]]  # by measure, one a case

    def value(self, measure: str, kind: CaseKind | None = None) -> Value:
        """The mean with the interval of a bootstrap that draws whole sources; of one kind of question, or all."""
        pairs = zip(self.cases, self.scores[measure], strict=True)
        chosen = [(c.source, s) for c, s in pairs if (kind is None or c.kind is kind) and not math.isnan(s)]
        if not chosen:
            return Value(UNSCORED, 0)
        scores = [score for _, score in chosen]
        return Value(mean(scores), len(scores), *clustered_bootstrap(scores, [source for source, _ in chosen], mean))

    def of(self, doc: str) -> Found:
        """The same for the cases that rest on one source."""
        own = {case.id for case in cases_on(doc, self.cases)}
        kept = [n for n, case in enumerate(self.cases) if case.id in own]
        scores = {name: tuple(values[n] for n in kept) for name, values in self.scores.items()}
        return Found(tuple(self.cases[n] for n in kept), scores)


def reciprocal_rank(item: Item) -> float:
    """1 / rank of the first piece of evidence that holds a gold quote; 0 where none does."""
    for rank, piece in enumerate(item.answer.evidence, 1):
        if any(piece.doc == gold.doc and holds(gold.quote, piece.text) for gold in item.case.gold):
            return 1 / rank
    return 0.0


def sides_present(item: Item, k: int = 5) -> float:
    """Of the sources that hold an answer to a comparison, the share that the first `k` pieces show it of.

    Unscored where the answer stands in one source only.
    """
    sides = {gold.doc for gold in item.case.gold}
    if len(sides) < 2 or item.case.kind not in {CaseKind.COMPARISON, CaseKind.MULTI_DOC}:
        return UNSCORED
    first = item.answer.evidence[:k]
    shown = {g.doc for g in item.case.gold if any(p.doc == g.doc and holds(g.quote, p.text) for p in first)}
    return len(shown) / len(sides)


def measured(retriever: Retriever, cases: Sequence[Case], sources: Sources) -> Found:
    """The scores of what the assistant would find with this retriever, sides of a comparison and all."""
    items = [Item(case, Given(case.id, "", evidence=_evidence(retriever, case)), sources) for case in cases]
    scored = {**MEASURES, SIDES: sides_present}
    return Found(tuple(cases), {name: tuple(map(score, items)) for name, score in scored.items()})


def _evidence(retriever: Retriever, case: Case) -> tuple[Piece, ...]:
    found = find(retriever, understand(case.question, case.history)).evidence[:DEPTH]
    return tuple(Piece(e.passage.doc, e.passage.page, e.passage.plain) for e in found)


def compare(retriever: Retriever, cases: Sequence[Case], library: Library, by: dict[str, Reranker]) -> dict[str, Found]:
    """Each ranking over the same candidates."""
    sources = Sources.of(library)
    return {name: measured(retriever.with_reranker(reranker), cases, sources) for name, reranker in by.items()}


def without_source(
    library: Library, cases: Sequence[Case], work: Path, progress: data.Progress
) -> Iterator[tuple[str, dict[str, Found]]]:
    """For each source that can be left out, what is found in it by a retriever that was trained without it."""
    known = hashlib.sha256(f"{library.digest}\n{questions_digest()}".encode()).hexdigest()[:8]
    for doc in sorted(source.id for source in library.sources if source.id.endswith(LEFT_OUT)):
        folder = work / f"{doc}-{known}"
        starter = import_sources(STARTER, folder / "starter", "AIMI", date.min)
        taught = [library] if doc.startswith("feiten-") else [library, starter]
        retriever = unseen(doc, library, taught, folder, progress)
        own = cases_on(doc, cases)
        simple = {name: ranking for name, ranking in rankings().items() if name != LEARNED}
        found = compare(retriever, own, library, simple)
        yield doc, {**found, LEARNED: measured(retriever, own, Sources.of(library))}


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    data_folder: Annotated[Path | None, typer.Option("--data", help="De map met bibliotheek en index.")] = None,
    real: Annotated[bool, typer.Option("--real", help="De vragen over de echte publicaties.")] = False,
    left_out: Annotated[bool, typer.Option("--left-out", help="Train ook zonder een bron en vraag daarnaar.")] = False,
    docs: Annotated[bool, typer.Option("--docs", help="Schrijf docs/retrieval.md.")] = False,
    work: Annotated[Path, typer.Option("--work", help="Waar blijft wat zonder een bron is getraind.")] = WORK,
) -> None:
    """Meet of de passages worden gevonden die het antwoord bevatten."""
    out = Console(highlight=False, width=WIDTH)
    settings = Settings(data=data_folder or Path("data/real" if real else "data/starter"))
    with _progress() as progress:
        library = data.ready(settings, data.manifest_for(real), date.today(), progress)
        cases = casefile.read_cases(data.REAL_QUESTIONS if real else casefile.SHIPPED, kept=not real)
        asked, _ = data.answerable_here(tuple(case for case in cases if case.answerable), library)
        found = compare(assistant_for(settings).retriever, asked, library, rankings())
    out.print(_table(f"{len(asked)} vragen, {len(library.passages)} passages", found))
    out.print(_kinds(found[LEARNED]))
    unseen_found = {}
    with _progress() as progress:
        for doc, by_ranking in without_source(library, asked, work, progress) if left_out else ():
            unseen_found[doc] = by_ranking
            out.print(_table(f"Getraind zonder {doc}, {len(by_ranking[LEARNED].cases)} vragen daarover", by_ranking))
    if docs:
        out.print(f"Geschreven: {write_page(found, unseen_found, data.ROOT / 'docs')}")


def _table(title: str, found: dict[str, Found]) -> Table:
    table = Table("rangschikking", *MEASURES, title=title)
    for name, scores in found.items():
        values = [scores.value(measure) for measure in MEASURES]
        table.add_row(name, *(f"{v.value:.3f} ({v.low:.2f}-{v.high:.2f})" for v in values))
    return table


def _kinds(found: Found) -> Table:
    table = Table("soort vraag", "vragen", *MEASURES, SIDES, title="Per soort vraag: learned trees")
    for kind in sorted({case.kind for case in found.cases}):
        values = [found.value(measure, kind) for measure in (*MEASURES, SIDES)]
        table.add_row(kind.value, str(values[0].n), *("" if math.isnan(v.value) else f"{v.value:.3f}" for v in values))
    return table


if __name__ == "__main__":
    app()
