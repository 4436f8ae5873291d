"""The public form of an answer: JSON, versioned, documented in docs/answer-format.md."""

from __future__ import annotations

from typing import Any

from assistant.models import Answer, Citation, Claim, ClaimRole, Comparison, Note, Passport

VERSION = 1


def to_json(answer: Answer) -> dict[str, Any]:
    """The answer as plain values; keys that have nothing to say are null or empty."""
    return {
        "version": VERSION,
        "question": answer.question,
        "status": answer.status.value,
        "refusal": _refusal(answer),
        "passport": _passport(answer.passport),
        "claims": [_claim(claim) for claim in answer.claims],
        "comparison": _comparison(answer.comparison),
        "notes": [_note(note) for note in answer.notes],
        "sources": _sources(answer),
        "removed": answer.removed,
        "evidence": [
            {"doc": e.passage.doc, "page": e.passage.page, "text": e.passage.plain, "passage": e.passage.id,
             "sections": list(e.passage.sections), "score": round(e.score, 6)}
            for e in answer.evidence
        ],
        "trace": _trace(answer),
        "elapsed_ms": round(answer.elapsed_ms, 1),
    }  # fmt: skip


def _sources(answer: Answer) -> list[dict[str, str]]:
    """The sources that are cited, with the checksum that a later check holds them to."""
    claims = [*answer.claims, *(note.claim for note in answer.notes)]
    if answer.comparison:
        claims += [side.claim for side in answer.comparison.sides if side.claim]
    found = {c.doc: {"id": c.doc, "sha256": c.sha256, "title": c.title} for claim in claims for c in claim.citations}
    return [found[doc] for doc in sorted(found)]


def _refusal(answer: Answer) -> dict[str, str] | None:
    if answer.refusal is None:
        return None
    r = answer.refusal
    return {"reason": r.reason.value, "message": r.message, "searched": r.searched, "advice": r.advice}


def _citation(c: Citation) -> dict[str, Any]:
    return {
        "doc": c.doc, "page": c.page, "quote": c.quote, "start": c.span.start, "end": c.span.end,
        "passage": c.passage, "title": c.title, "publisher": c.publisher, "section": c.section, "tells_of": c.tells_of,
    }  # fmt: skip


def _claim(claim: Claim) -> dict[str, Any]:
    form: dict[str, Any] = {
        "text": claim.text,
        "role": claim.role.value,
        "citations": [_citation(c) for c in claim.citations],
    }
    return form | ({"derived": True} if claim.role is ClaimRole.DERIVED else {})


def _note(note: Note) -> dict[str, Any]:
    return {"kind": note.kind.value, **_claim(note.claim)}


def _passport(passport: Passport | None) -> dict[str, Any] | None:
    if passport is None:
        return None
    return {
        "value": passport.value, "unit": passport.unit, "indicator": passport.indicator, "region": passport.region,
        "period": passport.period, "status": passport.status,
        "region_from": passport.figure.region_from, "period_from": passport.figure.period_from,
    }  # fmt: skip


def _comparison(comparison: Comparison | None) -> dict[str, Any] | None:
    if comparison is None:
        return None
    sides = [
        {"label": s.label, "value": s.figure.written if s.figure else None, "unit": s.figure.unit if s.figure else None,
         "claim": _claim(s.claim) if s.claim else None}
        for s in comparison.sides
    ]  # fmt: skip
    return {"sides": sides, "difference": _claim(comparison.difference) if comparison.difference else None}


def _trace(answer: Answer) -> dict[str, Any] | None:
    trace = answer.trace
    if trace is None:
        return None
    asked = trace.question
    understood = None
    if asked is not None:
        understood = {
            "text": asked.text, "kind": asked.kind.value, "indicators": list(asked.indicators), "sectors": list(asked.sectors),
            "regions": [{"written": r.written, "candidates": [str(c) for c in r.candidates]} for r in asked.regions],
            "periods": [p.written for p in asked.periods],
        }  # fmt: skip
    return {
        "understood": understood, "queries": list(trace.queries), "expansions": [list(e) for e in trace.expansions],
        "readings": [list(e) for e in trace.readings],
        "rejected": [{"text": r.text, "passage": r.passage, "reason": r.reason} for r in trace.rejected],
        "answerability": trace.answerability, "corpus": trace.corpus, "index": trace.index, "drafter": trace.drafter,
        "model": trace.model, "prompt": trace.prompt, "model_status": trace.status, "cost": trace.cost,
        "timings_ms": {k: round(v, 1) for k, v in trace.timings_ms.items()},
    }  # fmt: skip
