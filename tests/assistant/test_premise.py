"""A question that takes for granted what the sources deny is corrected with a citation, not explained."""

import pytest

from assistant.models import RefusalReason
from assistant.pipeline import Assistant


@pytest.mark.parametrize(
    ("text", "correction"),
    [
        ("Waarom is de netto arbeidsparticipatie in Drenthe tussen 2013 en 2023 gedaald?", "steeg"),
        ("Waarom komen er tot 2027 zoveel banen van zelfstandigen bij in Groningen?", "daal"),
    ],
)
def test_a_false_premise_is_corrected_with_a_cited_sentence(assistant: Assistant, text: str, correction: str) -> None:
    answer = assistant.ask(text)
    assert answer.refusal is not None and answer.refusal.reason is RefusalReason.FALSE_PREMISE
    assert correction in answer.claims[0].text and answer.claims[0].citations


@pytest.mark.parametrize(
    "text",
    [
        "Waarom is de netto arbeidsparticipatie in Drenthe tussen 2013 en 2023 gestegen?",
        "Waarom daalt het aantal banen van zelfstandigen in Groningen?",
    ],
)
def test_a_true_premise_is_no_ground_for_refusal(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.refusal is None or answer.refusal.reason is not RefusalReason.FALSE_PREMISE


@pytest.mark.parametrize(
    ("text", "correction"),
    [
        ("Waarom was de hele Drentse arbeidsmarkt vlak voor corona krap?", "niet krap"),
        ("Waarom heeft Drenthe de hoogste banengroei van alle arbeidsmarktregio's?", "minste"),
    ],
)
def test_tightness_and_records_that_the_sources_deny_are_corrected_too(
    assistant: Assistant, text: str, correction: str
) -> None:
    answer = assistant.ask(text)
    assert answer.refusal is not None and answer.refusal.reason is RefusalReason.FALSE_PREMISE
    assert correction in answer.claims[0].text.lower()
