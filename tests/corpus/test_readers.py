from pathlib import Path

import pytest

from corpus.errors import (
    CorpusError,
    CorruptFileError,
    EmptyFileError,
    EncryptedPdfError,
    MissingFileError,
    NoTextError,
    UnknownFormatError,
    WrongEncodingError,
)
from corpus.readers import read_document
from tests.corpus.pdf_files import pdf_bytes
from tests.corpus.sources import source


def _file(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_form_feed_is_a_page_break(tmp_path: Path) -> None:
    pages = read_document(source(), _file(tmp_path, "a.txt", "een\ftwee")).pages
    assert [(page.number, page.text) for page in pages] == [(1, "een"), (2, "twee")]


def test_markdown_without_form_feed_has_no_page_numbers(tmp_path: Path) -> None:
    assert read_document(source(), _file(tmp_path, "a.md", "# Kop\n")).pages[0].number is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = _file(tmp_path, "a.txt", "één café in Coevorden kost € 5".encode(encoding))
    assert read_document(source(), path).pages[0].text == "één café in Coevorden kost € 5"


def test_pdf_pages_keep_their_numbers_and_text(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.pdf", pdf_bytes([["De eerste bladzijde."], ["De tweede bladzijde."]]))
    pages = read_document(source(), path).pages
    assert [(page.number, page.text.strip()) for page in pages] == [
        (1, "De eerste bladzijde."),
        (2, "De tweede bladzijde."),
    ]


def test_html_gives_the_main_text_without_the_menu(tmp_path: Path) -> None:
    body = "<h1>Kansrijke beroepen</h1>" + "<p>In Emmen is veel werk voor monteurs en lassers te vinden.</p>" * 4
    path = _file(tmp_path, "a.html", f"<html><body><nav>Menu Contact</nav><article>{body}</article></body></html>")
    text = read_document(source(), path).pages[0].text
    assert "monteurs en lassers" in text and "Contact" not in text


def test_word_headings_items_and_tables_become_markdown(tmp_path: Path) -> None:
    from docx import Document

    word = Document()
    word.add_heading("Werk", level=2)
    word.add_paragraph("Er is werk.")
    word.add_paragraph("in de zorg", style="List Bullet")
    table = word.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Emmen", "1.200"
    word.save(str(tmp_path / "a.docx"))
    text = read_document(source(), tmp_path / "a.docx").pages[0].text
    assert text == "## Werk\n\nEr is werk.\n\n- in de zorg\n\n| Emmen | 1.200 |"


def test_excel_sheets_become_numbered_pages_of_rows(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["regio", "waarde"])
    sheet.append(["Emmen", 71.4])
    book.save(tmp_path / "a.xlsx")
    pages = read_document(source(), tmp_path / "a.xlsx").pages
    assert (pages[0].number, pages[0].text) == (1, "regio;waarde\nEmmen;71,4\n")


@pytest.mark.parametrize(
    ("name", "content", "error", "remedy"),
    [
        ("leeg.txt", b"", EmptyFileError, "opnieuw"),
        ("wit.txt", b"  \n", NoTextError, "gewone tekst"),
        ("binair.txt", b"\x00\x01\x02\xff\x81", WrongEncodingError, "UTF-8"),
        ("stuk.pdf", b"%PDF-1.4 dit is geen pdf", CorruptFileError, "Download"),
        ("slot.pdf", pdf_bytes([["geheim"]], locked=True), EncryptedPdfError, "zonder beveiliging"),
        ("scan.pdf", pdf_bytes([[]]), NoTextError, "OCR"),
        ("stuk.docx", b"geen word", CorruptFileError, "docx"),
        ("stuk.xlsx", b"geen excel", CorruptFileError, "xlsx"),
        ("leeg.html", b"<html></html>", NoTextError, "PDF"),
        ("film.mp4", b"xx", UnknownFormatError, "alleen"),
    ],
)
def test_a_bad_file_gives_one_clear_error(
    tmp_path: Path, name: str, content: bytes, error: type[CorpusError], remedy: str
) -> None:
    with pytest.raises(error) as caught:
        read_document(source(), _file(tmp_path, name, content))
    assert name in str(caught.value) and remedy in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"weg\.txt"):
        read_document(source(), tmp_path / "weg.txt")
