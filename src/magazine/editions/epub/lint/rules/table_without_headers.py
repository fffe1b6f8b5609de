"""A table has no header cells, or headers that do not say what they head.

A voice reads figures without saying of what. A table for layout reads in the wrong order on a small screen.

Source: WCAG 2.2, 1.3.1 (techniques H51, H63; failure F49); HTML, "The th element".
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
REMEDY: Final = "write the first line or column as headers; a table that only arranges things is no table"

SCOPES: Final = frozenset({"col", "row", "colgroup", "rowgroup"})


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find tables whose cells nothing heads."""
    for page in book.pages:
        for table in page.all("table"):
            headers = list(table.iter(f"{HTML}th"))
            if table.get("role") in {"presentation", "none"}:
                yield page.sight(table, f"a table arranges things that are no data: {quoted(words_of(table))}")
            elif not headers:
                yield page.sight(table, f"a table has no headers: {quoted(words_of(table))}")
            for header in headers:
                if header.get("scope") not in SCOPES:
                    yield page.sight(
                        header, f"a header does not say whether it heads a column or a row: {quoted(words_of(header))}"
                    )
