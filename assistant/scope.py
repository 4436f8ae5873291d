"""What must not be answered, decided from the question alone, before any search.

The order counts: personal data first, so that nothing of it is processed further or logged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from assistant.models import RefusalReason
from corpus.dutch.regions import find_regions

MAX_LENGTH = 2000


def _any(*patterns: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), flags)


# --- personal data -------------------------------------------------------------------------------------------

_NINE_DIGITS = re.compile(
    r"(?<![\d.,])(?:\d{9}|\d{4}[ .-]\d{2}[ .-]\d{3}|\d{3}[ .-]\d{3}[ .-]\d{3}|\d{2}[ .-]\d{3}[ .-]\d{4})(?![\d]|[.,]\d)"
)
_BSN_WORD = _any(r"\bbsn\b", r"burgerservicenummer", r"\bsofinummer")
_BIRTH_DATE = _any(r"\bgeboren op\b", r"\bgeb\.", r"geboortedatum", r"\(\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\)")
_SENSITIVE = _any(
    r"depress", r"burn-?out", r"\bziek(?:te)?\b", r"ziekteverleden", r"ziektebeeld", r"diagnose", r"medicijn", r"medicatie", r"\bslikt\b",
    r"lithium", r"antidepress", r"autis", r"\badhd\b", r"verslaa?f|verslaving", r"schulden", r"schuldsanering",
    r"strafblad", r"veroordeeld", r"detentie|gevangenis", r"zwanger", r"psychi", r"kanker", r"\bms\b", r"epilep",
    r"uitkering", r"bijstand", r"\bww\b", r"wajong", r"\bwia\b", r"\bwao\b", r"toeslag", r"salaris", r"verdient",
    r"adres", r"telefoonnummer", r"06-?nummer", r"geboortedatum", r"dossier", r"\bcv\b", r"socials", r"zwart(?:werkt|gewerkt)",
    r"ingeschreven", r"sollicit", r"re-?integr", r"beperking", r"arbeidsongeschikt",
)  # fmt: skip
_PARTICLES = r"(?:van der|van den|van de|van|de|den|der|ter|ten|el|al|bin|ben|in 't|'t|la|le|da|dos|von)"
_NAME = re.compile(
    # looked for at every word, so that 'Heeft Tjeerd' does not hide 'Tjeerd Oldenbanning'
    rf"\b(?=([A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ]?[a-zà-ÿ]+)*(?: [A-Z]\.)*(?: {_PARTICLES})? [A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)*)\b)"
)
_TITLED = re.compile(r"\b(?:meneer|mevrouw|mevr\.?|dhr\.?|mw\.?|de heer)\s+(?:\w+ )?[A-ZÀ-Þa-z][\wà-ÿ]+", re.IGNORECASE)
_CLIENT = _any(
    r"\bm(?:ij)?n (?:cli[eë]nt|klant|kandidaat|werkzoekende)\b",
    r"\bcli[eë]nt(?:e)?\b",
    r"\bwerkzoekende [A-Z]",
    flags=0,
)
_CONTACT = _any(
    r"(?:priv[eé]|huis|woon|e-?mail)-?\s?adres(?:sen)?", r"06-?\s?(?:nummer|nr)", r"\b(?:telefoon|mobiele?)\s?-?nummers? van (?!het\b|de gemeente|een)",
    r"(?:namen|naw|gegevens|adressen|contactgegevens|telefoonnummers)\b.{0,40}\b(?:van|v/?d|der)\b.{0,20}(?:ww'?ers|werkzoekenden|werklozen|bijstandsgerechtigden|kandidaten|cli[eë]nten|uitkeringsgerechtigden|mensen|klanten|wajongers|statushouders)",
    r"\bnamen\b.{0,30}(?:bel|mail|benader)", r"\b(?:lijst|overzicht|bestand|gegevens)\b.{0,60}\b(?:geboortedat|telefoonnummer|06|e-?mail|adressen|naam|namen|bsn)",
)  # fmt: skip


def eleven_test(digits: str) -> bool:
    """True if 8 or 9 digits are a valid BSN: 9a+8b+7c+6d+5e+4f+3g+2h-i is a multiple of 11 (and not 0)."""
    number = digits.zfill(9)
    total = sum(w * int(d) for w, d in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), number, strict=True))
    return total % 11 == 0 and int(number) > 0


def holds_personal_data(text: str) -> bool:
    """True if the question names a person together with private details, or asks for such details."""
    numbers = [re.sub(r"\D", "", m[0]) for m in _NINE_DIGITS.finditer(text)]
    if any(eleven_test(n) for n in numbers) or (_BSN_WORD.search(text) and re.search(r"\d{6,}", text)):
        return True
    if _CONTACT.search(text):
        return True
    named = bool(_person_names(text)) or bool(_TITLED.search(text))
    details = bool(_SENSITIVE.search(text)) or bool(_BIRTH_DATE.search(text))
    return (named and details) or (bool(_CLIENT.search(text)) and bool(_BIRTH_DATE.search(text)))


_NOT_A_NAME = re.compile(
    r"\b(?:Regio|Beeld|Werkcentrum|Werk|UWV|SER|CBS|CPB|Noord|Zuid|Oost|West|Rijks|Universiteit|Hogeschool|College|ROC|Gemeente|"
    r"Provincie|Arbeids|Stichting|Perspectief|Leven|Lang|Human|Capital|Agenda|Het|De|Een|Wat|Hoe|Wie|Waar|Welke|Hoeveel|"
    r"World|Economic|Forum|Ministerie|Sociale|Zaken|Kansrijk|Individual|Placement|Nationaal|Programma|Groningen|Drenthe|"
    r"Meerjaren|Thema|Uitvoerings|Regionaal|Open|Hiring|Practoraat|Just|Transition|Fund|Europe|Brede|Welvaart|Zorg|Bouw|"
    r"Techniek|Nederland|Planbureau|Centraal|Bureau|Tweede|Eerste|Kamer|Wet|Participatie|Banen|Sociaal|Ontwikkel|Leer|"
    r"Doorstroom|Kamer|Koophandel|MKB|VNO|FNV|CNV|SBB|LLO|Landelijk|Advies|Raad|Sterk|Iedereen|January|Januari|Februari|"
    r"Maart|April|Mei|Juni|Juli|Augustus|September|Oktober|November|December|"
    r"Zoek|Kun|Kan|Geef|Heeft|Is|Zijn|Mag|Moet|Ik|Mijn|Wij|Bij|Voor|Van|Waarom|Wanneer)\b"
)


def _person_names(text: str) -> list[str]:
    """Capitalised pairs of words that are no region, organisation or sentence start."""
    regions = [m.span for m in find_regions(text)]
    found = []
    for match in _NAME.finditer(text):
        inside = any(s.start < match.end(1) and match.start() < s.end for s in regions)
        if not inside and not _NOT_A_NAME.search(match[1]):
            found.append(match[1])
    return found


# --- manipulation --------------------------------------------------------------------------------------------

_RULES = r"(?:instructi\w+|regels?|opdracht\w*|richtlijn\w*|beperking\w*|prompt\w*|rules?|instructions?|guidelines?|restrictions?)"
_UNAPPROVED = r"(?:wikipedia|linkedin|google|bing|indeed|facebook|instagram|tiktok|reddit|chatgpt|gpt|copilot|gemini|twitter|glassdoor|internet|een blog|mijn (?:eigen )?(?:blog|notities|document|bestand)|mijn excel)"
_MANIPULATION = _any(
    rf"\b(?:negeer|vergeet|ignore|disregard|forget|omzeil|overtreed|schakel|zet)\b.{{0,50}}{_RULES}",
    rf"{_RULES}.{{0,30}}\b(?:opgeheven|uitgeschakeld|gelden niet|vervallen|negeren|uitzetten|disabled|lifted)",
    r"bronbeperking", r"bronvermelding (?:is )?niet nodig",
    r"\b(?:system|systeem)[- ]?(?:prompt|bericht|message|instructie)", r"\[/?(?:system|inst|admin|assistant)\]?", r"<\|?(?:system|im_start|assistant)",
    r"<!--", r"\b(?:je bent|jij bent|you are) (?:nu|vanaf nu|now|voortaan|geen)\b", r"\bdoe (?:even )?alsof (?:je|jij|u)\b", r"\bpretend\b", r"\bact as\b",
    r"\bspeel (?:de rol|even)\b", r"\b(?:we|wij|laten we) (?:spelen|doen) (?:nu |even )?een (?:spel|rollen)", r"\bjij bent [A-Z]{3,}", r"\bzonder regels\b", r"\bvergeet (?:je|de|al je|alle) bron", r"\bik zet er (?:wel |zelf )?.{0,20}\bbij\b", r"\brollenspel\b", r"\bjailbreak", r"developer mode|ontwikkelaarsmodus|\bdan-modus|\bdo anything now\b",
    r"\b(?:zonder|geen|skip|laat) (?:de |enige |een )?(?:bron(?:nen|vermelding)?|citaten|verwijzing(?:en)?)(?:\b.{0,12}\bweg)?\b.{0,80}\b(?:antwoord|hoofd|noem|geef|zeg|hoeveel|wat|alleen|nodig|gewoon)",
    r"\b(?:antwoord|geef|zeg|noem|vertel)\b.{0,60}\bzonder (?:bron|citaat|citaten|verwijzing)", r"\buit je (?:blote )?hoofd\b", r"\b(?:je|jouw) eigen (?:kennis|geheugen|trainingsdata|training)\b",
    r"\bwat je (?:zelf )?(?:al )?weet\b.{0,20}\bzonder\b",
    r"\b(?:verzin|fantaseer|bedenk|maak)\b.{0,25}\b(?:cijfer|getal|bron|citaat|percentage)", r"\bzet (?:onder|bij|achter) (?:elk|ieder|je) antwoord", r"\bbegin (?:elk|ieder|je) antwoord",
    r"\bherhaal (?:alles|na mij|woordelijk|letterlijk)", r"\b(?:print|toon|geef|laat)\b.{0,30}\b(?:je|jouw|your|volledige|full)\b.{0,20}\b(?:prompt|instructies|instructions)\b",
    r"\bdecodeer\b|\bdecode\b|\bbase64\b|\brot13\b|\bmorse\b", r"\bdo what it says\b|\bdoe (?:dan )?wat er staat\b|voer (?:dan )?uit wat er staat",
    rf"\b(?:gebruik|pak|neem|haal|raadpleeg|check|zoek|vertrouw|baseer)\b.{{0,60}}\b{_UNAPPROVED}\b.{{0,60}}(?:bron|cijfer|getal|antwoord|$|[.?!])",
    rf"\bvolgens {_UNAPPROVED}\b", rf"\b(?:staat|zegt|zeggen|vind je|lees je)\b.{{0,30}}\b(?:op|in|via)? ?{_UNAPPROVED}\b", rf"\b{_UNAPPROVED} (?:zegt|meldt|noemt|schrijft)\b",
    r"\b(?:ik|wij) (?:keur|sta) .{0,30}bron.{0,20}\b(?:goed|toe)\b", r"\bdeze tekst (?:is|als) (?:een )?(?:goedgekeurde )?bron\b",
    r"\bnieuwe instructie|\bnew instruction|\binstructie voor (?:de )?(?:ai|assistent|model)",
)  # fmt: skip
_ENCODED = re.compile(r"(?<!\S)(?=\S*[a-z])(?=\S*[A-Z])(?=\S*\d)[A-Za-z0-9+/]{24,}={0,2}(?!\S)")


def is_manipulation(text: str) -> bool:
    """True if the question tries to change the rules, hides instructions or brings in unapproved sources."""
    return bool(_MANIPULATION.search(text)) or bool(_ENCODED.search(text))


# --- predictions of its own ----------------------------------------------------------------------------------

_OWN_VIEW = _any(
    r"\bdenk (?:je|jij|u)\b", r"\b(?:verwacht|voorspel|schat|gok|acht|voorzie) (?:je|jij|u)\b", r"\b(?:jouw|je|uw) (?:eigen )?(?:verwachting|voorspelling|inschatting|schatting|gok|prognose|mening|gevoel)\b",
    r"\b(?:doe|waag) (?:eens |even |maar )?(?:een |n )?(?:gok|voorspelling|schatting)", r"\bgok (?:eens|even|maar|ff)\b", r"\bschat (?:zelf|eens|even|maar|jij|ff)\b", r"\bvoorspel\b",
    r"\b(?:reken|trek|extrapoleer)\b.{0,80}\b(?:door|uit naar|verder)\b", r"\bextrapol", r"\blijn\b.{0,60}\bdoor\b", r"\bals (?:dit|dat|het|de|deze)\b.{0,70}\bzo (?:doorgaat|doorzet|aanhoudt|blijft)\b",
    r"\bhoe groot (?:is|acht|schat).{0,20}\bkans\b", r"\bhoe waarschijnlijk\b",
    r"\bstel(?: je voor)?(?: dat)?\b.{0,120}\b(?:hoeveel|wat|welk)\b.{0,60}(?:dan|kost|betekent|gebeurt)?", r"\bwat (?:gebeurt|als)\b.{0,80}\b(?:zou|stijgt|daalt|verdubbelt|halveert|wegvalt)\b",
    r"\bglazen bol\b", r"\bvolgens (?:jou|jij|jezelf)\b", r"\b(?:lijn|trend|daling|stijging|groei)\b.{0,40}\b(?:doorzet|doorgaat|doortrek\w*)", r"\breken (?:eens |even |ff )?uit\b.{0,80}\b(?:wordt|worden|zal|in 20[3-9]\d|over \w+ jaar)\b",
    r"\b(?:komt|komen|wordt|gaat|gaan|krijgen)\b.{0,60}\b(?:volgend jaar|over \w+ jaar|in de toekomst)\b.{0,60}\b(?:ja of nee|zeker|garandeer|beloof)", r"\bmaak (?:zelf |eens |even )?(?:een )?(?:prognose|voorspelling|raming)\b",
)  # fmt: skip
_PUBLISHED = _any(
    r"\bvolgens (?!jou|jij|je\b)",
    r"\bgepubliceerd",
    r"\bstaat er\b.{0,30}prognose",
    r"\bprognose van\b",
    r"\bkan aimi\b",
)


def asks_own_prediction(text: str) -> bool:
    """True if the asker wants the assistant's own estimate; published forecasts may be asked for freely."""
    return bool(_OWN_VIEW.search(text)) and not _PUBLISHED.search(text)


