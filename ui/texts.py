"""What users read on the pages: plain Dutch (B1), in one place."""

from __future__ import annotations

APP = "AIMI"
TAGLINE = "Arbeidsmarktinformatie met bron"
NAV = {
    "ask": "Vraag stellen",
    "prepare": "Gesprek voorbereiden",
    "compare": "Vergelijken",
    "sources": "Bronnen",
    "saved": "Bewaard",
    "about": "Over AIMI",
    "source": "Bron bekijken",
}
OFFLINE = "Geen verbinding met AIMI. Uw gesprek blijft bewaard; zodra de verbinding terug is, kunt u verder."

# --- the browser's widgets, which Streamlit labels in English
WIDGETS = {
    "Close": "Sluiten",
    "Copy to clipboard": "Kopiëren",
    "Open sidebar": "Menu openen",
    "Close sidebar": "Menu sluiten",
    "Fullscreen": "Volledig scherm",
    "Close fullscreen": "Volledig scherm sluiten",
    "Send message": "Vraag versturen",
    "Clear value": "Keuze wissen",
    "Clear all": "Alles wissen",
    "Open": "Openen",
    "Sidebar": "Menu",
    "Collapse sidebar": "Menu sluiten",
    "Expand sidebar": "Menu openen",
    "Connection error": "Geen verbinding",
    "Choose an option": "Kies",
    "Navigate to home page": "Naar het begin",
    "Selected values": "Gekozen",
    "Remove ": "Verwijder ",
    "App pages": "Pagina's",
    "Skip to main content": "Naar de inhoud",
}

# --- ask
ASK_TITLE = "Waar gaat uw gesprek over?"
ASK_INTRO = (
    "Stel een vraag over de arbeidsmarkt. U krijgt zinnen en cijfers uit goedgekeurde bronnen, "
    "en opent met één klik de bladzijde waar ze staan."
)
ASK_FIELD = "Typ uw vraag, bijvoorbeeld: hoeveel vacatures staan er open in Drenthe?"
ASK_EXAMPLES = "Vragen die de bronnen nu kunnen beantwoorden"
ASK_AGAIN = "Stel een vervolgvraag"
TALK_TITLE = "Uw gesprek"
NEW_TALK = "Nieuw gesprek"
STOP = "Stop"
STOPPED = "U hebt het antwoord gestopt."
STOPPED_PART = "U hebt het antwoord gestopt. Dit stond er al:"
ASK_ONCE_MORE = "Vraag opnieuw"
SEARCHING = "Ik doorzoek {passages} passages uit {sources} bronnen"
CHECKING = {1: "1 zin gecontroleerd, ik zoek verder", 2: "{count} zinnen gecontroleerd, ik zoek verder"}
SECONDS = "{seconds} s"
READY = "Het antwoord staat klaar."
FAILED = (
    "Er ging iets mis bij het zoeken. Dat betekent niet dat de bronnen niets zeggen. Probeer het nog een keer; "
    "blijft het misgaan, meld het dan bij de beheerder."
)
MODEL_DOWN = (
    "Het taalmodel gaf geen bruikbaar antwoord. Dit antwoord bestaat daarom uit letterlijke zinnen uit de bronnen."
)
NOT_KEPT = "Vraag niet bewaard"
QUESTION = "Uw vraag"

