from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Document, Kind, Passage, Place, Span
from corpus.split import LONGEST, split_document
from tests.corpus.sources import AGENDA, document

FILLER = "De gemeente helpt bedrijven en inwoners met raad over werk, scholing en vervoer in het hele gebied.\n"
WIDE = "Dit is een regel van gewone lengte zoals die in een rapport staat, tot ongeveer aan de kantlijn toe\n"


def _sentences(passages: tuple[Passage, ...], kind: Kind | None = None) -> list[str]:
    return [
        passage.sentence_text(i)
        for passage in passages
        for i, sentence in enumerate(passage.sentences)
        if sentence.quotable and kind in {None, sentence.kind}
    ]


def _holds(own: Document, passage: Passage) -> bool:
    pages = {page.number: page.text for page in own.pages}
    slices = [place.span.of(pages[place.page]) for place in passage.places()]
    return "\n".join(slices) == passage.text and passage.page_span.of(pages[passage.page]) == slices[0]


def test_passages_map_back_to_their_pages() -> None:
    own = document(AGENDA, AGENDA)
    assert all(_holds(own, passage) for passage in split_document(own))


def test_a_passage_carries_title_section_path_region_and_period() -> None:
    passage = split_document(document(AGENDA))[0]
    assert passage.title == "Polderagenda 2024"
    assert passage.sections == ("1. Werk in de polder",)
    assert [str(region) for region in passage.regions] == ["arbeidsmarktregio Drenthe"]
    assert passage.periods[0].start.isoformat() == "2024-05-01"


def test_items_know_the_sentence_that_introduces_them() -> None:
    passage = split_document(document(AGENDA))[-1]
    leads = {passage.sentence_text(s.lead) for s in passage.sentences if s.kind is Kind.LIST and s.lead is not None}
    assert leads == {"Werkgevers zoeken op drie manieren naar mensen:"}


def test_a_long_list_repeats_its_introduction_in_each_passage() -> None:
    items = "".join(f"• punt {i}: {WIDE.lower().strip()} en nog wat;\n" for i in range(18))
    passages = split_document(document("De gemeente noemt deze punten:\n" + items))
    assert len(passages) > 1
    assert all(passage.text.startswith("De gemeente noemt deze punten:") for passage in passages)


def test_a_sentence_over_the_page_break_is_one_sentence_with_two_places() -> None:
    own = document(WIDE * 3 + "waarbij de provincie samen met de gemeenten en de scholen in de streek werkt aan een",
                   "gezamenlijk plan voor alle bedrijven. Daarna volgt de rest.\n" + FILLER)  # fmt: skip
    passage = split_document(own)[0]
    index = next(i for i, s in enumerate(passage.sentences) if "gezamenlijk plan" in passage.sentence_text(i))
    places = passage.places(passage.sentences[index].span)
    assert [place.page for place in places] == [1, 2]
    assert passage.sentences[index].quotable


def test_a_running_head_inside_a_sentence_is_left_out_of_it() -> None:
    head = "Jaarverslag van de polder: advies over werk\n- 8\n"
    text = WIDE + "Het bestuur kiest voor een plan waarbij de gemeente samen met alle scholen in het gebied en de\n"
    passages = split_document(
        document(text + head + "bedrijven nieuwe mensen opleidt. Dat plan begint in mei.\n" + FILLER)
    )
    assert any("en de bedrijven nieuwe mensen opleidt." in text for text in _sentences(passages))
    assert not any("Jaarverslag" in text for text in _sentences(passages))


def test_a_sentence_whose_start_is_missing_is_not_quotable() -> None:
    passages = split_document(
        document("hoog in het vaandel staan. Daarom krijgt ieder mens passende hulp van de gemeente.\n")
    )
    assert _sentences(passages) == ["Daarom krijgt ieder mens passende hulp van de gemeente."]


def test_chart_labels_axes_and_links_are_in_no_passage() -> None:
    labels = "Afbeelding 2.1 Banen per sector\nDrenthe, 2024\n\nBron: UWV\n\n2019 2020 2021\n10%\nhttps://www.uwv.nl/banen\n\n"
    loose = "zorg\n\nbouw\n\nhoreca\n\nlandbouw\n\n"
    text = " ".join(passage.text for passage in split_document(document(FILLER * 3 + "\n" + labels + loose + FILLER)))
    assert "2019 2020" not in text and "https" not in text and "horeca" not in text
    assert "Afbeelding 2.1" in text


def test_a_caption_is_no_answer() -> None:
    passages = split_document(document(FILLER * 2 + "\nAfbeelding 2.1 Banen per sector\nDrenthe, 2024\n\nBron: UWV\n"))
    assert not any("Afbeelding" in text or "Bron" in text for text in _sentences(passages))


