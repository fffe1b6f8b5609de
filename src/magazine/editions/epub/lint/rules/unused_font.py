"""A font lies in the book that no text is set in, or that no sheet offers.

It makes every download larger, and its licence must go along all the same.

Source: house rule (light downloads); EPUB 3.3, "The manifest element".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.faces import font_files, letters_of
from magazine.editions.epub.lint.sight import Sight
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook

LEVEL: Final = Level.WARNING
REMEDY: Final = "take the font out of the book, or set something in it"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find fonts that nothing is set in."""
    taken = book.type_used
    for face in taken.faces:
        if not taken.taken.get(face) and letters_of(book.read(face.file)):
            yield face.sheet.sight(
                face.rule, f"no text is set in '{face.family}', weight {face.weight} ('{face.file}')"
            )
    offered = {face.file for face in taken.faces}
    for name in font_files(book):
        if name not in offered:
            yield Sight(name, 1, "no style sheet offers the font")
