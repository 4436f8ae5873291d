"""Bewaard, feedback and Over."""

from __future__ import annotations

import json
import re
from pathlib import Path

from assistant import feedback, recheck, saved
from tests.ui.conftest import Open
from tests.ui.libraries import DAY, polder
from tests.ui.reading import ask, words
from ui import page_about, texts
from ui.page_saved import changes_html
from ui.service import Service

TEXT = "1. Werk in de polder\nIn mei 2024 stonden er in Drenthe {count} vacatures open, vooral in de glastuinbouw.\n"
QUESTION = "Hoeveel vacatures stonden er in mei 2024 open in Drenthe?"


def test_a_saved_answer_is_found_again_and_still_stands(show: Open) -> None:
    app = ask(show(), "toon paspoort")
    app.button(key="v0-save").click().run()
    owner = app.session_state["owner"]
    again = show("saved")
    assert texts.SAVED_NONE in words(again)  # another session sees nothing of it
    again.session_state["owner"] = owner
    assert texts.SAVED_SAME in words(again.run()) and "12.500" in words(again)


def test_a_saved_answer_can_be_deleted(show: Open, service: Service) -> None:
    app = ask(show(), "toon paspoort")
    app.button(key="v0-save").click().run()
    again = show("saved")
    again.session_state["owner"] = app.session_state["owner"]
    again.run()
    next(b for b in again.button if str(b.key).startswith("delete-")).click().run()
    assert texts.SAVED_NONE in words(again)


def test_a_new_edition_tells_which_figure_changed(tmp_path: Path) -> None:
    old = polder(tmp_path, TEXT.format(count="1.250"))
    kept = saved.save(old.data, "sleutel", old.assistant.ask(QUESTION), old.library, DAY)
    new = polder(tmp_path, TEXT.format(count="1.400"), published="2025")
    (change,) = saved.changed_figures(kept, new.library)
    assert (change.old, change.new, change.is_newer) == ("1.250 vacatures", "1.400 vacatures", False)
    text = changes_html(recheck.changes(kept.form["answer"], new.library), (change,))
    assert "was 1.250 vacatures, is nu 1.400 vacatures" in text and "staat niet meer in" in text


def test_a_later_figure_of_a_new_edition_is_told(tmp_path: Path) -> None:
    old = polder(tmp_path, TEXT.format(count="1.250"))
    kept = saved.save(old.data, "sleutel", old.assistant.ask(QUESTION), old.library, DAY)
    new = polder(tmp_path, TEXT.format(count="1.250") + "In mei 2025 stonden er in Drenthe 900 vacatures open.\n")
    (change,) = saved.changed_figures(kept, new.library)
    assert (change.new, change.is_newer) == ("900 vacatures", True)


def test_keys_of_users_are_not_on_disk(service: Service) -> None:
    saved.save(service.data, "heel-geheim", service.assistant.ask("toon paspoort"), service.library, DAY)
    assert not [p for p in service.data.rglob("*") if "heel-geheim" in str(p)]


def test_feedback_is_kept_with_answer_and_trace(show: Open, service: Service) -> None:
    app = ask(show(), "toon paspoort")
    app.radio(key="v0-verdict").set_value("fout cijfer")
    app.text_area(key="v0-note").set_value("Het moet 2024 zijn.")
    app.button(key="v0-send").click().run()
    (row,) = feedback.read(service.data)
    assert (row.verdict, row.note, row.question) == (
        feedback.Verdict.WRONG_FIGURE,
        "Het moet 2024 zijn.",
        "toon paspoort",
    )
    assert row.row["answer"]["claims"] and row.row["answer"]["trace"]["drafter"] == "extractive"


def test_feedback_with_personal_data_is_not_kept(show: Open, service: Service) -> None:
    app = ask(show(), "toon paspoort")
    app.radio(key="v0-verdict").set_value("anders")
    app.text_area(key="v0-note").set_value("Mijn klant Jan Jansen, bsn 123456782, is ziek.")
    app.button(key="v0-send").click().run()
    assert feedback.read(service.data) == () and app.warning[0].value == texts.FEEDBACK_PERSONAL


def test_feedback_without_a_verdict_asks_for_one(show: Open, service: Service) -> None:
    app = ask(show(), "toon paspoort")
    app.button(key="v0-send").click().run()
    assert app.warning[0].value == texts.FEEDBACK_CHOOSE and feedback.read(service.data) == ()


def test_a_line_that_was_cut_off_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "feedback").mkdir()
    (tmp_path / "feedback" / "feedback.jsonl").write_text('{"version": 1, "at"', encoding="utf-8")
    assert feedback.read(tmp_path) == ()


def test_about_says_that_it_is_an_ai_system_and_gives_the_version(show: Open) -> None:
    text = words(show("about"))
    assert "AIMI is een AI-systeem" in text and texts.EVAL_ZERO[0] in text
    assert re.search(r"AIMI \d+\.\d+", text)


def test_about_shows_what_every_version_must_reach(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text(
        "[pinned]\nquestions = 12\nrefused = 3\n[floor]\ncorrect = 0.676\nrefused_wrongly = 0.07\n", encoding="utf-8"
    )
    text = page_about.floors_html(tmp_path / "floors.toml")
    assert "12 vragen" in text and "minstens 67,6%" in text and "hoogstens 7%" in text


def test_about_without_any_figures_says_so(tmp_path: Path) -> None:
    assert texts.EVAL_NONE in page_about.floors_html(tmp_path / "floors.toml")


def test_a_kept_card_is_made_anew_not_asked_anew(show: Open, service: Service) -> None:
    answer = service.assistant.ask("toon paspoort")
    app = show("saved")
    kept = saved.save(service.data, app.session_state["owner"], answer, service.library, DAY, is_card=True)
    app.run()
    assert kept.is_card and app.button(key=f"ask-{kept.id}").label == texts.SAVED_MAKE
    assert "Gesprekskaart, bewaard op" in words(app)


def test_about_shows_the_latest_evaluation(show: Open, service: Service) -> None:
    form = {"made": "2026-03-01", "questions": 12, "measures": [{"label": "Goed beantwoord", "shown": "90%"}]}
    (service.data / page_about.FIGURES).write_text(json.dumps(form), encoding="utf-8")
    text = words(show("about", service))
    assert "Gemeten op 01-03-2026 met 12 vragen." in text and "Goed beantwoord 90%" in text
