"""What users read on the page 'Gesprek voorbereiden': plain Dutch (B1), in one place."""

from __future__ import annotations

TITLE = "Gesprek voorbereiden"
INTRO = "Beschrijf de werkgever. U krijgt één bladzijde met cijfers, uitwegen en regelingen uit goedgekeurde bronnen."
FREE = "De werkgever in één zin"
FREE_EXAMPLE = "Bijvoorbeeld: bouwbedrijf in Assen, vindt geen vakmensen"
OR_FIELDS = "Of vul de drie velden in. Een veld gaat voor de zin."
REGION = "Gebied"
REGION_EXAMPLE = "Gemeente, provincie of regio"
SECTOR = "Sector of beroep"
SECTOR_EXAMPLE = "Bijvoorbeeld: zorg, kok"
PROBLEM = "Waar zit de werkgever mee?"
PROBLEM_NONE = "Zoals in de zin"
PRIVATE = "Noem geen namen en geen gegevens van personen."
MAKE = "Maak de kaart"
WORKING = "Ik zoek cijfers, uitwegen en regelingen in de bronnen"
READY = "De kaart staat klaar."
FAILED = (
    "Er ging iets mis bij het maken van de kaart. Dat betekent niet dat de bronnen niets zeggen. Probeer het nog een "
    "keer; blijft het misgaan, meld het dan bij de beheerder."
)
NO_SEARCH = "Een kaart maken kan hier niet: er is geen index om in te zoeken. Meld dit bij de beheerder."
UNDERSTOOD = "Begrepen als"
AS_SECTOR = "sector of beroep: {name}"
AS_REGION = "gebied: {name}"
AS_PROBLEM = "het gaat over: {name}"
NOT_GIVEN = "niet genoemd"
REMOVED = {
    1: "1 zin is weggelaten, omdat de controle hem afkeurde.",
    2: "{count} zinnen zijn weggelaten, omdat de controle ze afkeurde.",
}

EDIT = "Kaart aanpassen: kiezen, volgorde en eigen notities"
EDIT_HINT = (
    "Haal het vinkje weg bij een zin die niet mee hoeft. Met de pijlen zet u een zin hoger of lager in zijn deel."
)
UP = "Zin {number} van ‘{part}’ omhoog"
DOWN = "Zin {number} van ‘{part}’ omlaag"
NOTES = "Eigen notities, één per regel"
NOTES_HINT = "Uw notities staan apart op de kaart, met erbij dat ze van u zijn. AIMI bewaart ze niet."
PRINT = "Afdrukken"
WORD = "Word"
PDF = "PDF"
MAIL = "Tekst voor mail"
KEEP = "Bewaar de kaart"
KEPT = "De kaart staat bij Bewaard. Uw eigen notities zijn niet bewaard."
SOURCES = "Bronnen bij deze kaart"
COPY = "Tekst om te kopiëren"
