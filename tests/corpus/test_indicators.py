import pytest

from corpus.dutch.indicators import UnknownIndicatorError, compatible, find_indicators, indicator, indicators


def ids(text: str) -> list[str]:
    return [mention.id for mention in find_indicators(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er stonden eind juni 300 vacatures open.", "vacatures-openstaand"),
        ("In dat jaar ontstonden er 900 vacatures.", "vacatures-ontstaan"),
        ("De spanningsindicator is 4,2.", "spanningsindicator"),
        ("De werkloosheid is laag.", "werkloosheid"),
        ("lopende WW-uitkeringen", "ww-uitkeringen"),
        ("mensen die korter dan 6 maanden WW krijgen", "ww-kortdurend"),
        ("geregistreerde werkzoekenden zonder werk in loondienst", "gwu-zonder-dienstverband"),
        ("het onbenut arbeidspotentieel", "onbenut-arbeidspotentieel"),
        ("onderbenutte deeltijders", "onderbenutte-deeltijders"),
        ("de bruto arbeidsparticipatie", "bruto-participatie"),
        ("de netto arbeidsparticipatie", "netto-participatie"),
        ("banen van zelfstandigen", "banen-zelfstandigen"),
        ("banen van werknemers", "werknemersbanen"),
        ("semi-werklozen", "semi-werklozen"),
    ],
)
def test_look_alikes_are_told_apart(text: str, expected: str) -> None:
    assert ids(text) == [expected]


def test_mentions_stand_where_they_say() -> None:
    text = "De werkloosheid daalt, het aantal WW-uitkeringen stijgt."
    assert [m.span.of(text) for m in find_indicators(text)] == ["werkloosheid", "WW-uitkeringen"]


def test_the_same_indicator_fits_fully() -> None:
    assert compatible("gwu", "gwu") == 1.0


def test_a_wider_or_narrower_indicator_fits_half() -> None:
    assert compatible("vacatures", "vacatures-openstaand") == compatible("vacatures-openstaand", "vacatures") == 0.5


def test_look_alikes_do_not_fit() -> None:
    assert all(compatible(known.id, other) == 0.0 for known in indicators() for other in known.look_alikes)


def test_no_indicator_does_not_fit() -> None:
    assert compatible("gwu", None) == 0.0


def test_an_unknown_id_is_told_with_its_remedy() -> None:
    with pytest.raises(UnknownIndicatorError, match=r"Onbekende indicator: 'wwu'.*indicators\.toml"):
        indicator("wwu")


def test_every_parent_and_look_alike_is_in_the_catalogue() -> None:
    named = [other for known in indicators() for other in (*known.look_alikes, *filter(None, (known.parent,)))]
    assert {indicator(other).id for other in named} == set(named)


def test_every_indicator_is_found_by_its_own_name() -> None:
    broad = {"vacatures naar beroepsniveau", "uitstroom van personeel", "vaardigheden die veranderen"}
    missed = [known.id for known in indicators() if known.name not in broad and not ids(known.name)]
    assert missed == []