# --- answer
PASSPORT = "Het cijfer"
PASSPORT_ROWS = {"indicator": "Wat", "region": "Gebied", "period": "Periode", "status": "Soort cijfer"}
STATUS_HELP = {
    "gerealiseerd": "gemeten",
    "raming": "geschat door de maker",
    "prognose": "verwachting van de maker",
    "doel": "streefcijfer",
}
UNKNOWN = "niet genoemd in de bron"
READ_IN = {
    "zin": "",
    "vorige zin": "staat in de zin ervoor",
    "bijschrift": "staat in het bijschrift",
    "kop": "staat in de kop",
    "document": "geldt voor het hele document",
    "tabel": "",
}
ROLE = {"derived": "Berekend", "paraphrase": "In woorden van het taalmodel", "context": "Erbij hoort"}
SOURCES_HEADING = "Bronnen bij dit antwoord"
SOURCE_NUMBER = "Bron {number}"
OPEN_PAGE = "Bekijk bladzijde {page}"
OPEN_PART = "Bekijk in de bron"
MORE_SOURCES = "Nog {count} bronnen"
OWN_WORDS = "AIMI vertelt deze publicatie in eigen woorden na."
TELLS_OF = "In eigen woorden van AIMI; in de publicatie: {place}"
EDITION = "editie {edition}"
PAGE = "bladzijde {page}"
REMOVED = {
    1: "1 zin is weggelaten, omdat die niet goed op de bron paste.",
    2: "{count} zinnen zijn weggelaten, omdat ze niet goed op de bron pasten.",
}
PARTIAL = "De bronnen beantwoorden een deel van uw vraag."
REFUSED = {
    "personal_data": "Geen persoonlijke gegevens",
    "manipulation": "Zo werk ik niet",
    "prediction": "Ik voorspel niet zelf",
    "outside_field": "Dit gaat niet over de arbeidsmarkt",
    "no_evidence": "Niet gevonden in de bronnen",
    "not_covered": "De bronnen gaan hier niet over",
    "false_premise": "De bronnen zeggen iets anders",
    "bad_input": "Ik kan dit niet lezen",
}
NEAREST = "Wat er het dichtst bij komt"
ASK_THIS = "Vraag: {question}"
SIDES = "Naast elkaar"
SIDE_COLUMNS = ("Voor", "Cijfer", "Wat de bron zegt")
FOOTNOTES = "Bronnen"
SIDE_MISSING = "staat niet in de bronnen"
TO_COMPARE = "Verloop"
HOW = "Hoe dit antwoord tot stand kwam"
HOW_UNDERSTOOD = "Vraag begrepen als"
HOW_REGIONS = "Gebied"
HOW_PERIODS = "Periode"
HOW_WORDS = "Ook gezocht op"
HOW_FOUND = "Gevonden passages"
HOW_REJECTED = "Afgevallen zinnen"
HOW_BY = "Antwoord door"
HOW_BY_EXTRACT = "zinnen uit de bronnen, zonder taalmodel"
HOW_TIME = "Tijd"
HOW_STEPS = {"understand": "begrijpen", "search": "zoeken", "draft": "kiezen en controleren", "verify": "controleren"}
REJECTED_WHY = {"region": "ander gebied", "period": "andere periode"}
LONG = "Toon het hele antwoord"
COPY = "Kopieer"
COPY_HELP = "Kopieer met de knop rechtsboven in het vak."
SAVE = "Bewaar"
SAVED_NOW = "Bewaard"

# --- feedback
FEEDBACK = "Klopt dit antwoord?"
FEEDBACK_KINDS = {
    "goed": "Goed",
    "fout cijfer": "Fout cijfer",
    "verkeerde bron": "Verkeerde bron",
    "onvolledig": "Onvolledig",
    "anders": "Iets anders",
}
FEEDBACK_NOTE = "Toelichting (niet verplicht)"
FEEDBACK_NOTE_HELP = (
    "Noem geen namen of andere persoonlijke gegevens. De beheerder leest uw vraag, het antwoord en uw toelichting."
)
FEEDBACK_SEND = "Verstuur"
FEEDBACK_CHOOSE = "Kies eerst wat u van het antwoord vindt."
FEEDBACK_THANKS = "Bedankt. De beheerder kijkt ernaar."
FEEDBACK_PERSONAL = "Uw toelichting lijkt persoonlijke gegevens te bevatten. Haal die eruit en verstuur opnieuw."
FEEDBACK_FAILED = "Uw reactie kon niet worden opgeslagen. Meld het bij de beheerder."

# --- filters
FILTERS_NONE = "Zoeken in alle bronnen"
FILTERS_ON = "Zoeken in {shown} van de {all} bronnen"
FILTER_REGION = "Gebied"
FILTER_PERIOD = "Jaar"
FILTER_SOURCE = "Bron"
FILTER_ANY = "Alle"
FILTER_HIDES = "Dit filter laat deze bronnen weg:"
FILTER_HIDES_NONE = "Er wordt geen bron weggelaten."
FILTER_EMPTY = "Geen enkele bron past bij dit filter. Kies een ander gebied, jaar of een andere bron."
FILTER_HELP = "Een gebied of jaar kiest de bronnen die er iets over zeggen. De vraag zelf bepaalt welk cijfer u krijgt."
FILTER_CLEAR = "Wis filters"
WHY_REGION = "zegt niets over {region}"
WHY_PERIOD = "zegt niets over {year}"
WHY_SOURCE = "niet gekozen"

