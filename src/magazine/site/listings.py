"""What machines ask for first: what they are welcome to, and where things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.links import page_of, public_address
from magazine.editions.web.phrases import Phrases
from magazine.editions.web.sharing import article_feed
from magazine.editions.web.structured.articles import article_page
from magazine.issue import addresses
from magazine.issue.language import Language
from magazine.site.catalogues import ROOT_1
from magazine.site.leaf import Leaf
from magazine.site.sitemaps import SITEMAP, sitemaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.house import House
    from magazine.site.leaf import Desk, Shelf


def listings(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give ``robots.txt``, ``llms.txt`` and the sitemaps; the last of all departments, since it lists what the others made."""
    yield Leaf(place="robots.txt", content=robots(desk.house))
    yield Leaf(place="llms.txt", content="\n".join(_plain_listing(desk.house, shelf)) + "\n")
    yield from sitemaps(desk, shelf)


def robots(house: House) -> str:
    """Write ``robots.txt`` (RFC 9309): everything that is here is public."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {public_address(house.address, SITEMAP)}\n"


def _plain_listing(house: House, shelf: Shelf) -> Iterator[str]:
    """Write the plain listing (llmstxt.org): a title, a line on what this is, and links by language."""
    main = house.main_language
    yield f"# {house.title.best(main)}"
    yield ""
    yield f"> {' · '.join(_about(house, language) for language in shelf.languages)}"
    for language in shelf.languages:
        newest = shelf.newest(language)
        phrase = Phrases(language)
        feed = article_feed(house, language)
        yield ""
        yield f"## {language.own_name}"
        yield ""
        yield from _articles(house, newest) if newest else ()
        archive = page_of(addresses.shelf_folder(language, addresses.ARCHIVE))
        yield _line(phrase.trail_archive, public_address(house.address, archive))
        yield _line(feed.title, public_address(house.address, feed.place))
        yield _line(phrase.catalogue.format(house.title.best(language)), public_address(house.address, ROOT_1))


def _articles(house: House, issue: IssueManifest) -> Iterator[str]:
    for article in issue.articles:
        address = article_page(house, issue.id, article.id, Language(article.language))
        yield _line(article.headline, address, article.summary)


def _about(house: House, language: Language) -> str:
    publisher = Phrases(language).publisher.format(house.publisher.best(language))
    return f"{house.title.best(language)}. {publisher}."


def _line(name: str, address: str, about: str = "") -> str:
    words = f": {' '.join(about.split())}" if about else ""
    return f"- [{name}]({address}){words}"
