"""The feeds: of every language, of every rubric, of the corrections; and one of every year, to which the first leads on (RFC 5005, 3).

The newest issues alone are opened; the feeds of years and rubrics are made with the year's pages. Advertisements are in none: a reader of feeds shows no
label. A correction moves an article's ``updated``, and stands in a feed of its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from magazine.editions.web.links import page_of, public_address
from magazine.editions.web.phrases import Phrases
from magazine.editions.web.sharing import FEED, Feed, article_feed, correction_feed, rubric_feed
from magazine.editions.web.structured.articles import article_page
from magazine.editions.web.structured.people import contributor_page
from magazine.issue import addresses
from magazine.issue.addresses import article_folder
from magazine.issue.article import Kind
from magazine.issue.dates import latest
from magazine.issue.language import Language
from magazine.site.atom import ATOM_TYPE, AtomFeed, Category, FeedEntry, Link, Signed, feed_xml
from magazine.site.leaf import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from magazine.editions.web.manifest import ArticleEntry, IssueManifest, PersonEntry
    from magazine.issue.house import House
    from magazine.site.leaf import Desk, Shelf, Year
    from magazine.site.spine import Spine

FEED_ENTRIES: Final = 50
"""Entries of a feed: two issues' worth, some 40 KB; who looks in once a month misses nothing."""
FEED_ISSUES: Final = 3
"""Issues that are opened for a language's feed: enough for its entries where an issue has twenty articles. Older ones are a page on."""
HTML: Final = "text/html"

Listed = tuple["IssueManifest", "ArticleEntry"]
"""An article with its issue."""


