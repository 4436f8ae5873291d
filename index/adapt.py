"""Training the static encoder on pairs that belong together: questions with passages, answers and each other.

In-batch negatives (InfoNCE; van den Oord et al. 2018): every other pair of the batch is a wrong answer. The
loss is taken on several prefixes of the vector at once (Matryoshka; Kusupati et al. 2022), so that a shorter
vector is a good one too. Same pairs, same seed: same bytes.
"""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.dutch.thesaurus import all_concepts
from corpus.models import Passage
from corpus.questions import PassageQuestion
from index.build import passage_text
from index.encoders import Vectors, terms_for_encoder

if TYPE_CHECKING:
    import torch

DIMENSIONS = 256
PREFIXES = (256, 128, 64)
TEMPERATURE = 0.05
LEARNING_RATE = 0.02
BATCH = 512
DROPPED_WORDS = 0.15  # share of a question's words left out, so that no single word is relied on
WEIGHT = {"s": 1.0, "n": 1.0, "w": 0.6, "p": 0.7, "g": 0.3}  # starting weight by kind of term
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together; pairs of one group are never each other's wrong answer."""

    left: str
    right: str
    group: str


def pairs_of(passages: Sequence[Passage], questions: Sequence[PassageQuestion]) -> list[Pair]:
    """Pairs from passage questions, headings and the thesaurus, in a fixed order."""
    by_id = {p.id: p for p in passages}
    pairs: list[Pair] = []
    former: PassageQuestion | None = None
    for question in questions:
        passage = by_id[question.passage]
        pairs.append(Pair(question.text, passage_text(passage), passage.id))
        if question.answers:
            answer = " ".join(passage.sentence_text(i) for i in question.answers)
            pairs.append(Pair(question.text, answer, passage.id))
        if former and former.passage == question.passage:
            pairs.append(Pair(former.text, question.text, passage.id))
        former = question
    pairs += [Pair(". ".join(p.sections), p.plain, p.id) for p in passages if p.sections]
    for concept in all_concepts():
        group = f"concept:{concept.id}"
        pairs += [Pair(concept.terms[0], term, group) for term in concept.terms[1:] + concept.narrower[:3]]
    return pairs


def train(pairs: Sequence[Pair], folder: Path, epochs: int, seed: int, progress: Progress, limit: int = 45_000) -> None:
    """Train on `pairs` and write the encoder into `folder` in sentence-transformers' form."""
    import torch

    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    terms = {text: terms_for_encoder(text) for text in sorted({t for p in pairs for t in (p.left, p.right)})}
    vocabulary, idf = _vocabulary(terms, limit)
    table = torch.nn.EmbeddingBag(len(vocabulary), DIMENSIONS, mode="sum")
    start = torch.tensor([WEIGHT[t[0]] * idf[t] for t in vocabulary]) / math.sqrt(DIMENSIONS)
    with torch.no_grad():
        table.weight.copy_(torch.randn(len(vocabulary), DIMENSIONS) * start[:, None])
    ids = {text: [vocabulary[t] for t in found if t in vocabulary] for text, found in terms.items()}
    _fit(table, ids, list(pairs), epochs, random.Random(seed), progress)
    save(table.weight.detach().numpy(), vocabulary, folder)


def _vocabulary(terms: dict[str, list[str]], limit: int) -> tuple[dict[str, int], dict[str, float]]:
    """The most frequent terms that stand in two texts or more, and their idf."""
    counts = Counter(t for found in terms.values() for t in set(found))
    kept = sorted((t for t, n in counts.items() if n > 1), key=lambda t: (-counts[t], t))[:limit]
    return {t: i for i, t in enumerate(kept)}, {t: math.log(1 + len(terms) / counts[t]) for t in kept}


def _fit(
    table: torch.nn.EmbeddingBag,
    ids: dict[str, list[int]],
    pairs: list[Pair],
    epochs: int,
    rng: random.Random,
    progress: Progress,
) -> None:
    import torch

    optimiser = torch.optim.Adam(table.parameters(), lr=LEARNING_RATE)
    steps = epochs * math.ceil(len(pairs) / BATCH)
    step = 0
    for _ in range(epochs):
        rng.shuffle(pairs)
        for start in range(0, len(pairs), BATCH):
            optimiser.param_groups[0]["lr"] = LEARNING_RATE * (1 - step / steps)
            loss = _loss(table, ids, pairs[start : start + BATCH], rng)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            step += 1
            progress("Training", step, steps)


def _loss(
    table: torch.nn.EmbeddingBag, ids: dict[str, list[int]], batch: list[Pair], rng: random.Random
) -> torch.Tensor:
    import torch

    left = _rows(table, [_drop(ids[p.left], rng) for p in batch])
    right = _rows(table, [ids[p.right] for p in batch])
    numbers = {g: n for n, g in enumerate(sorted({p.group for p in batch}))}
    group = torch.tensor([numbers[p.group] for p in batch])
    own = torch.arange(len(batch))
    twin = (group[:, None] == group[None, :]) & ~torch.eye(len(batch), dtype=torch.bool)
    total = torch.zeros(())
    for size in PREFIXES:
        a = torch.nn.functional.normalize(left[:, :size], dim=1)
        b = torch.nn.functional.normalize(right[:, :size], dim=1)
        scores = (a @ b.T / TEMPERATURE).masked_fill(twin, -1e4)
        both = (torch.nn.functional.cross_entropy(s, own) for s in (scores, scores.T))
        total = total + sum(both, torch.zeros(()))
    return total / (2 * len(PREFIXES))


def _drop(terms: list[int], rng: random.Random) -> list[int]:
    kept = [t for t in terms if rng.random() > DROPPED_WORDS]
    return kept or terms


def _rows(table: torch.nn.EmbeddingBag, lists: list[list[int]]) -> Any:
    import torch

    filled = [terms or [0] for terms in lists]
    starts = np.cumsum([0, *(len(terms) for terms in filled[:-1])])
    return table(torch.tensor([t for terms in filled for t in terms]), torch.tensor(starts))


def save(table: Vectors, vocabulary: dict[str, int], folder: Path) -> None:
    """Write an encoder as sentence-transformers reads it: WordLevel tokenizer, StaticEmbedding, Normalize.

    That library must be given `" ".join(terms_for_encoder(text))`; here the terms are looked up directly.
    """
    from safetensors.numpy import save_file
    from tokenizers import Tokenizer, models, pre_tokenizers

    folder.mkdir(parents=True, exist_ok=True)
    full = {"[UNK]": len(vocabulary), **vocabulary}
    tokenizer = Tokenizer(models.WordLevel(dict(sorted(full.items(), key=lambda item: item[1])), unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    weights = np.concatenate([table, np.zeros((1, table.shape[1]), table.dtype)]).astype(np.float16)
    save_file({"embedding.weight": weights}, folder / "model.safetensors")
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    (folder / "modules.json").write_text(json.dumps(modules, indent=1), encoding="utf-8")
    (folder / "1_Normalize").mkdir(exist_ok=True)
    (folder / "1_Normalize" / "config.json").write_text("{}", encoding="utf-8")  # git keeps no empty folder
