"""A header cell of a table is empty.

A voice announces a header and says nothing.

Source: Ace, rule ``empty-table-header``; WCAG 2.2, 1.3.1; HTML, "The th element".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.names import HTML
from magazine.editions.epub.lint.wording import words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "name what the column holds; a corner above row headers is a plain cell"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find headers without words."""
    for page in book.pages:
        for header in page.all("th"):
            pictures = "".join(picture.get("alt", "") for picture in header.iter(f"{HTML}img"))
            if not words_of(header) and not header.get("aria-label") and not pictures:
                yield page.sight(header, "a header cell is empty")
