"""The style sheet asks first for a family that no font of the book is, offers a file that is not there, or one that is no font.

The text is then in whatever the reading system has; on e-readers without an Arabic font in empty boxes.

Source: EPUB 3.3, section "Fonts"; CSS Fonts 4, section 5.2; Kindle and Kobo devices without Arabic fonts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import tinycss2

from magazine.editions.epub.lint.faces import letters_of, offered_faces
from magazine.editions.epub.lint.rule import Sight
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook

LEVEL: Final = Level.ERROR
REMEDY: Final = "offer the font in the style sheet and put its file into the book"

GENERIC: Final = frozenset(
    [
        "serif",
        "sans-serif",
        "monospace",
        "cursive",
        "fantasy",
        "system-ui",
        "math",
        "inherit",
        "initial",
        "unset",
        "ui-serif",
        "ui-sans-serif",
    ]
)


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find families without a file, and files that are no fonts."""
    faces = offered_faces(book)
    for face in faces:
        if face.file not in book.names:
            yield face.sheet.sight(
                face.rule, f"the font '{face.family}' asks for '{face.file}', which is not in the book"
            )
        elif not letters_of(book.read(face.file)):
            yield Sight(face.file, 1, f"the file of the font '{face.family}' is no font that can be read")
    families = {face.family for face in faces}
    for sheet in book.sheets if families else ():
        for rule, _, declared in sheet.styles:
            for declaration in declared:
                first = _first(declaration)
                if first and first not in families and first.lower() not in GENERIC:
                    yield sheet.sight(rule, f"the style asks for '{first}', which is not among the book's fonts")


def _first(declaration: Any) -> str:
    if declaration.lower_name != "font-family":
        return ""
    return str(tinycss2.serialize(declaration.value)).split(",")[0].strip().strip("\"'")
