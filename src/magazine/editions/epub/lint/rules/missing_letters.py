"""Text is set in a face of the book that lacks some of its letters, and no face after it in the list has them.

The letter comes from another font, or is a box; in Arabic one foreign letter breaks the joining of its word.

Source: CSS Fonts 4, "Cluster matching"; house rule: fonts are cut to the book's letters, all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "cut the font from all the pages of this book, or name a face after it that has the letters"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find letters that no face of the book has."""
    used = book.type_used
    families = {face.family for face in used.faces}
    for family, letters in sorted(used.lacking.items()):
        if family in families:
            page, element = letters[min(letters)]
            shown = " ".join(sorted(letters)[:5])
            yield page.sight(
                element, f"'{family}' has no {quoted(shown)} ({len(letters)} in all), and no face after it has"
            )
