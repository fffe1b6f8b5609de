"""The landmarks do not name the beginning of the text, the contents or the cover, or there are none.

Systems open a book, and begin its sample, where ``bodymatter`` points, and offer the contents by ``toc``.

Source: EPUB 3.3, "The landmarks nav element"; Apple Books Asset Guide, "Navigation document"; Amazon Kindle Publishing Guidelines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.ways import ways_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "name cover, contents and the beginning of the text among the landmarks"

WANTED: Final = {"toc": "the contents", "bodymatter": "the beginning of the text", "cover": "the cover"}


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find landmarks that are not there."""
    document = book.navigation
    if document is None:
        if book.package is not None:
            yield book.package.sight(book.package.root, "the book has no navigation document")
        return
    there = {kind for way in ways_of(book, "landmarks") for kind in way.kind.split()}
    for kind, words in WANTED.items():
        if kind not in there and _needed(book, kind):
            yield document.sight(document.root, f"no landmark leads to {words} ('{kind}')")


def _needed(book: OpenedBook, kind: str) -> bool:
    if kind == "bodymatter":
        return any(page.is_article for page in book.spine)
    return kind != "cover" or any(True for page in book.spine for _ in page.typed("cover"))
