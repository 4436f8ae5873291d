"""What can go wrong with a source or the library. Each message is for the user: what, where, what to do."""

from __future__ import annotations


class CorpusError(Exception):
    """A source, manifest or library that cannot be used; `str()` is one clear sentence or two in Dutch."""


class UnreadableSourceError(CorpusError):
    """A file that yields no text."""


class MissingFileError(UnreadableSourceError):
    pass


class EmptyFileError(UnreadableSourceError):
    pass


class WrongEncodingError(UnreadableSourceError):
    pass


class CorruptFileError(UnreadableSourceError):
    pass


class EncryptedPdfError(UnreadableSourceError):
    pass


class NoTextError(UnreadableSourceError):
    pass


class UnknownFormatError(UnreadableSourceError):
    pass


class ManifestError(CorpusError):
    """A manifest that is no valid TOML, lacks a key or has a value that means nothing."""


class RefusedSourceError(CorpusError):
    """A source that may not be used."""


class NotRegisteredError(RefusedSourceError):
    pass


class WithdrawnError(RefusedSourceError):
    pass


class ExpiredError(RefusedSourceError):
    pass


class ChangedFileError(RefusedSourceError):
    pass


class PublisherNotAllowedError(RefusedSourceError):
    pass


class LibraryError(CorpusError):
    """A library that cannot be opened or written."""


class NoLibraryError(LibraryError):
    pass


class DamagedLibraryError(LibraryError):
    pass


class BusyLibraryError(LibraryError):
    pass


class UnwritableError(LibraryError):
    """A folder without write permission, or a full disk."""
