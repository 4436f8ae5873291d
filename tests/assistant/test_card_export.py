"""Cards as Word, PDF and text, read back with the libraries that others read them with."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pypdfium2
import pytest
import typer
from docx import Document
from typer.testing import CliRunner

from assistant.card import Card, Part, Voice, build_card, read_request
from assistant.card.edit import with_notes
from assistant.card.layout import blocks
from assistant.card.notes import numbered
from assistant.card_cli import card as card_command
from assistant.card_export import FORMS, file_name, to_docx, to_pdf, to_text
from assistant.pipeline import Assistant

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTE = "Café Ünïek vraagt € 5 <b>& meer</b> 😀"


@pytest.fixture(scope="module")
def card(assistant: Assistant) -> Card:
    request = read_request("bouwbedrijf in Assen, vindt geen vakmensen")
    return with_notes(build_card(request, assistant.library, assistant.retriever, date(2026, 11, 20)), [NOTE])


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe-]+", "", text)


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_word_holds_every_line_under_its_heading(card: Card) -> None:
    document = Document(BytesIO(to_docx(card)))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    assert [h.split("  (")[0] for h in headings[:-1]] == [block.title for block in blocks(card)]
    body = "\n".join(p.text for p in document.paragraphs)
    assert all(row.text in body for block in blocks(card) for row in block.rows)


def test_word_has_a_real_footnote_for_each_cited_line(card: Card) -> None:
    package = ZipFile(BytesIO(to_docx(card)))
    body, notes = (ElementTree.fromstring(package.read(f"word/{name}.xml")) for name in ("document", "footnotes"))
    referred = [r.get(f"{W}id") for r in body.iter(f"{W}footnoteReference")]
    held = {n.get(f"{W}id"): "".join(n.itertext()) for n in notes.iter(f"{W}footnote")}
    assert len(referred) == len(set(referred)) >= len([line for line in card.lines if line.claim])
    assert all("Feitenblad" in held[id] for id in referred)


def test_word_is_in_dutch_with_its_sources_listed(card: Card) -> None:
    data = to_docx(card)
    document = Document(BytesIO(data))
    assert document.core_properties.language == "nl-NL"
    assert b'w:val="nl-NL"' in ZipFile(BytesIO(data)).read("word/styles.xml")
    body = "\n".join(p.text for p in document.paragraphs)
    assert all(source.title in body for source in card.sources)


def test_pdf_is_one_page_with_every_line_and_its_number(card: Card) -> None:
    data = to_pdf(card)
    assert len(pypdfium2.PdfDocument(data)) == 1
    read = squeezed(pdf_text(data))
    numbers = numbered(card).numbers
    for block in blocks(card):
        for row in block.rows:
            marks = ",".join(map(str, numbers[row.line.id]))
            assert squeezed(row.text.replace("😀", "?") + marks) in read


def test_pdf_names_its_language_and_title(card: Card) -> None:
    data = to_pdf(card)
    assert b"/Lang (nl-NL)" in data
    assert pypdfium2.PdfDocument(data).get_metadata_value("Title").startswith("Gesprekskaart: Bouwbedrijf, Assen")


def test_pdf_of_the_same_card_has_the_same_bytes(card: Card) -> None:
    assert to_pdf(card) == to_pdf(card)


def test_a_long_card_runs_on_to_a_second_page_in_a_size_that_can_be_read(card: Card) -> None:
    long = with_notes(card, [f"{n}. " + "veel tekst " * 40 for n in range(12)])
    assert len(pypdfium2.PdfDocument(to_pdf(long))) == 2


def test_text_numbers_its_sources_and_marks_own_words(card: Card) -> None:
    text = to_text(card)
    used, listed = set(re.findall(r"\[(\d+)\]", text.split("BRONNEN")[0])), set(re.findall(r"^  \[(\d+)\]", text, re.M))
    assert used == listed and len(used) == len(numbered(card).notes)
    assert "geen feiten uit bronnen" in text and "niet uit een bron" in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_card_without_cited_lines_can_be_exported_too(card: Card) -> None:
    own = with_notes(card, [NOTE])
    bare = type(card)(own.request, tuple(l for l in own.lines if l.voice is not Voice.SOURCE), (), own.made)  # noqa: E741
    assert bare.of(Part.MISSING) and all(form.make(bare) for form in FORMS.values())


def test_files_are_named_after_the_talk(card: Card) -> None:
    assert file_name(card, "docx") == "gesprekskaart-bouwbedrijf-assen.docx"


# --- the command

app = typer.Typer()
app.command()(card_command)


def test_the_command_prints_a_card(starter_data: Path) -> None:
    said = CliRunner().invoke(
        app, ["--regio", "Emmen", "--sector", "zorg", "--probleem", "hoog verzuim", "--data", str(starter_data)]
    )
    assert said.exit_code == 0 and "HOE HET ERVOOR STAAT" in said.stdout and "[1]" in said.stdout


def test_the_command_writes_a_file(starter_data: Path, tmp_path: Path) -> None:
    into = tmp_path / "kaart.pdf"
    said = CliRunner().invoke(app, ["bouwbedrijf in Assen", "--data", str(starter_data), "--out", str(into)])
    assert said.exit_code == 0 and into.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("arguments", [[], ["--regio", "Emmen", "--out", "kaart.odt"]])
def test_the_command_says_what_is_wrong(arguments: list[str], starter_data: Path) -> None:
    said = CliRunner().invoke(app, [*arguments, "--data", str(starter_data)])
    assert said.exit_code == 2 and said.stderr.strip()
