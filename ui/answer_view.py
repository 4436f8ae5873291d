"""An answer on the page: the figure, the claims, their source cards, what else there is to say."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from assistant import feedback
from assistant.models import Answer, AnswerStatus, Claim
from assistant.saved import SavedError, save
from index.models import Evidence
from ui import texts
from ui.answer_html import Card, Renderer, as_text, card_html, cards, number_cards
from ui.escape import citation_query, h, label
from ui.navigation import go
from ui.places import passage_query, section_of
from ui.service import Service
from ui.session import Conversation, Turn, TurnState, owner_key

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
    show_claims(service, turn.claims, Renderer(numbered, prefix, service.passages))
    show_cards(service, numbered, prefix)
    _again(talk, turn, prefix)


def _again(talk: Conversation, turn: Turn, prefix: str) -> None:
    if turn.question:
        st.button(texts.ASK_ONCE_MORE, key=f"{prefix}-again", on_click=talk.ask, args=(turn.question, turn.docs))


def show_answer(service: Service, talk: Conversation, answer: Answer, prefix: str) -> None:
    """The answer in reading order: refusal, figure, claims, comparison, notes, sources, how it came about."""
    numbered = cards(answer)
    renderer = Renderer(numbered, prefix, service.passages)
    trace = answer.trace
    if trace is not None and trace.drafter != "extractive" and trace.status not in {"", "ok"}:
        st.html(f'<p class="aimi-hint">{h(texts.MODEL_DOWN)}</p>')
    if answer.refusal is not None:
        _refusal(answer)
    elif answer.status is AnswerStatus.PARTIAL:
        st.html(f'<p class="aimi-hint">{h(texts.PARTIAL)}</p>')
    if answer.passport is not None:
        st.html(renderer.passport(answer.passport))
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
        _after(service, talk, answer, prefix)


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
    """The claims; of a very long answer the first ones, and the rest behind a heading that can be opened."""
    claims = answer.claims
    if answer.passport is not None and claims and claims[0] == answer.passport.claim:
        claims = claims if claims[0].text not in answer.passport.value else claims[1:]
    show_claims(service, claims[:SHOWN_CLAIMS], renderer)
    if len(claims) > SHOWN_CLAIMS:
        with st.expander(f"{texts.LONG} ({len(claims)})", key=f"{prefix}-long"):
            show_claims(service, claims[SHOWN_CLAIMS:], renderer)


def _removed(count: int) -> None:
    if count:
        st.html(f'<p class="aimi-hint">{h(texts.REMOVED[min(count, 2)].format(count=count))}</p>')


def show_cards(service: Service, numbered: tuple[Card, ...], prefix: str) -> None:
    """The source cards, each with the button that opens its page."""
    if not numbered:
        return
    st.html(f"<h3>{h(texts.SOURCES_HEADING)}</h3>")
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
        page = card.first.page
        name = texts.OPEN_PAGE.format(page=page) if page is not None else texts.OPEN_PART
        if st.button(f"{name} \\[{card.number}\\]", key=f"{prefix}-open-{card.number}", icon=":material/find_in_page:"):
            go("source", citation_query(card.citations))


def _nearest(service: Service, talk: Conversation, evidence: tuple[Evidence, ...], prefix: str) -> None:
    """What the sources hold that comes nearest, as questions to ask and passages to open."""
    near = [e.passage for e in evidence[:3] if e.passage.id in service.passages]
    if not near:
        return
    st.html(f"<h3>{h(texts.NEAREST)}</h3>")
    for n, passage in enumerate(near):
        asked = next((q.text for q in service.questions.get(passage.id, ()) if q.text.endswith("?")), None)
        section = section_of(passage)
        st.html(
            f'<div class="aimi-card near"><p class="title">{h(section or passage.title)}</p>'
            f'<p class="facts">{h(passage.title)}</p></div>'
        )
        with st.container(horizontal=True, key=f"near-{prefix}-{n}"):
            if asked:
                st.button(label(texts.ASK_THIS.format(question=asked)), key=f"{prefix}-near-{n}", on_click=talk.ask, args=(asked,))
            if st.button(f"{texts.OPEN_PART} ({n + 1})", key=f"{prefix}-nearby-{n}", icon=":material/find_in_page:"):
                go("source", passage_query(passage))


# --- below the answer


def _after(service: Service, talk: Conversation, answer: Answer, prefix: str) -> None:
    """What can be done with an answer: keep it, copy it, compare, say what one finds of it, see how it was made."""
    with st.container(horizontal=True, key=f"after-{prefix}"):
        if answer.refusal is None:
            _save_button(service, answer, prefix)
            with st.popover(texts.COPY, icon=":material/content_copy:", key=f"{prefix}-copy"):
                st.html(f"<p>{h(texts.COPY_HELP)}</p>")
                st.code(as_text(answer, {s.id: s for s in service.library.sources}), language=None, wrap_lines=True)
            _compare_button(answer, prefix)
        with st.popover(texts.FEEDBACK, icon=":material/rate_review:", key=f"{prefix}-feedback"):
            _feedback(service, talk, answer, prefix)
    with st.expander(texts.HOW, key=f"{prefix}-how"):
        st.html(how_html(answer))


def _save_button(service: Service, answer: Answer, prefix: str) -> None:
    done = st.session_state.get(f"{prefix}-saved")
    if st.button(texts.SAVED_NOW if done else texts.SAVE, key=f"{prefix}-save", icon=":material/bookmark:", disabled=bool(done)):
        try:
            save(service.data, owner_key(), answer, service.library, service.today())
        except SavedError as error:
            st.error(label(str(error)))
            return
        st.session_state[f"{prefix}-saved"] = True
        st.rerun()


def _compare_button(answer: Answer, prefix: str) -> None:
    figures = [side.figure for side in answer.comparison.sides if side.figure] if answer.comparison else []
    figures += [answer.passport.figure] if answer.passport else []
    subject = next((f.indicator for f in figures if f.indicator), None)
    if subject and st.button(texts.TO_COMPARE, key=f"{prefix}-compare", icon=":material/monitoring:"):
        go("compare", {"onderwerp": subject})


def _feedback(service: Service, talk: Conversation, answer: Answer, prefix: str) -> None:
    if st.session_state.get(f"{prefix}-thanked"):
        st.html(f'<p role="status">{h(texts.FEEDBACK_THANKS)}</p>')
        return
    with st.form(f"{prefix}-form", border=False, enter_to_submit=False):
        verdict = st.radio(
            texts.FEEDBACK, list(texts.FEEDBACK_KINDS), index=None, format_func=lambda k: texts.FEEDBACK_KINDS[k], key=f"{prefix}-verdict"
        )  # fmt: skip
        st.html(f'<p class="aimi-small">{h(texts.FEEDBACK_NOTE_HELP)}</p>')
        note = st.text_area(texts.FEEDBACK_NOTE, max_chars=feedback.MAX_NOTE, key=f"{prefix}-note")
        sent = st.form_submit_button(texts.FEEDBACK_SEND, type="primary", key=f"{prefix}-send")
    if not sent:
        return
    if verdict is None:
        st.warning(texts.FEEDBACK_CHOOSE)
        return
    try:
        feedback.add(service.data, answer, feedback.Verdict(verdict), note, talk.history(), datetime.now(UTC))
    except feedback.PersonalNoteError:
        st.warning(texts.FEEDBACK_PERSONAL)
    except feedback.FeedbackError:
        st.error(texts.FEEDBACK_FAILED)
    else:
        st.session_state[f"{prefix}-thanked"] = True
        st.rerun()


def how_html(answer: Answer) -> str:
    """How an answer came about: as it was understood, what was searched and found, what fell away, how long it took."""
    trace = answer.trace
    if trace is None:
        return ""
    asked, rows = trace.question, []
    if asked is not None:
        rows.append((texts.HOW_UNDERSTOOD, asked.text))
        rows.append((texts.HOW_REGIONS, "; ".join(f"{r.written}: {' of '.join(map(str, r.candidates))}" for r in asked.regions)))
        rows.append((texts.HOW_PERIODS, ", ".join(p.written for p in asked.periods)))
    rows.append((texts.HOW_WORDS, ", ".join(dict.fromkeys(term for _, term in trace.expansions))))
    rows.append((texts.HOW_FOUND, str(len(trace.evidence))))
    fallen = [f"“{r.text}” ({texts.REJECTED_WHY.get(r.reason, r.reason)})" for r in trace.rejected[:5]]
    rows.append((texts.HOW_REJECTED, " ".join(fallen)))
    rows.append((texts.HOW_BY, texts.HOW_BY_EXTRACT if trace.drafter == "extractive" else trace.model or trace.drafter))
    steps = (f"{texts.HOW_STEPS.get(name, name)} {ms:.0f} ms" for name, ms in trace.timings_ms.items())
    rows.append((texts.HOW_TIME, ", ".join(steps)))
    return '<dl class="aimi-facts">' + "".join(f"<div><dt>{h(k)}</dt><dd>{h(v)}</dd></div>" for k, v in rows if v) + "</dl>"