def feeds(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give every language's feeds."""
    for language in shelf.languages:
        listed = tuple(listed_in(shelf.recent(language, FEED_ISSUES)))
        yield _whole(desk.house, shelf, language, listed)
        yield _of_corrections(desk.house, shelf, language)


def year_feeds(desk: Desk, year: Year) -> Iterator[Leaf]:
    """Give the feeds of a year: of all its articles, and of each rubric; each leads on to the year before.

    They name no later year, so that they stay as they are. A rubric's own feed is that of its newest year.
    """
    house, language = desk.house, year.language
    listed = tuple(listed_in(year.issues))
    moment = latest((issue.moment for issue in year.issues), "")
    title = Phrases(language).feed_year.format(house.title.best(language), year.year)
    own = Feed(place=year_place(language, year.year), tag=language.tag, title=title)
    page = page_of(addresses.shelf_folder(language, addresses.ARCHIVE, year.year))
    on = () if year.earlier is None else (_on(house, year_place(language, year.earlier)),)
    first = Link(rel="first", href=_at(house, article_feed(house, language).place), type=ATOM_TYPE)
    yield _leaf(house, own, page, tuple(entry(house, *each) for each in listed), moment=moment, more=(first, *on))
    for rubric_id, course in year.rubrics.items():
        if rubric_id in house.rubrics:
            entries = tuple(entry(house, *each) for each in listed if each[1].rubric.id == rubric_id)
            yield from _of_rubric(
                house, language, rubric_id, entries, moment=moment, years=[each for each, _ in course]
            )


def year_place(language: Language, year: int) -> str:
    """Give the place of a year's feed within the site."""
    return f"{addresses.shelf_folder(language, addresses.ARCHIVE, year)}/{FEED}"


def listed_in(issues: Iterable[IssueManifest]) -> Iterator[Listed]:
    """Give the articles of issues that a feed lists, newest issue first, in running order."""
    for issue in issues:
        for article in issue.articles:
            if article.kind != Kind.ADVERTISEMENT.value:
                yield issue, article


def entry(house: House, issue: IssueManifest, article: ArticleEntry) -> FeedEntry:
    """Give an article's entry."""
    language = Language(article.language)
    return FeedEntry(
        id=entry_id(house, issue, article),
        title=article.headline,
        language=language,
        updated=article.modified,
        published=article.published,
        summary=article.summary or article.standfirst,
        authors=_people(house, language, article.authors) or (publisher_of(house, language),),
        contributors=_people(house, language, article.photos),
        categories=(_category(house, language, article),),
        links=(_page_link(article_page(house, issue.id, article.id, language), language),),
    )


def entry_id(house: House, issue: IssueManifest, article: ArticleEntry) -> str:
    """Name an article for ever: by the address at which it was first published, whatever it is called since."""
    first = next((old for old, new in issue.former if new == article.id), article.id)
    return article_page(house, issue.id, first, Language(article.language))


def publisher_of(house: House, language: Language) -> Signed:
    """Give who answers for a feed."""
    return Signed(name=house.publisher.best(language) or house.title.best(language))


def _whole(house: House, shelf: Shelf, language: Language, listed: tuple[Listed, ...]) -> Leaf:
    entries = tuple(entry(house, *each) for each in _newest(listed))
    on = tuple(_on(house, year_place(language, year)) for year in shelf.years(language)[:1])
    return _leaf(house, article_feed(house, language), page_of(language.tag), entries, moment=_moment(shelf), more=on)


def _of_rubric(
    house: House,
    language: Language,
    rubric_id: str,
    entries: tuple[FeedEntry, ...],
    *,
    moment: str,
    years: Sequence[int],
) -> Iterator[Leaf]:
    """Give a rubric's feed in a year twice: as the year's, and as the rubric's own, which the newest year makes."""
    own = rubric_feed(house, language, rubric_id)
    folder = addresses.shelf_folder(language, addresses.RUBRICS, rubric_id)
    on = tuple(_on(house, f"{folder}/{year}/{FEED}") for year in years[1:2])
    yield _leaf(house, own, page_of(folder), entries[:FEED_ENTRIES], moment=moment, more=on)
    first = Link(rel="first", href=_at(house, own.place), type=ATOM_TYPE)
    of_year = replace(own, place=f"{folder}/{years[0]}/{FEED}", title=f"{own.title}, {years[0]}")
    yield _leaf(house, of_year, page_of(f"{folder}/{years[0]}"), entries, moment=moment, more=(first, *on))


def _of_corrections(house: House, shelf: Shelf, language: Language) -> Leaf:
    found = [each for spine in shelf.spines(language) for each in _corrections(house, language, spine)]
    newest = sorted(found, key=lambda each: each.updated, reverse=True)[:FEED_ENTRIES]
    page = page_of(addresses.shelf_folder(language, addresses.CORRECTIONS))
    return _leaf(house, correction_feed(house, language), page, tuple(newest), moment=_moment(shelf))


def _corrections(house: House, language: Language, spine: Spine) -> Iterator[FeedEntry]:
    first = {now: former for former, now in reversed(spine.moved)}
    counted: Counter[tuple[str, str]] = Counter()
    for erratum in spine.errata:
        counted[erratum.article, erratum.date] += 1
        folder = article_folder(spine.id, erratum.article, language)
        mark = f"correction-{erratum.date}-{counted[erratum.article, erratum.date]}"
        moment = f"{erratum.date}T00:00:00+00:00"
        yield FeedEntry(
            id=f"{_at(house, page_of(first.get(folder, folder)))}#{mark}",
            title=Phrases(language).feed_correction.format(erratum.headline),
            language=language,
            updated=moment,
            published=moment,
            summary=erratum.text,
            authors=(publisher_of(house, language),),
            links=(_page_link(_at(house, page_of(folder)), language),),
        )


def _newest(listed: Iterable[Listed]) -> list[Listed]:
    """Take the newest by the moment of publication; those of one moment stay in running order."""
    return sorted(listed, key=lambda each: datetime.fromisoformat(each[1].published), reverse=True)[:FEED_ENTRIES]


def _leaf(
    house: House, feed: Feed, page: str, entries: tuple[FeedEntry, ...], *, moment: str, more: tuple[Link, ...] = ()
) -> Leaf:
    language = Language(feed.tag)
    own = _at(house, feed.place)
    written = feed_xml(
        AtomFeed(
            id=own,
            title=feed.title,
            subtitle=_publisher_words(house, language),
            language=language,
            updated=latest((each.updated for each in entries), moment),
            author=publisher_of(house, language),
            links=(Link(rel="self", href=own, type=ATOM_TYPE), _page_link(_at(house, page), language), *more),
            entries=entries,
        )
    )
    return Leaf(place=feed.place, content=written)


def _publisher_words(house: House, language: Language) -> str:
    name = house.publisher.best(language)
    return Phrases(language).publisher.format(name) if name else ""


def _people(house: House, language: Language, people: tuple[PersonEntry, ...]) -> tuple[Signed, ...]:
    return tuple(
        Signed(name=person.name, page=contributor_page(house, language, person.id) if person.id else "")
        for person in people
    )


def _category(house: House, language: Language, article: ArticleEntry) -> Category:
    scheme = _at(house, page_of(addresses.shelf_folder(language, addresses.RUBRICS)))
    return Category(term=article.rubric.id, scheme=scheme, label=article.rubric.name)


def _page_link(address: str, language: Language) -> Link:
    return Link(rel="alternate", href=address, type=HTML, hreflang=language.tag)


def _on(house: House, place: str) -> Link:
    """Lead on to the next page of a feed (RFC 5005, 3)."""
    return Link(rel="next", href=_at(house, place), type=ATOM_TYPE)


def _at(house: House, place: str) -> str:
    return public_address(house.address, place)


def _moment(shelf: Shelf) -> str:
    return shelf.moment.isoformat()
