from corpus.models import Kind, Passage
from corpus.split import split_document
from tests.corpus.sources import document

SHEET = """---
id: feiten-polder
based_on: polder
---

# Feitenblad

## Werk

### Waarom werkgevers in de polder mensen missen
Bron: hoofdstuk 2, bladzijde 4.
In Drenthe stonden in juni 2024 ongeveer 300 vacatures open.
Het rapport noemt twee oorzaken:
- veel mensen gaan met pensioen;
- weinig jongeren kiezen voor dit werk.

### Leeg
Bron: bladzijde 9.
"""

TABLE = """based_on,indicator,region,level,period,value,unit,status,section
polder,vacatures openstaand,Drenthe,arbeidsmarktregio,2024-Q2,300,vacatures,gerealiseerd,"hoofdstuk 2, bladzijde 4"
polder,vacatures openstaand,Emmen,gemeente,2024,120,vacatures,gerealiseerd,"hoofdstuk 2, bladzijde 4"
weide,banen totaal,Nederland,land,2025,9.000,banen,prognose,bladzijde 7
"""


def _sheet() -> tuple[Passage, ...]:
    return split_document(document(SHEET, numbered=False, file="feiten.md"))


def _table() -> tuple[Passage, ...]:
    return split_document(document(TABLE, numbered=False, file="kerncijfers.csv", region=""))


def test_each_section_with_text_is_a_passage_that_tells_of_its_place() -> None:
    (passage,) = _sheet()
    assert passage.tells_of == "hoofdstuk 2, bladzijde 4"
    assert passage.sections == ("Werk", "Waarom werkgevers in de polder mensen missen")
    assert "Bron:" not in passage.text


def test_each_line_is_a_sentence_and_items_have_their_introduction() -> None:
    (passage,) = _sheet()
    assert len(passage.sentences) == 4
    assert [sentence.lead for sentence in passage.sentences] == [None, None, 1, 1]
    assert passage.page_span.of(SHEET) == passage.text


def test_rows_of_one_publication_are_a_passage_and_each_row_a_quote() -> None:
    first, second = _table()
    assert [s.span.of(first.text).split(",")[5] for s in first.sentences if s.quotable] == ["300", "120"]
    assert second.tells_of == "bladzijde 7"
    assert all(s.lead == 0 for s in first.sentences[1:]) and first.sentences[0].kind is Kind.TABLE


def test_rows_carry_region_with_level_and_period() -> None:
    first, second = _table()
    assert [str(region) for region in first.regions] == ["arbeidsmarktregio Drenthe", "gemeente Emmen"]
    assert [period.start.isoformat() for period in first.periods] == ["2024-04-01", "2024-01-01"]
    assert [str(region) for region in second.regions] == ["Nederland"]


def test_the_header_is_repeated_and_all_maps_back() -> None:
    for passage in _table():
        assert "\n".join(place.span.of(TABLE) for place in passage.places()) == passage.text