def test_rows_under_a_caption_are_quotable_with_the_caption_as_introduction() -> None:
    table = "Afbeelding 2.7 Spanning\nDrenthe, 2024\n\nBeroep\nTechnisch krap\nPedagogisch zeer krap\nCreatief ruim\n"
    passages = split_document(document(FILLER * 2 + "\n" + table))
    rows = [(p, s) for p in passages for s in p.sentences if s.kind is Kind.TABLE and s.quotable]
    assert [s.span.of(p.text) for p, s in rows] == ["Technisch krap", "Pedagogisch zeer krap", "Creatief ruim"]
    assert all(s.lead is not None and p.sentences[s.lead].kind is Kind.CAPTION for p, s in rows)


def test_a_footnote_goes_with_the_sentence_that_refers_to_it() -> None:
    text = (
        WIDE
        + "Het plan loopt tot in de zomer van het volgende jaar in de hele streek1. Daarna volgt een nieuw plan.\n\n"
    )
    note = "1 De gemeenten betalen dit plan samen met de provincie en het fonds van de scholen.\n"
    passage = split_document(document(text + note))[0]
    assert passage.sentence_text(len(passage.sentences) - 1).startswith("De gemeenten betalen dit plan")
    assert passage.sentences[-1].kind is Kind.FOOTNOTE


def test_each_of_three_alike_pages_carries_its_own_region_in_its_sections() -> None:
    page = "Beeld van de regio: {0}\n\nTekort in {0}\nDe krapte is niet nieuw. Er zijn al jaren te weinig mensen.\n\n"
    page += (
        "Waar is nog iemand te vinden?\nEr staan 7.000 mensen ingeschreven die willen werken en nu geen baan hebben.\n"
    )
    passages = split_document(document(*(page.format(name) for name in ("Zwolle", "Twente"))))
    found = {str(passage.regions[0].name) for passage in passages if "7.000" in passage.text}
    assert found == {"Zwolle", "Twente"}


def test_a_double_spaced_text_reads_as_one_paragraph() -> None:
    text = (WIDE.strip() + " en\n\n") * 6 + "zo verder.\n"
    assert len(_sentences(split_document(document(text)))) == 1


def test_a_title_that_stands_last_on_its_page_is_the_section_of_that_page() -> None:
    assert split_document(document(FILLER * 4 + "\nSamenvatting\n"))[0].sections == ("Samenvatting",)


def test_a_one_sentence_definition_stands_alone_under_its_term() -> None:
    passages = split_document(document("Begrippen\n\nGroene druk\nJongeren ten opzichte van alle mensen die werken.\n\n"
                                       "Grijze druk\nOuderen ten opzichte van alle mensen die werken.\n"))  # fmt: skip
    assert [passage.sections for passage in passages] == [("Begrippen", "Groene druk"), ("Begrippen", "Grijze druk")]


def test_markdown_headings_bold_items_and_tables() -> None:
    text = (
        "# Agenda\n\n## Doelen\n\nWij hebben twee doelen:\n\n- **Meer** mensen aan het werk.\n- Minder vacatures.\n\n"
    )
    text += "## Cijfers\n\n| regio | vacatures |\n|---|---|\n| Emmen | 1.200 |\n"
    passages = split_document(document(text, numbered=False, file="a.md"))
    assert passages[0].sections == ("Agenda", "Doelen")
    assert "Meer mensen aan het werk." in " ".join(_sentences(passages))
    assert any(text == "| Emmen | 1.200 |" for text in _sentences(passages, Kind.TABLE))


def test_no_passage_is_much_longer_than_the_limit() -> None:
    sizes = [len(passage.text.split()) for passage in split_document(document(*[FILLER * 30] * 3))]
    assert max(sizes) <= LONGEST + 10
    assert min(sizes) >= 30


@given(st.lists(st.sampled_from([FILLER, WIDE, "\n", "• een punt van de lijst;\n", "2.1. Kop\n", "Kop zonder nummer\n",
                                 "https://uwv.nl\n", "Bron: UWV\n", "Daarom volgt dit:\n", "\f", "1 noot\n",
                                 "werk1. Zo\n", "Tabel 3 Cijfers\n", "12%\n", "# Kop\n"]), max_size=40))  # fmt: skip
def test_whatever_the_layout_passages_map_back_and_sentences_lie_inside(parts: list[str]) -> None:
    own = document(*"".join(parts).split("\f"))
    for passage in split_document(own):
        assert _holds(own, passage)
        assert all(0 <= s.span.start < s.span.end <= len(passage.text) for s in passage.sentences)
        assert all(s.lead is None or s.lead < len(passage.sentences) for s in passage.sentences)


def test_places_cut_a_span_at_the_joints() -> None:
    passage = Passage("d", 1, Span(10, 14), "abcd\nefg", "t", (), (), rest=(Place(2, Span(0, 3)),))
    assert passage.places(Span(2, 7)) == (Place(1, Span(12, 14)), Place(2, Span(0, 2)))
