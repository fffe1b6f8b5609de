"""Text is set in a family that no font of the book is, or the style sheet offers a file that is not there or is no font.

The text is then in whatever the reading system has; on a device without an Arabic font in empty boxes.

Source: EPUB 3.3, "Font resources"; CSS Fonts 4, "Font matching"; house rule: Arabic never hangs on the fonts of a device.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.faces import letters_of
from magazine.editions.epub.lint.sight import Sight
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook

LEVEL: Final = Level.ERROR
REMEDY: Final = "offer the font in the style sheet and put its file into the book"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find families without a file, and files that are no fonts."""
    used = book.type_used
    for face in used.faces:
        if face.file not in book.names:
            yield face.sheet.sight(
                face.rule, f"the font '{face.family}' asks for '{face.file}', which is not in the book"
            )
        elif not letters_of(book.read(face.file)):
            yield Sight(face.file, 1, f"the file of the font '{face.family}' is no font that can be read")
    families = {face.family for face in used.faces}
    for family, letters in sorted(used.lacking.items()):
        if families and family not in families:
            page, element = letters[min(letters)]
            yield page.sight(element, f"text is to be set in '{family}', which is not among the book's fonts")
