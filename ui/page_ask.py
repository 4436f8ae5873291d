"""Vraag stellen: a question, its answer with its sources, and the questions that follow."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.models import Answer, Claim
from ui import texts
from ui.answer_html import Renderer, number_cards
from ui.answer_view import show_turn
from ui.escape import h, label
from ui.filters import Filter, Narrowed, narrow, region_names, years
from ui.running import Failed, Running
from ui.service import Service
from ui.session import Conversation, conversation, new_conversation
from ui.shell import announce, title


def render(service: Service) -> None:
    """The page."""
    talk = conversation()
    if talk.turns:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="talk"):
            st.title(texts.TALK_TITLE, anchor=False)
            st.button(texts.NEW_TALK, on_click=new_conversation, icon=":material/add:", key="new-talk")
    else:
        title(texts.ASK_TITLE, texts.ASK_INTRO)
    above = st.container()
    narrowed = _filters(service)
    if not talk.turns:
        with above:
            _examples(service, talk, narrowed)
    # Inside a container of the bottom: a chat field by itself would make the page jump to its end at each answer.
    with st.bottom, st.container():
        st.chat_input(
            texts.ASK_AGAIN if talk.turns else texts.ASK_FIELD, key="question", max_chars=4000, on_submit=_submit,
            args=(talk, narrowed), disabled=not narrowed.docs,
        )  # fmt: skip
    for number in range(len(talk.turns) - talk.is_busy):
        show_turn(service, talk, number)
    if talk.is_busy:
        _answer(service, talk)


def _submit(talk: Conversation, narrowed: Narrowed) -> None:
    _ask(talk, str(st.session_state["question"] or ""), narrowed)


def _ask(talk: Conversation, text: str, narrowed: Narrowed) -> None:
    talk.ask(text, narrowed.docs if narrowed.hidden else frozenset())


def _examples(service: Service, talk: Conversation, narrowed: Narrowed) -> None:
    if not service.examples:
        return
    st.html(f"<h2>{h(texts.ASK_EXAMPLES)}</h2>")
    with st.container(key="examples"):
        for n, text in enumerate(service.examples):
            st.button(
                label(text),
                key=f"example-{n}",
                on_click=_ask,
                args=(talk, text, narrowed),
                width="stretch",
                icon=":material/chat:",
            )


def _filters(service: Service) -> Narrowed:
    """The choice of sources, and in words what it leaves out."""
    kept = st.session_state.setdefault("filter", Filter())
    narrowed = narrow(service, kept)
    all_, shown = len(service.sources), len(narrowed.docs)
    name = texts.FILTERS_ON.format(shown=shown, all=all_) if narrowed.hidden else texts.FILTERS_NONE
    with st.expander(name, icon=":material/filter_alt:", key="filters"):
        chosen = _choose(service, kept)
        if chosen != kept:
            st.session_state["filter"] = chosen
            st.rerun()
        st.html(_hidden_html(narrowed))
    return narrowed


def _choose(service: Service, kept: Filter) -> Filter:
    regions, found = ["", *region_names(service)], [0, *years(service)]
    left, right = st.columns(2)
    region = left.selectbox(
        texts.FILTER_REGION, regions, index=regions.index(kept.region) if kept.region in regions else 0,
        format_func=lambda r: r or texts.FILTER_ANY, key="filter-region",
    )  # fmt: skip
    year = right.selectbox(
        texts.FILTER_PERIOD, found, index=found.index(kept.year) if kept.year in found else 0,
        format_func=lambda y: str(y or texts.FILTER_ANY), key="filter-year",
    )  # fmt: skip
    titles = {s.id: s.title for s in service.sources}
    sources = st.multiselect(
        texts.FILTER_SOURCE, list(titles), default=[s for s in kept.sources if s in titles],
        format_func=lambda s: titles[s], placeholder=texts.FILTER_ANY, key="filter-sources",
    )  # fmt: skip
    st.html(f'<p class="aimi-small">{h(texts.FILTER_HELP)}</p>')
    return Filter(region, year, tuple(sources))


def _hidden_html(narrowed: Narrowed) -> str:
    if not narrowed.docs:
        return f'<p role="alert">{h(texts.FILTER_EMPTY)}</p>'
    if not narrowed.hidden:
        return f"<p>{h(texts.FILTER_HIDES_NONE)}</p>"
    items = "".join(f"<li>{h(source.title)}: {h(reason)}</li>" for source, reason in narrowed.hidden)
    return f"<p>{h(texts.FILTER_HIDES)}</p><ul>{items}</ul>"


def _answer(service: Service, talk: Conversation) -> None:
    """Shows each claim as it comes, with a button that stops; in their place comes the whole answer at last."""
    number = len(talk.turns) - 1
    turn, prefix = talk.turns[number], f"v{number}"
    if talk.running is None:
        history = talk.history()
        talk.running = Running(lambda: service.stream(turn.question, history, turn.docs))
    slot = st.empty()
    with slot.container():
        st.html(f'<h2 class="aimi-question"><span class="sr">{h(texts.QUESTION)}: </span>{h(turn.question)}</h2>')
        status, shown = st.empty(), st.empty()
        st.button(texts.STOP, key=f"{prefix}-stop", on_click=talk.stop, icon=":material/stop_circle:")
        _follow(service, talk, talk.running, status, shown)
    slot.empty()  # a container drawn over another one keeps what that had more
    show_turn(service, talk, number)
    announce(texts.READY)
    _bring_into_view(number)


def _follow(
    service: Service, talk: Conversation, running: Running, status: DeltaGenerator, shown: DeltaGenerator
) -> None:
    """Reads the steps of a running question up to its end; each of them is on the page before the next is read."""
    searching = texts.SEARCHING.format(passages=len(service.passages), sources=len(service.sources))
    _tell(status, searching)
    for step in running.steps():
        if isinstance(step, Answer):
            talk.finish(step)
        elif isinstance(step, Failed):
            talk.fail()
        elif isinstance(step, Claim):
            talk.show(step)
            claims = talk.turns[-1].claims
            _tell(status, texts.CHECKING[min(len(claims), 2)].format(count=len(claims)))
            renderer = Renderer(number_cards(claims), "loopt", service)
            shown.html(f'<div class="aimi-claims">{"".join(renderer.claim(c) for c in claims)}</div>')
        else:
            done = len(talk.turns[-1].claims)
            what = texts.CHECKING[min(done, 2)].format(count=done) if done else searching
            _tell(status, f"{what} ({texts.SECONDS.format(seconds=int(step.seconds))})" if step.seconds >= 1 else what)


def _tell(status: DeltaGenerator, text: str) -> None:
    status.html(f'<p class="aimi-busy" role="status"><span class="dot"></span>{h(text)}</p>')


def _bring_into_view(number: int) -> None:
    """Scrolls to the question, so that an answer is read from its beginning and not from its end."""
    script = f'setTimeout(() => document.getElementById("v{number}")?.scrollIntoView({{block: "start"}}), 60)'
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
