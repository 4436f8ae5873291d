"""Which sentences make a line that can be read by itself."""

from __future__ import annotations

import re

from corpus.models import Kind, Passage

LONGEST, SHORTEST = 42, 6  # words of a line
_READABLE = frozenset({Kind.PROSE, Kind.LIST})
_OPENING = r"^(?:[-•◼*–]\s*)?"
# Sentences that cannot be understood without the one before them.
_LEANS = re.compile(
    _OPENING
    + r"(?:dit|dat|deze|die|daar\w*|hier\w*|dan|zo|zij|ze|hij|hun|hen|er|het (?:gaat|is|zijn|was|kan|helpt|moet|telt|ligt|betekent|komt|staat|heeft|geeft|duurt|zorgt|maakt|biedt|blijft|geldt|scheelt|loont|waren|bleek|blijkt)|ook|maar|en|want|toch|dus|"
    r"bovendien|verder|echter|wel|zoals|denk|beide\w*|sommigen?|anderen?|de (?:rest|andere|laatste|eerste)|het andere|volgens hen|vooral|bijvoorbeeld|"
    r"tegelijk\w*|later|eerst|soms|nog|ten (?:eerste|tweede|derde)|van (?:hen|deze|die)|een deel|(?:oorzaken|redenen|voorbeelden)(?: van \w+)? (?:zijn|hiervan)|nog eens|daarnaast|een andere (?:oplossing|reden|oorzaak|mogelijkheid)|(?:de|het) (?:grootste|kleinste|overige|genoemde|meeste) (?:groep|deel)|(?:de|het) (?:\d+ )?(?:oplossingen|maatregelen|pad|traject|aanpak|project|regeling|plan|initiatief|instrument|belemmeringen|cijfers|stijging|daling|centrum)(?! (?:van|voor|uit|die|dat|in|om|tegen|waar\w*)\b))\b"
    r"|^(?:\S+ ){1,4}van die\b|^(?:\S+ ){1,7}(?:deze|dezelfde|zulke|dergelijke|genoemde|dit(?! (?:jaar|moment)\b))\b|^(?:\S+ ){1,14}(?:hiervan|hiervoor|hiermee|hierover|hierdoor|daarvan|daarmee|daarvoor|daarbij|daarom|daardoor|daarin|ermee|ervoor|daar)\b"
    r"|\b(?:immers|echter)\b|(?<!, )\bnamelijk\b|\b(?:gaat|ging) het (?:\w+ ){0,5}om\b|\b(?:was|waren) dat\b|\b(?:dat|die) (?:traject|pad|project|plan|aanpak|regeling|manier|oplossing\w*|groep\w*|werk|periode)\b|\b(?:dit|dat) (?:aantal|aandeel|cijfer|percentage|verschil)\b|\bhet aantal (?:al|weer|nog|nu)\b|\b(?:van|met|voor|aan|door) (?:hen|haar|hem|die groepen?)\b|\b(?:blijft|is|geldt|kan|komt|gaat|doen) dat (?:volgens|ook|wel|niet|voor|vooral|al|nog)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\bzie (?:ook|afbeelding|figuur|tabel|box|paragraaf|hoofdstuk|kader|voor)|\b(?:afbeelding|figuur|tabel|bijlage|box) \d|\bhieronder\b|\bhierboven\b|"
    r"https?:|www\.|^let op\b|^hoofdstuk \d|^de getallen\b|\bstaat in (?:de|het) (?:publicatie|rapport)",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(r":\s*$")
_ENDS = re.compile(r"[.!][’”\"')\d]*$")


def line_of(passage: Passage, index: int) -> tuple[int, ...] | None:
    """The sentences that make a readable line of sentence `index`, or None where they make none.

    An item comes behind its introduction, with the other items where they are short; a sentence that leans on the
    one before it comes behind that.
    """
    sentence, text = passage.sentences[index], passage.sentence_text(index)
    if not sentence.quotable or sentence.kind not in _READABLE or _POINTS.search(text):
        return None
    if sentence.lead is not None:
        return _list(passage, sentence.lead, index)
    if sentence.kind is Kind.LIST or _INTRODUCES.search(text) or not _is_whole(text):
        return None
    if _LEANS.search(text):
        return _behind(passage, index)
    return (index,) if SHORTEST <= len(text.split()) <= LONGEST else None


def _behind(passage: Passage, index: int) -> tuple[int, ...] | None:
    """A leaning sentence behind the one before it, where that stands by itself."""
    before = index - 1
    if before < 0 or passage.sentences[before].kind is not Kind.PROSE or not passage.sentences[before].quotable:
        return None
    earlier = passage.sentence_text(before)
    fits = _words(passage, (before, index)) <= LONGEST and _is_whole(earlier)
    return (before, index) if fits and not (_LEANS.search(earlier) or _POINTS.search(earlier)) else None


def _list(passage: Passage, lead: int, index: int) -> tuple[int, ...] | None:
    """An item behind its introduction; the whole list where that is short enough."""
    opening = passage.sentences[lead]
    text = passage.sentence_text(lead)
    if not opening.quotable or opening.kind is not Kind.PROSE or _POINTS.search(text):
        return None
    before: tuple[int, ...] = ()
    if _LEANS.search(text):
        earlier = passage.sentence_text(lead - 1) if lead else ""
        if not _is_whole(earlier) or _LEANS.search(earlier) or passage.sentences[lead - 1].kind is not Kind.PROSE:
            return None
        before = (lead - 1,)
    items = tuple(i for i, s in enumerate(passage.sentences) if s.lead == lead and s.quotable)
    whole = (*before, lead, *items)
    if _words(passage, whole) <= LONGEST:
        return whole
    part = (*before, lead, index)
    says = len(passage.sentence_text(index).split()) >= 4
    return part if says and _words(passage, part) <= LONGEST else None


def _words(passage: Passage, indexes: tuple[int, ...]) -> int:
    return sum(len(passage.sentence_text(i).split()) for i in indexes)


def _is_whole(text: str) -> bool:
    return bool(_ENDS.search(text)) and (text[:1].isupper() or text[:1].isdigit() or text[:1] in "‘'\"“")


def shown(text: str) -> str:
    """A line as it is shown: the marks of list items as commas, no word changed."""
    if not re.search(r":\s*[-•◼–*]\s", text):
        return text
    head, _, rest = re.sub(r":\s*[-•◼–*]\s+", ":\x00", text, count=1).partition("\x00")
    items = re.split(r"\s*[;.,]?\s+[-•◼–*]\s+", rest)
    return f"{head} {'; '.join(items).rstrip('; .,')}."
