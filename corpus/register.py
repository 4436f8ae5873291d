"""The register of approved sources: who approved what, until when. What is not in it is refused."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corpus.dutch.regions import UnknownRegionError, parse_region
from corpus.errors import (
    ChangedFileError,
    ExpiredError,
    ManifestError,
    MissingFileError,
    NotRegisteredError,
    PublisherNotAllowedError,
    WithdrawnError,
)
from corpus.models import Source

REQUIRED = ("id", "file", "title", "publisher", "kind", "published", "covers")
_DOMAINS = Path(__file__).parent / "data" / "domains.toml"
_SYNONYMS = {"reuse": "licence"}
_NOT_FROM_MANIFEST = {"sha256", "approved_by", "approved_on", "withdrawn"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A source that a manifest proposes: its file, perhaps a PDF of the same pages, and the checksum it must have."""

    source: Source
    path: Path
    pdf: Path | None = None
    expected: str = ""

    def approve(self, by: str, today: date) -> Source:
        """The source as the register holds it from now on. Raises where file, address or date forbid it."""
        check_homepage(self.source)
        check_date(self.source, today)
        found = checksum(self.path)
        if self.expected and self.expected != found:
            raise ChangedFileError(
                f"{self.path.name} is een ander bestand dan het bronnenbestand noemt: de controlesom is {found[:12]}…, "
                f"verwacht was {self.expected[:12]}…. Haal het goede bestand op of pas sha256 aan na controle."
            )
        return replace(self.source, sha256=found, approved_by=by, approved_on=today.isoformat())


@dataclass(frozen=True, slots=True)
class Register:
    """The sources that were approved, sorted by id."""

    sources: tuple[Source, ...]

    def get(self, source_id: str) -> Source:
        """The source with this id. Raises NotRegisteredError."""
        for source in self.sources:
            if source.id == source_id:
                return source
        known = ", ".join(source.id for source in self.sources) or "geen"
        raise NotRegisteredError(
            f"De bron '{source_id}' staat niet in het register (wel: {known}). Lees haar in met: aimi sources import."
        )

    def admit(self, source_id: str, today: date, path: Path | None = None) -> Source:
        """The source if it may be used today and, where given, its file is the one that was approved."""
        source = self.get(source_id)
        if source.withdrawn:
            raise WithdrawnError(
                f"De bron '{source.title}' is ingetrokken en wordt niet gebruikt. Importeer een nieuwe versie."
            )
        check_date(source, today)
        if path is not None and checksum(path) != source.sha256:
            raise ChangedFileError(
                f"Het bestand van '{source.title}' is veranderd sinds de goedkeuring op {source.approved_on}. "
                "Importeer de bron opnieuw: aimi sources import."
            )
        return source

    def with_source(self, source: Source) -> Register:
        """The register with `source` added, or put in the place of the one with its id."""
        kept = [other for other in self.sources if other.id != source.id]
        return Register(tuple(sorted([*kept, source], key=lambda other: other.id)))


