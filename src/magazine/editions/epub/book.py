"""A book as the plan modules describe it and the binder binds it: files, spine, and statements about the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from magazine.issue.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFile:
    """A file of the book.

    Attributes:
        id: in the package's manifest (an XML name).
        name: place within the package's folder, with forward slashes.
        media_type: of the manifest.
        content: finished bytes, or where they lie.
        properties: of the manifest (``nav``, ``cover-image``, ``svg``).
        listed: False for a file beside the publication, which the manifest does not name.
    """

    id: str
    name: str
    media_type: str
    content: bytes | Path
    properties: tuple[str, ...] = ()
    listed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One element of the package's metadata.

    Attributes:
        name: ``dc:title``, ``meta`` or ``link``.
        text: its content, empty for a link.
        attributes: in the order in which they are written.
    """

    name: str
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideEntry:
    """A place that systems of the EPUB 2 age look for (OPF 2.0.1, section 2.6): ``cover``, ``toc``, ``text``."""

    kind: str
    title: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All that is bound.

    Attributes:
        identifier: of this edition, for ever.
        language: of the text.
        moment: dates every file and the ``dcterms:modified`` statement.
        statements: metadata in order, but for the identifier's place and the modified date, which the binder writes.
        files: in the order in which they are packed.
        spine: ids of the pages in reading order.
        guide: places for old systems.
    """

    identifier: str
    language: Language
    moment: datetime
    statements: tuple[Statement, ...]
    files: tuple[BookFile, ...]
    spine: tuple[str, ...]
    guide: tuple[GuideEntry, ...] = ()
