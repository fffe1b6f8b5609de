"""A page has no title, or two pages have the same.

The title is what a voice says when a page opens, and what old systems show at its head. Two of a kind only warn: briefs are called
briefs.

Source: WCAG 2.2, 2.4.2; EPUB 3.3, "XHTML content documents"; Ace, rule ``document-title``.
"""

from __future__ import annotations

from dataclasses import replace
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
REMEDY: Final = "give each page the title of what stands on it"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Compare the titles."""
    seen: dict[str, str] = {}
    for page in book.pages:
        title = next((words_of(element) for element in page.root.iter(f"{HTML}title")), "")
        if not title:
            yield page.sight(page.root, "the page has no title")
        elif title in seen:
            same = page.sight(page.root, f"the page has the same title as '{seen[title]}': {quoted(title)}")
            yield replace(same, level=Level.WARNING)
        seen.setdefault(title, page.name)
