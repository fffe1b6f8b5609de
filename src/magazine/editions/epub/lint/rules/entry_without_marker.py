"""An entry of the page list leads to something that is no page marker.

The reader comes to some paragraph, and a voice does not say the page. An entry that leads to a whole page of the book is taken where
the printed page begins with it.

Source: EPUB 3.3, "The page-list nav element"; EPUB Structural Semantics Vocabulary 1.1, ``pagebreak``; DPUB-ARIA 1.1, ``doc-pagebreak``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.ways import markers_of, ways_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "put the page marker where the entry leads"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find entries that lead to no marker."""
    marked = {(page.name, marker.get("id", "")) for page, marker in markers_of(book)}
    for way in ways_of(book, "page-list"):
        if way.target.anchor and (way.target.name, way.target.anchor) not in marked:
            yield way.document.sight(
                way.element, f"page {way.words} leads to '{way.place}', where no page marker stands"
            )