def read_manifest(path: Path) -> tuple[Entry, ...]:
    """The sources that a TOML file with [[source]] tables proposes, in its order.

    Paths count from the manifest's folder. A PDF of the same pages is taken from the key `pdf`, or found as
    pdf/<name>.pdf. Raises MissingFileError or ManifestError.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MissingFileError(f"Het bronnenbestand {path} bestaat niet. Controleer de naam en de map.") from error
    except UnicodeDecodeError as error:
        raise ManifestError(f"De tekens van {path.name} zijn niet te lezen. Sla het bestand op als UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"regel {line[1]} klopt niet" if line else "het einde ontbreekt"
        raise ManifestError(
            f'{path.name} is geen geldig TOML-bestand: {where}. Zet elke waarde tussen aanhalingstekens (sleutel = "waarde").'
        ) from error
    except IsADirectoryError as error:
        raise ManifestError(
            f"{path} is een map. Geef het bronnenbestand zelf op, bijvoorbeeld bronnen.toml."
        ) from error
    tables = content.get("source")
    if not isinstance(tables, list) or not tables:
        raise ManifestError(f"In {path.name} staat geen enkele [[source]]. Voeg per publicatie een [[source]] toe.")
    entries = tuple(_entry(path, number, table) for number, table in enumerate(tables, 1))
    doubles = sorted({entry.source.id for entry in entries if sum(e.source.id == entry.source.id for e in entries) > 1})
    if doubles:
        raise ManifestError(
            f"In {path.name} komt id '{doubles[0]}' meer dan één keer voor. Geef elke bron een eigen id."
        )
    return entries


def _entry(manifest: Path, number: int, table: Mapping[str, Any]) -> Entry:
    name = str(table.get("id") or f"nummer {number}")
    for key in REQUIRED:
        if not str(table.get(key) or "").strip():
            raise ManifestError(
                f"In {manifest.name} ontbreekt '{key}' bij bron {name}. Vul dat in en probeer het opnieuw."
            )
    values = {_SYNONYMS.get(key, key): str(value).strip() for key, value in table.items()}
    known = {field.name for field in fields(Source)} - _NOT_FROM_MANIFEST
    source = Source(**{"region": "", "sha256": "", **{key: values[key] for key in known & set(values)}})  # type: ignore[arg-type]
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", source.id):
        raise ManifestError(
            f"Het id '{source.id}' in {manifest.name} mag alleen kleine letters, cijfers en - bevatten."
        )
    try:
        if source.region:
            parse_region(source.region)
    except UnknownRegionError as error:
        raise ManifestError(
            f"De regio '{source.region}' van bron {name} in {manifest.name} is onbekend: {error}"
        ) from error
    if source.valid_until:
        _date(source)
    path = manifest.parent / source.file
    pdf = manifest.parent / values["pdf"] if values.get("pdf") else path.parent / "pdf" / f"{path.stem}.pdf"
    return Entry(source, path, pdf if pdf.is_file() else None, values.get("sha256", ""))


def check_date(source: Source, today: date) -> None:
    """Raises ExpiredError after the last day on which the source may be used."""
    if source.valid_until and _date(source) < today:
        raise ExpiredError(
            f"De bron '{source.title}' was geldig tot en met {source.valid_until}. Importeer de nieuwe editie, of keur "
            "deze opnieuw goed met een latere datum."
        )


def _date(source: Source) -> date:
    try:
        return date.fromisoformat(source.valid_until)
    except ValueError as error:
        raise ManifestError(
            f"'{source.valid_until}' (valid_until van bron {source.id}) is geen datum. Schrijf hem als 2027-07-01."
        ) from error


@cache
def allowed_domains() -> tuple[str, ...]:
    """The domains of publishers whose sources may be approved (corpus/data/domains.toml)."""
    return tuple(sorted(tomllib.loads(_DOMAINS.read_text(encoding="utf-8"))["domains"]))


def check_homepage(source: Source, domains: Iterable[str] | None = None) -> None:
    """Raises PublisherNotAllowedError if the source's homepage is on no allowed domain; no homepage is allowed."""
    if not source.homepage:
        return
    allowed = tuple(domains) if domains is not None else allowed_domains()
    host = (urlsplit(source.homepage).hostname or "").lower()
    if not any(host == domain or host.endswith("." + domain) for domain in allowed):
        raise PublisherNotAllowedError(
            f"De website {host or source.homepage} van '{source.title}' is geen goedgekeurde uitgever. "
            f"Toegestaan zijn: {', '.join(allowed)}. Een uitgever erbij komt in {_DOMAINS.name} (map corpus/data)."
        )


def checksum(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex. Raises MissingFileError."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError as error:
        raise MissingFileError(f"Het bestand {path} bestaat niet. Controleer de naam in het bronnenbestand.") from error