# --- source view
SOURCE_NONE = "Er is nog geen bron gekozen. Klik bij een antwoord op een bron, of kies er een op de pagina Bronnen."
TO_SOURCES = "Naar Bronnen"
SOURCE_WRONG = "Dit adres hoort niet bij een bladzijde van een goedgekeurde bron."
SOURCE_WITHDRAWN = "Deze bron is ingetrokken en wordt niet meer getoond."
BACK = "Terug naar {page}"
PREVIOUS = "Vorige bladzijde"
NEXT = "Volgende bladzijde"
PREVIOUS_PART = "Vorig onderdeel"
NEXT_PART = "Volgend onderdeel"
TO_QUOTE = "Terug naar het citaat"
QUOTED = "Aangehaald"
PAGE_OF = "Bladzijde {page} van {pages}"
PART_OF = "Onderdeel {part} van {parts}"
PAGE_ALT = "Bladzijde {page} van {title}. De tekst staat hieronder bij 'Tekst van deze bladzijde'."
MARKED_ALT = "Bladzijde {page} van {title}, met een kader om de aangehaalde zin. De tekst staat ook hieronder."
PAGE_TEXT = "Tekst van deze bladzijde"
MARK_START = "begin citaat"
MARK_END = "einde citaat"
NOT_ON_IMAGE = (
    "De precieze plek is op deze afbeelding niet te bepalen. In de tekst hieronder is het citaat wel gemarkeerd."
)
NO_IMAGE = "De bladzijde kan niet als afbeelding worden getoond. Hieronder staat de tekst."
HOMEPAGE = "Website van de uitgever ({host})"
FACTS = {
    "publisher": "Uitgever", "title": "Titel", "edition": "Editie", "section": "Onderdeel", "page": "Bladzijde",
    "place": "In de publicatie", "licence": "Gebruik",
}  # fmt: skip

# --- compare
COMPARE_TITLE = "Vergelijken en verloop"
COMPARE_INTRO = (
    "Kies een onderwerp. U ziet alle cijfers die de bronnen daarover geven, elk met de plaats waar het staat."
)
COMPARE_INDICATOR = "Onderwerp"
COMPARE_UNIT = "Eenheid"
COMPARE_PART = "Voor wie of wat"
COMPARE_WHOLE = "alles samen"
COMPARE_REGIONS = "Gebieden"
COMPARE_CHART = "Verloop van {indicator} per gebied. De tabel hieronder geeft dezelfde cijfers met hun bron."
COMPARE_FEW = "Voor een grafiek zijn minstens twee cijfers met een periode nodig. De tabel staat hieronder."
COMPARE_TABLE = "Cijfers over {indicator}"
COMPARE_DIFFERS = "ook een andere waarde"
COMPARE_NONE = "De bronnen bevatten geen cijfers met een onderwerp en een gebied."
COMPARE_NO_REGION = "Kies minstens één gebied."
COMPARE_UNDATED = "Nog {count} cijfers waarvan de bron geen periode noemt"
COMPARE_UNDATED_TABLE = "Cijfers over {indicator} zonder periode"
COMPARE_CSV = "Download als CSV"
COMPARE_CHANGE = "verandering"
COMPARE_COLUMNS = ("Gebied", "Periode", "Waarde", "Soort cijfer", "Bron")
COMPARE_LINK = "Opent in een nieuw tabblad"
COMPARE_HINT = "Vorm: ● gerealiseerd  ■ raming  ▲ prognose  ◆ doel. Wijs een punt aan voor de bron."
CSV_COLUMNS = (
    "onderwerp", "voor wie of wat", "gebied", "niveau", "periode", "waarde", "eenheid", "soort cijfer", "maker", "zin",
    "titel", "uitgever", "editie", "onderdeel", "bladzijde", "plaats in de publicatie",
)  # fmt: skip

