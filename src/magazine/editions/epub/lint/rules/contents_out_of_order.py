"""The contents, or the NCX, name pages in another order than they are read in.

Systems show progress and "next chapter" by the contents; where they jump, readers are led back.

Source: EPUB 3.3, "The toc nav element"; EPUBCheck NAV-011 (which does not look into the NCX).
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
REMEDY: Final = "let the contents follow the reading order"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find entries that lead back."""
    order = {page.name: place for place, page in enumerate(book.spine)}
    for ways in (list(ways_of(book, "toc")), list(ncx_ways(book))):
        last = (-1, -1)
        for way in ways:
            if way.target.name not in order:
                continue
            here = (order[way.target.name], book.page[way.target.name].ids.get(way.target.anchor, 0))
            if here < last:
                yield way.document.sight(
                    way.element, f"the entry leads back before the one above it: {quoted(way.words)}"
                )
            last = max(here, last)
