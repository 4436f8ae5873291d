"""The command line: Dutch help, and one sentence with an exit code that is not 0 for whatever goes wrong."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import call
from assistant.command_line import Commands, in_dutch, run
from corpus.library import Library
from index.store import building, serving
from tests.corpus.pdf_files import pdf_bytes
from tests.corpus.sources import AGENDA, manifest

QUESTION = {"id": "1", "question": "wat is het GWU?"}
ENGLISH = ("Usage:", "Options:", "Commands:", "Arguments:", "Show this", "[default", "[required", "Error", "Try ")


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    code: int
    stdout: str
    stderr: str


Aimi = Callable[..., Done]


@pytest.fixture
def aimi(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Aimi:
    """The command, run inside this process: sixty times starting Python would take a minute."""
    for name in [name for name in os.environ if name.startswith("AIMI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object) -> Done:
        capsys.readouterr()
        code = call([str(argument) for argument in arguments])
        return Done(code, *capsys.readouterr())

    return run


def started(*arguments: object, **settings: Any) -> subprocess.Popen[str]:
    """A command under way; Ctrl+C reaches it also where the tests run in the background, whose children ignore it."""
    command = [sys.executable, "-m", "assistant.cli", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "preexec_fn": _heeds_interrupts}
    return subprocess.Popen(command, **pipes | settings)


def _heeds_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def one_sentence(done: Done, says: str, code: int = 1) -> None:
    assert done.code == code, (done.stdout, done.stderr)
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr and "fout in AIMI zelf" not in done.stderr


@pytest.mark.parametrize(
    "group", [(), ("ask",), ("start",), ("sources",), ("index", "adapt"), ("eval",), ("eval", "run")]
)
def test_help_is_dutch_and_fits_the_screen(aimi: Aimi, group: tuple[str, ...]) -> None:
    shown = aimi(*group, "--help").stdout
    assert shown.startswith("Gebruik: aimi")
    assert not [word for word in ENGLISH if word in shown]
    assert max(map(len, shown.splitlines())) <= 80


def test_without_a_command_the_help_is_shown(aimi: Aimi) -> None:
    done = aimi()
    assert done.code == 2 and "Opdrachten:" in done.stderr


def test_columns_of_the_help_stay() -> None:
    lines = in_dutch("  --data <path>     De map.\n  --after <list[str]>  Eerder.\n  --yes <bool>  Ja.").splitlines()
    assert [line.index(word) for line, word in zip(lines, ("De", "Eerder", "Ja"), strict=True)] == [20, 23, 16]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("aks", "x"), "De opdracht 'aks' bestaat niet. Bedoelt u 'ask'?"),
        (("ask", "--jsn"), "De optie --jsn bestaat niet. Bedoelt u --json? Zie: aimi ask --help"),
        (("ask", "vraag", "--data"), "Bij --data hoort een waarde."),
        (("ask", "--json=1"), "Bij de optie --json hoort geen waarde."),
        (("sources", "import"), "Er ontbreekt iets: MANIFEST."),
        (("index", "build", "extra"), "Dit is te veel: extra."),
        (("start", "--port", "hoog"), "De waarde van --port klopt niet."),
        (("start", "--port", "0"), "De waarde van --port klopt niet."),
        (("eval", "compare", "een.json"), "Er ontbreekt iets: AFTER."),
    ],
)
def test_wrong_use_is_told_with_where_its_help_is(aimi: Aimi, arguments: tuple[str, ...], says: str) -> None:
    done = aimi(*arguments)
    one_sentence(done, says, code=2)
    assert "--help" in done.stderr


def test_a_question_needs_no_quotation_marks(aimi: Aimi, starter_data: Path) -> None:
    done = aimi("ask", "wat", "is", "het", "GWU", "--data", starter_data)
    assert done.code == 0 and "Bronnen" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "setting", "says"),
    [
        (
            ("ask", "wat is het GWU?"),
            "",
            "/data/starter staat nog geen bibliotheek. Lees de starterset in met aimi start",
        ),
        (("ask", "vraag", "--data", "bestand"), "", "'bestand' is geen map."),
        (("index", "build", "--data", "bestand"), "", "'bestand' is geen map."),
        (("ask", "vraag"), "AIMI_DATA=bestand", "'bestand' is geen map."),
        (("ask", "vraag"), "AIMI_MODEL_DEADLINE_S=lang", "De instelling AIMI_MODEL_DEADLINE_S kan niet 'lang' zijn."),
        (("ask", "vraag", "--batch", "bestand"), "", "niet allebei"),
        (("ask", "vraag", "--out", "x.jsonl"), "", "--out hoort bij --batch."),
        (("ask", "--batch", "."), "", "'.' is geen bestand"),
        (("sources", "import", "."), "", ". is een map. Geef het bronnenbestand zelf op"),
        (("sources", "import", "bestand"), "", "bestand is geen geldig TOML-bestand: regel 1 klopt niet."),
        (("eval", "report", "."), "", "'.' is een map"),
        (("eval", "run", "--data", "leeg", "--cases", "weg"), "", "Geen vragen gevonden in weg."),
    ],
)
def test_a_wrong_place_or_setting_is_one_sentence(
    aimi: Aimi, arguments: tuple[str, ...], setting: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    if setting:
        monkeypatch.setenv(*setting.split("="))
    one_sentence(aimi(*arguments), says)


def test_an_unknown_language_model_is_one_sentence(
    aimi: Aimi, starter_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIMI_MODEL", "foo")
    one_sentence(aimi("ask", "vraag", "--data", starter_data), "schrijf aanbieder:naam")


def test_a_fault_of_the_program_is_told_without_a_trace_unless_wanted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Commands("Proef.")

    @app.command()
    def stuk() -> None:
        raise ZeroDivisionError("deling")

    assert run(app, []) == 1
    said = capsys.readouterr().err
    assert said.startswith("Dit is een fout in AIMI zelf (ZeroDivisionError: deling).") and "Traceback" not in said
    monkeypatch.setenv("AIMI_TRACE", "1")
    assert run(app, []) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    ['{"id": 1}', "[1, 2]", '{"id": "a", "question": 5}', '{"id": "a", "question": "x", "history": "y"}', "geen json"],
)
def test_a_batch_says_which_line_is_wrong(aimi: Aimi, starter_data: Path, tmp_path: Path, line: str) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text(json.dumps(QUESTION) + "\n" + line + "\n", encoding="utf-8")
    one_sentence(aimi("ask", "--batch", questions, "--data", starter_data), "Regel 2")
    assert [path.name for path in tmp_path.iterdir()] == ["q.jsonl"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "geen enkele vraag"),
        (b"\xff\xfe\x00", "kan niet worden gelezen"),
        ((json.dumps(QUESTION) + "\n").encode() * 2, "hetzelfde id"),
    ],
)
def test_a_batch_file_of_no_use_is_told(
    aimi: Aimi, starter_data: Path, tmp_path: Path, content: bytes, says: str
) -> None:
    (tmp_path / "q.jsonl").write_bytes(content)
    one_sentence(aimi("ask", "--batch", tmp_path / "q.jsonl", "--data", starter_data), says)


def test_answers_that_cannot_be_written_are_told(aimi: Aimi, starter_data: Path, tmp_path: Path) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text(json.dumps(QUESTION), encoding="utf-8")
    done = aimi("ask", "--batch", questions, "--out", tmp_path / "weg" / "a.jsonl", "--data", starter_data)
    one_sentence(done, "bestaat niet; controleer de naam en de map")


def test_an_old_index_after_a_new_import_is_told_with_its_remedy(aimi: Aimi, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert aimi("sources", "import", manifest(tmp_path / "bron"), "--data", data).code == 0
    one_sentence(aimi("ask", "vacatures?", "--data", data), f"draai: aimi index build --data {data}")
    assert aimi("index", "build", "--data", data).code == 0
    changed = manifest(tmp_path / "bron", AGENDA.replace("1.250", "1.260"))
    assert aimi("sources", "import", changed, "--data", data).code == 0
    one_sentence(aimi("ask", "vacatures?", "--data", data), f"draai: aimi index build --data {data}")
    assert aimi("index", "build", "--data", data).code == 0
    assert aimi("ask", "hoeveel vacatures staan er open?", "--data", data).code == 0


def test_a_port_in_use_is_told_before_anything_else(aimi: Aimi, starter_data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = aimi("start", "--port", port, "--data", starter_data)
    one_sentence(done, f"Poort {port} is bezet")
    assert not done.stdout


def test_a_reader_that_stops_early_is_no_error(starter_data: Path) -> None:
    process = started("sources", "list", "--data", starter_data)
    assert process.stdout
    process.stdout.close()
    process.stdout = None
    assert process.communicate(timeout=60)[1] == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_the_output_is_told(starter_data: Path) -> None:
    with Path("/dev/full").open("w") as full:
        process = started("sources", "list", "--data", starter_data, stdout=full)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (1, "De schijf is vol. Maak ruimte vrij en probeer het opnieuw.\n")


def test_ctrl_c_stops_with_a_word_and_leaves_the_index_as_it_was(
    aimi: Aimi, starter_data: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(starter_data, data)
    before = serving(data / "index")
    process = started("index", "build", "--fresh", "--data", data)
    while len(list((data / "index").glob("build-*"))) < 2:
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "Gestopt.\n")
    assert list((data / "index").glob("build-*")) == [before]
    assert aimi("ask", "wat is het GWU?", "--data", data).code == 0


@pytest.mark.parametrize("question", ["", "  ", "x" * 10_000, "\x00\x01\x02", "How many vacancies are there?", "!!!"])
def test_what_is_no_question_is_refused_with_exit_code_2(aimi: Aimi, starter_data: Path, question: str) -> None:
    done = aimi("ask", question, "--data", starter_data)
    assert done.code == 2
    assert len(done.stdout.strip().splitlines()) == 2  # what is wrong, and what to do
    assert aimi("ask", question, "--json", "--data", starter_data).code == 2


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("leeg.txt", b"", "leeg.txt is leeg."),
        ("codering.txt", b"caf\x81\x00", "Sla het bestand op als platte tekst met codering UTF-8."),
        ("stuk.pdf", b"%PDF-1.4 dit is geen pdf", "stuk.pdf is geen leesbaar PDF-bestand."),
        ("slot.pdf", pdf_bytes([["geheim"]], locked=True), "slot.pdf is met een wachtwoord beveiligd."),
        ("bladen.key", b"xx", "AIMI leest alleen"),
    ],
)
def test_a_source_that_cannot_be_read_is_told_and_the_library_stays(
    aimi: Aimi, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    data, listed = tmp_path / "data", manifest(tmp_path / "bron")
    assert aimi("sources", "import", listed, "--data", data).code == 0
    before = Library.open(data)
    (tmp_path / "bron" / name).write_bytes(content)
    listed.write_text(listed.read_text(encoding="utf-8").replace("polderagenda.txt", name), encoding="utf-8")
    one_sentence(aimi("sources", "import", listed, "--data", data), says)
    assert Library.open(data) == before


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        ('homepage = "https://www.vacaturebank.example/"', "is geen goedgekeurde uitgever"),
        ('sha256 = "abc"', "is een ander bestand dan het bronnenbestand noemt"),
        ('valid_until = "2020-01-01"', "was geldig tot en met 2020-01-01"),
        ('valid_until = "morgen"', "is geen datum"),
    ],
)
def test_a_source_that_may_not_be_used_is_refused(aimi: Aimi, tmp_path: Path, extra: str, says: str) -> None:
    done = aimi("sources", "import", manifest(tmp_path / "bron", extra=extra), "--data", tmp_path / "data")
    one_sentence(done, says)


def test_a_manifest_without_a_needed_key_is_told(aimi: Aimi, tmp_path: Path) -> None:
    listed = manifest(tmp_path / "bron")
    listed.write_text(listed.read_text(encoding="utf-8").replace('publisher = "UWV"\n', ""), encoding="utf-8")
    one_sentence(aimi("sources", "import", listed, "--data", tmp_path / "data"), "ontbreekt 'publisher'")


def test_a_second_build_at_once_is_told(aimi: Aimi, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert aimi("sources", "import", manifest(tmp_path / "bron"), "--data", data).code == 0
    with building(data / "index"):
        one_sentence(aimi("index", "build", "--data", data), "Er wordt al een index gebouwd")
