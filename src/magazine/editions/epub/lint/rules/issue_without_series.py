"""The package does not say which periodical the issue belongs to, or which number it is.

Without it a shelf sorts issues by their titles, where 10 comes before 2.

Source: EPUB 3.3, "The belongs-to-collection property" and "The group-position property".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "state the magazine as the series and the issue's number as its place in it"

NUMBER: Final = re.compile(r"\d+(?:\.\d+)*")


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find a series without a name or place."""
    package = book.package
    if package is None:
        return
    series = package.metas("belongs-to-collection")
    if not any((element.text or "").strip() for element in series):
        yield package.sight(package.root, "the package does not say which periodical the issue belongs to")
    for element in series:
        if package.refining(element, "collection-type") != ["series"]:
            yield package.sight(element, f"{quoted(element.text or '')} is not said to be a series")
        if not any(NUMBER.fullmatch(place) for place in package.refining(element, "group-position")):
            yield package.sight(
                element, f"the package does not say which number of {quoted(element.text or '')} the issue is"
            )
