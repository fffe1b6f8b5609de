"""The one published set: what of an issue may leave the house, decided once.

Every page, listing, feed, index, catalogue, link and card reads this value and no other list, so that a draft has one way out,
and that one is shut.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from magazine.issue.article import Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from magazine.issue.article import Article, Correction
    from magazine.issue.dates import CoverDate
    from magazine.issue.house import House, Rubric
    from magazine.issue.issue import Issue
    from magazine.issue.language import Language, Wording
    from magazine.issue.ledger import Ledger
    from magazine.issue.picture import DataTable, Picture, Recording


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article in its place in the running order."""

    rubric: Rubric
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """An article of the issue before, with what was corrected in it since."""

    headline: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """An issue as readers may see it.

    Attributes:
        house: who publishes.
        id: the issue's id.
        number: as printed.
        cover_date: as printed.
        title: the issue's own title.
        languages: in which it appears, the main one first.
        contents: for each language, the published articles in running order.
        cover_picture: id of the cover picture, or None.
        cover_lines: for each language, ids of published articles named on the cover, most important first.
        pictures: the issue's pictures by id, for the darkroom.
        tables: chart data by id.
        recordings: sound and film by id.
        ledger: the facts.
        unusable: places of pictures, data and recordings that are there, but could not be read.
        former: pairs of a published article's former id and its id now; its old addresses lead to the new ones.
        corrected: for each language, the published articles of the issue before that were corrected since, in running order.
        corrected_number: number of the issue before, or None where this is the first.
    """

    house: House
    id: str
    number: int
    cover_date: CoverDate
    title: Wording
    languages: tuple[Language, ...]
    contents: Mapping[Language, tuple[Entry, ...]]
    cover_picture: str | None
    cover_lines: Mapping[Language, tuple[str, ...]]
    pictures: Mapping[str, Picture]
    tables: Mapping[str, DataTable]
    recordings: Mapping[str, Recording]
    ledger: Ledger
    unusable: tuple[str, ...] = ()
    former: tuple[tuple[str, str], ...] = ()
    corrected: Mapping[Language, tuple[Corrected, ...]] = field(default_factory=dict)
    corrected_number: int | None = None

    def entry(self, article_id: str, language: Language) -> Entry | None:
        """Give an article's entry, or None where it is not published in the language."""
        return next((entry for entry in self.contents[language] if entry.article.id == article_id), None)

    def has(self, article_id: str, language: Language) -> bool:
        """Say whether an article is published in a language."""
        return language in self.contents and self.entry(article_id, language) is not None

    def missing(self, language: Language) -> tuple[Entry, ...]:
        """Give the entries of other languages that are not translated into this one, in running order."""
        own = {entry.article.id for entry in self.contents[language]}
        found: dict[str, Entry] = {}
        for other in self.languages:
            for entry in self.contents[other]:
                if entry.article.id not in own:
                    found.setdefault(entry.article.id, entry)
        return tuple(found.values())


def publishable(article: Article, as_of: datetime) -> bool:
    """Say whether an article may leave the house at a moment: ready, and past its embargo."""
    return article.status is Status.READY and (article.embargo is None or article.embargo <= as_of)


def publish(house: House, issue: Issue, as_of: datetime, previous: Issue | None = None) -> Publication:
    """Decide what of an issue readers may see at a moment.

    Args:
        house: who publishes.
        issue: all that its folder holds.
        as_of: the moment, with its time zone.
        previous: the issue before, whose corrections this one gathers.
    """
    contents = {language: _entries(house, issue, language, as_of) for language in issue.languages}
    out = {language: {entry.article.id for entry in entries} for language, entries in contents.items()}
    return Publication(
        house=house,
        id=issue.id,
        number=issue.number,
        cover_date=issue.cover_date,
        title=issue.title,
        languages=issue.languages,
        contents=contents,
        cover_picture=issue.cover.picture,
        cover_lines={
            language: tuple(line for line in issue.cover.lines.get(language, ()) if line in out[language])
            for language in issue.languages
        },
        pictures=issue.pictures,
        tables=issue.tables,
        recordings=issue.recordings,
        ledger=issue.ledger,
        unusable=issue.unusable,
        former=tuple((old, new) for old, new in issue.renamed if any(new in ids for ids in out.values())),
        corrected={} if previous is None else _corrected(house, previous, issue.languages, as_of),
        corrected_number=None if previous is None else previous.number,
    )


def _entries(house: House, issue: Issue, language: Language, as_of: datetime) -> tuple[Entry, ...]:
    return tuple(
        Entry(rubric=house.rubrics[section.rubric], article=issue.articles[article_id, language])
        for section in issue.contents
        if section.rubric in house.rubrics
        for article_id in section.articles
        if (article_id, language) in issue.articles and publishable(issue.articles[article_id, language], as_of)
    )


def _corrected(
    house: House, previous: Issue, languages: tuple[Language, ...], as_of: datetime
) -> dict[Language, tuple[Corrected, ...]]:
    return {
        language: tuple(
            Corrected(headline=entry.article.headline, corrections=entry.article.corrections)
            for entry in _entries(house, previous, language, as_of)
            if entry.article.corrections
        )
        for language in languages
    }
