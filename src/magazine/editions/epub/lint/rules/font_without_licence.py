"""A font lies in the book whose licence does not.

The SIL Open Font License lets a font be embedded and passed on only with its copyright notice and licence.

Source: SIL Open Font License 1.1, condition 2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.faces import copyright_of, font_files
from magazine.editions.epub.lint.sight import Sight
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook

LEVEL: Final = Level.ERROR
REMEDY: Final = "put the font's licence beside it, under META-INF/licences"

LICENCE: Final = re.compile(r"licen[cs]e|\bOFL\b", re.IGNORECASE)
LETTERS: Final = re.compile(r"[^\W\d_]+")
OWNER_WORDS: Final = 2
FILLING: Final = frozenset({"copyright", "c", "the"})


def look(book: OpenedBook) -> Iterator[Sight]:
    """Look the owner of each font up among the licences."""
    fonts = font_files(book)
    texts = (
        [book.read(name).decode("utf-8", "replace") for name in sorted(book.names) if LICENCE.search(name)]
        if fonts
        else []
    )
    for name in fonts:
        owner = owner_of(copyright_of(book.read(name)))
        if not any(owner in " ".join(LETTERS.findall(text)).casefold() for text in texts):
            yield Sight(
                name, 1, f"the licence of this font is not in the book{f' (its owner: {owner})' if owner else ''}"
            )


def owner_of(notice: str) -> str:
    """Give the first words of a copyright notice that name its owner."""
    words = [word for word in LETTERS.findall(notice.casefold()) if word not in FILLING]
    return " ".join(words[:OWNER_WORDS])
