"""A drawing writes text with letters, which then depend on the fonts of the reading system.

A drawing shown by ``img`` cannot take the book's fonts; without an Arabic one the letters are boxes, or stand unjoined.

Source: SVG 2, "Secure static mode"; design decision 3 (measured: WeasyPrint sets Arabic in SVG unjoined and reversed).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.names import SVG
from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.wording import words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "draw the letters as outlines and say them in the alternative text"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find text in drawings."""
    for drawing in book.drawings:
        for element in drawing.root.iter(f"{SVG}text", f"{SVG}textPath"):
            if words_of(element):
                yield drawing.sight(element, f"the drawing writes {quoted(words_of(element))} with letters")
