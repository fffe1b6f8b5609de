"""The page list does not go up, or leads back in the text.

A system that shows "page 17 of 40" takes the last marker before the reader's place; with markers out of order it jumps.

Source: EPUB Accessibility 1.1, "Page navigation"; EPUB 3.3, "The page-list nav element".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.ways import ways_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "let the page list and the text follow the printed order"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find pages that lead back."""
    order = {page.name: place for place, page in enumerate(book.spine)}
    last, number = (-1, -1), 0
    for way in ways_of(book, "page-list"):
        if way.words.isdecimal():
            if int(way.words) < number:
                yield way.document.sight(way.element, f"page {way.words} is listed after page {number}")
            number = int(way.words)
        if way.target.name not in order:
            continue
        here = (order[way.target.name], book.page[way.target.name].ids.get(way.target.anchor, 0))
        if here < last:
            yield way.document.sight(
                way.element, f"page {way.words} begins in the text before the page listed above it"
            )
        last = here
