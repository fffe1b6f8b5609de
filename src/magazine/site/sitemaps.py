"""The sitemap (sitemaps.org 0.9): an index, one list for every year of every language, one for the pages of the shelf.

Each page is listed with its other languages (``xhtml:link``, as search engines read it). A year's list is made with the year's pages, so
that a new issue writes its own year's list again and no other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from magazine.editions.web.links import page_of, public_address
from magazine.issue import addresses
from magazine.issue.addresses import article_folder, issue_folder
from magazine.issue.dates import latest
from magazine.issue.language import Language
from magazine.site.atom import write_xml
from magazine.site.leaf import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.house import House
    from magazine.site.leaf import Desk, Shelf, Year

SITEMAP: Final = "sitemap.xml"
SHELF_SITEMAP: Final = "sitemap-shelf.xml"
UNLISTED: Final = frozenset({addresses.SEARCH, addresses.KEPT})
"""Pages of the shelf that hold nothing to be found: they are empty until a reader acts."""
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML: Final = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page: its address, the moment of its last change or nothing, and its address in every language that has it."""

    address: str
    modified: str
    languages: Mapping[str, str]


def year_sitemaps(desk: Desk, year: Year) -> Iterator[Leaf]:
    """Give the list of a year's issues and articles."""
    pages = (page for issue in year.issues for page in _pages_of(desk.house, issue))
    yield Leaf(place=year_place(year.language, year.year), content=url_set(pages))


def sitemaps(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give the list of the shelf's pages, and the index of all lists. All other pages must have been made before."""
    yield Leaf(place=SHELF_SITEMAP, content=url_set(_shelf_pages(desk.house, shelf)))
    years = {
        year_place(language, year): latest(
            (spine.modified for spine in shelf.spines(language, year) if spine.modified), ""
        )
        for language in shelf.languages
        for year in shelf.years(language)
    }
    yield Leaf(place=SITEMAP, content=_index(desk.house, {SHELF_SITEMAP: "", **years}))


def year_place(language: Language, year: int) -> str:
    """Give the place of a year's list; it lies above the pages that it lists, as the protocol wants."""
    return f"{language.tag}/sitemap-{year}.xml"


def url_set(pages: Iterable[Listed]) -> str:
    """Write a list of pages."""
    root = etree.Element(f"{{{_NAMESPACE}}}urlset", nsmap={None: _NAMESPACE, "xhtml": _XHTML})
    for page in pages:
        url = etree.SubElement(root, f"{{{_NAMESPACE}}}url")
        etree.SubElement(url, f"{{{_NAMESPACE}}}loc").text = page.address
        if page.modified:
            etree.SubElement(url, f"{{{_NAMESPACE}}}lastmod").text = page.modified
        for tag, address in page.languages.items() if len(page.languages) > 1 else ():
            etree.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=tag, href=address)
    return write_xml(root)


def _index(house: House, places: Mapping[str, str]) -> str:
    root = etree.Element(f"{{{_NAMESPACE}}}sitemapindex", nsmap={None: _NAMESPACE})
    for place, modified in places.items():
        sitemap = etree.SubElement(root, f"{{{_NAMESPACE}}}sitemap")
        etree.SubElement(sitemap, f"{{{_NAMESPACE}}}loc").text = public_address(house.address, place)
        if modified:
            etree.SubElement(sitemap, f"{{{_NAMESPACE}}}lastmod").text = modified
    return write_xml(root)


def _pages_of(house: House, issue: IssueManifest) -> Iterator[Listed]:
    def at(folder: str) -> str:
        return public_address(house.address, page_of(folder))

    language = Language(issue.language)
    yield Listed(
        address=at(issue_folder(issue.id, language)),
        modified=latest((article.modified for article in issue.articles), issue.moment),
        languages={tag: at(issue_folder(issue.id, Language(tag))) for tag in issue.languages},
    )
    for article in issue.articles:
        yield Listed(
            address=at(article_folder(issue.id, article.id, language)),
            modified=article.modified,
            languages={tag: at(article_folder(issue.id, article.id, Language(tag))) for tag in article.languages},
        )


def _shelf_pages(house: House, shelf: Shelf) -> Iterator[Listed]:
    """List the pages that were made over all issues: the way in, the home pages, and the folders beside the issues; no redirect."""
    tags = [language.tag for language in shelf.languages]
    places = [place for place in shelf.places if _is_listed(place, tags)]
    there = set(places)
    for place in sorted(places):
        _, _, rest = place.partition("/")
        others = {other: f"{other}/{rest}" for other in tags if rest and f"{other}/{rest}" in there}
        yield Listed(
            address=public_address(house.address, place),
            modified="",
            languages={other: public_address(house.address, page) for other, page in others.items()},
        )


def _is_listed(place: str, tags: list[str]) -> bool:
    if place == page_of(""):
        return True
    tag, *rest = place.split("/")
    if tag not in tags or rest[-1:] != [page_of("")]:
        return False
    return len(rest) == 1 or rest[0] in addresses.SHELF_FOLDERS - UNLISTED
