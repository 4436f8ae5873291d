"""Words that turn a meaning round: rises and falls, more and less, tight and slack, with and without, negations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_PAIRS: dict[str, tuple[str, str]] = {
    "quantity": (
        r"stijg\w*|gestegen|steeg|stegen|toena\w+|toene\w+|toegenomen|(?:neem|neemt|nemen|nam|namen)(?= (?:(?:[^.;]|[.]\d)* )?toe\b)"
        r"|groei\w*|groter\w*|gegroeid\w*|hoger\w*|(?<!of )(?<!onder )(?<!steeds )meer(?! dan (?:een (?:half|derde|kwart|vijfde|op)|één |de helft|\d))|oplop\w+|opgelopen|(?:loop|loopt|lopen|liep|liepen)(?= (?:(?:[^.;,]|[.,]\d)* )?op\b)|omhoog"
        r"|bijkomen|bij ?komen|erbij|(?:kom|komt|komen|kwam|kwamen|krijgt|krijgen|kreeg|kregen|gekregen)(?= (?:(?:[^.;,]|[.,]\d)* )?(?:er)?bij(?=$|[.,;]| gekregen| komen| is| en))"
        r"|bij gekregen|bijgekomen|extra|versnel\w*|sneller|boven|langer|(?<!\bof )(?<!\ben )ouder|vaker|aangetrokken|aantrekken|herstel\w*|plus|overtreft?|overtreffen|terugkwam|uitbreid\w*|gewonnen|over de (?=\d)",
        r"daal\w*|gedaald|daling\w*|dalend\w*|afne\w+|afna\w+|afgenomen|(?:neem|neemt|nemen|nam|namen)(?= (?:(?:[^.;]|[.]\d)* )?af\b)|\w*krimp\w*|kromp\w*|gekrompen"
        r"|kleiner\w*|lager\w*|(?<!of )minder(?! (?:hard|snel|sterk)\b| dan (?:een (?:half|derde|kwart|vijfde|op)|één |tien|\d))|terugl\w+|teruggelopen|(?:loop|loopt|lopen|liep|liepen)(?= (?:(?:[^.;,]|[.,]\d)* )?terug\b)|omlaag|verdwijn\w*|verdwenen|verlies\w*|verliezen|verliest|verloren"
        r"|vertraag\w*|langzamer\w*|afzwak\w*|(?:zwakt?|vlakt?)(?= (?:(?:[^.;,]|[.,]\d)* )?af\b)|korter|jonger|zeldener|wegvall\w*|afvlakk\w*|rem(?:t|men|de)|\w*geremd|drukt|achter(?= bij)|blijft achter|ligt (?=ruim onder|onder)|vervall\w*",
    ),
    "pace": (r"(?:extra|even) (?:hard|snel|sterk)|harder|sneller|versnel\w*", r"minder (?:hard|snel|sterk)|langzamer|trager|vertraag\w*"),
    "most": (
        r"meeste|geen ander\w*(?= .{3,60}\bzo(?:veel|n)?\b)|hoogste?|grootste?|sterkste?|langste?|top|piek\w*|hoogtepunt|snelste?|krapste?|vaakst|oudste?",
        r"minste|laagste?|kleinste?|zwakste?|kortste?|dieptepunt|traagste?|ruimste?|jongste?|zeldenst",
    ),
    "multiple": (r"verdubbel\w*|verdrievoudig\w*|dubbele?", r"gehalveerd\w*|halve(?:er|ring)\w*"),
    "tightness": (
        r"krap(?:pe|per)?|krapte\w*|schaars\w*|\w*tekort\w*|verkrapping",
        r"ruim(?!\s+(?:\d|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|half|anderhalf|driekwart|de helft|onder|boven|voldoende|genoeg|baan|op tijd|achter|meer|minder|honderd\w*|duizend|miljoen|\w*tig\b))|ruime (?=arbeids|markt)|ruimer\w*|ruimte|verruim\w*|\w*overschot\w*|overvloed\w*",
    ),
    "ease": (r"moeilijk\w*|lastig\w*|zwaar|zware|strenger\w*", r"makkelijk\w*|gemakkelijk\w*|eenvoudig\w*|soepel\w*|vlot\w*"),
    "worth": (
        r"goede?(?! voor\b)|beter\w*|best\w{0,2}|gunstig\w*|kansrijk\w*|positie\w+|sterk\w*|verbeter\w*|voordeel|voordelen|tevreden\w*|stabiel\w*|succes\w*",
        r"slechte?|slechter\w*|ongunstig\w*|kansarm\w*|negatie\w+|zwak(?:ke|ker)?|verslechter\w*|nadeel|nadelen|ontevreden\w*|instabiel\w*|onzeker\w*|kwetsba\w*|somber\w*",
    ),
    "amount": (
        r"veel|vele|(?<!niet )genoeg|(?<!niet )voldoende|hoog|hoge",
        r"weinig|onvoldoende|niet (?:genoeg|voldoende)|te weinig|laag|lage",
    ),
    "schooling": (r"hoger ?opgeleid\w*|hoogopgeleid\w*|theoretisch\w*(?= (?:opgeleid|opleiding|geschoold))", r"lager ?opgeleid\w*|laagopgeleid\w*|praktisch\w*(?= (?:opgeleid|opleiding|geschoold))"),
    "above": (
        r"boven(?= (?:het|de) (?:\S+ )?(?:\w*gemiddelde|niveau|peil|norm|grens))|bovengemiddeld\w*",
        r"(?:onder|beneden)(?= (?:het|de) (?:\S+ )?(?:\w*gemiddelde|niveau|peil|norm|grens))|benedengemiddeld\w*",
    ),
    "dearness": (r"duur|duurder|dure|kostbaar", r"goedkope?r?|voordelig\w*"),
    "side": (r"voor(?=dat| (?:corona|de coronacrisis))|eerder|vóór", r"na(?=dat| (?:corona|de coronacrisis))|later"),
    "openness": (r"opende?n?|opent|open(?=ing|gaan|gegaan)\w*", r"sluit\w*|dicht\w*|gesloten|sloot|sloten"),
    "start": (r"begin(?:t|nen)|begon(?:nen)?|start\w*|ging in|gaat in|hervat\w*", r"stop\w*|gestopt|eindig\w*|beëindig\w*|staak\w*|gestaakt"),
    "work": (r"werkenden?|werkende|met werk|met een baan|die werken", r"werklo(?:os|ze|zen)|zonder werk|zonder baan|niet werken"),
    "people": (r"werkgevers?", r"werknemers?(?!sbanen|sverz)"),
    "sex": (r"mannen", r"vrouwen"),
    "age": (r"ouderen|oudere", r"jongeren|jongere"),
    "reach": (r"binnen", r"buiten"),
    "duty": (r"verplicht\w*|moet(?:en)?|vereist\w*", r"vrijwillig\w*|mag|mogen|optioneel"),
    "all": (r"alle|allemaal|iedereen|altijd|overal|elke|ieder[e]?", r"sommige|soms|enkele"),
    "gain": (r"winst\w*", r"verlies\w*"),
    "hand": (r"publieke?", r"private?"),
    "hold": (r"behoud\w*|vasthoud\w*|bind(?:t|en)", r"vertrekken|vertrekt|weggaan|weggaat|ontsla\w*"),
    "sameness": (
        r"dezelfde|hetzelfde|zelfde|evenveel|even(?= \w+)|gelijk\w*",
        r"andere?|anders|verschil\w*|ongelijk\w*|afwijk\w*",
    ),
    "favour": (r"(?:pleit\w*|stem\w*|actie)(?= voor\b)|aanra\w+|(?:raadt?|raden|raadde)(?= .*\baan\b)|voorstander\w*|steun\w*", r"(?:pleit\w*|stem\w*|actie)(?= tegen\b)|afra\w+|(?:raadt?|raden|raadde)(?= .*\baf\b)|tegenstander\w*|afwijz\w*"),
    "side of": (r"voordat|eerder dan|boven de", r"nadat|later dan|onder de"),
}  # fmt: skip
_TURNS = tuple(
    (name, sign, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE))
    for name, pair in _PAIRS.items()
    for sign, pattern in zip((1, -1), pair, strict=True)
)
_NEGATION = re.compile(
    r"(?<![\w-])(?:niet(?! alleen\b.*\book\b| verder dan| zo ?veel)|geen(?! ander)|nooit|nauwelijks|nergens|niemand|niets|noch|zonder|ontbre(?:ek|k)\w*|onvoldoende|weiger\w*|evenmin|ongewijzigd\w*|onbenut\w*(?! arbeids)|onveranderd\w*|gratis|kosteloos|voorkom\w*|los van|afgezien|loslaten|los te laten|laten vallen|af te zien|vallen weg|hoeft? niet)(?!\w)",
    re.IGNORECASE,
)
#: Scales and signs of which a word that the quote has not is a statement of its own.
STRICT = frozenset(
    {
        ("quantity", 1),
        ("quantity", -1),
        ("tightness", 1),
        ("tightness", -1),
        ("most", 1),
        ("most", -1),
        ("multiple", 1),
        ("multiple", -1),
        ("ease", -1),
        ("reach", -1),
        ("sameness", 1),
    }
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A word with its direction: `sign` 1 or -1 on the scale `scale`, at character `at`."""

    scale: str
    sign: int
    at: int
    word: str


@lru_cache(maxsize=8192)
def turns(text: str) -> tuple[Turn, ...]:
    """The directions in `text`, in its order."""
    return tuple(
        sorted(
            (
                Turn(name, sign, match.start(), match[0])
                for name, sign, pattern in _TURNS
                for match in pattern.finditer(text)
            ),
            key=lambda turn: (turn.at, turn.scale),
        )
    )


@lru_cache(maxsize=8192)
def negations(text: str) -> tuple[int, ...]:
    """Where `text` denies something."""
    return tuple(match.start() for match in _NEGATION.finditer(text))
