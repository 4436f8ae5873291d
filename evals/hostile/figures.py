"""Mutations of figures: digits, units, scale, hedges, periods, regions, indicators, forecast or measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from assistant.draft.admit import Written
from corpus.dutch.indicators import find_indicators
from corpus.dutch.numbers import Number, find_numbers, format_number
from corpus.dutch.periods import find_periods
from corpus.dutch.regions import find_regions
from evals.hostile.models import Honest, Mutation, World
from index.models import Evidence

Made = Iterator[tuple[Written, tuple[Evidence, ...], str]]
_UNITS = ("vacatures", "banen", "uitkeringen", "bedrijven", "werknemers", "personen", "euro")
_REGIONS = (
    "Friesland",
    "Zeeland",
    "Twente",
    "Flevoland",
    "Limburg",
    "Rijnmond",
    "Utrecht",
    "Gelderland",
    "Groningen",
    "Drenthe",
    "Overijssel",
    "Nederland",
)
_LEVELS = ("arbeidsmarktregio", "provincie", "gemeente")
_HEDGES = (
    "ruim",
    "bijna",
    "circa",
    "ongeveer",
    "zo'n",
    "meer dan",
    "minder dan",
    "minstens",
    "hooguit",
    "ten minste",
    "minimaal",
)
_LIKE = {
    "vacatures-openstaand": ("ontstane vacatures", "vervulde vacatures"), "vacatures-ontstaan": ("openstaande vacatures",),
    "ww-uitkeringen": ("geregistreerde werkzoekenden", "bijstandsuitkeringen"), "gwu": ("WW-uitkeringen", "werklozen"),
    "werkloosheid": ("netto arbeidsparticipatie", "bijstand"), "netto-participatie": ("werkloosheid", "bruto arbeidsparticipatie"),
    "werknemersbanen": ("banen van zelfstandigen",), "banen-zelfstandigen": ("werknemersbanen", "zzp'ers zonder personeel"),
    "onbenut-arbeidspotentieel": ("geregistreerde werkzoekenden", "werkloosheid"), "bijstand": ("WW-uitkeringen",),
    "moeilijk-vervulbare-vacatures": ("openstaande vacatures",), "banen-totaal": ("werknemersbanen",), "economische-groei": ("banengroei",),
}  # fmt: skip


def _put(honest: Honest, start: int, end: int, words: str, change: str) -> tuple[Written, tuple[Evidence, ...], str]:
    text = honest.written.text
    return replace(honest.written, text=text[:start] + words + text[end:]), honest.evidence, change


def _digits(number: Number) -> re.Match[str] | None:
    return re.search(r"\d[\d.,]*\d|\d", number.written)


def digit(honest: Honest, world: World, random: Random) -> Made:
    """One digit of a number is another."""
    for number in find_numbers(honest.written.text):
        if match := _digits(number):
            at = random.choice([i for i, c in enumerate(match[0]) if c.isdigit()])
            other = str((int(match[0][at]) + random.randint(1, 8)) % 10 or 9 - int(match[0][at]) or 5)
            if other == match[0][at]:
                other = "7" if match[0][at] != "7" else "3"
            new = match[0][:at] + other + match[0][at + 1 :]
            start = number.span.start + match.start()
            yield _put(honest, start, start + len(match[0]), new, f"{match[0]} -> {new}")


def scale(honest: Honest, world: World, random: Random) -> Made:
    """A point or comma moves: 12.500 becomes 1.250, 12,5 or 125.000; 7,1 becomes 71."""
    for number in find_numbers(honest.written.text):
        match = _digits(number)
        if match and number.high is None:
            bare = (
                float(match[0].replace(".", "").replace(",", "."))
                if "," in match[0] or re.search(r"\.\d{3}", match[0])
                else None
            )
            if bare is None:
                continue
            new = format_number(round(bare * random.choice((0.1, 10, 0.001, 1000)), 6))
            start = number.span.start + match.start()
            yield _put(honest, start, start + len(match[0]), new, f"{match[0]} -> {new}")


def percent(honest: Honest, world: World, random: Random) -> Made:
    """Percent becomes procentpunt, or is left out, and the other way round."""
    text = honest.written.text
    for match in re.finditer(r"(?<=\d)\s?%|\bprocentpunt(?:en)?\b|\bprocent\b", text):
        new = random.choice((" procentpunt", "")) if "punt" not in match[0] else "%"
        if new == "" and match[0].startswith("procent"):
            new = "procentpunt"
        yield _put(honest, match.start(), match.end(), new, f"{match[0].strip()} -> {new.strip() or 'niets'}")


def unit(honest: Honest, world: World, random: Random) -> Made:
    """What is counted becomes something else: 12.500 vacatures, 12.500 banen."""
    for number in find_numbers(honest.written.text):
        if number.unit in {"vacatures", "banen", "uitkeringen", "bedrijven", "personen"}:
            after = re.match(r"\s+(?:\w+e\s+)?([\w'’-]+)", honest.written.text[number.span.end :])
            if after:
                alike = {
                    "uitkeringen": {"personen", "werknemers"},
                    "personen": {"uitkeringen", "banen", "werknemers"},
                    "banen": {"personen", "werknemers"},
                }
                barred = {number.unit} | alike.get(number.unit, set())
                new = random.choice([u for u in _UNITS if u not in barred])
                start = number.span.end + after.start(1)
                yield _put(honest, start, number.span.end + after.end(1), new, f"{after[1]} -> {new}")


def hedge_dropped(honest: Honest, world: World, random: Random) -> Made:
    """'Bijna 40%' becomes '40%', or 'ruim 40%'."""
    text = honest.written.text
    for word in _HEDGES:
        for match in re.finditer(rf"\b{word}\s+(?=\d)", text, re.IGNORECASE):
            if " en " in text[max(0, match.start() - 40) : match.start()] and word in text[: match.start()]:
                continue  # 'minstens 1.300 inwoners en minstens 80 werkgevers': one of them may do for both
            new = random.choice(("", "ruim " if word in {"bijna", "minder dan", "hooguit"} else "bijna "))
            yield _put(honest, match.start(), match.end(), new, f"{match[0].strip()} -> {new.strip() or 'niets'}")


def hedge_added(honest: Honest, world: World, random: Random) -> Made:
    """A bare number gets a hedge that the source does not have."""
    for number in find_numbers(honest.written.text):
        before = honest.written.text[: number.span.start]
        if number.hedge is None and honest.written.text[number.span.start].isdigit() and not before.endswith(" de "):
            new = random.choice(("bijna ", "ruim ", "meer dan ", "minder dan "))
            yield _put(honest, number.span.start, number.span.start, new, f"niets -> {new.strip()}")


def region(honest: Honest, world: World, random: Random) -> Made:
    """Another area in place of the one that is named."""
    for mention in find_regions(honest.written.text):
        names = {c.name for c in mention.candidates}
        new = random.choice(
            [r for r in _REGIONS if r not in names and r not in " ".join(q.words for q in honest.written.quotes)]
        )
        yield _put(honest, mention.span.start, mention.span.end, new, f"{mention.written} -> {new}")


def level(honest: Honest, world: World, random: Random) -> Made:
    """The same name at another level: the province in place of the arbeidsmarktregio."""
    text = honest.written.text
    for match in re.finditer(
        r"\b(arbeidsmarktregio|provincie|gemeente)(?= (?:Drenthe|Groningen|Overijssel|Utrecht|Flevoland|Zeeland|Friesland)\b)",
        text,
    ):
        new = random.choice([v for v in _LEVELS if v != match[1]])
        yield _put(honest, match.start(), match.end(), new, f"{match[1]} -> {new}")


_NEXT = {
    "eerste": "derde", "tweede": "vierde", "derde": "eerste", "vierde": "tweede", "begin": "eind", "eind": "begin", "medio": "eind", "halverwege": "begin",
    "januari": "mei", "februari": "juni", "maart": "augustus", "april": "oktober", "mei": "september", "juni": "december", "juli": "januari",
    "augustus": "februari", "september": "maart", "oktober": "april", "november": "juli", "december": "juni",
}  # fmt: skip


def period(honest: Honest, world: World, random: Random) -> Made:
    """Another year, quarter, month or point in the year."""
    text = honest.written.text
    for mention in find_periods(text):
        years = list(re.finditer(r"\b(?:19|20)\d\d\b", mention.written))
        words = [m for m in re.finditer(r"[a-z]+", mention.written.lower()) if m[0] in _NEXT]
        if years:
            chosen = random.choice(years)
            new = str(int(chosen[0]) + random.choice((-4, -3, -2, -1, 1, 2, 3, 4)))
            start = mention.span.start + chosen.start()
            yield _put(honest, start, start + 4, new, f"{chosen[0]} -> {new}")
        if words:
            chosen = random.choice(words)
            start = mention.span.start + chosen.start()
            yield _put(honest, start, start + len(chosen[0]), _NEXT[chosen[0]], f"{chosen[0]} -> {_NEXT[chosen[0]]}")


def indicator(honest: Honest, world: World, random: Random) -> Made:
    """A look-alike in place of what is counted."""
    for mention in find_indicators(honest.written.text):
        likes = _LIKE.get(mention.id, ())
        after, before = honest.written.text[mention.span.end :], honest.written.text[: mention.span.start]
        if likes and mention.weight >= 1.0 and not after.startswith("-") and not re.search(r"onbenut $", before):
            new = random.choice(likes)
            yield _put(
                honest, mention.span.start, mention.span.end, new, f"{mention.span.of(honest.written.text)} -> {new}"
            )


_CUES = re.compile(
    r"\b(?:naar verwachting|volgens (?:de |die )?prognoses?(?: van \w+)?|(?:UWV|CBS|CPB|ROA|Het CPB|Het World Economic Forum) (?:verwacht|raamt|voorspelt)|(?:UWV|Het CPB) (?:gaat|rekent) er(?:van|op)(?: uit)? dat|verwachte)\b\s*",
    re.IGNORECASE,
)


_AHEAD = re.compile(
    r"verwacht|prognose|wil|moet|ram(?:ing|en)|raam|komende|doel|schat|voorzie|termijn|volgens het CPB|vooruit|reken|toekomst|gaa?[nt]? .{0,30}uit|zal|zullen|(?:toe|tot) .{0,12}20\d\d|na(?:ar|) 20\d\d",
    re.IGNORECASE,
)


def as_fact(honest: Honest, world: World, random: Random) -> Made:
    """A published forecast told as something that was measured."""
    text = honest.written.text
    for match in _CUES.finditer(text):
        new = "" if match[0].lower().startswith(("naar", "volgens", "verwachte")) else "CBS mat "
        if not _AHEAD.search(" ".join(q.words for q in honest.written.quotes)):
            return
        told = re.sub(r"\b(?:zal|zullen)\b", "is", text[: match.start()] + new + text[match.end() :])
        told = (
            told.replace(" komen er ", " kwamen er ")
            .replace(" groeit", " groeide")
            .replace(" daalt", " daalde")
            .replace(" verwacht", " geteld")
            .replace("verwachting", "telling")
        )
        if not _AHEAD.search(" ".join(q.words for q in honest.written.quotes)):
            return
        told = re.sub(r"(?:prognose|raming)\b", "telling", told)
        if re.search(r"komende|toekomst|termijn|perspectie|zou", told):
            return  # still told as something to come
        yield (
            replace(honest.written, text=told[:1].upper() + told[1:]),
            honest.evidence,
            f"{match[0].strip()} -> {new.strip() or 'niets'}",
        )
        return


def as_forecast(honest: Honest, world: World, random: Random) -> Made:
    """Something measured told as a forecast."""
    text = honest.written.text
    whole = " ".join((text, *(q.words for q in honest.written.quotes)))
    if honest.origin == "real":
        whole += honest.evidence[0].passage.text  # what stands around it may tell that it is to come
    if _AHEAD.search(whole) or not find_numbers(text):
        return
    new = random.choice(
        (
            "Naar verwachting geldt: ",
            "UWV verwacht dat dit zo is: ",
            "Volgens de prognose geldt: ",
            "In de toekomst zal gelden: ",
        )
    )
    yield _put(honest, 0, 0, new, f"niets -> {new.strip()}")


MUTATIONS = (
    Mutation("figure: digit", 0.0, digit), Mutation("figure: thousand or comma", 0.0, scale), Mutation("figure: % and procentpunt", 0.0, percent),
    Mutation("unit: counted noun", 0.0, unit), Mutation("hedge: dropped or turned", 0.0, hedge_dropped), Mutation("hedge: added", 0.0, hedge_added),
    Mutation("region: swapped", 0.0, region), Mutation("region: level swapped", 0.0, level), Mutation("period: shifted", 0.0, period),
    Mutation("indicator: look-alike", 0.02, indicator), Mutation("status: forecast told as fact", 0.01, as_fact),
    Mutation("status: fact told as forecast", 0.0, as_forecast),
)  # fmt: skip
