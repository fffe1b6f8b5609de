"""What the issue's pages say: the manifest, made from the published set and its reading. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from magazine.editions.web.cards import ISSUE
from magazine.editions.web.manifest import (
    ArticleEntry,
    CorrectionEntry,
    DownloadEntry,
    FigureEntry,
    IssueManifest,
    PersonEntry,
    RubricEntry,
)
from magazine.editions.web.phrases import listing
from magazine.editions.web.reading_time import minutes, words_of
from magazine.issue.addresses import file_name
from magazine.issue.edition import Edition
from magazine.markup.nodes import KeyFigure, Sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from magazine.editions.commission import Commission
    from magazine.editions.web.manifest import PictureFiles
    from magazine.issue.article import Article
    from magazine.issue.house import Contributor, Rubric
    from magazine.issue.language import Language
    from magazine.issue.publication import Entry

    FindPicture = Callable[[str], PictureFiles | None]

KEY_FIGURES: Final = 4
"""Large figures on an issue's front: a row on a wide screen, two rows of two on a telephone."""
NO_CARDS: Final[Mapping[str, str]] = {}
OFFERED: Final = (Edition.EPUB, Edition.SCREEN)
"""Downloads for readers; press and archive files are not on the site."""


def plan_issue(
    commission: Commission, picture: FindPicture, assets: tuple[str, ...] = (), cards: Mapping[str, str] = NO_CARDS
) -> IssueManifest:
    """Plan the issue.

    Args:
        commission: the order.
        picture: gives the developed files of a picture by its id.
        assets: the shared files that the pages need.
        cards: names of the share cards by article id, and the issue's own.
    """
    publication, language = commission.publication, commission.language
    return IssueManifest(
        id=publication.id,
        language=language.tag,
        languages=tuple(other.tag for other in publication.languages if publication.contents[other]),
        number=publication.number,
        date=str(publication.cover_date),
        moment=commission.moment.isoformat(),
        title=publication.title.best(language),
        cover=picture(publication.cover_picture) if publication.cover_picture else None,
        cover_lines=publication.cover_lines.get(language, ()),
        articles=tuple(
            _entry(entry, commission, language, picture, cards.get(entry.article.id, ""))
            for entry in publication.contents[language]
        ),
        untranslated=tuple(
            _entry(entry, commission, language, lambda _: None) for entry in publication.missing(language)
        ),
        figures=tuple(_figures(commission))[:KEY_FIGURES],
        downloads=tuple(_downloads(commission)),
        assets=assets,
        former=tuple((old, new) for old, new in publication.former if publication.has(new, language)),
        card=cards.get(ISSUE, ""),
    )


def _entry(
    entry: Entry, commission: Commission, language: Language, picture: FindPicture, card: str = ""
) -> ArticleEntry:
    article, publication = entry.article, commission.publication
    document = commission.reading.documents.get(article.id) if article.language is language else None
    words = words_of(document) if document is not None else len(article.body.split())
    return ArticleEntry(
        id=article.id,
        language=article.language.tag,
        languages=tuple(other.tag for other in publication.languages if publication.has(article.id, other)),
        headline=article.headline,
        kicker=article.kicker,
        standfirst=article.standfirst,
        summary=article.summary,
        byline=byline(article.authors, article.language),
        rubric=rubric_entry(entry.rubric, language),
        kind=article.kind.value,
        minutes=minutes(words, article.language),
        picture=picture(article.opening) if article.opening else None,
        words=words,
        authors=people(article.authors, article.language),
        photos=people(article.photos, article.language),
        published=_published(article, commission).isoformat(),
        modified=_modified(article, commission).isoformat(),
        keywords=article.keywords,
        corrections=tuple(CorrectionEntry(date=each.date.isoformat(), text=each.text) for each in article.corrections),
        heard=document is not None and any(True for _ in document.findall(Sound)),
        card=card,
    )


def _published(article: Article, commission: Commission) -> datetime:
    """Give the moment from which readers could have the article: the issue's, or the end of its embargo where that is later."""
    return max(filter(None, (commission.moment, article.embargo)))


def _modified(article: Article, commission: Commission) -> datetime:
    days = [datetime.combine(each.date, time(), UTC) for each in article.corrections]
    return max([_published(article, commission), *days])


def people(contributors: tuple[Contributor, ...], language: Language) -> tuple[PersonEntry, ...]:
    """Give those who sign as readers of a language see them."""
    return tuple(
        PersonEntry(
            id=person.id,
            name=person.name.best(language),
            role=person.role.best(language),
            kind=person.kind.value,
        )
        for person in contributors
    )


def rubric_entry(rubric: Rubric, language: Language) -> RubricEntry:
    """Give a rubric as readers of a language see it."""
    return RubricEntry(id=rubric.id, name=rubric.name.best(language), colour=rubric.colour)


def byline(people: tuple[Contributor, ...], language: Language) -> str:
    """Write who signs, or nothing."""
    return listing(tuple(person.name.best(language) for person in people), language) if people else ""


def _figures(commission: Commission) -> Iterator[FigureEntry]:
    """Find the key figures that the published articles show: those of the cover's articles first, each fact once."""
    documents = commission.reading.documents
    named = [line for line in commission.publication.cover_lines.get(commission.language, ()) if line in documents]
    seen: set[str] = set()
    for article_id in dict.fromkeys([*named, *documents]):
        for node in documents[article_id].findall(KeyFigure):
            if node["fact"] not in seen:
                seen.add(node["fact"])
                yield FigureEntry(figure=node["figure"], about=node["about"], label=node["label"], article=article_id)


def _downloads(commission: Commission) -> Iterator[DownloadEntry]:
    publication = commission.publication
    for edition in OFFERED:
        size = (commission.downloads or {}).get(edition)
        if size is not None:
            name = file_name(publication.house, publication.id, commission.language, edition)
            yield DownloadEntry(edition=edition.value, name=name, size=size)
