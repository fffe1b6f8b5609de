"""A date of the package is in no known form, or its moment of change is not in UTC, or stands twice.

Shops tell a new version of a book by ``dcterms:modified``; a local time makes the newer one older.

Source: EPUB 3.3, "Last modified date" (``CCYY-MM-DDThh:mm:ssZ``) and "The dc:date element"; W3C-DTF.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "let the binder write the dates: SOURCE_DATE_EPOCH, else the cover date, in UTC"

MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
DAYS: Final = ("%Y", "%Y-%m", "%Y-%m-%d")


def look(book: OpenedBook) -> Iterator[Sight]:
    """Read the dates."""
    package = book.package
    if package is None:
        return
    moments = [meta for meta in package.metas("dcterms:modified") if not meta.get("refines")]
    if len(moments) != 1:
        yield package.sight(
            package.root, f"the package states {len(moments)} moments of its last change, one is needed"
        )
    for meta in moments:
        if not _is(meta.text or "", MOMENT):
            yield package.sight(meta, f"the moment of the last change '{meta.text or ''}' is not in UTC, to the second")
    for date in package.dublin_core("date"):
        text = (date.text or "").strip()
        if text and not any(_is(text, form) for form in (*DAYS, MOMENT)):
            yield package.sight(date, f"the date '{text}' is in no form that shops read")


def _is(text: str, form: str) -> bool:
    try:
        datetime.strptime(text, form).replace(tzinfo=UTC)
    except ValueError:
        return False
    return True
