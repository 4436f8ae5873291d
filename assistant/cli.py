"""The command `aimi`: ask, sources, index, card, verify, start; further commands come by entry point."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assistant.card_cli import card
from assistant.command_line import Commands, UsageProblem, confirmed, run
from assistant.settings import Settings, read_settings

app = Commands("Antwoorden over de arbeidsmarkt, alleen uit goedgekeurde bronnen.")
sources_app = Commands("Goedgekeurde bronnen inlezen, bekijken en intrekken.")
index_app = Commands("De index bouwen en de encoder aanpassen.")
app.add_typer(sources_app, name="sources")
app.add_typer(index_app, name="index")

# lines break at words for readers, and stay whole for what reads along behind a pipe
out = Console(highlight=False, markup=False)
out.soft_wrap = not out.is_terminal
err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
Data = Annotated[Path | None, typer.Option("--data", help="Map met bibliotheek en index (of AIMI_DATA).")]


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
    words: Annotated[list[str] | None, typer.Argument(metavar="VRAAG", help="De vraag.")] = None,
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

    question = None if words is None else " ".join(words)
    if batch is not None and question is not None:
        raise UsageProblem("Geef een vraag of een bestand met --batch, niet allebei.")
    if batch is None and into is not None:
        raise UsageProblem(
            "--out hoort bij --batch. Bewaar een enkel antwoord met: aimi ask ... --json > antwoord.json"
        )
    if batch is not None and not batch.is_file():
        raise UsageProblem(f"'{batch}' is geen bestand; geef bij --batch een bestand met vragen, een per regel.")
    if batch is None and question is None:
        raise UsageProblem('Geef een vraag, bijvoorbeeld: aimi ask "hoeveel vacatures staan er open in Drenthe?"')
    if batch is not None:
        from assistant.batch import answer_questions, read_questions

        rows, target = read_questions(batch), into or batch.with_suffix(".answers.jsonl")
        with progress_bars() as progress:
            answer_questions(assistant_for(read_settings(data)), rows, target, progress)
        err.print(f"Vragen beantwoord: {len(rows)}. De antwoorden staan in {target}.")
        return
    assistant = assistant_for(read_settings(data))
    answer = assistant.ask(question or "", tuple(after or ()))
    if as_json:
        out.print(json.dumps(to_json(answer), ensure_ascii=False, indent=1), soft_wrap=True)
    else:
        show(answer, out)
        if explain:
            explanation(answer, out)
    if answer.refusal is not None and answer.refusal.reason.value == "bad_input":
        raise typer.Exit(2)


@app.command()
def verify(
    answer: Annotated[Path, typer.Argument(metavar="ANTWOORD", help="Bewaard met: aimi ask ... --json.")],
    data: Data = None,
) -> None:
    """Controleer een bewaard antwoord (JSON) opnieuw tegen de bronnen."""
    from assistant.recheck import changes
    from corpus.library import Library

    found = changes(_read_json(answer), Library.open(read_settings(data).data))
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
    manifest: Annotated[Path, typer.Argument(help="Het bronnenbestand (TOML), bijvoorbeeld bronnen.toml.")],
    data: Data = None,
    approved_by: Annotated[str, typer.Option("--approved-by", help="Wie deze bronnen goedkeurt.")] = "beheerder",
) -> None:
    """Lees de bronnen van een lijst (TOML) in en keur ze goed."""
    from corpus.library import import_sources

    with progress_bars() as progress:
        library = import_sources(manifest, read_settings(data).data, approved_by, date.today(), progress)
    now = _next("index build", data)
    kept = sum(not source.withdrawn for source in library.sources)
    out.print(f"Bronnen in de bibliotheek: {kept}, samen {len(library.passages)} passages. Draai nu: {now}")


def _next(command: str, data: Path | None) -> str:
    """The command to run next on the same data folder."""
    return f"aimi {command} --data {data}" if data else f"aimi {command}"


@sources_app.command("list")
def sources_list(data: Data = None) -> None:
    """Laat de bronnen zien. Met wie ze goedkeurde en tot wanneer ze gelden."""
    from corpus.library import Library

    library = Library.open(read_settings(data).data)
    expired = library.expired(date.today())
    for source in library.sources:
        state = "ingetrokken" if source.withdrawn else f"goedgekeurd door {source.approved_by} op {source.approved_on}"
        until = f", geldig tot en met {source.valid_until}" if source.valid_until else ""
        until += " (verlopen)" if source in expired else ""
        out.print(
            f"{source.id}\n  {source.title}, {source.publisher} ({source.published}); {source.region}\n  {state}{until}"
        )


@sources_app.command("withdraw")
def sources_withdraw(
    source_id: Annotated[str, typer.Argument(metavar="BRON", help="Het id; zie: aimi sources list.")],
    data: Data = None,
) -> None:
    """Trek een bron in: er wordt niet meer uit geantwoord."""
    from corpus.library import withdraw

    withdraw(read_settings(data).data, source_id)
    out.print(f"'{source_id}' is ingetrokken. Draai nu: {_next('index build', data)}")


@sources_app.command("verify")
def sources_verify(data: Data = None) -> None:
    """Controleer of de bestanden nog zijn zoals goedgekeurd."""
    from corpus.library import Library

    Library.open(read_settings(data).data).verify()
    out.print("Alle bestanden zijn ongewijzigd.")


@index_app.command("build")
def index_build(
    data: Data = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Neem niets van de vorige index over.")] = False,
) -> None:
    """Bouw de index; wat niet veranderde wordt overgenomen."""
    from assistant.wiring import build_index

    with progress_bars() as progress:
        manifest = build_index(read_settings(data), date.today(), progress, fresh)
    out.print(f"Index gebouwd: {manifest.passages} passages, encoder {manifest.encoder}.")


@index_app.command("adapt")
def index_adapt(
    data: Data = None,
    seed: Annotated[int, typer.Option(min=0, help="Hetzelfde getal geeft dezelfde encoder.")] = 1,
    epochs: Annotated[int, typer.Option(min=1, help="Hoe vaak alle vragen langskomen.")] = 5,
) -> None:
    """Train de encoder op de eigen bronnen. Bouwt daarna de index opnieuw."""
    from assistant.wiring import adapt_encoder, build_index

    settings = read_settings(data)
    with progress_bars() as progress:
        count = adapt_encoder(settings, epochs, seed, progress)
        manifest = build_index(settings, date.today(), progress)
    out.print(f"Encoder getraind op {count} paren. Index gebouwd met encoder {manifest.encoder}.")


@index_app.command("enrich")
def index_enrich(
    data: Data = None, yes: Annotated[bool, typer.Option("--yes", "-y", help="Vraag niet om bevestiging.")] = False
) -> None:
    """Laat een taalmodel vragen schrijven bij nieuwe bronnen."""
    from assistant.wiring import enrich_library, enrichment

    settings = read_settings(data)
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
    if not yes and not confirmed("Doorgaan?", default=False):
        return
    with progress_bars() as progress:
        done = enrich_library(settings, plan, progress)
    out.print(f"{done.questions} vragen geschreven, {done.tokens} tokens gebruikt. Draai nu: aimi index build")
    if done.failed:
        out.print(f"Bij {done.failed} passages kwam niets bruikbaars; draai opnieuw om die nog eens te proberen.")


@app.command()
def start(
    port: Annotated[int, typer.Option(min=1, max=65535, help="De poort van de chatpagina.")] = 8501,
    address: Annotated[str, typer.Option(help="0.0.0.0 laat ook andere computers toe.")] = "localhost",
    data: Data = None,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Start de chatpagina, of alleen het voorbeeld.")
    ] = True,
) -> None:
    """Start de chatpagina. Maakt eerst alles klaar en beantwoordt een voorbeeldvraag."""
    from assistant.start import SAMPLE, check_port, serve_page
    from assistant.terminal import show
    from assistant.wiring import assistant_for, prepare_starter

    settings = read_settings(data)
    if serve:
        check_port(port)
    if data is None and settings.data == Settings.model_fields["data"].default:
        with progress_bars() as progress:
            prepare_starter(settings, date.today(), progress)
    out.print(f"\nVoorbeeldvraag: {SAMPLE}\n")
    show(assistant_for(settings).ask(SAMPLE), out)
    if serve:
        out.print(f"\nDe chatpagina staat op http://localhost:{port} (stoppen: Ctrl+C)")
        code = serve_page(settings, port, address)
        if code:
            raise typer.Exit(code)


app.command()(card)


def call(arguments: Sequence[str]) -> int:
    """Runs the command; what goes wrong is said in one Dutch sentence, with an exit code that is not 0."""
    known = {group.name for group in app.registered_groups}
    for point in entry_points(group="aimi.commands"):
        if point.name not in known and arguments[:1] in ([point.name], [], ["--help"]):
            app.add_typer(point.load(), name=point.name)
    return run(app, arguments)


def main() -> None:
    """The command `aimi`."""
    sys.exit(call(sys.argv[1:]))


if __name__ == "__main__":
    main()
