"""The wording by which a line is known as a cause, an advice, an offer, a plan or a scheme."""

from __future__ import annotations

import re

CAUSE = re.compile(
    r"\b(?:omdat|doordat|waardoor|hierdoor|daardoor|want|vanwege|namelijk|komt (?:\w+ ){0,3}(?:door|omdat|doordat)|oorza\w+|redenen?|"
    r"(?:tot|als) gevolg|leidt tot|leiden tot|zorg(?:t|en) voor|mede door|vooral door|maakt dat|door (?:de|het|een|meer|minder|hogere|te) )",
    re.IGNORECASE,
)
ADVICE = re.compile(
    r"\b(?:kan|kunnen|kunt|helpt|helpen|moet|moeten|loont|lonen|door (?:\w+ ){1,6}te\b|zet\w* .{0,20}in\b|inzetten|bied\w*|advise\w+|"
    r"oplossing\w*|wegen|mogelijk\w*|stimuleert|stimuleren|staa[tn]n? open)\b",
    re.IGNORECASE,
)
HELPS = re.compile(r"\b(?:helpt|helpen|loont|lonen|advies|adviseert|oplossing|manier om)\b", re.IGNORECASE)
DOES = re.compile(  # what an employer does, where the line names employers
    r"\b(?:maakt?|maken|neemt?|nemen|geeft?|geven|zorg(?:t|en)? (?:dat|voor)|investe\w+|leert?|leren|laten|laat|zet\w*|start\w*|begeleid\w*|"
    r"gebruik\w*|richten|kiezen|doe(?:t|n) (?:dit|vaker)|schakel\w*|vragen?)\b",
    re.IGNORECASE,
)
OPTION = re.compile(  # what an employer can do, said as such
    r"\b(?:werkgevers?|bedrij(?:f|ven)|ondernemers?|organisaties?|u)\b(?: \S+){0,4} (?:kan|kunnen|kunt)\b|\b(?:kan|kunnen|kunt) (?:een |de )?(?:werkgevers?|bedrij(?:f|ven)|ondernemers?|organisaties?|u)\b",
    re.IGNORECASE,
)
CANNOT = re.compile(
    r"\b(?:kan|kunnen|kunt)\b(?: \S+){0,6} (?:niet(?! (?:alleen|meer dan))|geen|moeilijk|nauwelijks)\b|\b(?:lastig|beperkt|belemmer\w*)\b",
    re.IGNORECASE,
)
EMPLOYER = re.compile(
    r"\b(?:\w*werkgevers?|\w*bedrij(?:f|ven)|ondernemers?|organisaties?|leidinggevende\w*|mkb)\b", re.IGNORECASE
)
OFFERS = re.compile(
    r"\b(?:vergoed\w*|krijg\w*|betaal\w*|aanvra\w+|bedoeld voor|in aanmerking|helpt|helpen|hulp|ondersteun\w*|begeleid\w*|advies|adviser\w+|"
    r"adviseert|bied\w*|geeft|stimuleert|voordeel|tegemoetkoming|gratis|regelt|steun|terecht|melden|is er (?:de|een)|voor (?:het mkb|werkgevers))\b",
    re.IGNORECASE,
)
PLANS = re.compile(
    r"\b(?:op te (?:zetten|richten)|moet(?:en)? (?:nog )?(?:worden|het)|wordt voorbereid|bereid\w* .{0,40}voor|aanvraag|onderzoek(?:t|en)|gericht om|aandeel te leveren|belangrijke rol|zal|zullen|kent (?:deze|de)|streven|doel|ambitie|wil(?:len)? .{0,60}(?:oprichten|opzetten|beter aan elkaar))\b",
    re.I,
)
SCHEME = re.compile(
    r"(?<![\w-])(?:werkgeversservicepunt|wsp|werkcentrum|leerwerkloket|talentperron|(?:slim-?)?(?:scholings)?subsidie(?:regeling)?|slim-subsidie|subsidie [A-Z][\w! ]+!|"
    r"loonkostensubsidie|no-riskpolis|jobcoach|proefplaatsing\w*|loonkostenvoordeel|ontwikkelpad\w*|praktijkleren|mbo-certificaten|"
    r"werkgeversvoorzieningen|voorzieningen|ontwikkelfonds|o&o-fonds\w*|sociaal ontwikkelbedrij\w+|hulp van uwv|financiële regelingen|eures|uwv (?:\w+ ){0,2}(?:helpt?|helpen|ondersteun\w+|adviseert)|uwv kan werkgevers (?:helpen|ondersteunen))(?!\w)",
    re.IGNORECASE,
)
BY_UWV = re.compile(r"^uwv\b", re.IGNORECASE)
GENERIC = re.compile(
    r"^(?:uwv .*|(?:scholings)?subsidie(?:regeling)?|voorzieningen|financiële regelingen|loon(?:kosten)?subsidies?)$",
    re.IGNORECASE,
)
OFFICES = re.compile(
    r"\b(?:werkgeversservicepunt|wsp|werkcentrum|leerwerkloket|talentperron|ontwikkelfonds|sociaal ontwikkelbedrij\w+)\b",
    re.I,
)
NUMBERS = re.compile(r"\d[\d.,]*\s*(?:%|procent)|\b\d{1,3}(?:\.\d{3})+\b|\b(?:19|20)\d\d\b")
EXAMPLE = re.compile(r"\b(?:hij|zij|ze|haar|zijn baas|vertelt|zegt [A-Z]\w+)\b")
FOR_EMPLOYERS = frozenset({
    "no-riskpolis", "praktijkverklaring", "loonkostensubsidie", "loonkostenvoordeel", "proefplaatsing", "jobcoach",
    "werkgeversvoorzieningen", "financiele-regelingen", "slim", "subsidieregeling-praktijkleren", "o&o-fonds", "mdieu",
    "startbaan", "werkervaringsplaats", "lkv-oudere-werknemer", "lkv-banenafspraak", "slim-scholingssubsidie",
    "leerwerktraject", "praktijkleren-met-subsidie", "ontwikkelpad", "harrie-training",
    "compensatieregeling-langdurig-werklozen", "het-potentieel-pakken", "individuele-leerrekening", "scholingsbudget", "evc",
})  # fmt: skip
