"""An answer on the page: the figure, the claims, their source cards, what else there is to say."""

from __future__ import annotations

import streamlit as st

from assistant.models import Answer, AnswerStatus, Citation, Claim
from index.models import Evidence
from ui import texts
from ui.answer_html import Card, Renderer, card_html, cards, number_cards, told_in_words
from ui.answer_tools import show_tools
from ui.escape import citation_query, h, label
from ui.navigation import go
from ui.places import passage_query, section_of
from ui.service import Service
from ui.session import Conversation, Turn, TurnState

SHOWN_CARDS = 4
SHOWN_CLAIMS = 12
_SPEAKS = {"no_evidence", "not_covered"}  # refusals after a search: what comes nearest may help


def show_turn(service: Service, talk: Conversation, number: int) -> None:
    """A question and all that came of it."""
    turn = talk.turns[number]
    prefix = f"v{number}"
    shown = turn.question or texts.NOT_KEPT
    st.html(f'<h2 class="aimi-question" id="{prefix}"><span class="sr">{h(texts.QUESTION)}: </span>{h(shown)}</h2>')
    if turn.state is TurnState.STOPPED:
        _stopped(service, talk, turn, prefix)
    elif turn.state is TurnState.FAILED:
        st.html(f'<div class="aimi-refusal" role="alert"><p>{h(texts.FAILED)}</p></div>')
        _again(talk, turn, prefix)
    elif turn.answer is not None:
        show_answer(service, talk, turn.answer, prefix)


def _stopped(service: Service, talk: Conversation, turn: Turn, prefix: str) -> None:
    text = texts.STOPPED_PART if turn.claims else texts.STOPPED
    st.html(f'<div class="aimi-refusal"><p>{h(text)}</p></div>')
    numbered = number_cards(turn.claims)
    show_claims(service, turn.claims, Renderer(numbered, prefix, service))
    show_cards(service, numbered, prefix)
    _again(talk, turn, prefix)


def _again(talk: Conversation, turn: Turn, prefix: str) -> None:
    if turn.question:
        st.button(texts.ASK_ONCE_MORE, key=f"{prefix}-again", on_click=talk.ask, args=(turn.question, turn.docs))


def show_answer(service: Service, talk: Conversation, answer: Answer, prefix: str) -> None:
    """The answer in reading order: refusal, figure, claims, comparison, notes, sources, how it came about."""
    numbered = cards(answer)
    renderer = Renderer(numbered, prefix, service)
    trace = answer.trace
    if trace is not None and trace.drafter != "extractive" and trace.status not in {"", "ok"}:
        st.html(f'<p class="aimi-hint">{h(texts.MODEL_DOWN)}</p>')
    if answer.refusal is not None:
        _refusal(answer)
    elif answer.status is AnswerStatus.PARTIAL:
        st.html(f'<p class="aimi-hint">{h(texts.PARTIAL)}</p>')
    if answer.passport is not None:
        st.html(renderer.passport(answer.passport))
        _open_button(answer.passport.claim.citations, f"{prefix}-open-passport")
    _claims(service, answer, renderer, prefix)
    if answer.comparison is not None:
        st.html(renderer.comparison(answer.comparison))
    for note in answer.notes:
        st.html(renderer.note(note))
    _removed(answer.removed)
    show_cards(service, numbered, prefix)
    if answer.refusal is not None and answer.refusal.reason.value in _SPEAKS:
        _nearest(service, talk, answer.evidence, prefix)
    if trace is not None:
        show_tools(service, talk, answer, prefix)


def _refusal(answer: Answer) -> None:
    refusal = answer.refusal
    if refusal is None:
        return
    searched = f'<p class="searched">{h(refusal.searched)}</p>' if refusal.searched else ""
    st.html(
        f'<div class="aimi-refusal"><h3>{h(texts.REFUSED[refusal.reason.value])}</h3><p>{h(refusal.message)}</p>'
        f"{searched}<p>{h(refusal.advice)}</p></div>"
    )


def show_claims(service: Service, claims: tuple[Claim, ...], renderer: Renderer) -> None:
    """The claims, one under the other."""
    if claims:
        st.html(f'<div class="aimi-claims">{"".join(renderer.claim(c) for c in claims)}</div>')


def _claims(service: Service, answer: Answer, renderer: Renderer, prefix: str) -> None:
    """What is not said by the passport or the table already; of a very long answer the rest can be opened."""
    claims = told_in_words(answer)
    show_claims(service, claims[:SHOWN_CLAIMS], renderer)
    if len(claims) > SHOWN_CLAIMS:
        with st.expander(f"{texts.LONG} ({len(claims)})", key=f"{prefix}-long"):
            show_claims(service, claims[SHOWN_CLAIMS:], renderer)


def _removed(count: int) -> None:
    if count:
        st.html(f'<p class="aimi-small">{h(texts.REMOVED[min(count, 2)].format(count=count))}</p>')


def show_cards(service: Service, numbered: tuple[Card, ...], prefix: str, heading: str = texts.SOURCES_HEADING) -> None:
    """The source cards, each with the button that opens its page."""
    if not numbered:
        return
    st.html(f"<h3>{h(heading)}</h3>")
    for card in numbered[:SHOWN_CARDS]:
        _card(service, card, prefix)
    rest = numbered[SHOWN_CARDS:]
    if rest:
        with st.expander(texts.MORE_SOURCES.format(count=len(rest)), key=f"{prefix}-more"):
            for card in rest:
                _card(service, card, prefix)


def _card(service: Service, card: Card, prefix: str) -> None:
    source = next((s for s in service.library.sources if s.id == card.first.doc), None)
    with st.container(key=f"card-{prefix}-{card.number}", horizontal=True, vertical_alignment="center"):
        st.html(card_html(card, source, prefix))
        _open_button(card.citations, f"{prefix}-open-{card.number}", f" \\[{card.number}\\]")


def _open_button(citations: tuple[Citation, ...], key: str, mark: str = "") -> None:
    """One click from words to the page that they stand on."""
    page = citations[0].page
    name = texts.OPEN_PAGE.format(page=page) if page is not None else texts.OPEN_PART
    if st.button(name + mark, key=key, icon=":material/find_in_page:"):
        go("source", citation_query(citations))


def _nearest(service: Service, talk: Conversation, evidence: tuple[Evidence, ...], prefix: str) -> None:
    """What the sources hold that comes nearest, as questions to ask and passages to open."""
    near = [e.passage for e in evidence[:3] if e.passage.id in service.passages]
    if not near:
        return
    st.html(f"<h3>{h(texts.NEAREST)}</h3>")
    for n, passage in enumerate(near):
        asked = service.known_question(passage.id)
        with st.container(horizontal=True, key=f"card-near-{prefix}-{n}"):
            section = section_of(passage)
            facts = f'<p class="facts">{h(passage.title)}</p>' if section else ""
            st.html(f'<div class="aimi-card"><p class="title">{h(section or passage.title)}</p>{facts}</div>')
            if asked:
                st.button(
                    label(texts.ASK_THIS.format(question=asked)),
                    key=f"{prefix}-near-{n}",
                    on_click=talk.ask,
                    args=(asked,),
                )
            if st.button(f"{texts.OPEN_PART} ({n + 1})", key=f"{prefix}-nearby-{n}", icon=":material/find_in_page:"):
                go("source", passage_query(passage))
