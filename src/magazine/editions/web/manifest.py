"""The manifest of an issue in one language: all that the shelf needs to know of it, and nothing that may not be public.

It lies beside the issue's pages (``ar/2019-01/issue.json``) and is written from the published set alone, so that the site never
opens an issue again. Places of files are relative to the manifest.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from magazine.issue.dates import CoverDate
from magazine.issue.language import Language

MANIFEST_FILE: Final = "issue.json"
MANIFEST_FORMAT: Final = 2
"""Raised when a reader of the old form would misread the new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """One format of a picture in several sizes: pairs of file and width in pixels, narrowest first."""

    media_type: str
    files: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFiles:
    """A developed picture.

    Attributes:
        alt: for those who do not see it; empty where it says nothing.
        width: of the largest file, in pixels.
        height: likewise.
        formats: the preferred first, the one that every browser shows last.
    """

    alt: str
    width: int
    height: int
    formats: tuple[Widths, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricEntry:
    """A rubric as readers see it, and the name of its colour."""

    id: str
    name: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """Someone who signs.

    Attributes:
        id: the name in ``magazine.yaml``, or None for one who has no page of their own.
        name: as signed.
        role: as in the masthead.
        kind: ``person`` or ``office``.
    """

    id: str | None
    name: str
    role: str
    kind: str = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionEntry:
    """A correction: its day (``2019-01-20``) and its text."""

    date: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEntry:
    """A published article as listings show it.

    Attributes:
        id: its folder.
        language: tag of the text's language.
        languages: tags of the languages in which it is published.
        minutes: reading time.
        words: how many there are.
        authors: who signs; ``byline`` says it in words.
        photos: who photographed.
        published: the moment from which readers could have it, ISO 8601 with its time zone: the issue's, or its embargo's end.
        modified: the moment of the last correction, else ``published``.
        keywords: as written.
        corrections: oldest first.
        heard: True where the article has a recording to listen to.
        card: the picture shown where the article is shared, a file relative to the issue's folder; empty where there is none.
    """

    id: str
    language: str
    languages: tuple[str, ...]
    headline: str
    kicker: str
    standfirst: str
    summary: str
    byline: str
    rubric: RubricEntry
    kind: str
    minutes: int
    picture: PictureFiles | None
    words: int = 0
    authors: tuple[PersonEntry, ...] = ()
    photos: tuple[PersonEntry, ...] = ()
    published: str = ""
    modified: str = ""
    keywords: tuple[str, ...] = ()
    corrections: tuple[CorrectionEntry, ...] = ()
    heard: bool = False
    card: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadEntry:
    """A file to take away: edition, file name and size in bytes."""

    edition: str
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureEntry:
    """A large figure of the issue, as written in the article that shows it."""

    figure: str
    about: str
    label: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueManifest:
    """An issue in one language.

    Attributes:
        id: the issue's folder.
        language: tag.
        languages: tags of all its languages, the main one first.
        date: cover date, ``2019-01`` or ``2019-01-15``.
        moment: dates the files, ISO 8601.
        cover_lines: ids of the articles on the cover, most important first.
        articles: in running order.
        untranslated: published in another language only.
        assets: shared files that the issue's pages need, as places within the site.
        former: pairs of an article's former id and its id now, for redirects.
        card: the picture shown where the issue is shared, a file relative to the issue's folder; empty where there is none.
        front: the cover with nameplate and cover lines, as JPEG, for catalogues.
        text: SHA-256 of the articles' finished words, so that whoever keeps what was made of the pages sees here that they changed.
    """

    id: str
    language: str
    languages: tuple[str, ...]
    number: int
    date: str
    moment: str
    title: str
    cover: PictureFiles | None
    cover_lines: tuple[str, ...]
    articles: tuple[ArticleEntry, ...]
    untranslated: tuple[ArticleEntry, ...]
    figures: tuple[FigureEntry, ...]
    downloads: tuple[DownloadEntry, ...]
    assets: tuple[str, ...] = ()
    former: tuple[tuple[str, str], ...] = ()
    card: str = ""
    front: PictureFiles | None = None
    text: str = ""

    @property
    def cover_date(self) -> CoverDate:
        """The cover date as a date."""
        return CoverDate.from_text(self.date)

    @property
    def date_in_words(self) -> str:
        """The cover date in the language of the manifest."""
        return self.cover_date.in_words(Language(self.language))

    def article(self, article_id: str) -> ArticleEntry | None:
        """Give an article by its id, or None."""
        return next((article for article in self.articles if article.id == article_id), None)

    @property
    def lead(self) -> ArticleEntry | None:
        """The article that the cover names first, else the first one."""
        named = [article for line in self.cover_lines if (article := self.article(line))]
        return next(iter(named or self.articles), None)


def to_json(manifest: IssueManifest) -> str:
    """Write a manifest; the same manifest gives the same text."""
    return json.dumps({"format": MANIFEST_FORMAT} | asdict(manifest), ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> IssueManifest:
    """Read a manifest.

    Raises:
        ValueError: where the text is not a manifest of this format.
    """
    data = json.loads(text)
    if not isinstance(data, dict) or data.pop("format", None) != MANIFEST_FORMAT:
        raise ValueError(f"not an issue manifest of format {MANIFEST_FORMAT}")
    try:
        return IssueManifest(
            **data
            | {
                "languages": tuple(data["languages"]),
                "cover": picture_from(data["cover"]),
                "front": picture_from(data["front"]),
                "cover_lines": tuple(data["cover_lines"]),
                "articles": tuple(map(_article, data["articles"])),
                "untranslated": tuple(map(_article, data["untranslated"])),
                "figures": tuple(FigureEntry(**figure) for figure in data["figures"]),
                "downloads": tuple(DownloadEntry(**download) for download in data["downloads"]),
                "assets": tuple(data["assets"]),
                "former": tuple((old, new) for old, new in data["former"]),
            }
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"the manifest is not whole: {error}") from error


def _article(data: dict[str, Any]) -> ArticleEntry:
    return ArticleEntry(
        **data
        | {
            "languages": tuple(data["languages"]),
            "rubric": RubricEntry(**data["rubric"]),
            "picture": picture_from(data["picture"]),
            "authors": tuple(PersonEntry(**person) for person in data["authors"]),
            "photos": tuple(PersonEntry(**person) for person in data["photos"]),
            "keywords": tuple(data["keywords"]),
            "corrections": tuple(CorrectionEntry(**correction) for correction in data["corrections"]),
        }
    )


def picture_from(data: dict[str, Any] | None) -> PictureFiles | None:
    """Read a developed picture back from its data."""
    if data is None:
        return None
    formats = tuple(
        Widths(media_type=form["media_type"], files=tuple((name, width) for name, width in form["files"]))
        for form in data["formats"]
    )
    return PictureFiles(**data | {"formats": formats})
