"""The commands of `aimi eval`."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assistant.command_line import Commands, confirmed
from assistant.settings import Settings, SettingsError, read_settings
from assistant.wiring import assistant_for
from corpus.errors import CorpusError
from corpus.library import Library
from evals import casefile, data, floors, given
from evals.add import faults, near_duplicates, read_report
from evals.compare import compare
from evals.dialogue import complete
from evals.docs import write_docs
from evals.evaluate import evaluate, from_file
from evals.gate import LEAST, check, updated
from evals.measures import MEASURES
from evals.measures.measure import Measure
from evals.run import Answerer, RunError, by_assistant, read_rewordings, read_run, write_run
from evals.show import for_users, show_breaches, show_comparison, show_stale, show_summary
from evals.sources import Sources
from evals.stale import stale
from index.encoders import EncoderError
from index.store import IndexProblem

app = Commands("Meten of de antwoorden goed zijn. Houdt tegen wat ze slechter maakt.")
out, err = Console(highlight=False), Console(stderr=True, highlight=False)

_EXPECTED = (
    casefile.CaseError, RunError, floors.GateError, given.AnswerError, CorpusError, IndexProblem, EncoderError,
    SettingsError,
)  # fmt: skip
SHOWN_TO_USERS = "evaluation.json"  # beside the library: what the page Over shows
DataOption = Annotated[Path | None, typer.Option("--data", help="De map met bibliotheek en index.")]


@app.command()
def run(
    data_folder: DataOption = None,
    real: Annotated[bool, typer.Option("--real", help="De vragen over de echte publicaties, als die er zijn.")] = False,
    cases: Annotated[Path | None, typer.Option(help="Een vragenbestand of een map daarmee.")] = None,
    answers: Annotated[Path | None, typer.Option(help="Beoordeel deze antwoorden (van aimi ask --batch).")] = None,
    drafter: Annotated[str, typer.Option(help="extractive, of chat voor het ingestelde taalmodel.")] = "",
    judge: Annotated[str, typer.Option(help="Laat ook een taalmodel oordelen: aanbieder:naam.")] = "",
    to: Annotated[Path | None, typer.Option("--out", help="Waar de uitkomst wordt bewaard.")] = None,
) -> None:
    """Stelt alle vragen en meet de antwoorden."""
    with _plainly():
        settings = _settings(data_folder, real, drafter)
        questions = cases or (data.REAL_QUESTIONS if real else casefile.SHIPPED)
        asked = casefile.read_cases(questions, kept=cases is None and not real)
        with _progress() as progress:
            library = data.ready(settings, data.manifest_for(real), date.today(), progress)
            asked, left = data.answerable_here(asked, library)
            reworded = () if real or cases or answers else read_rewordings(data.REWORDINGS)
            answerer = from_file(answers, asked) if answers else _assistant(settings)
            measures = (*MEASURES, *_judge(judge))
            name = settings.data.name
            result = evaluate(name, _now(), answerer, asked, library, progress, reworded, measures)
        path = to or settings.data.parent / "evals" / f"{settings.data.name}.json"
        write_run(result, path)
        if answers is None and cases is None:
            shown = json.dumps(for_users(result), ensure_ascii=False, indent=1)
            (settings.data / SHOWN_TO_USERS).write_text(shown + "\n", encoding="utf-8")
    if left:
        out.print(f"[dim]{len(left)} vragen overgeslagen: hun bronnen staan niet in {settings.data}.[/dim]")
    show_summary(result, out)
    _say(f"Bewaard in {path}. Bekijk het met: aimi eval report {path}")


@app.command()
def report(
    runs: Annotated[list[Path], typer.Argument(help="Uitkomsten van aimi eval run.")],
    to: Annotated[Path | None, typer.Option("--out", help="Het HTML-bestand.")] = None,
    docs: Annotated[bool, typer.Option("--docs", help="Werk docs/evaluation.md en de grafiek daar bij.")] = False,
) -> None:
    """Maakt van een uitkomst één HTML-pagina."""
    from evals.report import report as page

    with _plainly():
        read = [read_run(path) for path in runs]
        if docs:
            written = write_docs(read, data.ROOT / "docs")
        else:
            written = to or runs[0].with_suffix(".html")
            written.write_text(page(read[0]), encoding="utf-8")
    _say(f"Geschreven: {written}")


@app.command(name="compare")
def compare_runs(
    before: Annotated[Path, typer.Argument(help="De uitkomst van eerst.")],
    after: Annotated[Path, typer.Argument(help="De uitkomst van nu.")],
) -> None:
    """Vergelijkt twee uitkomsten, vraag voor vraag."""
    with _plainly():
        found = compare(read_run(before), read_run(after))
    show_comparison(found, out)


@app.command()
def gate(
    data_folder: DataOption = None,
    cases: Annotated[Path | None, typer.Option(help="Eigen vragen, met een eigen bestand van --floors.")] = None,
    pinned: Annotated[Path, typer.Option("--floors", help="Het bestand met ondergrenzen.")] = floors.FLOORS,
    update: Annotated[bool, typer.Option("--update", help="Leg de ondergrenzen opnieuw vast.")] = False,
    reason: Annotated[str, typer.Option(help="Waarom een ondergrens omlaag moet.")] = "",
) -> None:
    """Houdt tegen wat de antwoorden slechter maakt."""
    with _plainly(), tempfile.TemporaryDirectory() as fresh:
        least = {} if cases else LEAST
        wanted = _floors(pinned, own=cases is not None, fresh=update)
        settings = _settings(data_folder or Path(fresh) / "starter", False, "" if cases else "extractive")
        with _progress() as progress:
            library = data.ready(settings, data.manifest_for(False), date.today(), progress)
            asked = casefile.read_cases(cases or casefile.SHIPPED)
            reworded = () if cases else read_rewordings(data.REWORDINGS)
            result = evaluate("poort", _now(), _assistant(settings), asked, library, progress, reworded)
        if update:
            floors.write_floors(updated(result, wanted, reason, date.today(), least), pinned)
            _say(f"Ondergrenzen vastgelegd in {pinned}.")
            return
        breaches = check(result, wanted, least)
    show_summary(result, out)
    if not breaches:
        out.print("[green]De poort is open: geen maat ligt onder zijn grens.[/green]")
        return
    show_breaches(breaches, result, err)
    raise typer.Exit(1)


@app.command()
def add(
    saved: Annotated[Path, typer.Argument(help="Een bewaard antwoord (aimi ask --json) of een melding.")],
    folder: Annotated[Path, typer.Option("--cases", help="De map met vragen.")] = casefile.SHIPPED,
    data_folder: DataOption = None,
) -> None:
    """Maakt van een antwoord of melding een nieuwe vraag."""
    with _plainly():
        found = read_report(_read_json(saved))
        library = Library.open(_settings(data_folder, False, "").data)
        known = casefile.read_cases(folder)
        case = complete(found, known, date.today(), out)
        for twin in near_duplicates(case, known):
            near = f"Lijkt op {twin.case.id} ({twin.likeness:.0%}): {twin.case.question}"
            out.print(near, style="yellow", markup=False)
        wrong = faults(case, Sources.of(library))
        if wrong:
            raise casefile.CaseError("Niet toegevoegd: " + "; ".join(wrong))
        if not confirmed("Toevoegen?", default=True):
            raise typer.Abort
        path = casefile.append_case(case, folder)
    own = "" if folder == casefile.SHIPPED else f" --cases {folder} --floors BESTAND"
    _say(f"Toegevoegd aan {path} als {case.id}. Leg daarna de poort vast: aimi eval gate{own} --update")


@app.command(name="stale")
def list_stale(
    data_folder: DataOption = None,
    pinned: Annotated[Path, typer.Option("--floors", help="Het bestand met de uitgaven van toen.")] = floors.FLOORS,
    folder: Annotated[Path, typer.Option("--cases", help="De map met vragen.")] = casefile.SHIPPED,
) -> None:
    """Noemt de vragen om na te kijken. Hun bron is veranderd of hun feit is verouderd."""
    with _plainly():
        library = Library.open(_settings(data_folder, False, "").data)
        found = stale(casefile.read_cases(folder), floors.read_floors(pinned).editions, library, date.today())
    show_stale(found, out)
    if found:
        raise typer.Exit(1)


def _settings(folder: Path | None, real: bool, drafter: str) -> Settings:
    """The settings with what the command line says on top. Raises RunError for a drafter that cannot be had."""
    settings = read_settings(folder or (Path("data/real") if real else None))
    changed: dict[str, Any] = {}
    if drafter not in {"", "extractive", "chat"}:
        raise RunError(f"Onbekende drafter '{drafter}'. Kies extractive of chat.")
    if drafter == "extractive":
        changed["model"] = ""
    if drafter == "chat" and not settings.model:
        raise RunError("Er is geen taalmodel ingesteld. Zet AIMI_MODEL, bijvoorbeeld op ollama:mistral.")
    return settings.model_copy(update=changed)


def _floors(path: Path, own: bool, fresh: bool) -> floors.Floors:
    """The floors of a file; for own cases that have none yet, the shipped demands, pinned to nothing."""
    if own and path == floors.FLOORS:
        raise floors.GateError("Eigen vragen hebben eigen ondergrenzen nodig. Geef ook --floors BESTAND.")
    if fresh and path != floors.FLOORS and not path.exists():
        return floors.unpinned(floors.read_floors())
    return floors.read_floors(path)


def _assistant(settings: Settings) -> Answerer:
    return by_assistant(assistant_for(settings))


def _judge(model: str) -> tuple[Measure, ...]:
    """The measures of a language model as judge; none where no model is named."""
    if not model:
        return ()
    from langchain.chat_models import init_chat_model

    from evals.judge import measures

    try:
        return measures(init_chat_model(model))
    except (ImportError, ValueError) as error:
        raise RunError(f"Het taalmodel '{model}' is niet te gebruiken als beoordelaar: {error}") from error


def _say(text: str) -> None:
    out.print(text, markup=False, soft_wrap=True)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise given.AnswerError(f"{path} is geen JSON-bestand. Bewaar het antwoord met: aimi ask --json") from error
    if not isinstance(row, dict):
        raise given.AnswerError(f"{path} bevat geen enkel antwoord. Bewaar het antwoord met: aimi ask --json")
    return row


@contextmanager
def _plainly() -> Iterator[None]:
    """What can go wrong becomes one sentence and exit code 1."""
    try:
        yield
    except _EXPECTED as error:
        err.print(str(error), markup=False, style="red", soft_wrap=True)
        raise typer.Exit(1) from error


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar a step."""
    columns = (TextColumn("{task.description:20.20}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        tasks: dict[str, Any] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield show


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
