"""The NCX says something else than the contents, the page list or the package.

Old systems read the NCX, new ones the navigation document; a title corrected in one of them only sends readers two ways. Its ``uid``
ties it to the book.

Source: OPF 2.0.1, section 2.4.1; EPUB 3.3, "NCX"; EPUBCheck NCX-001 (``uid``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.names import NCX
from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.ways import ncx_pages, ncx_ways, unique_identifier, ways_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "write both lists from the same contents"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Hold the NCX against contents, page list and identifier."""
    if book.ncx is None or book.package is None:
        return
    points = [(way.words, way.place) for way in ncx_ways(book)]
    entries = [way for way in ways_of(book, "toc") if way.place]
    for way in entries:
        if (way.words, way.place) not in points:
            yield way.document.sight(
                way.element, f"the NCX does not have this entry of the contents: {quoted(way.words)}"
            )
    wanted = {(way.words, way.place) for way in entries}
    for way in ncx_ways(book):
        page = book.page.get(way.target.name)
        if page is not None and page.is_article and not way.leads_group and (way.words, way.place) not in wanted:
            yield way.document.sight(
                way.element, f"the contents do not have this entry of the NCX: {quoted(way.words)}"
            )
    yield from _pages(book)
    yield from _identifier(book)


def _pages(book: OpenedBook) -> Iterator[Sight]:
    listed = [(way.words, way.place) for way in ways_of(book, "page-list")]
    old = [(way.words, way.place) for way in ncx_pages(book)]
    if old != listed and book.ncx is not None:
        yield book.ncx.sight(
            book.ncx.root, f"the NCX lists {len(old)} printed pages, the page list {len(listed)}, and they differ"
        )


def _identifier(book: OpenedBook) -> Iterator[Sight]:
    if book.ncx is None or book.package is None:
        return
    wanted = unique_identifier(book.package)
    for meta in book.ncx.root.iter(f"{NCX}meta"):
        if meta.get("name") == "dtb:uid" and meta.get("content", "").strip() != wanted:
            yield book.ncx.sight(meta, f"the NCX is tied to '{meta.get('content', '')}', the book is '{wanted}'")
