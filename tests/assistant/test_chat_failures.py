"""The table of failures, row by row: each ends in its status, without claims and within the deadline."""

import socket
import time
from pathlib import Path

import pytest

from assistant.draft.breaker import Breaker
from assistant.draft.chat import ChatDrafter
from assistant.draft.failures import Failure, ModelStatus
from assistant.draft.provider import EXTRAS, chat_model
from index.models import Evidence
from tests.assistant.drafting import ask, citer, drafter, evidence, key_of
from tests.assistant.scripted_model import Reply, ScriptedModel, answer

OPEN = "Eind juni 2024 stonden er in de arbeidsmarktregio Drenthe 6.120 vacatures open."
GOOD = "Eind juni 2024 waren er 6.120 openstaande vacatures in de arbeidsmarktregio Drenthe."
ENGLISH = "At the end of June 2024 there were 6.120 open vacancies in the region of Drenthe."
HALF = '{"claims": [{"text": "Eind juni 2024 waren'
DEADLINE_S = 2.0


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Evidence, ...]:
    return evidence(Path(tmp_path_factory.mktemp("sheet")))


ROWS = [
    ("slow", Reply("laat", wait_s=30.0), "timeout"),
    ("401", Reply(code=401), "unauthorized"),
    ("403", Reply(code=403), "unauthorized"),
    ("429", Reply(code=429, headers={"retry-after": "30"}), "rate_limited"),
    ("500", Reply(code=500), "server_error"),
    ("503", Reply(code=503), "server_error"),
    ("unknown model", Reply(code=404, error="model not found"), "bad_request"),
    ("content filter, refused", Reply(code=400, error="content_filter"), "content_filter"),
    ("content filter, on the way", Reply(HALF, finish="content_filter"), "content_filter"),
    ("broken JSON", Reply("{claims: nee"), "broken_json"),
    ("prose", Reply("Er zijn veel vacatures in Drenthe."), "broken_json"),
    ("another shape", Reply('{"antwoord": "veel"}'), "broken_json"),
    ("truncated by its limit", Reply(HALF, finish="length"), "truncated"),
    ("truncated stream", Reply(HALF, cut=True), "truncated"),
    ("empty", Reply(""), "empty"),
    ("endless", Reply("", endless="Er zijn veel vacatures. " * 40), "endless"),
]


@pytest.mark.parametrize("provider", ["openai", "ollama"])
@pytest.mark.parametrize(("row", "reply", "status"), ROWS, ids=[row[0] for row in ROWS])
def test_each_failure_has_its_status_within_the_deadline(
    found: tuple[Evidence, ...], provider: str, row: str, reply: Reply, status: str
) -> None:
    with ScriptedModel(reply) as server:
        one = drafter(server.url, provider, DEADLINE_S)
        start = time.monotonic()
        draft = one.draft(ask(), found)
        took = time.monotonic() - start
    assert (draft.status, draft.claims) == (status, ())
    assert took < DEADLINE_S + 1.0
    assert draft.cost["calls"] == 1


@pytest.mark.parametrize("provider", ["openai", "ollama"])
def test_a_model_that_answers_in_english(found: tuple[Evidence, ...], provider: str) -> None:
    reply = answer((ENGLISH, [(key_of(found, OPEN), OPEN)]))
    with ScriptedModel(reply) as server:
        draft = drafter(server.url, provider).draft(ask(), found)
    assert (draft.status, draft.claims, draft.cost["calls"]) == ("not_dutch", (), 1)


def test_no_tool_call_where_one_was_asked_for(found: tuple[Evidence, ...]) -> None:
    with ScriptedModel(Reply("Er zijn 6.120 vacatures.")) as server:
        model = chat_model("openai:proef", f"{server.url}/v1", "x")
        draft = ChatDrafter(model, "openai:proef", citer(), DEADLINE_S, "function_calling").draft(ask(), found)
    assert (draft.status, draft.claims) == ("no_tool_call", ())


@pytest.mark.parametrize("provider", ["openai", "ollama"])
def test_nobody_listens(found: tuple[Evidence, ...], provider: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
    draft = drafter(url, provider, DEADLINE_S).draft(ask(), found)
    assert (draft.status, draft.claims) == ("unreachable", ())


def test_claims_that_were_whole_before_a_failure_do_not_stay(found: tuple[Evidence, ...]) -> None:
    whole = answer((GOOD, [(key_of(found, OPEN), OPEN)])).text
    with ScriptedModel(Reply(whole[: whole.rindex("]")], cut=True)) as server:
        draft = drafter(server.url).draft(ask(), found)
    assert (draft.status, draft.claims) == ("truncated", ())


def test_a_dead_endpoint_is_left_alone_after_three_failures(found: tuple[Evidence, ...]) -> None:
    with ScriptedModel(Reply(code=500)) as server:
        one = drafter(server.url)
        statuses = [one.draft(ask(), found).status for _ in range(5)]
    assert statuses == ["server_error"] * 3 + ["resting"] * 2
    assert len(server.requests) == 3


def test_retry_after_is_kept_to(found: tuple[Evidence, ...]) -> None:
    now = [0.0]
    reply = answer((GOOD, [(key_of(found, OPEN), OPEN)]))
    with ScriptedModel(Reply(code=429, headers={"retry-after": "30"}), reply) as server:
        model = chat_model("openai:proef", f"{server.url}/v1", "x")
        breaker = Breaker(clock=lambda: now[0])
        one = ChatDrafter(model, "openai:proef", citer(), DEADLINE_S, EXTRAS["openai"][1], breaker)
        first, second = one.draft(ask(), found).status, one.draft(ask(), found).status
        now[0] = 31.0
        third = one.draft(ask(), found).status
    assert (first, second, third) == ("rate_limited", "resting", "ok")


def test_the_breaker_lets_one_try_out_through_after_its_rest() -> None:
    now = [0.0]
    breaker = Breaker(limit=2, rest_s=60.0, clock=lambda: now[0])
    for _ in range(2):
        breaker.failed(Failure(ModelStatus.SERVER_ERROR))
    closed = breaker.allows()
    now[0] = 61.0
    assert (closed, breaker.allows(), breaker.allows()) == (False, True, False)


def test_an_unusable_answer_does_not_open_the_breaker() -> None:
    breaker = Breaker(limit=1)
    breaker.failed(Failure(ModelStatus.BROKEN_JSON))
    assert breaker.allows()
