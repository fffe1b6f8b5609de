"""The publication has an article that the book has not, or the book has one that is not published, or their order differs.

The one published set decides what leaves the house; a draft or an embargoed piece in the file is there for everybody, even where no
page leads to it.

Source: house rule (design decision 10: one published set).
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import Sight
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook

LEVEL: Final = Level.ERROR
REMEDY: Final = (
    "build the issue again; if it stays, the article is published in the contents and lost on the way to the book"
)


def look(book: OpenedBook) -> Iterator[Sight]:
    """Hold the articles against those expected."""
    wanted = book.expected.articles
    if wanted is None or book.package is None:
        return
    found = [PurePosixPath(page.name).stem for page in book.spine if page.is_article]
    for name in wanted:
        if name not in found:
            yield Sight(book.package.name, 1, f"the article '{name}' is published, but not in the reading order")
    for page in book.pages:
        name = PurePosixPath(page.name).stem
        if page.is_article and name not in wanted:
            yield page.sight(page.root, f"the article '{name}' is in the book, but not published in this edition")
    if sorted(found) == sorted(wanted) and tuple(found) != wanted:
        yield Sight(book.package.name, 1, "the articles stand in another order than in the issue's contents")
