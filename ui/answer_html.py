"""The parts of an answer as HTML, every word of it escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.models import Answer, Citation, Claim, ClaimRole, Comparison, Note, Passport
from assistant.texts import NOTES
from corpus.models import Kind, Origin, Source, plain
from ui import texts
from ui.escape import h
from ui.service import Service
from ui.tables import Safe, cited_row, table


@dataclass(frozen=True, slots=True)
class Card:
    """The citations of one passage under one number."""

    number: int
    citations: tuple[Citation, ...]

    @property
    def first(self) -> Citation:
        """The citation that the card leads to."""
        return self.citations[0]


def cards(answer: Answer) -> tuple[Card, ...]:
    """The sources of an answer, numbered in the order in which they are read."""
    return number_cards(all_claims(answer))


def number_cards(claims: Iterable[Claim]) -> tuple[Card, ...]:
    """One card a passage, in order of first mention."""
    found: dict[tuple[str, str, int | None], list[Citation]] = {}
    for claim in claims:
        for citation in claim.citations:
            known = found.setdefault((citation.doc, citation.passage, citation.page), [])
            if citation not in known:
                known.append(citation)
    return tuple(Card(n, tuple(citations)) for n, citations in enumerate(found.values(), 1))


def all_claims(answer: Answer) -> list[Claim]:
    """Everything in an answer that stands on a quote, in the order in which it is shown."""
    found = [answer.passport.claim] if answer.passport else []
    found += answer.claims
    if answer.comparison:
        found += [side.claim for side in answer.comparison.sides if side.claim]
        found += [answer.comparison.difference] if answer.comparison.difference else []
    return found + [note.claim for note in answer.notes]


def told_in_words(answer: Answer) -> tuple[Claim, ...]:
    """The claims that neither the passport nor the table of a comparison shows."""
    shown: list[Claim | None] = []
    if answer.passport and answer.passport.claim.role is ClaimRole.PASSPORT:
        shown.append(answer.passport.claim)
    if answer.comparison:
        shown += [answer.comparison.difference, *(side.claim for side in answer.comparison.sides)]
    return tuple(claim for claim in answer.claims if claim not in shown)


class Renderer:
    """Renders claims with the numbers of their cards; `prefix` keeps the anchors of one turn apart from another's."""

    def __init__(self, numbered: Iterable[Card], prefix: str, service: Service) -> None:
        self._numbers = {c: card.number for card in numbered for c in card.citations}
        self._prefix = prefix
        self._passages = service.passages
        self._publications = service.publications

    def marks(self, citations: Iterable[Citation]) -> str:
        """The numbers of the sources, each a link to its card."""
        numbers = dict.fromkeys(self._numbers[c] for c in citations if c in self._numbers)
        links = (f'<a class="mark" href="#{self._prefix}-bron-{n}" aria-label="{_named(n)}">{n}</a>' for n in numbers)
        return f'<span class="marks">{"".join(links)}</span>'

    def claim(self, claim: Claim) -> str:
        """A claim as a paragraph, a list or the row of a table, with its numbers."""
        role = texts.ROLE.get(claim.role.value, "")
        named = f'<span class="role">{h(role)}</span> ' if role else ""
        return f'<div class="claim {h(claim.role.value)}">{self._body(claim, named)}</div>'

    def _body(self, claim: Claim, named: str) -> str:
        marks = self.marks(claim.citations)
        quotes = [c.quote for c in claim.citations]
        if (
            claim.role in {ClaimRole.DERIVED, ClaimRole.PARAPHRASE, ClaimRole.PASSPORT}
            or " ".join(quotes) != claim.text
        ):
            return f"<p>{named}{h(claim.text)} {marks}</p>"
        rows = [self._row(c) for c in claim.citations]
        if all(rows):
            return "".join(f'<dl class="row">{row}</dl>' for row in rows) + marks
        return named + _paragraphs(quotes, marks)

    def _row(self, citation: Citation) -> str:
        passage = self._passages.get(citation.passage)
        if passage is None or passage.kind is not Kind.TABLE:
            return ""
        cells = cited_row(passage.text, citation.quote, self._publications)
        return "".join(f"<div><dt>{h(name)}</dt><dd>{h(value)}</dd></div>" for name, value in cells)

    def passport(self, passport: Passport) -> str:
        """The figure large, and beside it what it is of: subject, region and level, period, measured or forecast."""
        figure = passport.figure
        rows = [
            ("indicator", passport.indicator, None), ("region", passport.region, figure.region_from),
            ("period", passport.period, figure.period_from), ("status", _status(passport), None),
        ]  # fmt: skip
        facts = "".join(
            f"<div><dt>{h(texts.PASSPORT_ROWS[name])}</dt><dd>{h(value or texts.UNKNOWN)}{_read_in(origin)}</dd></div>"
            for name, value, origin in rows
        )
        return (
            f'<section class="aimi-passport" aria-label="{h(texts.PASSPORT)}"><p class="value">'
            f"<strong>{h(passport.value)}</strong> <span>{h(passport.unit)}</span> "
            f"{self.marks(passport.claim.citations)}"
            f"</p><dl>{facts}</dl></section>"
        )

    def note(self, note: Note) -> str:
        """A remark beside the answer: a newer or a differing figure."""
        return (
            f'<aside class="aimi-note"><p class="kind">{h(NOTES[note.kind])}</p>'
            f"<p>{h(note.claim.text)} {self.marks(note.claim.citations)}</p></aside>"
        )

    def comparison(self, comparison: Comparison) -> str:
        """The sides next to each other, a missing one named as missing."""
        rows: list[list[str | Safe]] = []
        for side in comparison.sides:
            shown = f"{side.figure.written} {side.figure.unit}".strip() if side.figure else texts.SIDE_MISSING
            if side.figure and (side.figure.unit == "%" or side.figure.written.endswith(side.figure.unit)):
                shown = side.figure.written
            text = side.claim.citations[0].quote if side.claim else "–"
            marks = self.marks(side.claim.citations) if side.claim else ""
            rows.append([side.label, Safe(f'<strong class="num">{h(shown)}</strong>'), Safe(f"{h(text)} {marks}")])
        made = table(texts.SIDES, texts.SIDE_COLUMNS, rows)
        return made + (self.claim(comparison.difference) if comparison.difference else "")


