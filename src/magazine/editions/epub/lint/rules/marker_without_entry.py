"""A page marker in the text is not in the page list.

Nobody can go to the page, though the text says that it begins there.

Source: EPUB Accessibility 1.1, "Page navigation".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.ways import label_of, markers_of, ways_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "name every page marker in the page list"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find markers that no entry leads to."""
    listed = {(way.target.name, way.target.anchor) for way in ways_of(book, "page-list")}
    for page, marker in markers_of(book):
        if (page.name, marker.get("id", "")) not in listed:
            yield page.sight(marker, f"the marker of page {label_of(marker) or '?'} is not in the page list")
