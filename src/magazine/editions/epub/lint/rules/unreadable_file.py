"""A file of the book cannot be read: the zip file is broken, a document is no XML, or it is larger than anything an issue holds.

Reading systems refuse the book, or show an empty page. Documents may define no entities, and none are read.

Source: EPUB 3.3, "XML conformance" and "Open Container Format".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "build the issue again; if it stays, the disk or the program that changed the book is at fault"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find files that cannot be read."""
    book.documents()
    for name in sorted(book.names):
        if not name.endswith((".xhtml", ".opf", ".ncx", ".svg")):
            book.read(name)
    yield from book.faults