def _named(number: int) -> str:
    return h(texts.SOURCE_NUMBER.format(number=number))


def _paragraphs(quotes: Iterable[str], marks: str) -> str:
    """Sentences in paragraphs and list items in lists; the numbers stand behind the last."""
    lines = [(q.lstrip().startswith(("- ", "• ", "* ")), q) for q in quotes]
    out, in_list = [], False
    for n, (item, quote) in enumerate(lines):
        if item != in_list:
            out.append("<ul>" if item else "</ul>")
            in_list = item
        tail = f" {marks}" if n == len(lines) - 1 else ""
        out.append(f"<li>{h(quote.lstrip()[2:])}{tail}</li>" if item else f"<p>{h(quote)}{tail}</p>")
    return "".join(out) + ("</ul>" if in_list else "")


def _status(passport: Passport) -> str:
    help_ = texts.STATUS_HELP.get(passport.figure.status.value, "")
    maker = (
        f" van {passport.figure.maker}"
        if passport.figure.maker and passport.figure.maker not in passport.status
        else ""
    )
    return f"{passport.status}{maker} ({help_})" if help_ else passport.status + maker


def _read_in(origin: Origin | None) -> str:
    text = texts.READ_IN.get(origin.value, "") if origin else ""
    return f"<small>{h(text)}</small>" if text else ""


def card_html(card: Card, source: Source | None, prefix: str) -> str:
    """A source card: publisher, title, edition, section, page; of a starter sheet that it tells in own words."""
    c = card.first
    facts = [c.publisher, texts.EDITION.format(edition=source.published) if source else ""]
    if c.page is not None:
        facts.append(texts.PAGE.format(page=c.page))
    section = plain(c.section) if source is None or not source.file.endswith(".csv") else ""
    told = (
        texts.TELLS_OF.format(place=c.tells_of) if c.tells_of else texts.OWN_WORDS if source and source.based_on else ""
    )
    place = f'<p class="place">{h(told)}</p>' if told else ""
    return (
        f'<div class="aimi-card" id="{prefix}-bron-{card.number}"><p class="title">'
        f'<span class="number">{card.number}</span>'
        f'{h(c.title)}</p><p class="facts">{h(" · ".join(f for f in facts if f))}</p>'
        f"{f'<p class=section>{h(section)}</p>' if section else ''}{place}</div>"
    )


def as_text(answer: Answer, sources: Mapping[str, Source]) -> str:
    """The answer with its sources as plain text, to paste into a mail."""
    numbered = cards(answer)
    numbers = {c: card.number for card in numbered for c in card.citations}
    lines = [answer.question, ""]
    for claim in answer.claims:
        marks = "".join(f"[{n}]" for n in dict.fromkeys(numbers[c] for c in claim.citations))
        lines.append(f"{claim.text} {marks}")
    for note in answer.notes:
        marks = "".join(f"[{n}]" for n in dict.fromkeys(numbers[c] for c in note.claim.citations))
        lines.append(f"{NOTES[note.kind]}: {note.claim.text} {marks}")
    lines += ["", texts.FOOTNOTES]
    for card in numbered:
        c, source = card.first, sources.get(card.first.doc)
        edition = texts.EDITION.format(edition=source.published) if source else ""
        page = texts.PAGE.format(page=c.page) if c.page is not None else c.tells_of
        parts = [c.publisher, c.title, edition, plain(c.section), page]
        lines.append(f"[{card.number}] " + ", ".join(p for p in parts if p))
    return "\n".join(lines)
