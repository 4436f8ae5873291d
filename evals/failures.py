"""Why an answer is not right, in words for maintainers."""

from __future__ import annotations

from evals.matching import says
from evals.measures.correct import correct, forbidden, gold_cited
from evals.measures.leaks import leaks
from evals.models import Item
from evals.support import unsupported


def problems(item: Item) -> tuple[str, ...]:
    """What is wrong with the answer, each in one line; empty where nothing is."""
    case, answer = item.case, item.answer
    found = [f"bewering zonder bron ({why}): {claim.text}" for claim in answer.shown
             if (why := unsupported(claim, item.sources))]  # fmt: skip
    if leaks(item) == 1.0:
        found.append("herhaalt wat niet mag")
    if not case.answerable:
        return (*found, *([] if answer.refused else ["beantwoord, terwijl weigeren goed was"]))
    if answer.refused:
        return (*found, f"ten onrechte niet beantwoord ({answer.reason or 'geen reden'})")
    return (*found, *_not_correct(item))


def _not_correct(item: Item) -> list[str]:
    found = [f"geeft het verkeerde {needle}" for needle in forbidden(item)]
    lacking = [g for g in item.case.must_include if not any(says(item.answer.text, s) for s in g)]
    found += [f"zegt niet: {' of '.join(group)}" for group in lacking]
    if correct(item) < 1.0 and gold_cited(item) < 1.0:
        found.append("citeert de juiste passage niet")
    return found
