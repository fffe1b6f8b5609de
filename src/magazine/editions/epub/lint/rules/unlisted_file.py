"""A file lies in the book and stands in no manifest, or the manifest names a file that is not there.

An unlisted file is shown to nobody and is there for all who unpack the book: an article taken out at the last moment leaves so.

Source: EPUB 3.3, "The manifest element"; house rule: nothing hints at a draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import Sight
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook

LEVEL: Final = Level.ERROR
REMEDY: Final = "name it in the manifest or leave it out: what no page needs is not for readers"

OUTSIDE: Final = ("META-INF/", "mimetype")
"""What belongs to the container (EPUB 3.3, "META-INF directory")."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find files without a line in the manifest, and lines without a file."""
    package = book.package
    if package is None:
        return
    listed = {item.name for item in package.items} | {package.name}
    for name in sorted(book.names - listed):
        if not name.startswith(OUTSIDE):
            yield Sight(name, 1, "the file is in the book, but not in its manifest")
    for item in package.items:
        if item.name not in book.names and "://" not in item.name:
            yield package.sight(item.element, f"the manifest names '{item.name}', which is not in the book")
