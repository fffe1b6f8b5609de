"""A page of the book cannot be turned to, or an article stands in no contents.

A page outside the spine, or one with ``linear="no"``, is skipped in reading; an article that the contents leave out is found by
accident only.

Source: EPUB 3.3, "The itemref element" (``linear``) and "The toc nav element".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.addresses import resolve
from magazine.editions.epub.lint.names import HTML
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "put the page into the spine and the contents"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find pages that nobody comes to."""
    package = book.package
    if package is None:
        return
    for line in package.references:
        if line.get("linear") == "no":
            yield package.sight(line, f"the page '{line.get('idref')}' is skipped in reading")
    read = {page.name for page in book.spine}
    for page in book.pages:
        if page.name not in read:
            yield page.sight(page.root, "the page is not in the reading order")
    toc = book.nav("toc")
    if toc is None or book.navigation is None:
        return
    named = {resolve(book.navigation.name, link.get("href", "")).name for link in toc.iter(f"{HTML}a")}
    for page in book.spine:
        if page.is_article and page.name not in named:
            yield page.sight(page.root, "the article is not in the contents")
