"""A picture carries EXIF, XMP or IPTC data, a comment or words.

They may say where and when it was taken, by whom and with which device, and hold a small picture of what was cropped away or redacted.

Source: house rule (design decision 7: pictures are developed); JPEG (T.81, B.2.4.5), PNG 3, "Ancillary chunks"; Exif 2.32.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import Sight
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook

LEVEL: Final = Level.ERROR
REMEDY: Final = "pass the picture through the darkroom, which makes it anew from its pixels"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find what pictures carry beside their pixels."""
    for name, facts in book.pictures.items():
        if facts.carries:
            yield Sight(name, 1, f"the picture carries {' and '.join(facts.carries)}")
