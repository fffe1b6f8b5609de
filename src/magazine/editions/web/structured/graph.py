"""What a page says of itself: chosen by what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.web.structured.articles import article, publication_issue
from magazine.editions.web.structured.nodes import periodical, publisher, ref, said, website
from magazine.editions.web.structured.people import contributor
from magazine.editions.web.structured.trail import trail
from magazine.issue import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.editions.web.frame import Frame
    from magazine.editions.web.manifest import ArticleEntry, IssueManifest
    from magazine.editions.web.structured.nodes import Node

PAGES: Final[Mapping[str, str]] = {
    addresses.ARCHIVE: "CollectionPage",
    addresses.RUBRICS: "CollectionPage",
    addresses.CONTRIBUTORS: "CollectionPage",
    addresses.CORRECTIONS: "CollectionPage",
    addresses.SEARCH: "SearchResultsPage",
    addresses.IMPRINT: "AboutPage",
    "issue": "CollectionPage",
}
"""What a page is, by ``Frame.here``; any other is a plain page of the web."""
HOMES: Final = frozenset({"home", "way-in"})
"""Pages that describe the site as a whole; all others refer to it."""


def graph(frame: Frame, issue: IssueManifest | None, entry: ArticleEntry | None) -> tuple[Node, ...]:
    """Give all that a page says; a page without an address of its own says nothing.

    Args:
        frame: of the page.
        issue: that the page shows or belongs to.
        entry: the article that the page shows.
    """
    return tuple(_nodes(frame, issue, entry)) if frame.address else ()


def _nodes(frame: Frame, issue: IssueManifest | None, entry: ArticleEntry | None) -> Iterator[Node]:
    house, language = frame.house, frame.language
    way = trail(frame, issue)
    yield _page(frame, way)
    yield from filter(None, (way,))
    if entry is not None and issue is not None:
        yield article(entry, issue, house)
    if issue is not None:
        yield publication_issue(issue, house)
    yield periodical(house, language)
    yield publisher(house, language)
    if frame.here in HOMES:
        yield website(house, language)


def _page(frame: Frame, way: Node | None) -> Node:
    house = frame.house
    who = _whose(frame)
    return said(
        {
            "@type": "ProfilePage" if who else PAGES.get(frame.here, "WebPage"),
            "@id": frame.address,
            "url": frame.address,
            "name": frame.own_title,
            "description": frame.description,
            "inLanguage": frame.tag,
            "isPartOf": ref(website(house, frame.language)),
            "breadcrumb": ref(way) if way else None,
            "mainEntity": who,
        }
    )


def _whose(frame: Frame) -> Node | None:
    """Give the contributor whose page it is, or None."""
    folders = frame.page.split("/")
    at = 2
    if frame.here != addresses.CONTRIBUTORS or len(folders) <= at:
        return None
    return contributor(frame.house, frame.language, folders[at])
