"""Text is set in a face of the book that lacks some of its letters, and no face after it in the list has them.

The letter comes from another font, or is a box; in Arabic one foreign letter breaks the joining of its word.

Source: CSS Fonts 4, section 5.3 (cluster matching); house rule: fonts are cut to the book's letters, all of them.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.faces import type_used
from magazine.editions.epub.lint.rule import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.rule import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "cut the font from all the pages of this book, or name a face after it that has the letters"

SHOWN: Final = frozenset("LMNP")
"""Unicode's letters, marks, numbers and punctuation; symbols and spaces any system has."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find letters that no face of the book has."""
    for family, letters in sorted(type_used(book).lacking.items()):
        lacking = sorted(letter for letter in letters if unicodedata.category(letter)[0] in SHOWN)
        if lacking:
            page, element = letters[lacking[0]]
            shown = " ".join(lacking[:5])
            yield page.sight(
                element, f"'{family}' has no {quoted(shown)} ({len(lacking)} in all), and no face after it has"
            )
