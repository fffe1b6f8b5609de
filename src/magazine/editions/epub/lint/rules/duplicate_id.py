"""Two elements of a document have the same id, or two files of the manifest.

Links, labels and page markers find the first one only.

Source: XML 1.0, validity constraint "ID"; EPUB 3.3, "The id attribute".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "give each element an id of its own"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find ids that stand twice, and files that the manifest names twice."""
    for document in book.documents():
        seen: set[str] = set()
        for element in document.elements:
            mark = element.get("id")
            if mark is not None and (mark in seen or not mark.strip()):
                yield document.sight(element, f"the id '{mark}' stands twice" if mark.strip() else "an id is empty")
            seen |= {mark} if mark else set()
    named: set[str] = set()
    package = book.package
    for item in package.items if package else ():
        if item.name in named and package is not None:
            yield package.sight(item.element, f"the manifest names '{item.name}' twice")
        named.add(item.name)
