"""The book has page markers or a page list and does not say which edition they are the pages of.

Without ``pageBreakSource`` a reader cannot know whether page 17 is that of the paper issue.

Source: EPUB Accessibility 1.1, "Page break source" (``pageBreakSource``; older books say it with ``dc:source``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.ways import markers_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "say in the package which printed edition the pages are those of"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Hold pages against their source."""
    package = book.package
    if package is None or package.stated("pageBreakSource"):
        return
    nav = book.nav("page-list")
    if nav is not None or any(True for _ in markers_of(book)):
        yield package.sight(package.root, "the book names printed pages, but not the edition that they are those of")
