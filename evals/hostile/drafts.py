"""The honest drafts: written by hand over the starter set, and the sentences of the real sources where these are."""

from __future__ import annotations

import json
import tempfile
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from assistant.draft.admit import Quote, Written, locate
from corpus.library import Library, import_sources, import_starter
from corpus.models import Kind, Passage
from evals.hostile.models import Honest, Hostile
from index.models import Evidence

BY_HAND = Path(__file__).parent  # by_hand.jsonl
HONEST = Path(__file__).parents[1] / "honest"
REAL = Path(__file__).parents[3] / "shared" / "bronnen" / "bronnen.toml"
TODAY = date(2026, 1, 1)  # of the approval: any day will do
MIN_WORDS, MAX_WORDS = 8, 35


class UnknownQuoteError(ValueError):
    """A hand-written draft quotes what no passage of the starter set holds."""


def starter_library() -> Library:
    """The starter set, read into a folder of its own."""
    return import_starter(Path(tempfile.mkdtemp(prefix="aimi-")), TODAY)


def real_library() -> Library | None:
    """The real sources, where they lie beside the repository."""
    if not REAL.is_file():
        return None
    return import_sources(REAL, Path(tempfile.mkdtemp(prefix="aimi-")), "evals", TODAY)


def written_by_hand(library: Library, folder: Path = HONEST) -> list[Honest]:
    """The drafts in `folder`, with the evidence that they quote. Raises UnknownQuoteError."""
    passages: dict[str, list[Passage]] = defaultdict(list)
    for passage in library.passages:
        passages[passage.doc].append(passage)
    rows = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    return [_draft(row, passages[row["doc"]]) for row in rows]


def hostile_by_hand(library: Library, path: Path = BY_HAND) -> list[Hostile]:
    """The false readings that people wrote over the starter set, with the quotes that they claim to rest on."""
    drafts = written_by_hand(library, path)
    return [Hostile(one.id, one.origin, "by hand", one.written, one.evidence, one.kind) for one in drafts]


def _draft(row: dict[str, object], passages: list[Passage]) -> Honest:
    evidence: list[Evidence] = []
    quotes: list[Quote] = []
    wanted: list[str] = row["quotes"]  # type: ignore[assignment]
    holding = {words: [p for p in passages if words.split()[-1] in p.text and locate(p, words)] for words in wanted}
    count = Counter(
        p.id for found in holding.values() for p in found
    )  # the passage that holds most of the quotes first
    for words in wanted:
        passage = max(holding[words], key=lambda p: count[p.id], default=None)
        if passage is None:
            raise UnknownQuoteError(f"{row['id']}: dit citaat staat in geen passage van {row['doc']}: {words!r}")
        if all(one.passage.id != passage.id for one in evidence):
            evidence.append(Evidence(passage, 1.0))
        number = next(i for i, one in enumerate(evidence, 1) if one.passage.id == passage.id)
        quotes.append(Quote(f"E{number}", words))
    return Honest(
        str(row["id"]), "starter", Written(str(row["claim"]), tuple(quotes)), tuple(evidence), str(row["kind"])
    )


def sentences(library: Library) -> list[Honest]:
    """Whole sentences of prose, as a model might copy them; without the closing stop."""
    found = []
    for passage in library.passages:
        for index, sentence in enumerate(passage.sentences):
            words = passage.sentence_text(index)
            fits = MIN_WORDS <= len(words.split()) <= MAX_WORDS and words.endswith(".")
            if sentence.quotable and sentence.kind is Kind.PROSE and fits and locate(passage, words) == (index,):
                written = Written(words[:-1], (Quote("E1", words),))
                found.append(Honest(f"{passage.doc}/{passage.id}/{index}", "real", written, (Evidence(passage, 1.0),)))
    return found
