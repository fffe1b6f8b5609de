"""A heading stands over the notes.

Where notes show above the page the heading is left alone at the article's end, over nothing, and stands in the contents of systems
that make their own.

Source: house rule; Apple Books Asset Guide, "Pop-up footnotes".
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

LEVEL: Final = Level.WARNING
REMEDY: Final = "give the notes a name that is spoken (aria-label) and no heading"

HEADINGS: Final = frozenset(f"{HTML}h{level}" for level in range(1, 7))


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find headings within notes, or right before them."""
    for page in book.pages:
        for notes in (*page.typed("footnotes"), *page.typed("endnotes"), *page.typed("rearnotes")):
            before = notes.getprevious()
            inside = [element for element in notes.iter() if element.tag in HEADINGS]
            for heading in [*inside, *([before] if before is not None and before.tag in HEADINGS else [])]:
                yield page.sight(heading, f"a heading stands over the notes: {quoted(words_of(heading))}")
