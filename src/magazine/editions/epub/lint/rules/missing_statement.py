"""The package does not state something that shops and shelves file a periodical by, or states it twice or empty.

Source: EPUB 3.3, "The metadata element" (title, identifier, language, modified are required); Apple Books, Kobo and OPDS catalogues for the
others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.ways import unique_identifier
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "give it in magazine.yaml or issue.yaml, and build again"

REQUIRED: Final = ("identifier", "title", "language", "publisher", "date", "subject")
SINGLE: Final = ("publisher", "date")


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find statements that are not there."""
    package = book.package
    if package is None:
        return
    for name in REQUIRED:
        elements = package.dublin_core(name)
        if not any((element.text or "").strip() for element in elements):
            yield package.sight(package.root, f"the package states no {name}")
        if name in SINGLE and len(elements) > 1:
            yield package.sight(elements[1], f"the package states the {name} twice")
    if not any(
        (element.text or "").strip() for name in ("creator", "contributor") for element in package.dublin_core(name)
    ):
        yield package.sight(package.root, "the package names nobody who made the issue")
    if not unique_identifier(package):
        yield package.sight(package.root, "the package does not say which identifier is the book's own")
    if not any("cover-image" in item.properties for item in package.items):
        yield package.sight(package.root, "the package does not say which picture is the cover")
