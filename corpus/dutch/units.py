"""What a number counts: the unit that stands beside it, or the head noun of what follows."""

from __future__ import annotations

import re

#: Units that say how to read the value; every other unit is the noun of what is counted.
MEASURES = frozenset({"%", "procentpunt", "euro", "keer", "jaar", "maanden", "weken", "dagen", "uur", "fte", "ratio"})

_FIXED = {
    "procentpunt": "procentpunt", "procentpunten": "procentpunt", "procent": "%", "euro": "euro", "euro's": "euro",
    "uur": "uur", "uren": "uur", "jaar": "jaar", "jaren": "jaar", "maand": "maanden", "maanden": "maanden",
    "week": "weken", "weken": "weken", "dag": "dagen", "dagen": "dagen", "fte": "fte", "fte's": "fte", "keer": "keer",
    "maal": "keer", "x": "keer", "arbeidsjaren": "fte", "voltijdbanen": "fte",
}  # fmt: skip
#: The noun's ending decides; the first that fits wins.
_BY_ENDING = (
    ("vacatures", r"vacatures?|baanopeningen"),
    ("banen", r"banen|baan|arbeidsplaatsen|dienstverbanden"),
    ("uitkeringen", r"uitkeringen|uitkering"),
    ("bedrijven", r"bedrijven|bedrijfsvestigingen|bedrijvenvestigingen|vestigingen|ondernemingen|faillissementen"),
    ("werkgevers", r"werkgevers|ondernemers"),
    ("personen", r"mensen|personen|inwoners|vrouwen|mannen|jongeren|ouderen|kinderen|leerlingen|studenten|deelnemers|"
                 r"werk(?:zoeken|en)den?|werklozen|werkers?|werknemers|medewerkers|krachten|deeltijders|zelfstandigen|"
                 r"zzp['’]?ers|gerechtigden|gediplomeerden|vluchtelingen|statushouders|oekraïners|migranten|jarigen|"
                 r"plussers|ww['’]ers|aow['’]ers|wajongers|kandidaten|klanten|cliënten|gepensioneerden|professionals|"
                 r"nederlanders|drenten|groningers|duitsers|polen|geregistreerden|ontvangers|schoolverlaters|"
                 r"wisselaars|burgers|instromers|respondenten|ondervraagden|leraren|docenten|verpleegkundigen|"
                 r"ingezetenen|forenzen|pendelaars|starters|vakmensen|werkhervatters|beschikbaren|kwetsbaren"),
)  # fmt: skip
_ENDINGS = tuple((unit, re.compile(rf"(?:.*[\w-])?(?:{ending})$")) for unit, ending in _BY_ENDING)
#: After a number no noun phrase begins with these.
_STOP_WORDS = (
    "volgens minstens hoogstens "
    "in de het een van op naar en of maar dan die dat deze dit voor door bij met tot uit aan als om per tegen "
    "tussen sinds na over onder er zich ook nog niet al is was zijn waren wordt worden werd werden heeft hebben "
    "had hadden stond stonden staan staat kwam kwamen komt komen ging gingen gaat gaan steeg stegen stijgt "
    "stijgen daalde daalden nam namen nemen neemt bleef bleven blijft blijven lag lagen ligt liggen werkte "
    "werkten werken werkt woonde wonen woonden wil wilde wilden willen kan kon konden kunnen zal zullen moet "
    "moeten hoger lager groter kleiner toe af hun waarvan waarmee terwijl hiervan daarvan ervan zo ten opzichte "
    "krap ruim moeilijk vindt vinden vond vonden geeft geven gaf gaven zegt zeggen verwacht verwachten denkt "
    "denken doet doen liet laten open we wij ze zij hij"
)
_STOP = frozenset(_STOP_WORDS.split())
_LOOSE_WORDS = "extra meer minder soorten verschillende erkend betaalde andere cirka"
_LOOSE = frozenset(_LOOSE_WORDS.split())
_TOKEN = re.compile(r"\s*[\(\[\"‘“*]{0,2}([A-Za-zÀ-ÿ][\w'’&-]*)([\)\],.;:!?\"’”*]*)")
_PLURAL = re.compile(r"(?:[a-zëïé-]{2,}(?:en|ën|s)|\w+['’]s|.*jaar)$")
_DIRECT = re.compile(r"\s?(%(?:[ -]?punt(?:en)?)?|procentpunt(?:en)?|procent\b|x\b|€|euro\b)", re.IGNORECASE)


def unit_of_noun(noun: str) -> str:
    """The unit that a noun stands for: 'onderbenutte deeltijders' are personen; an unknown noun is its own unit."""
    low = noun.lower().replace("’", "'")
    if low in _FIXED:
        return _FIXED[low]
    return next((unit for unit, ending in _ENDINGS if ending.match(low)), low)


def direct_unit(text: str, end: int) -> tuple[str, int]:
    """The unit that is glued to a number ending at `end` ('%', 'procentpunt', 'x'), and where it ends; '' if none."""
    match = _DIRECT.match(text, end)
    if match is None:
        return "", end
    sign = match[1].lower()
    if sign.startswith("procentpunt") or "punt" in sign:
        return "procentpunt", match.end()
    return {"%": "%", "procent": "%", "x": "keer"}.get(sign, "euro"), match.end()


def counted_unit(text: str, end: int, measures_only: bool = False) -> str:
    """The unit that the noun phrase right after `end` gives ('extra banen' -> 'banen'); '' if there is none.

    `measures_only` for broken numbers: there are 8,5 years, but no 8,5 of other things.
    """
    position, limit = end, min(len(text), end + 90)
    for _ in range(5):
        match = _TOKEN.match(text, position, limit)
        if match is None or ("(" in match[0] and ")" not in match[2]):
            return ""
        word, low = match[1], match[1].lower()
        if low in _STOP and not (low in {"en", "of"} and text[match.start(1) - 2 : match.start(1) - 1] == "-"):
            return ""
        closed = bool(match[2]) or match.end() >= limit
        if low in _FIXED or (_PLURAL.match(low) and low not in _LOOSE):
            unit = unit_of_noun(word)
            return unit if unit in MEASURES or not measures_only else ""
        if not closed and not (low.endswith("e") or low in _LOOSE or low.endswith(("&", "en", "of", "-"))):
            return ""
        if closed:
            return ""
        position = match.end()
    return ""
