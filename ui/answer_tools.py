"""What can be done with an answer: keep it, paste it, compare, say what one finds of it, see how it was made."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from assistant import feedback
from assistant.models import Answer
from assistant.saved import SavedError, save
from ui import texts
from ui.answer_html import as_text
from ui.escape import h, label
from ui.navigation import go
from ui.service import Service
from ui.session import Conversation, owner_key


def show_tools(service: Service, talk: Conversation, answer: Answer, prefix: str) -> None:
    """The buttons below an answer."""
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
    if st.button(
        texts.SAVED_NOW if done else texts.SAVE, key=f"{prefix}-save", icon=":material/bookmark:", disabled=bool(done)
    ):
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
            texts.FEEDBACK, list(texts.FEEDBACK_KINDS), index=None,
            format_func=lambda k: texts.FEEDBACK_KINDS[k], key=f"{prefix}-verdict",
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
        rows.append(
            (texts.HOW_REGIONS, "; ".join(f"{r.written}: {' of '.join(map(str, r.candidates))}" for r in asked.regions))
        )
        rows.append((texts.HOW_PERIODS, ", ".join(p.written for p in asked.periods)))
    rows.append((texts.HOW_WORDS, ", ".join(dict.fromkeys(term for _, term in trace.expansions))))
    rows.append((texts.HOW_FOUND, str(len(trace.evidence))))
    fallen = [f"“{r.text}” ({texts.REJECTED_WHY.get(r.reason, r.reason)})" for r in trace.rejected[:5]]
    rows.append((texts.HOW_REJECTED, " ".join(fallen)))
    rows.append((texts.HOW_BY, texts.HOW_BY_EXTRACT if trace.drafter == "extractive" else trace.model or trace.drafter))
    steps = (f"{texts.HOW_STEPS.get(name, name)} {ms:.0f} ms" for name, ms in trace.timings_ms.items())
    rows.append((texts.HOW_TIME, ", ".join(steps)))
    return (
        '<dl class="aimi-facts">'
        + "".join(f"<div><dt>{h(k)}</dt><dd>{h(v)}</dd></div>" for k, v in rows if v)
        + "</dl>"
    )
