"""The page list leaves out a printed page, names one twice, or ends before the printed issue does.

"Page 17" must mean the same on paper and on the screen, for readers who quote and for classes who read together.

Source: EPUB Accessibility 1.1, "Page navigation"; EPUB 3.3, "The page-list nav element"; DAISY knowledge base, "Page list".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.ways import ways_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "build the print edition and the book again, so that both have the same pages"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Count the page list."""
    document, ways = book.navigation, list(ways_of(book, "page-list"))
    expected = book.expected.pages
    if document is None or (not ways and not expected):
        return
    nav = book.nav("page-list")
    nav = document.root if nav is None else nav
    if expected == 0 and ways:
        yield document.sight(nav, "the book has a page list, but no printed issue was at hand")
        return
    numbers = [int(way.words) for way in ways if way.words.isdecimal()]
    last = expected or max(numbers, default=0)
    missing = sorted({*range(1, last + 1)} - {*numbers})
    if missing:
        yield document.sight(nav, f"the page list leaves out {_named(missing)} of {last} printed pages")
    if any(number > last for number in numbers):
        yield document.sight(nav, f"the page list goes on to page {max(numbers)}, the printed issue has {last}")
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        yield document.sight(nav, f"the page list names page {number} twice")


def _named(missing: list[int]) -> str:
    shown = ", ".join(map(str, missing[:5]))
    return f"page {shown}" if len(missing) == 1 else f"pages {shown}{'…' if len(missing) > 5 else ''}"  # noqa: PLR2004 - enough to begin with
