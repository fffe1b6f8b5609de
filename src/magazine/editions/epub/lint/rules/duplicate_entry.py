"""Two entries of one list lead to the same place, or an entry stands twice.

A list with doubles sends voice readers to the same page again and again; a system that finds a place by its entry finds two. In the NCX a
rubric may lead where its first article does, since every entry there must lead somewhere.

Source: EPUB 3.3, "The nav element"; EPUB Accessibility 1.1, "Page navigation"; DAISY knowledge base, "Navigation document".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.ways import ncx_ways, ways_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "keep one entry for each place"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find places that a list names twice."""
    for kind in ("toc", "landmarks", "page-list"):
        seen: set[tuple[str, str]] = set()
        for way in ways_of(book, kind):
            key = (way.place, way.kind)
            if key in seen:
                yield way.document.sight(way.element, f"a second entry leads to '{way.place}': {quoted(way.words)}")
            seen.add(key)
    heard: set[tuple[str, str]] = set()
    for way in ncx_ways(book):
        if not way.leads_group and (way.place, way.words) in heard:
            yield way.document.sight(
                way.element, f"a second entry of the NCX leads to '{way.place}': {quoted(way.words)}"
            )
        heard |= set() if way.leads_group else {(way.place, way.words)}
