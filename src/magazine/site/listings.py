"""What machines read of the site: the list of its pages, and what they are welcome to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from magazine.editions.web.links import page_of, public_address
from magazine.site.leaf import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.house import House
    from magazine.issue.language import Language
    from magazine.site.leaf import Desk, Shelf

SITEMAP = "sitemap.xml"
_NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def listings(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give ``robots.txt`` and the sitemap."""
    yield Leaf(place="robots.txt", content=robots(desk.house))
    issues = {language: tuple(shelf.open(language)) for language in shelf.languages}
    yield Leaf(place=SITEMAP, content=sitemap(desk.house, issues))


def robots(house: House) -> str:
    """Write ``robots.txt``: everything that is here is public."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {house.address.rstrip('/')}/{SITEMAP}\n"


def sitemap(house: House, shelf: Mapping[Language, tuple[IssueManifest, ...]]) -> str:
    """Write the sitemap, each page with its other languages (sitemaps.org 0.9, Google's ``xhtml:link``)."""
    entries = "".join(_entry(house, places) for places in _pages(shelf))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NAMES}>\n{entries}</urlset>\n'


def _pages(shelf: Mapping[Language, tuple[IssueManifest, ...]]) -> Iterator[dict[str, str]]:
    """Give every page once, as its folders by language."""
    yield {language.tag: language.tag for language in shelf}
    seen: set[str] = set()
    for issues in shelf.values():
        for issue in issues:
            folders = [("", issue.languages), *((f"/{article.id}", article.languages) for article in issue.articles)]
            for end, tags in folders:
                places = {tag: f"{tag}/{issue.id}{end}" for tag in tags}
                key = f"{issue.id}{end}"
                if key not in seen:
                    seen.add(key)
                    yield places


def _entry(house: House, places: Mapping[str, str]) -> str:
    addresses = {tag: public_address(house.address, page_of(place)) for tag, place in places.items()}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(address)}/>'
        for tag, address in addresses.items()
        if len(addresses) > 1
    )
    return "".join(f"<url><loc>{escape(address)}</loc>{others}</url>\n" for address in addresses.values())
