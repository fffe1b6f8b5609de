"""The pages do not turn the way of the book's language.

A right-to-left book without ``page-progression-direction="rtl"`` is turned from left to right by systems that go by it; neither
EPUBCheck nor Ace compares it with the language.

Source: EPUB 3.3, "The spine element" (``page-progression-direction``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.names import direction_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = 'let the spine say page-progression-direction="rtl" for a book in Arabic, "ltr" for one in French'


def look(book: OpenedBook) -> Iterator[Sight]:
    """Hold the spine's direction against the language."""
    package = book.package
    if package is None or package.spine is None or not package.language:
        return
    said, wanted = package.spine.get("page-progression-direction", ""), direction_of(package.language)
    if said != wanted and (said or wanted == "rtl"):
        yield package.sight(
            package.spine, f"the pages turn '{said or 'default'}', but the language '{package.language}' runs {wanted}"
        )
