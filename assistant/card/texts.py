"""What users read on a gesprekskaart besides the words of sources: plain Dutch (B1), in one place."""

from __future__ import annotations

from assistant.card.models import Part, Voice

TITLE = "Gesprekskaart"
PARTS: dict[Part, str] = {
    Part.SITUATION: "Hoe het ervoor staat",
    Part.BEHIND: "Wat erachter zit",
    Part.WAYS_OUT: "Wat de werkgever kan doen",
    Part.INSTRUMENTS: "Regelingen en hulp",
    Part.QUESTIONS: "Vragen aan de werkgever",
    Part.MISSING: "Wat de bronnen niet zeggen",
    Part.NOTES: "Eigen notities",
}
VOICES: dict[Voice, str] = {
    Voice.AIMI: "vragen van AIMI, geen feiten uit bronnen",
    Voice.ADVISOR: "eigen notitie, niet uit een bron",
}
MADE = (
    "Gemaakt met AIMI op {day}, alleen uit goedgekeurde bronnen. De zinnen met een nummer staan letterlijk in de bron."
)
SOURCES = "Bronnen, en waar het staat"
PAGE = "blz. {page}"
EDITION = "uitgave {edition}"
FACT_SHEET = "verteld in eigen woorden van AIMI, met de plaats in de publicatie"

# --- marks beside a figure or sentence
WIDER = "ruimer gebied: {area}"
INSIDE = "deel van {asked}: {area}"
OVERLAPS = "ander gebied, overlapt: {area}"
ELSEWHERE = "uit een ander gebied: {area}"
NATIONAL = "landelijk"
NO_AREA = "gebied niet genoemd"
NO_PERIOD = "periode niet genoemd, uitgave {year}"
ALL_SECTORS = "alle sectoren samen"
WIDER_SECTOR = "ruimere sector"
NEAR_SECTOR = "verwante sector"
UNDER = "onder de kop ‘{heading}’"
FORECAST = "prognose"
FORECAST_BY = "prognose van {maker}"
STATUS = {"gerealiseerd": "gemeten", "raming": "raming", "prognose": FORECAST, "doel": "doel, geen meting"}

# --- what the sources do not say
NO_REGION = "De bronnen geven voor {region} geen cijfers die bij dit gesprek passen."
UNKNOWN_REGION = "'{region}' is geen gebied dat AIMI kent. Controleer de spelling of noem een gemeente, provincie of arbeidsmarktregio."
UNKNOWN_SECTOR = "'{sector}' is geen sector of beroep dat AIMI kent. De kaart is daarom niet op een sector gericht."
NO_REGION_ASKED = "Er is geen gebied genoemd. De cijfers gaan over de gebieden die erbij staan."
NO_SECTOR_ASKED = "Er is geen sector of beroep genoemd. De kaart gaat over alle sectoren samen."
NO_FIGURES = "De bronnen geven geen cijfers die bij dit gesprek passen."
NO_SECTOR_FIGURES = "De bronnen geven geen cijfers over {sector} in {region}."
NO_SECTOR_FIGURES_AT_ALL = "De bronnen geven geen cijfers over {sector}."
ONLY_WIDER = "Cijfers van {region} alleen zijn er niet. De cijfers hierboven gaan over {areas}."
NO_SECTOR_FIGURES_NEAR = (
    "Over {sector} zijn er alleen cijfers zonder gebied of van heel Nederland, niet van {region} of daaromheen."
)
NOT_PROBLEM = "Over {indicator} staat er geen cijfer op deze kaart: de bronnen geven er geen dat hier past."
NOT_INDICATOR = "Over {sector} zijn hier geen cijfers gevonden voor: {indicators}."
KINDS = {"sector": "de sector {name}", "occupation": "het beroep {name}"}
NOT_NEWER = "Het nieuwste gemeten cijfer op deze kaart gaat over {period}. Wat daarna is veranderd, staat er niet op."
NO_ROUTE = "Niets dat bij dit gesprek past over: {routes}."
NO_BEHIND = "De bronnen geven geen uitleg over wat hierachter zit bij {sector}."
NO_INSTRUMENTS = (
    "De bronnen noemen geen regelingen die bij dit gesprek passen. Kijk op uwv.nl of bij het WerkgeversServicepunt."
)
CHECK_SCHEMES = "Of een regeling nu nog open is en wat zij precies vergoedt, staat niet in de bronnen. Controleer dat voor het gesprek."
NO_PROBLEM = "Er is niet gezegd waar de werkgever mee zit. De kaart gaat daarom over het vinden van personeel."
THIS_SECTOR = "deze sector"

EMPTY = (
    "Er is nog niets ingevuld.",
    "",
    "Beschrijf de werkgever, bijvoorbeeld: bouwbedrijf in Assen, vindt geen vakmensen.",
)
