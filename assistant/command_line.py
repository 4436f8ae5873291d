"""The command line in Dutch: help texts, and one sentence with an exit code for whatever goes wrong.

Typer speaks English only; its help is translated line by line, its errors by their type.
"""

from __future__ import annotations

import difflib
import errno
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import typer
from rich.console import Console
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

F = TypeVar("F", bound=Callable[..., Any])
STOPPED = 130  # what a shell reports after Ctrl+C

_HELP = (
    (r"^Usage: ", "Gebruik: "),
    (r"\[OPTIONS\]", "[OPTIES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "OPDRACHT ..."),
    (r"^Options:", "Opties:"),
    (r"^Commands:", "Opdrachten:"),
    (r"^Arguments:", "Argumenten:"),
    (r"Show this message and exit\.", "Laat deze uitleg zien."),
    (r"\[default:", "[standaard:"),
    (r"\[required\]", "[verplicht]"),
    (r"; required\]", "; verplicht]"),
    # the type of an option, in as many characters, so that the columns stay
    (r" <path>", " PAD   "),
    (r" <str>", " TEKST"),
    (r" <int>", " GETAL"),
    (r" <int range>", " GETAL      "),
    (r" <list\[str\]>", " TEKST ...  "),
    (r" <bool>", "       "),
)


def in_dutch(text: str) -> str:
    """A help text of Typer with its own words in Dutch."""
    for pattern, dutch in _HELP:
        text = re.sub(pattern, dutch, text, flags=re.MULTILINE)
    return text


class _Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:
        return in_dutch(super().get_help(ctx))


class _Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:
        return in_dutch(super().get_help(ctx))


class Commands(typer.Typer):
    """A group of commands whose help is Dutch."""

    def __init__(self, help: str) -> None:
        super().__init__(
            cls=_Group, help=help, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
            add_completion=False,
        )  # fmt: skip

    def command(self, name: str | None = None, **settings: Any) -> Callable[[F], F]:
        return super().command(name, cls=_Command, **settings)


def confirmed(question: str, default: bool) -> bool:
    """Whether the user agrees; 'ja' or 'nee' in any length, Enter for the default."""
    shown = "J/n" if default else "j/N"
    while True:
        answer = typer.prompt(f"{question} [{shown}]", default="j" if default else "n", show_default=False)
        word = str(answer).strip().lower()
        if word[:1] in {"j", "y", "n"}:
            return word[0] != "n"


class UsageProblem(RuntimeError):
    """The command was called in a way that cannot be carried out; the message says what to do."""


def run(app: Commands, arguments: Sequence[str]) -> int:
    """Runs a command line and gives its exit code: 0, 1 for what went wrong, 2 for wrong use, 130 for Ctrl+C."""
    err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    try:
        code = app(args=list(arguments), prog_name="aimi", standalone_mode=False)
        if sys.stdout is not None:  # None where it was closed
            sys.stdout.flush()
    except _problems() as problem:
        err.print(_on_same_data(str(problem), arguments))
        return 1
    except TyperException as problem:
        if type(problem).__name__ != "NoArgsIsHelpError":  # that one has shown the help already
            err.print(_wrong_use(problem, app))
        else:
            err.print(str(problem).rstrip())
        return 2
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED
    except BrokenPipeError:  # as in: aimi ... | head
        sys.stdout = None
        return 1
    except OSError as problem:
        err.print(_about_file(problem))
        return 1
    except Exception as problem:
        err.print(
            f"Dit is een fout in AIMI zelf ({type(problem).__name__}: {problem}). Meld haar aan de beheerder; met "
            "AIMI_TRACE=1 ervoor komt de volledige melding in beeld."
        )
        if _traced():
            err.print(traceback.format_exc())
        return 1
    if code == STOPPED:
        err.print("Gestopt.")
    return code if isinstance(code, int) else 0


def _on_same_data(remedy: str, arguments: Sequence[str]) -> str:
    """A remedy whose `aimi index build` works on the data folder that the command line named."""
    if "--data" not in arguments[:-1]:
        return remedy
    folder = arguments[list(arguments).index("--data") + 1]
    return re.sub(r"aimi index build(?: --fresh)?", lambda command: f"{command[0]} --data {folder}", remedy)


def _traced() -> bool:
    from assistant.settings import SettingsError, read_settings

    try:
        return read_settings().trace
    except SettingsError:
        return False


def _problems() -> tuple[type[Exception], ...]:
    from assistant.draft.provider import ModelSettingError
    from assistant.settings import SettingsError
    from corpus.errors import CorpusError
    from index.encoders import EncoderError
    from index.enrich import EnrichProblem
    from index.store import IndexProblem

    return CorpusError, IndexProblem, EncoderError, EnrichProblem, ModelSettingError, SettingsError, UsageProblem


def _wrong_use(problem: TyperException, app: Commands) -> str:
    """What was wrong in the command line, and where its help is."""
    context = getattr(problem, "ctx", None)
    path = context.command_path if context else "aimi"
    return f"{_what(problem)} Zie: {path} --help"


def _what(problem: TyperException) -> str:
    said = problem.format_message()
    name = getattr(problem, "option_name", "")
    match type(problem).__name__:
        case "NoSuchOption":
            likely = getattr(problem, "possibilities", None) or ()
            meant = f" Bedoelt u {' of '.join(sorted(likely))}?" if likely else ""
            return f"De optie {name} bestaat niet.{meant}"
        case "BadOptionUsage":
            return (
                f"Bij de optie {name} hoort geen waarde."
                if "does not take" in said
                else f"Bij {name} hoort een waarde."
            )
        case "MissingParameter":
            return f"Er ontbreekt iets: {_parameter(problem)}."
        case "BadParameter":
            return f"De waarde van {_parameter(problem)} klopt niet."
    if unknown := re.match(r"No such command '(.+?)'", said):
        context = getattr(problem, "ctx", None)
        known = list(getattr(context.command, "commands", ())) if context else []
        likely = difflib.get_close_matches(unknown[1], known, n=1)
        meant = f" Bedoelt u '{likely[0]}'?" if likely else ""
        return f"De opdracht '{unknown[1]}' bestaat niet.{meant}"
    if extra := re.match(r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)", said):
        return f"Dit is te veel: {extra[1]}. Zet tekst met spaties tussen aanhalingstekens."
    return f"De opdracht is niet te begrijpen ({said})."


def _parameter(problem: TyperException) -> str:
    parameter = getattr(problem, "param", None)
    if parameter is None:
        return "een van de opties"
    option = next((o for o in getattr(parameter, "opts", ()) if o.startswith("--")), "")
    return option or str(parameter.name).upper()


def _about_file(problem: OSError) -> str:
    """What a file or folder has against it."""
    if problem.errno == errno.ENOSPC:
        return "De schijf is vol. Maak ruimte vrij en probeer het opnieuw."
    where = f"'{problem.filename}'" if problem.filename else "een bestand"
    reasons = {
        "FileNotFoundError": f"{where} bestaat niet; controleer de naam en de map.",
        "IsADirectoryError": f"{where} is een map; geef een bestand op.",
        "NotADirectoryError": f"{where} is geen map; geef een map op.",
        "PermissionError": f"{where} mag niet worden gelezen of geschreven; geef rechten of kies een andere plaats.",
    }
    told = reasons.get(type(problem).__name__)
    return told[0].upper() + told[1:] if told else f"{where} is niet te gebruiken ({problem.strerror or problem})."
