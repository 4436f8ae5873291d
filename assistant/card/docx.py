"""A card as a Word document with real footnotes and a list of sources."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime, time
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from assistant.card import texts
from assistant.card.layout import Block, Row, blocks
from assistant.card.models import Card
from assistant.card.notes import described, footnote, made_on, notes_of

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_REFERENCE, _NOTE = "Footnote Reference", "Footnote Text"
_SMALL, _INK = RGBColor(0x4A, 0x5A, 0x62), RGBColor(0x0B, 0x5A, 0x66)
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def to_docx(card: Card) -> bytes:
    """The card as a .docx file in Dutch: headings as headings, lists as lists, each cited line with its footnotes."""
    document = Document()
    _prepare(document, card)
    footnotes: list[str] = []
    document.add_heading(f"{texts.TITLE}: {card.request.title}", 1)
    for block in blocks(card):
        _write(document, block, card, footnotes)
    if card.sources:
        document.add_heading(texts.SOURCES, 2)
        for source in card.sources:
            document.add_paragraph(described(source), style="List Bullet")
    _small(document.add_paragraph().add_run(made_on(card)))
    _add_footnotes(document, footnotes)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: Any, card: Card) -> None:
    """Page, styles and language: narrow margins and small print, so that a card is one page."""
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(1.8)
        section.top_margin = section.bottom_margin = Cm(1.4)
    styles = document.styles
    for name, size in (("Normal", 9), ("List Bullet", 9), ("Heading 1", 14), ("Heading 2", 10.5)):
        style = styles[name]
        style.font.size, style.font.name = Pt(size), "Calibri"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Calibri")
        heading = name.startswith("Heading")
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(5 if heading else 0), Pt(1)
        if heading:
            style.font.color.rgb = _INK
    note = styles.add_style(_NOTE, WD_STYLE_TYPE.PARAGRAPH)
    note.base_style, note.font.size, note.paragraph_format.space_after = styles["Normal"], Pt(7), Pt(0)
    styles.add_style(_REFERENCE, WD_STYLE_TYPE.CHARACTER).font.superscript = True
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for language in defaults.findall(qn("w:lang")):
        defaults.remove(language)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="nl-NL"/>'))
    properties = document.core_properties
    properties.title, properties.language, properties.author = f"{texts.TITLE}: {card.request.title}", "nl-NL", "AIMI"
    properties.created = properties.modified = datetime.combine(Date.fromisoformat(card.made), time())


def _write(document: Any, block: Block, card: Card, footnotes: list[str]) -> None:
    heading = document.add_heading(block.title, 2)
    if block.remark:
        _small(heading.add_run(f"  ({block.remark})"))
    for row in block.rows:
        _row(document.add_paragraph(style="List Bullet"), row, card, footnotes)


def _row(paragraph: Any, row: Row, card: Card, footnotes: list[str]) -> None:
    if row.heading:
        paragraph.add_run(f"{row.heading}. ").bold = True
    paragraph.add_run(row.text)
    sources = {source.id: source for source in card.sources}
    for note in notes_of(row.line, sources):
        footnotes.append(footnote(note, sources.get(note.doc)))
        run = paragraph.add_run(style=_REFERENCE)
        run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(footnotes)}"/>'))
    if row.small:
        _small(paragraph.add_run(f"  {row.small}"))


def _small(run: Any) -> None:
    run.font.size, run.font.color.rgb, run.bold = Pt(7.5), _SMALL, False


def _add_footnotes(document: Any, footnotes: list[str]) -> None:
    """The part of the package that holds the footnotes, which python-docx does not make itself."""
    body = "".join(_footnote(n, text) for n, text in enumerate(footnotes, 1))
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{_SEPARATORS}{body}</w:footnotes>'
    package = document.part.package
    part = PackagePart(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml.encode("utf-8"), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(number: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
    )
