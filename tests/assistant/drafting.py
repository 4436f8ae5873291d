"""Own material for the tests of gates and drafts: three passages, their evidence, claims over them."""

from __future__ import annotations

from pathlib import Path

from assistant.citations import Citer
from assistant.draft.admit import Admission, Quote, Written
from assistant.draft.chat import ChatDrafter
from assistant.draft.provider import EXTRAS, chat_model
from assistant.models import Claim, ClaimRole, Question
from assistant.question import understand
from corpus.models import Document, Kind, Page, Passage, Source
from corpus.readers import read_document
from corpus.split import split_document
from index.models import Evidence

TEXT = """---
id: proefblad
title: Proefblad arbeidsmarkt Drenthe 2024-2025
publisher: UWV
region: arbeidsmarktregio Drenthe
covers: 2023 tot en met 2025
---

# Proefblad arbeidsmarkt Drenthe 2024-2025

## Vacatures

### Openstaande vacatures
Eind juni 2024 stonden er in de arbeidsmarktregio Drenthe 6.120 vacatures open.
Een jaar eerder waren dat er 5.480 in de arbeidsmarktregio Drenthe.
Dat is een stijging van bijna 12%.
De krapte was in het tweede kwartaal van 2022 het grootst en nam daarna af.
In de hele provincie Drenthe ging het eind juni 2024 om 9.250 openstaande vacatures.

### Werkzoekenden
Eind 2024 telde de arbeidsmarktregio Drenthe 2.310 WW-uitkeringen, 3,5% minder dan eind 2023.
UWV verwacht dat het aantal banen van werknemers in de arbeidsmarktregio Drenthe in 2025 met 1.400 groeit.
Doordat ouderen met pensioen gaan, ontstaan er volgens UWV veel vacatures in de zorg.
Werkgevers hoeven voor een statushouder geen vergunning aan te vragen.
De netto arbeidsparticipatie was 68,4% in 2023 en 61,2% in 2013.

### Scholing
Veel bedrijven vergoeden de opleiding van hun personeel.
Jongeren kiezen minder vaak voor techniek dan tien jaar eerder.
"""


def passages(folder: Path) -> tuple[Passage, ...]:
    """The passages of the sheet."""
    path = folder / "proefblad.md"
    path.write_text(TEXT, encoding="utf-8")
    return split_document(read_document(source(), path))


def source() -> Source:
    return Source(
        "proefblad", "Proefblad arbeidsmarkt Drenthe 2024-2025", "UWV", "feitenblad", "arbeidsmarktregio Drenthe",
        "2023 tot en met 2025", "2024", "proefblad.md", "0" * 64,
    )  # fmt: skip


def evidence(folder: Path) -> tuple[Evidence, ...]:
    return tuple(Evidence(passage, 1.0) for passage in passages(folder))


def citer() -> Citer:
    return Citer({"proefblad": source()})


def key_of(found: tuple[Evidence, ...], words: str) -> str:
    """The key of the passage that holds `words`."""
    return next(f"E{n}" for n, one in enumerate(found, 1) if words in one.passage.plain)


def written(found: tuple[Evidence, ...], text: str, *quotes: str) -> Written:
    return Written(text, tuple(Quote(key_of(found, quote), quote) for quote in quotes))


def reasons(found: tuple[Evidence, ...], text: str, *quotes: str, question: Question | None = None) -> list[str]:
    """The codes against a sentence over these quotes, as a model would hand it in."""
    admitted = Admission(found, citer(), question).admit(written(found, text, *quotes))
    return [reason.code.value for reason in admitted.reasons]


def claim(found: tuple[Evidence, ...], text: str, *quotes: str, role: ClaimRole = ClaimRole.PARAPHRASE) -> Claim:
    """A claim with the citations of whole quoted sentences."""
    cited = []
    for quote in quotes:
        passage = next(one.passage for one in found if quote in one.passage.plain)
        index = next(i for i in range(len(passage.sentences)) if quote in passage.sentence_text(i))
        cited += citer().sentence(passage, index)
    return Claim(text, tuple(cited), role)


def drafter(url: str, provider: str = "openai", deadline_s: float = 5.0, key: str = "sleutel-123") -> ChatDrafter:
    """A drafter over the scripted server."""
    address = url if provider == "ollama" else f"{url}/v1"
    model = chat_model(f"{provider}:proef", address, key, timeout_s=deadline_s)
    return ChatDrafter(model, f"{provider}:proef", citer(), deadline_s, EXTRAS[provider][1])


def ask(text: str = "Hoeveel vacatures staan er open in Drenthe?") -> Question:
    return understand(text)


__all__ = ["Document", "Kind", "Page", "ask", "citer", "claim", "drafter", "evidence", "key_of", "passages", "reasons"]
