"""An article in one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from magazine.issue.finding import Location
    from magazine.issue.house import Contributor
    from magazine.issue.language import Language


class Status(Enum):
    """How far an article has come; only READY leaves the house."""

    DRAFT = "draft"
    REVIEW = "review"
    READY = "ready"


class Kind(Enum):
    """What sort of piece an article is; chooses its page template."""

    FEATURE = "feature"
    NEWS = "news"
    INTERVIEW = "interview"
    PORTRAIT = "portrait"
    GALLERY = "gallery"
    FIGURES = "figures"
    SERVICE = "service"
    NOTICE = "notice"
    ADVERTISEMENT = "advertisement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A mistake owned up to after publication."""

    date: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A rule let off for the passage below the line, with the editor's reason."""

    rule: str
    reason: str
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article in one language, as read from its manuscript.

    Attributes:
        id: the article's folder, and part of its address.
        language: of this text.
        where: the manuscript.
        headline: ``title`` in the front matter.
        body: MyST Markdown; the front matter is blanked out, so that line numbers are the file's own.
        kicker: short line over the headline.
        standfirst: the paragraph that leads in.
        summary: for feeds and listings; the standfirst where none was written.
        authors: who signs.
        photos: who photographed.
        opening: id of the opening picture, or None.
        kind: chooses the page template.
        keywords: as written.
        status: only READY is published.
        embargo: nothing leaves the house before this moment (with its time zone).
        pages: planned print pages, or None.
        corrections: oldest first.
        waivers: rules let off, in the order of the text.
        source: the whole manuscript as written, to find the place of a word in; no part of what the article says.
    """

    id: str
    language: Language
    where: Location
    headline: str
    body: str
    kicker: str = ""
    standfirst: str = ""
    summary: str = ""
    authors: tuple[Contributor, ...] = ()
    photos: tuple[Contributor, ...] = ()
    opening: str | None = None
    kind: Kind = Kind.NEWS
    keywords: tuple[str, ...] = ()
    status: Status = Status.DRAFT
    embargo: datetime | None = None
    pages: int | None = None
    corrections: tuple[Correction, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    source: str = field(default="", repr=False, compare=False)
