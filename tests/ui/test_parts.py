"""The parts of the pages that know nothing of Streamlit."""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.models import Answer, Claim
from corpus.models import Span
from tests.corpus.pdf_files import pdf_bytes
from tests.ui.libraries import PAGES
from ui import texts
from ui.answer_html import as_text, cards
from ui.escape import allowed_homepage, h, label, marked
from ui.examples import COUNT
from ui.filters import Filter, narrow
from ui.pdf_page import PageImageError, draw_page, find_quote
from ui.running import Failed, Running, Waiting
from ui.service import Service

UI = Path(__file__).resolve().parents[2] / "ui"
Spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: Span(min(p), max(p))), max_size=6)


@given(st.text(max_size=60), Spans)
def test_marking_changes_no_word_and_lets_no_tag_through(text: str, spans: list[Span]) -> None:
    page = marked(text, spans, "van", "tot")
    bare = page.replace('<mark><span class="sr">[van] </span>', "").replace('<span class="sr"> [tot]</span></mark>', "")
    assert bare == h(text)


def test_a_label_reads_markdown_as_text() -> None:
    assert label("**vet** ![x](http://k) :red[a]") == r"\*\*vet\*\* \!\[x\]\(http\:\/\/k\) \:red\[a\]".replace(
        r"\/", "/"
    )


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://www.werk.nl/x", True), ("https://werk.nl", True), ("http://www.werk.nl/x", False), ("javascript:alert(1)", False),
        ("https://werk.nl.kwaad.example/", False), ("https://kwaad.example/werk.nl", False), ("https://nepwerk.nl", False), ("", False),
    ],
)  # fmt: skip
def test_only_approved_domains_are_linked(service: Service, address: str, allowed: bool) -> None:
    assert bool(allowed_homepage(replace(service.sources[0], homepage=address))) is allowed


def test_a_quote_is_found_through_line_breaks_and_hyphens() -> None:
    page = "Er waren 1.250 vaca-\ntures open,\n vooral in de glastuinbouw. En meer."
    low, high = find_quote(page, "Er waren 1.250 vacatures open, vooral in de glastuinbouw.") or (0, 0)
    assert page[low:high].endswith("glastuinbouw.")


def test_a_quote_that_is_not_there_is_not_found() -> None:
    assert find_quote("Iets over de polder en haar vaarten.", "In mei stonden er 1.250 vacatures open.") is None


def test_a_page_is_drawn_with_its_quote_marked(tmp_path: Path) -> None:
    (tmp_path / "polder.pdf").write_bytes(pdf_bytes(PAGES))
    bare = draw_page(tmp_path / "polder.pdf", 1)
    marked_page = draw_page(tmp_path / "polder.pdf", 1, ["vooral in de glastuinbouw langs de vaart"])
    assert (bare.pages, bare.marked, marked_page.marked) == (3, False, True) and bare.png != marked_page.png


@pytest.mark.parametrize(
    ("content", "number"), [(pdf_bytes(PAGES), 4), (b"geen pdf", 1), (pdf_bytes(PAGES, locked=True), 1)]
)
def test_a_page_that_cannot_be_drawn_is_an_error_of_its_own(tmp_path: Path, content: bytes, number: int) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(PageImageError):
        draw_page(tmp_path / "a.pdf", number)


def test_sources_are_numbered_in_reading_order_one_number_a_passage(service: Service) -> None:
    numbered = cards(service.assistant.ask("toon vergelijking"))
    assert [c.number for c in numbered] == [1, 2]


def test_the_text_to_paste_has_its_footnotes(service: Service) -> None:
    text = as_text(service.assistant.ask("toon paspoort"), {s.id: s for s in service.sources})
    assert "[1]" in text.split(texts.FOOTNOTES)[0] and "[1] UWV, Feitenblad" in text.split(texts.FOOTNOTES)[1]


def test_the_examples_are_few_and_different(service: Service) -> None:
    assert len(set(service.examples)) == len(service.examples) == COUNT


def test_the_empty_filter_hides_nothing(service: Service) -> None:
    assert narrow(service, Filter()).hidden == ()


@pytest.mark.parametrize("year", [1990, 2019, 2024, 2060])
def test_a_source_is_either_searched_or_named_as_hidden(service: Service, year: int) -> None:
    found = narrow(service, Filter(year=year))
    assert found.docs | {s.id for s, _ in found.hidden} == {s.id for s in service.sources}


def test_claims_come_one_by_one_and_then_the_answer(service: Service) -> None:
    steps = list(Running(lambda: service.stream("toon lang", (), frozenset())).steps())
    assert [type(s) for s in steps] == [Claim] * 40 + [Answer]


def test_a_question_that_takes_long_tells_that_it_is_still_running() -> None:
    def slow() -> Iterator[Claim | Answer]:
        time.sleep(0.2)
        yield from ()
        raise RuntimeError("op")

    steps = list(Running(slow).steps(tick_s=0.03))
    assert isinstance(steps[0], Waiting) and steps[-1] == Failed()


def test_a_stopped_question_gives_no_more_steps(service: Service) -> None:
    running = Running(lambda: service.stream("toon stroom", (), frozenset()))
    steps = running.steps()
    next(steps)
    running.stop()
    assert not [s for s in steps if isinstance(s, Answer)]


@pytest.mark.parametrize("path", sorted(UI.glob("*.py")), ids=lambda p: p.name)
def test_no_page_reads_text_as_markdown(path: Path) -> None:
    calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    drawn = [n.func for n in calls if isinstance(n.func, ast.Attribute) and isinstance(n.func.value, ast.Name)]
    named = {f.attr for f in drawn if isinstance(f.value, ast.Name) and f.value.id == "st"}
    assert not named & {"markdown", "write", "caption", "info", "success", "json", "exception", "write_stream"}


def test_no_module_of_the_pages_is_named_like_a_package() -> None:
    names = {p.stem for p in UI.glob("*.py")}
    assert not names & {"corpus", "index", "assistant", "evals", "ui", "tests", "coverage", "streamlit", "altair"}


def test_the_configuration_sends_nothing_and_shows_no_trace() -> None:
    import tomllib

    config = tomllib.loads((UI / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False and config["client"]["showErrorDetails"] == "none"
    assert "http" not in str(config)