# --- outside the field ---------------------------------------------------------------------------------------

_OTHER_TASK = _any(
    r"\b(?:schrijf|maak|bedenk|dicht|verzin)\b.{0,40}\b(?:gedicht|lied(?:je)?|rap|sinterklaas\w*|verhaal|sprookje|mop|grap|script|programma(?:code)?|code|macro|formule|query|website|logo|plaatje|afbeelding|speech|toespraak|kerstkaart|menu|playlist)\b",
    r"\b(?:python|javascript|excel-?formule|vba|sql|html)\b.{0,40}\b(?:script|code|functie|macro|query)?\b", r"\bvertaal\b|\btranslate\b", r"\brecept\b|\bkook(?:tijd|recept)", r"\bhoroscoop\b",
)  # fmt: skip
_OTHER_FIELD = _any(
    r"\b(?:weerbericht|weersverwachting|het weer (?:in|morgen|vandaag|dit)|regent het|gaat het (?:\w+ )?(?:regenen|sneeuwen|vriezen|waaien))",
    r"\b(?:wordt|blijft|is) het\b.{0,30}\b(?:droog|mooi weer|warm|koud|zonnig|\d+ graden)\b",
    r"\b(?:voetbal\w*|eredivisie|elfstedentocht|olympische|schaatsen|wielren\w*)\b",
    r"\b(?:fc|sc|ajax|feyenoord|psv)\b.{0,40}\b(?:gewonnen|verloren|gespeeld|gescoord|wint|speelt)\b",
    r"\b(?:hoe laat|wanneer|gaat|vertrekt|rijdt|laatste|eerste|welke)\b.{0,25}\b(?:trein|bus|vlucht|tram|metro|vliegtuig|boot)\b|\bov-chipkaart\b|\bfile op de\b|\b(?:snelste|kortste) route\b|\broute (?:van|naar)\b",
    r"\b(?:verkiezing\w*|stemmen op|moet ik stemmen|welke partij (?:moet|kies|stem)\w*)\b|\b(?:aftrek\w*|btw|belastingaangifte|hypotheek\w*)\b",
    r"\b(?:naar de dokter|dokter bellen|pijn in|steken in (?:mijn|de) (?:borst|buik|rug)|bloeddruk|medisch advies)\b",
    r"\b(?:bij de rechter|voor de rechter|rechter\b.{0,30}\b(?:winn|gelijk|uitspraak)|\bwinnen we\b|schadeclaim|aanklagen)",
    r"\b(?:nieuw|verlopen|mijn|een) (?:paspoort|rijbewijs|id-kaart)\b|\bkapvergunning\b|\bhuisvuil\b|\bafvalkalender\b|\bhondenbelasting\b",
    r"\bkantonrechter\b|\brechtszaak\b|\bhoger beroep\b|\bop staande voet\b",
    r"\b(?:hotel|restaurant|vakantie|concert|bioscoop|film|netflix)\b.{0,30}\b(?:tip|tips|aanrader|boeken|leuk|leukste|beste)\b",
    r"\b(?:bitcoin|crypto\w*|beurskoers\w*|hypotheekrente|spaarrente|huizenprij\w+|benzineprijs)\b",
    r"\b(?:hoofdstad van|hoogste berg|langste rivier|wortel van|wereldoorlog)\b|^\s*hoeveel is \d+ ?[x*+:/-]",
    r"\b(?:hoofdpijn|koorts|symptomen|paracetamol|afvallen)\b|\bmijn (?:hond|kat|konijn|auto|fiets)\b",
)  # fmt: skip


def is_other_task(text: str) -> bool:
    """True if something else than an answer about the labour market is wanted."""
    return bool(_OTHER_TASK.search(text)) or bool(_OTHER_FIELD.search(text))


_CHECKS: tuple[tuple[Callable[[str], bool], RefusalReason], ...] = (
    (holds_personal_data, RefusalReason.PERSONAL_DATA),
    (is_manipulation, RefusalReason.MANIPULATION),
    (is_other_task, RefusalReason.OUTSIDE_FIELD),
    (asks_own_prediction, RefusalReason.PREDICTION),
)


def out_of_scope(text: str) -> RefusalReason | None:
    """Why the question must not be answered, or None where it may be searched for."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return next((reason for check, reason in _CHECKS if check(text) or check(plain)), None)