# --- sources
SOURCES_TITLE = "Bronnen"
SOURCES_INTRO = "AIMI antwoordt alleen uit deze goedgekeurde bronnen."
SOURCES_COUNT = "{sources} bronnen, {passages} passages, {figures} cijfers."
SOURCE_APPROVED = "Goedgekeurd door {who} op {when}"
SOURCE_UNTIL = "geldig tot en met {until}"
SOURCE_NO_END = "zonder einddatum"
SOURCE_EXPIRED = "verlopen op {until}"
SOURCE_HOLDS = "{passages} passages, {figures} cijfers"
SOURCE_AGE = {0: "van dit jaar", 1: "1 jaar oud", 2: "{years} jaar oud"}
SOURCE_OLD = "al {years} jaar oud, kijk of er een nieuwere is"
SOURCE_BASED = "In eigen woorden van AIMI naverteld uit de publicatie"
SOURCE_OPEN = "Blader in deze bron"
SOURCE_COLUMNS = ("Bron", "Gebied", "Gaat over", "Editie", "Goedkeuring", "Inhoud")
WITHDRAWN_TITLE = "Ingetrokken bronnen"
WITHDRAWN_NONE = "Er zijn geen ingetrokken bronnen."
COVERAGE_TITLE = "Welke gebieden en jaren"
COVERAGE_INTRO = "Het aantal cijfers per gebied en jaar. Een streepje betekent: de bronnen geven er geen cijfer over."
COVERAGE_CAPTION = "Aantal cijfers per gebied en jaar"
COVERAGE_REGION = "Gebied"
COVERAGE_TOTAL = "Totaal"
COVERAGE_REST = "Gebieden met minder dan {least} cijfers staan niet in de tabel: {names}."
COVERAGE_NEVER = "Over deze arbeidsmarktregio's geven de bronnen geen enkel cijfer: {names}."
SEARCH_TITLE = "Zoeken in een bron"
SEARCH_SOURCE = "In welke bron"
SEARCH_WORDS = "Welke woorden"
SEARCH_BUTTON = "Zoek"
SEARCH_FOUND = {0: "Geen passage bevat al deze woorden.", 1: "1 passage gevonden.", 2: "{count} passages gevonden."}
SEARCH_MORE = "De eerste {shown} staan hieronder. Gebruik meer woorden om minder te vinden."
ALL_SOURCES = "Alle bronnen"

# --- saved
SAVED_TITLE = "Bewaarde antwoorden"
SAVED_INTRO = (
    "Alleen u ziet deze antwoorden, in deze browser. Bij het openen controleert AIMI ze opnieuw met de bronnen van nu."
)
SAVED_NONE = "U hebt nog niets bewaard. Kies bij een antwoord of een gesprekskaart voor Bewaar."
SAVED_ON = "Bewaard op {day}"
SAVED_CARD_ON = "Gesprekskaart, bewaard op {day}"
SAVED_MAKE = "Maak de kaart opnieuw"
SAVED_SAME = "Alle citaten staan nog woord voor woord in de bronnen."
SAVED_CHANGED = "Sinds u dit bewaarde is er iets veranderd:"
SAVED_DELETE = "Verwijder"
SAVED_ASK = "Vraag opnieuw"
FIGURE_CHANGED = "{indicator}, {region}, {period}: was {old}, is nu {new}."
FIGURE_NEWER = "{indicator}, {region}: er is een nieuwer cijfer, {new} ({period}). U bewaarde {old} ({before})."

