"""An answer's trace as JSON, for the page that shows what went wrong."""

from __future__ import annotations

from typing import Any

from assistant.models import Question, Trace

SHOWN_REJECTED = 12


def trace_row(trace: Trace | None) -> dict[str, Any]:
    """What a maintainer needs to see why an answer came out as it did; empty without a trace."""
    if trace is None:
        return {}
    return {
        "answerability": trace.answerability,
        "corpus": trace.corpus,
        "index": trace.index,
        "drafter": trace.drafter,
        "model": trace.model,
        "prompt": trace.prompt,
        "understood": _understood(trace.question),
        "queries": list(trace.queries),
        "expansions": [list(pair) for pair in trace.expansions],
        "rejected": [{"text": r.text, "reason": r.reason} for r in trace.rejected[:SHOWN_REJECTED]],
        "timings_ms": {step: round(ms, 1) for step, ms in trace.timings_ms.items()},
    }


def _understood(question: Question | None) -> dict[str, Any]:
    if question is None:
        return {}
    return {
        "text": question.text,
        "kind": str(question.kind),
        "regions": [asked.written for asked in question.regions],
        "periods": [asked.written for asked in question.periods],
        "indicators": list(question.indicators),
    }
