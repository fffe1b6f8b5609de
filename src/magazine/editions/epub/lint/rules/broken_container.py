"""The zip file is not laid out as an EPUB: the media type is not its first file, plain and stored, or a name leads out of the book.

Systems tell an EPUB by its first 58 bytes; an absolute name, one with ``..`` or one that stands twice is refused or unpacked
somewhere else.

Source: EPUB 3.3, "File paths and file names" and "OCF ZIP container".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import Sight
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook

LEVEL: Final = Level.ERROR
REMEDY: Final = "let the binder write the file; do not pack a book with another zip program"

MIMETYPE: Final = b"application/epub+zip"
FIRST_BYTES: Final = 30
"""Of a zip file's first entry before its name (APPNOTE 6.3, section 4.3.7)."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find what is wrong with the container."""
    if not book.entries:
        return
    start = b"mimetype" + MIMETYPE
    if book.head[FIRST_BYTES : FIRST_BYTES + len(start)] != start:
        yield Sight("mimetype", 1, "the book does not begin with its media type, stored plain and without extra fields")
    seen: set[str] = set()
    for entry in book.entries:
        name = entry.filename
        if name.startswith("/") or ".." in name.split("/") or "\\" in entry.orig_filename or ":" in name:
            yield Sight(name, 1, f"the file name '{name}' leads out of the book")
        if name.casefold() in seen:
            yield Sight(name, 1, f"the file name '{name}' stands twice in the book")
        seen.add(name.casefold())
