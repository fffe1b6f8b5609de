"""A picture is not what its name and media type say, or is broken off.

Old readers go by the name and show nothing.

Source: EPUB 3.3, "Core media types"; PNG 3, "PNG signature"; JPEG (T.81, annex B).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import Sight
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook

LEVEL: Final = Level.ERROR
REMEDY: Final = "give the file the media type and the ending of what it is"

STARTS: Final = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
ENDS: Final = {"image/png": b"IEND\xaeB`\x82", "image/jpeg": b"\xff\xd9"}


def look(book: OpenedBook) -> Iterator[Sight]:
    """Hold pictures against their media types."""
    items = book.package.items if book.package else ()
    for item in items:
        if item.media_type in STARTS and item.name in book.names:
            content = book.read(item.name)
            if not content.startswith(STARTS[item.media_type]):
                yield Sight(item.name, 1, f"the file is no {item.media_type}")
            elif not content.endswith(ENDS[item.media_type]):
                yield Sight(item.name, 1, "the picture is broken off before its end")
