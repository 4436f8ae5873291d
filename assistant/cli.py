"""The command `aimi`: ask, sources, index, card, verify, start; further commands come by entry point."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assistant.card_cli import card
from assistant.settings import Settings

app = typer.Typer(
    help="Antwoorden over de arbeidsmarkt, alleen uit goedgekeurde bronnen.", no_args_is_help=True,
    pretty_exceptions_enable=False, add_completion=False,
)  # fmt: skip
sources_app = typer.Typer(help="Goedgekeurde bronnen inlezen, bekijken en intrekken.", no_args_is_help=True)
index_app = typer.Typer(help="De index bouwen en de encoder aanpassen.", no_args_is_help=True)
app.add_typer(sources_app, name="sources")
app.add_typer(index_app, name="index")

out = Console(highlight=False, markup=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
Data = Annotated[Path | None, typer.Option("--data", help="Map met bibliotheek en index (of AIMI_DATA).")]


def settings_for(data: Path | None) -> Settings:
    """The settings, with the data folder of the command line where one is given."""
    return Settings(data=data) if data else Settings()


@contextmanager
def progress_bars() -> Iterator[Callable[[str, int, int], None]]:
    """Calls `(step, done, total)` shown as bars on a terminal; silent elsewhere."""
    columns = TextColumn("{task.description:<40.40}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=err, disable=not err.is_terminal) as bars:
        tasks: dict[str, Any] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield show


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="De vraag, tussen aanhalingstekens.")] = None,
    data: Data = None,
    as_json: Annotated[bool, typer.Option("--json", help="Het antwoord als JSON.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Laat zien hoe het antwoord tot stand kwam.")] = False,
    after: Annotated[list[str] | None, typer.Option("--after", help="Een eerdere vraag van hetzelfde gesprek.")] = None,
    batch: Annotated[Path | None, typer.Option(help="Een bestand met vragen (JSON, een per regel).")] = None,
    into: Annotated[Path | None, typer.Option("--out", help="Waar de antwoorden van --batch komen.")] = None,
) -> None:
    """Beantwoord een vraag, met bij elke zin de bron."""
    from assistant.public import to_json
    from assistant.terminal import explanation, show
    from assistant.wiring import assistant_for

    if batch is None and question is None:
        raise UsageProblem('Geef een vraag, bijvoorbeeld: aimi ask "hoeveel vacatures staan er open in Drenthe?"')
    assistant = assistant_for(settings_for(data))
    if batch is not None:
        from assistant.batch import answer_file

        with progress_bars() as progress:
            count = answer_file(assistant, batch, into or batch.with_suffix(".answers.jsonl"), progress)
        err.print(f"{count} vragen beantwoord.")
        return
    answer = assistant.ask(question or "", tuple(after or ()))
    if as_json:
        out.print(json.dumps(to_json(answer), ensure_ascii=False, indent=1))
    else:
        show(answer, out)
        if explain:
            explanation(answer, out)
    if answer.refusal is not None and answer.refusal.reason.value == "bad_input":
        raise typer.Exit(2)


@app.command()
def verify(answer: Path, data: Data = None) -> None:
    """Controleer een bewaard antwoord (JSON) opnieuw tegen de bronnen."""
    from assistant.recheck import changes
    from corpus.library import Library

    found = changes(_read_json(answer), Library.open(settings_for(data).data))
    if not found:
        out.print("Alle citaten staan nog woord voor woord in de goedgekeurde bronnen.")
        return
    for line in found:
        out.print(line)
    raise typer.Exit(1)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageProblem(
            f"'{path}' is geen leesbaar JSON-bestand; bewaar een antwoord met: aimi ask --json"
        ) from error
    if not isinstance(value, dict):
        raise UsageProblem(f"'{path}' bevat geen antwoord; bewaar een antwoord met: aimi ask --json")
    return value


@sources_app.command("import")
def sources_import(
    manifest: Path,
    data: Data = None,
    approved_by: Annotated[str, typer.Option("--approved-by", help="Wie deze bronnen goedkeurt.")] = "beheerder",
) -> None:
    """Lees de bronnen van een lijst (TOML) in en keur ze goed."""
    from corpus.library import import_sources

    with progress_bars() as progress:
        library = import_sources(manifest, settings_for(data).data, approved_by, date.today(), progress)
    out.print(f"{len(library.sources)} bronnen, {len(library.passages)} passages. Draai nu: aimi index build")


@sources_app.command("list")
def sources_list(data: Data = None) -> None:
    """Laat zien welke bronnen er zijn, wie ze goedkeurde en tot wanneer ze gelden."""
    from corpus.library import Library

    for source in Library.open(settings_for(data).data).sources:
        state = "ingetrokken" if source.withdrawn else f"goedgekeurd door {source.approved_by} op {source.approved_on}"
        until = f", geldig tot {source.valid_until}" if source.valid_until else ""
        out.print(
            f"{source.id}\n  {source.title}, {source.publisher} ({source.published}); {source.region}\n  {state}{until}"
        )


@sources_app.command("withdraw")
def sources_withdraw(source_id: str, data: Data = None) -> None:
    """Trek een bron in: er wordt niet meer uit geantwoord."""
    from corpus.library import withdraw

    withdraw(settings_for(data).data, source_id)
    out.print(f"'{source_id}' is ingetrokken. Draai nu: aimi index build")


@sources_app.command("verify")
def sources_verify(data: Data = None) -> None:
    """Controleer of de bewaarde bestanden nog dezelfde zijn als bij de goedkeuring."""
    from corpus.library import Library

    Library.open(settings_for(data).data).verify()
    out.print("Alle bestanden zijn ongewijzigd.")


@index_app.command("build")
def index_build(
    data: Data = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Neem niets van de vorige index over.")] = False,
) -> None:
    """Bouw de index; wat niet veranderde wordt overgenomen."""
    from assistant.wiring import build_index

    with progress_bars() as progress:
        manifest = build_index(settings_for(data), date.today(), progress, fresh)
    out.print(f"Index gebouwd: {manifest.passages} passages, encoder {manifest.encoder}.")


@index_app.command("adapt")
def index_adapt(data: Data = None, seed: int = 1, epochs: int = 5) -> None:
    """Train de encoder op de vragen bij de eigen bronnen en bouw de index opnieuw."""
    from assistant.wiring import adapt_encoder, build_index

    settings = settings_for(data)
    with progress_bars() as progress:
        count = adapt_encoder(settings, epochs, seed, progress)
        manifest = build_index(settings, date.today(), progress)
    out.print(f"Encoder getraind op {count} paren. Index gebouwd met encoder {manifest.encoder}.")


@index_app.command("enrich")
def index_enrich(
    data: Data = None, yes: Annotated[bool, typer.Option("--yes", "-y", help="Vraag niet om bevestiging.")] = False
) -> None:
    """Laat het ingestelde taalmodel vragen schrijven bij bronnen die er nog geen hebben."""
    from assistant.wiring import enrich_library, enrichment

    settings = settings_for(data)
    if not settings.model:
        out.print("Overgeslagen: er is geen taalmodel ingesteld (AIMI_MODEL). Zonder zijn vragen wordt er ook gezocht.")
        return
    plan = enrichment(settings)
    if not plan.calls:
        out.print("Bij alle bronnen staan al vragen.")
        return
    out.print(
        f"{len(plan.docs)} bronnen, {plan.calls} passages: {plan.calls} aanroepen van '{settings.model}', samen ongeveer "
        f"{plan.tokens} tokens. Stoppen mag: een volgende keer gaat het verder waar het was."
    )
    if not yes and not typer.confirm("Doorgaan?"):
        return
    with progress_bars() as progress:
        done = enrich_library(settings, plan, progress)
    out.print(f"{done.questions} vragen geschreven, {done.tokens} tokens gebruikt. Draai nu: aimi index build")
    if done.failed:
        out.print(f"Bij {done.failed} passages kwam niets bruikbaars; draai opnieuw om die nog eens te proberen.")


@app.command()
def start(port: int = 8501, data: Data = None, serve: bool = True) -> None:
    """Maak alles klaar, beantwoord een voorbeeldvraag en start de chatpagina."""
    from assistant.terminal import show
    from assistant.wiring import assistant_for, prepare_starter

    settings = settings_for(data)
    if data is None and settings.data == Path("data/starter"):
        with progress_bars() as progress:
            prepare_starter(settings, date.today(), progress)
    question = "Hoeveel vacatures stonden er medio 2024 open in Drenthe?"
    out.print(f"\nVoorbeeldvraag: {question}\n")
    show(assistant_for(settings).ask(question), out)
    if serve:
        _serve(settings, port)


def _serve(settings: Settings, port: int) -> None:
    import os
    import subprocess

    page = Path(__file__).resolve().parent.parent / "ui" / "app.py"
    out.print(f"\nDe chatpagina staat op http://localhost:{port} (stoppen: Ctrl+C)")
    command = [sys.executable, "-m", "streamlit", "run", str(page), "--server.port", str(port), "--server.headless",
               "true", "--browser.gatherUsageStats", "false"]  # fmt: skip
    try:
        subprocess.run(command, env={**os.environ, "AIMI_DATA": str(settings.data)}, check=False)
    except KeyboardInterrupt:
        out.print("Gestopt.")


app.command()(card)


class UsageProblem(RuntimeError):
    """The command was called in a way that cannot be carried out; the message says what to do."""


def _problems() -> tuple[type[Exception], ...]:
    from corpus.errors import CorpusError
    from index.encoders import EncoderError
    from index.enrich import EnrichProblem
    from index.store import IndexProblem

    return CorpusError, IndexProblem, EncoderError, EnrichProblem, UsageProblem


def main() -> None:
    """Runs the command; what goes wrong is said in one Dutch sentence, with exit code 1."""
    for point in entry_points(group="aimi.commands"):
        if point.name in sys.argv[1:2] or sys.argv[1:] in ([], ["--help"]):
            app.add_typer(point.load(), name=point.name)
    try:
        app()
    except _problems() as problem:
        err.print(str(problem))
        sys.exit(1)


if __name__ == "__main__":
    main()
