"""A picture has more than four million pixels.

Apple refuses interior pictures above its limit (two million at first, 4 million since 2014, 5.6 million now); e-readers with
little memory show a grey box long before. The house stays with four.

Source: Apple Books Asset Guide, "Images".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import Sight
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook

LEVEL: Final = Level.ERROR
REMEDY: Final = "let the darkroom make it smaller: 4 million pixels are more than any reader shows"

PIXELS_MAX: Final = 4_000_000
"""Shops' limit since 2014; Apple's own is 5.6 million today."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Measure the pictures."""
    for name, facts in book.pictures.items():
        if facts.width * facts.height > PIXELS_MAX:
            yield Sight(
                name,
                1,
                f"the picture has {facts.width * facts.height / 1e6:.1f} million pixels ({facts.width} × {facts.height})",
            )