# --- about
ABOUT_TITLE = "Over AIMI"
ABOUT = (
    ("U werkt met een AI-systeem", (
        "AIMI is een AI-systeem. Het zoekt in goedgekeurde publicaties over de arbeidsmarkt en kiest de zinnen die uw "
        "vraag beantwoorden. U blijft zelf verantwoordelijk voor wat u met een antwoord doet.",
    )),
    ("Wat AIMI doet", (
        (
            "AIMI geeft cijfers en ontwikkelingen, legt uit wat de bronnen erover zeggen, en wijst op aanpakken "
            "die de bronnen noemen."
        ),
        "Bij elke zin staat de bron. Met één klik ziet u de bladzijde met de zin erin gemarkeerd.",
    )),
    ("Wat AIMI niet doet", (
        "AIMI maakt geen eigen voorspellingen. Een prognose uit een bron krijgt u wel, met de maker en de datum.",
        "AIMI gebruikt geen bronnen die niet zijn goedgekeurd en zoekt niet op internet.",
        "AIMI geeft geen advies over personen en verwerkt geen persoonlijke gegevens.",
        "Staat het niet in de bronnen, dan zegt AIMI dat, met wat er het dichtst bij komt.",
    )),
    ("Hoe een antwoord wordt gecontroleerd", (
        (
            "Elke zin moet woord voor woord in een goedgekeurde bron staan. Een zin die daar niet aan voldoet, "
            "valt weg en wordt geteld."
        ),
        (
            "Van elk cijfer controleert AIMI de waarde, de eenheid, het gebied, de periode en of het gemeten, "
            "geschat of voorspeld is."
        ),
        "Noemen twee bronnen een ander cijfer, dan ziet u ze allebei.",
    )),
)  # fmt: skip
ABOUT_MODEL_NONE = "Deze installatie gebruikt geen taalmodel. Antwoorden bestaan uit letterlijke zinnen uit de bronnen."
ABOUT_MODEL = (
    "Deze installatie gebruikt een taalmodel om zinnen te kiezen en te verbinden. "
    "Wat het schrijft gaat door dezelfde controles."
)
EVAL_TITLE = "Hoe goed zijn de antwoorden"
EVAL_NONE = "Voor deze installatie zijn nog geen evaluatiecijfers vastgelegd."
EVAL_FLOORS = (
    "Deze versie is getoetst met {questions} vragen over de bronnen die met AIMI meekomen; {refused} daarvan moet AIMI "
    "weigeren. Haalt een nieuwe versie dit niet, dan wordt zij tegengehouden."
)
EVAL_FLOOR_ROWS = {
    "correct": ("Het antwoord is helemaal goed", "minstens {value}"),
    "recall@5": ("De goede passage staat bij de eerste vijf", "minstens {value}"),
    "refused_rightly": ("Een vraag zonder bron wordt geweigerd", "minstens {value}"),
    "refused_wrongly": ("Een vraag met een bron wordt toch geweigerd", "hoogstens {value}"),
    "citation_precision": ("De aangehaalde bron draagt de zin", "minstens {value}"),
    "figure_fidelity": ("Het cijfer staat zo in de bron", "minstens {value}"),
}
EVAL_ZERO = ("Zinnen zonder bron, citaten die niet kloppen", "geen")
EVAL_MADE = "Gemeten op {made} met {questions} vragen."
EVAL_CAPTION = "Uitkomsten van de laatste evaluatie"
EVAL_COLUMNS = ("Maat", "Uitkomst")
PRIVACY_TITLE = "Privacy"
PRIVACY = (
    (
        "Uw vragen blijven op de server van uw organisatie en verdwijnen als u het venster sluit. Andere "
        "gebruikers zien ze niet."
    ),
    (
        "Alleen als u zelf iets verstuurt of bewaart, wordt het opgeslagen: een reactie met vraag, antwoord "
        "en toelichting, of een bewaard antwoord."
    ),
    "Vragen met persoonlijke gegevens worden geweigerd en niet opgeslagen.",
    "Er is één functionele cookie. Die onthoudt welke bewaarde antwoorden van u zijn. Er is geen tracking.",
)
ACCESS_TITLE = "Toegankelijkheid"
ACCESS = (
    "AIMI is gemaakt volgens WCAG 2.2, niveau AA. Elke pagina wordt bij elke nieuwe versie automatisch gecontroleerd.",
    (
        "Alles werkt met het toetsenbord. Grafieken hebben altijd een tabel met dezelfde cijfers. Bladzijden "
        "die als afbeelding staan, staan er ook als tekst."
    ),
    "Werkt iets niet voor u? Meld het bij de beheerder van AIMI in uw organisatie.",
)
VERSION_TITLE = "Versie"
VERSION = "AIMI {version}. Bronnen: vingerafdruk {corpus}. Encoder: {encoder}."

# --- states
STATE_TITLE = {
    "empty": "Er zijn nog geen bronnen",
    "building": "De zoekindex wordt gebouwd",
    "index": "De zoekindex past niet bij de bronnen",
    "broken": "AIMI kan niet starten",
}
STATE_TEXT = {
    "empty": "Zodra de beheerder bronnen heeft ingelezen, kunt u hier vragen stellen.",
    "building": "Dit duurt meestal minder dan een minuut. Deze pagina gaat vanzelf verder.",
    "index": "De bronnen of de instellingen zijn veranderd. De beheerder moet de zoekindex opnieuw bouwen.",
    "broken": "Meld dit bij de beheerder.",
}
STATE_DETAIL = "Voor de beheerder"
STATE_RETRY = "Probeer opnieuw"
PAGE_FAILED = "Deze pagina kan nu niet worden getoond. Probeer het opnieuw, of meld het bij de beheerder."
TABLE_COLUMNS = {
    "based_on": "bij publicatie", "indicator": "onderwerp", "region": "gebied", "level": "niveau", "period": "periode",
    "value": "waarde", "unit": "eenheid", "status": "soort cijfer", "section": "plaats in de publicatie",
    "occupation": "beroep", "sector": "sector", "tightness": "krapte", "indicator_value": "spanningsindicator",
}  # fmt: skip
NO_UNIT = "zonder eenheid"
COVERS = "over {covers}"
PUBLISHED_BY = "Uitgever: {publisher}"
HOMEPAGE_SHORT = "website van de uitgever"
