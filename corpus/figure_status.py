"""Whether a sentence measures, estimates, predicts or aims at a figure, who does so, and whether it is a change."""

from __future__ import annotations

import re
from datetime import date

from corpus.models import Period, Span, Status

_FORECAST = re.compile(
    r"\b(?:naar verwachting|(?<!on)verwacht(?:en|e|te|ten|ing|ingen|ingswaarde)?|\w*prognoses?|groeiverwachting\w*"
    r"|vooruitzicht\w*|voorspel\w+|zal|zullen|(?:ga(?:at|an)|ging(?:en)?) (?:\w+ ){0,3}uit van"
    r"|uitgegaan van|toekomstige?"
    r"|(?:groei|stijg|daal|krimp|neem|nem|kom)(?:t|en)? (?:\S+ ){0,8}?(?:de )?komende (?:\w+ )?(?:jaren|jaar|maanden)"
    r"|(?:de )?komende (?:\w+ )?(?:jaren|jaar) (?:\S+ ){0,4}?(?:groei|stijg|daal|krimp|neem|nem|kom)(?:t|en)"
    r"|(?:groei|stijg|daal|krimp|neem|nem)(?:t|en)? (?:\S+ ){0,6}?tot (?:en met )?20\d\d)\b",
    re.IGNORECASE,
)
_ESTIMATE = re.compile(
    r"\b(?:naar schatting|geschat\w*|schat(?:ten|ting|tingen)?|geraamd\w*|raming(?:en)?|raamt|raamden?|ramen)\b", re.I
)
_TARGET = re.compile(
    r"\b(?:ambitie\w*|doelstelling\w*|streef\w*|streven|ten doel|(?:het|als|met het) doel|beoog\w*|beogen|willen we"
    r"|we willen|taakstelling|streefcijfer\w*|van de doelen|wil(?:len)? (?:\S+ ){0,2}dat\b"
    r"|moet(?:en)? (?:\S+ ){0,6}?(?:minstens|minimaal|ten minste|groeien|stijgen|dalen|in 20\d\d)"
    r"|(?:minstens|minimaal|ten minste) (?:\S+ ){0,6}?moet(?:en)?"
    r"|wil(?:len)? (?:\S+ ){1,14}?(?:brengen|opleiden|mogelijk maken|bereiken|realiseren|helpen|verhogen|verlagen))\b",
    re.I,
)
_TARGET_HEADING = re.compile(
    r"\b(?:willen bereiken|ambities?|doelen|doelstelling(?:en)?|streefcijfers?|beoogde)\b", re.I
)
_ASKED = re.compile(  # 'de meeste werkgevers (81%) verwachten': the share that expects was counted
    r"(?:werkgevers|bedrijven|ondernemers|organisaties|personeel|werknemers|werkenden|mensen|jongeren|ondervraagden"
    r"|respondenten|zelfstandigen|zzp['’]?ers|hen|dan|leidinggevenden)?\)?[^.;:]{0,60}?\b(?:verwacht|denk|vrees|voorzie|acht)(?:t|en)?\b"
)
_PAST = re.compile(
    r"\b(?:was|waren|werd|werden|steeg|stegen|daalde|daalden|nam|namen|groeide|groeiden|kromp|krompen|kwam|kwamen|liep|liepen"
    r"|stond|stonden|telde|telden|bedroeg|bedroegen|lag|lagen|had|hadden|bleef|bleven|gestegen|gedaald|toegenomen|afgenomen)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r";|, (?=maar|terwijl|en naar|waarna)|\b(?:maar|terwijl)\b")
_MAKERS = (
    "UWV", "CBS", "CPB", "PBL", "SBB", "ABF", "ROA", "EIB", "SCP", "WRR", "DNB", "SER", "TNO", "OESO", "IMF", "ING",
    "Rabobank", "RaboResearch", "ABN AMRO", "World Economic Forum", "Trendbureau", "Panteia", "Europese Commissie",
    "Centraal Planbureau", "Centraal Bureau voor de Statistiek", "Planbureau voor de Leefomgeving", "CNV", "FNV",
    "Wetenschappelijke Raad voor het Regeringsbeleid", "ministerie van [A-Z]\\w+", "kabinet", "LISA", "VNO-NCW",
)  # fmt: skip
_MAKER = re.compile(
    r"(?<!\w)(?<!bij )(?<!bij het )(?:" + "|".join(sorted(_MAKERS, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)
_SHORT = {
    "centraal planbureau": "CPB", "centraal bureau voor de statistiek": "CBS", "planbureau voor de leefomgeving": "PBL",
    "wetenschappelijke raad voor het regeringsbeleid": "WRR", "world economic forum": "WEF", "raboresearch": "Rabobank",
}  # fmt: skip
_NATIONAL = re.compile(
    r"\b(?:CPB|Centraal Planbureau|Werkgeversonderzoek|Conjunctuurenquête|COEN|Juninota|MEV|Tweede Kamer"
    r"|Macro Economische Verkenning|kabinet|Nationale Enquête|NEA|Zelfstandigen Enquête)\b",
    re.IGNORECASE,
)
_CHANGE_VERB = re.compile(
    r"\b(?:steeg|stegen|stijg\w*|daalde\w*|daal\w*|groei\w*|groeit|kromp\w*|krimp\w*|nam|namen|neemt|nemen|gestegen|gedaald"
    r"|gegroeid|toegenomen|afgenomen|gekrompen|toeneemt|afneemt|toenemen|afnemen|verlaagd|verhoogd|verminder\w+|toename|afname|stijging|daling)\b",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:met|(?:groei|krimp|afname|daling|stijging|toename|verlies|plus|min|terugval)(?: \w+){0,2} van)"
    r"(?: (?:gemiddeld|nog|in totaal|ruim|bijna|circa|ongeveer|meer dan|zo['’]n|een|de|slechts"
    r"|naar verwachting|respectievelijk))*\s*$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"\s*(?:\w+\s+)?(?:\w+\s+)?(?:meer|minder|hoger|lager|groter|kleiner|erbij|gestegen|gedaald|gegroeid|toegenomen|afgenomen"
    r"|toe|af|bij(?=\s*[.,;(]|$))(?!\w)(?!\s+(?:uren|uur)\b)",
    re.IGNORECASE,
)


def status_of(text: str, sentence: Span, number: Span, unit: str, headings: str, future: bool) -> Status:
    """Realised, estimate, forecast or target. `future`: the figure's period ends after the edition appeared."""
    part = _own_part(text, sentence, number)
    words = text[sentence.start : sentence.end]
    if _TARGET.search(words) or (_TARGET_HEADING.search(headings) and (future or not _PAST.search(words))):
        return Status.TARGET
    forecast = _FORECAST.search(words)
    if forecast and _applies(text, sentence, number, unit, part, forecast):
        return Status.FORECAST
    if _ESTIMATE.search(words):
        return (
            Status.FORECAST
            if future or (re.search(r"\bra(?:am|m)", words, re.I) and "CPB" in words)
            else Status.ESTIMATE
        )
    return Status.FORECAST if future else Status.REALISED


def _applies(text: str, sentence: Span, number: Span, unit: str, part: Span, cue: re.Match[str]) -> bool:
    at = sentence.start + cue.start()
    if part.start <= at < part.end:
        asked = unit == "%" and cue[0].lower() in {"verwacht", "verwachten"} and at > number.end
        return not (asked and _ASKED.match(text, number.end, sentence.end))
    return not _PAST.search(text, part.start, part.end)


def _own_part(text: str, sentence: Span, number: Span) -> Span:
    start, end = sentence.start, sentence.end
    for cut in _CUT.finditer(text, sentence.start, sentence.end):
        if cut.end() <= number.start:
            start = cut.end()
        elif cut.start() >= number.end:
            return Span(start, cut.start())
    return Span(start, end)


def makers_of(text: str) -> str | None:
    """Who is named as a maker of figures in `text` ('CBS en PBL'), in the order of the text; None if nobody is."""
    found = [_SHORT.get(match[0].lower(), match[0]) for match in _MAKER.finditer(text)]
    return " en ".join(dict.fromkeys(found)) or None


def speaks_of_country(text: str) -> bool:
    """Whether `text` names an inquiry or body whose figures are of the whole country."""
    return _NATIONAL.search(text) is not None


def is_change(text: str, sentence: Span, number: Span, unit: str) -> bool:
    """Whether the number says by how much something changed or differs."""
    if text[number.start] in "-–−+" or unit == "keer":
        return True
    if _CHANGE_AFTER.match(text, number.end, min(sentence.end, number.end + 36)):
        return True
    verb = _CHANGE_VERB.search(text, sentence.start, sentence.end)
    before = _CHANGE_BEFORE.search(text, max(sentence.start, number.start - 48), number.start)
    return before is not None and (verb is not None or not before[0].lower().startswith("met"))


def is_future(period: Period | None, title: str) -> bool:
    """Whether `period` ends after the first year that the title names: such a figure cannot have been measured."""
    years = re.findall(r"\b20\d\d\b", title)
    if period is None or not years:
        return False
    last = period.start.year if period.end == date.max else period.end.year
    return last > int(years[0])


def predicts(text: str) -> bool:
    """Whether `text` speaks of predictions or estimates of the time to come and of nothing past."""
    return bool(_FORECAST.search(text) or _ESTIMATE.search(text))


def is_past(text: str) -> bool:
    """Whether `text` has a verb in the past tense."""
    return _PAST.search(text) is not None
