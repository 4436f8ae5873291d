"""`aimi card`: a gesprekskaart in the terminal, or in a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

Region = Annotated[str, typer.Option("--regio", help="Gemeente, provincie of arbeidsmarktregio.")]
Sector = Annotated[str, typer.Option("--sector", help="Sector, bedrijf of beroep.")]
Problem = Annotated[str, typer.Option("--probleem", help="Waar de werkgever mee zit.")]
Text = Annotated[str, typer.Argument(help="Of alles in één zin: 'bouwbedrijf in Assen, vindt geen vakmensen'.")]
Data = Annotated[Path | None, typer.Option("--data", help="Map met bibliotheek en index (of AIMI_DATA).")]
Out = Annotated[Path | None, typer.Option("--out", help="Bewaar als .docx, .pdf of .txt.")]


def card(
    text: Text = "", regio: Region = "", sector: Sector = "", probleem: Problem = "", data: Data = None, out: Out = None
) -> None:
    """Maak een gesprekskaart. Eén bladzijde, met bij elke zin de bron."""
    from assistant.card import CardRefusedError, build_card, read_request
    from assistant.card_export import FORMS, to_text
    from assistant.settings import read_settings
    from assistant.wiring import assistant_for

    err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    form = FORMS.get(out.suffix.lower().lstrip(".")) if out else None
    if out and form is None:
        err.print(f"'{out.name}' is geen bestand dat AIMI kan maken; noem een naam die eindigt op .docx, .pdf of .txt.")
        raise typer.Exit(2)
    try:
        request = read_request(text, regio, sector, probleem)
    except CardRefusedError as refused:
        err.print(str(refused))
        raise typer.Exit(2) from None
    assistant = assistant_for(read_settings(data))
    made = build_card(request, assistant.library, assistant.retriever, date.today())
    if out is None or form is None:
        Console(highlight=False, markup=False, soft_wrap=True).print(to_text(made), end="")
        return
    out.write_bytes(form.make(made))
    err.print(f"De kaart staat in {out}.")
