"""The issues of a project, each with what of it is published and what the published articles use."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from magazine.constants import ISSUES_FOLDER
from magazine.copydesk.copy import article_text
from magazine.copydesk.uses import together, uses_of
from magazine.issue.publication import publish
from magazine.manuscript import stock
from magazine.manuscript.files import issue_files
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.notes import Notes
from magazine.manuscript.project import issue_ids
from magazine.release.audit.gathering import parted, without_remarks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from magazine.copydesk.text import ArticleText
    from magazine.copydesk.uses import Uses
    from magazine.issue.article import Article
    from magazine.issue.house import House
    from magazine.issue.issue import Issue
    from magazine.issue.language import Language
    from magazine.issue.picture import Picture
    from magazine.issue.publication import Publication


@dataclass(frozen=True)
class Shelf:
    """An issue with what of it is published.

    Attributes:
        issue: all that its folder holds, or None where it cannot be read.
        publication: what may be seen of it, likewise.
        folder: where it lies.
        path: likewise, relative to the project.
    """

    issue: Issue | None
    publication: Publication | None
    folder: Path
    path: str

    @cached_property
    def out(self) -> tuple[Article, ...]:
        """The published articles of every language."""
        if self.publication is None:
            return ()
        return tuple(entry.article for entries in self.publication.contents.values() for entry in entries)

    @cached_property
    def out_ids(self) -> frozenset[str]:
        """Ids of articles that are published in one language at least."""
        return frozenset(article.id for article in self.out)

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of which it is known what must not be seen, also where the rest of the issue cannot be read."""
        if self.issue is not None:
            return tuple(self.issue.pictures.values())
        return tuple(stock.pictures_of(issue_files(self.folder, self.path, Notes()), Notes()))

    @property
    def former(self) -> tuple[tuple[str, str], ...]:
        """Pairs of an article's former id and its id now."""
        return () if self.issue is None else self.issue.renamed

    @cached_property
    def uses(self) -> Uses:
        """What the published articles use, and the cover."""
        return together(self._uses.values())

    @cached_property
    def _uses(self) -> dict[Language, Uses]:
        """What the published articles use, by language; a picture of the cover is one of every language with an article."""
        found: dict[Language, Uses] = {}
        if self.publication is not None:
            picture = self.publication.cover_picture
            cover = frozenset[str]() if picture is None else frozenset({picture})
            for language, entries in self.publication.contents.items():
                own = uses_of(self.text_of(entry.article) for entry in entries)
                found[language] = replace(own, pictures=own.pictures | cover) if entries else own
        return found

    def shown_in(self, picture_id: str) -> frozenset[Language]:
        """Give the languages in which a picture is published."""
        return frozenset(language for language, uses in self._uses.items() if picture_id in uses.pictures)

    def text_of(self, article: Article) -> ArticleText:
        """Read one of the issue's articles, parsed as editions have it."""
        if self.issue is None:
            raise ValueError(article.id)
        return article_text(article, self.issue.ledger)

    def said_by(self, article: Article) -> str:
        """Give all that a published article says: its remarks are left out, and paths to articles that are not published."""
        head, body = parted(article.source)
        text = f"{without_remarks(head, '#')}\n{without_remarks(body, '%')}"
        return self._ways_in.sub("/", text)

    @cached_property
    def _ways_in(self) -> re.Pattern[str]:
        """Find a way from one article to another that readers must not know of: editors write it, editions do not."""
        hidden = set() if self.issue is None else {name for name, _ in self.issue.articles} - self.out_ids
        names = "|".join(map(re.escape, sorted(hidden))) or r"(?!)"
        return re.compile(rf"(?<![^\s(\"'<:])(?:\.{{0,2}}/)+(?:{names})(?=[/)\s]|$)", re.MULTILINE)


def shelves_of(project: Path, as_of: datetime) -> list[Shelf]:
    """Read every issue of a project, and decide what of it is published.

    Args:
        project: the folder that holds ``issues/``.
        as_of: the moment that embargoes are held against.
    """
    house, _ = read_house(project)
    return [_shelf(project, house, issue_id, as_of) for issue_id in issue_ids(project)]


def _shelf(project: Path, house: House | None, issue_id: str, as_of: datetime) -> Shelf:
    path = f"{ISSUES_FOLDER}/{issue_id}"
    issue = None if house is None else read_issue(project, house, issue_id).issue
    publication = None if house is None or issue is None else publish(house, issue, as_of)
    return Shelf(issue, publication, project / path, path)


def pictures_of(shelves: Iterable[Shelf]) -> list[tuple[Picture, bool]]:
    """Give every picture of the issues, each with whether anything of it is published."""
    return [(picture, bool(shelf.shown_in(picture.id))) for shelf in shelves for picture in shelf.pictures]
