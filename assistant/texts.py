"""What users read in answers and refusals: plain Dutch (B1), in one place."""

from __future__ import annotations

from assistant.models import NoteKind, RefusalReason

REFUSALS: dict[RefusalReason, tuple[str, str]] = {
    RefusalReason.PERSONAL_DATA: (
        "Deze vraag bevat persoonlijke gegevens of vraagt daarnaar. Ik verwerk en bewaar die niet.",
        "Stel de vraag opnieuw zonder naam, nummer of gegevens over iemands gezondheid of uitkering. "
        "Mijn bronnen gaan over groepen, nooit over personen.",
    ),
    RefusalReason.MANIPULATION: (
        "Ik antwoord alleen uit goedgekeurde bronnen en met bronvermelding. Die werkwijze kan ik niet aanpassen.",
        "Stel een vraag over de arbeidsmarkt, dan zoek ik in de bronnen die wel zijn goedgekeurd.",
    ),
    RefusalReason.PREDICTION: (
        "Ik maak zelf geen voorspellingen en reken cijfers niet door naar de toekomst.",
        "Vraag wat een bron zelf verwacht, bijvoorbeeld: wat is de prognose van UWV voor het aantal banen?",
    ),
    RefusalReason.OUTSIDE_FIELD: (
        "Deze vraag gaat niet over de arbeidsmarkt. Daar kan ik niet bij helpen.",
        "Vraag bijvoorbeeld naar vacatures, werkzoekenden, krapte, kansrijke beroepen of oplossingen voor werkgevers.",
    ),
    RefusalReason.NO_EVIDENCE: (
        "In de goedgekeurde bronnen vind ik hier geen antwoord op.",
        "Probeer andere woorden, of kijk op de pagina Bronnen wat er is.",
    ),
    RefusalReason.NOT_COVERED: (
        "De goedgekeurde bronnen geven dit niet: {missing}.",
        "Vraag naar een gebied, periode of onderwerp dat de bronnen wel hebben, of kijk op de pagina Bronnen.",
    ),
    RefusalReason.FALSE_PREMISE: (
        "De bronnen bevestigen niet wat de vraag aanneemt{premise}.",
        "Lees hieronder wat de bronnen er wel over zeggen.",
    ),
    RefusalReason.BAD_INPUT: ("{problem}", "{remedy}"),
}

BAD_INPUT = {
    "empty": (
        "Er staat geen vraag.",
        "Typ een vraag over de arbeidsmarkt, bijvoorbeeld: hoeveel vacatures staan er open in Drenthe?",
    ),
    "long": (
        "De vraag is te lang: {length} tekens, en {limit} is het meeste.",
        "Vat de vraag samen in een of twee zinnen.",
    ),
    "binary": ("Dit is geen leesbare tekst.", "Typ de vraag als gewone tekst."),
    "language": ("Ik begrijp alleen vragen in het Nederlands.", "Stel de vraag in het Nederlands."),
}

TOLD_ABSENT = "De goedgekeurde bronnen geven dit niet; een bron zegt dat zelf."
SEARCHED = "Gezocht in {passages} passages uit {documents} bronnen{scope}."
NEAREST = "Dit staat er wel, maar {difference}:"
NOTES: dict[NoteKind, str] = {
    NoteKind.NEWER: "Er is een nieuwer cijfer",
    NoteKind.DIFFERS: "Een andere bron noemt een ander cijfer",
    NoteKind.NEAREST: "Het dichtstbijzijnde dat de bronnen hebben",
    NoteKind.CONTEXT: "Ook van belang",
}
MISSING_SIDE = "niet in de bronnen"
MODEL_UNUSED = (
    "Het taalmodel is voor dit antwoord niet gebruikt ({status}); dit zijn letterlijke zinnen uit de bronnen."
)
REMOVED = "{count} zin(nen) weggelaten: de bron zegt dat niet letterlijk of de cijfers klopten niet."

# --- figures told by code: passport, comparison, notes
FROM_TITLE = "het gebied staat in de titel"
NO_PERIOD = "de bron noemt hierbij geen periode"
NO_REGION = "de bron noemt hierbij geen gebied"
PUBLISHED_BY = ", gepubliceerd door {publisher}"
NOTE_NEWER = "Een nieuwer cijfer: "
NOTE_DIFFERS = "{title} geeft een ander cijfer: "
MAY_BE_ROUNDED = "Dit kan een afronding zijn."
NEAREST_PERIOD = "Wel bekend, voor een andere periode: "
NEAREST_REGION = "Wel bekend, voor een ander gebied: "
NEAREST_BOTH = "Wel bekend, voor een ander gebied en een andere periode: "
DIFFERENCE = "{a} - {b} = {difference} {unit} verschil{remarks}."
OTHER_PERIODS = "let op: dit zijn verschillende perioden"
ABOUT = "ongeveer "

# --- a saved answer checked again
RECHECK = {
    "not_an_answer": "Dit bestand is geen antwoord van AIMI. Bewaar een antwoord met: aimi ask --json",
    "unregistered": "De bron '{title}' staat niet meer in het register van goedgekeurde bronnen.",
    "withdrawn": "De bron '{title}' is ingetrokken. Gebruik dit antwoord niet meer.",
    "expired": "De bron '{title}' was geldig tot en met {day}. Vraag na of er een nieuwe uitgave is.",
    "edition": "De bron '{title}' is vervangen door een andere uitgave.",
    "gone": "Dit citaat staat niet meer in '{title}': \"{quote}\"",
    "moved": "Dit citaat staat nu op een andere plaats op dezelfde bladzijde van '{title}': \"{quote}\"",
    "moved_page": "Dit citaat staat nu op bladzijde {page} van '{title}': \"{quote}\"",
}
