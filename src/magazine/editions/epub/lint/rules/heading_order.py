"""A page has no headline or several, skips a level, or has an empty heading.

Readers who listen go from heading to heading; a level that is skipped looks like a part that is missing.

Source: WCAG 2.2, 1.3.1 and 2.4.6 (technique G141); Ace, rules ``heading-order`` and ``empty-heading``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.names import HTML
from magazine.editions.epub.lint.sight import quoted
from magazine.editions.epub.lint.wording import words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "begin the page with one headline, and go down one step at a time"

LEVELS: Final = {f"{HTML}h{level}": level for level in range(1, 7)}
BARE: Final = frozenset({"cover"})
"""Pages that are one picture have no headline."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Go down the headings of every page."""
    for page in book.pages:
        last = 0
        headings = [element for element in page.elements if element.tag in LEVELS]
        for heading in headings:
            level = LEVELS[heading.tag]
            if not words_of(heading):
                yield page.sight(heading, "a heading is empty")
            if level > last + 1 and last:
                yield page.sight(
                    heading, f"a heading of level {level} follows one of level {last}: {quoted(words_of(heading))}"
                )
            last = level
        first = [heading for heading in headings if LEVELS[heading.tag] == 1]
        if len(first) > 1:
            yield page.sight(first[1], f"a second headline stands on the page: {quoted(words_of(first[1]))}")
        if not first and not any(True for kind in BARE for _ in page.typed(kind)):
            yield page.sight(page.root, "the page has no headline")
