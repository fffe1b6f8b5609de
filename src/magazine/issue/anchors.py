"""Links between articles as editors write them, and anchors: the ids of headings, which they end on.

Editions write them and the copy desk holds links against them, so they are made in one place.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container

ARTICLE_PATH: Final = re.compile(r"(?:(?:\.\./|/)?(?P<id>[a-z0-9-]+)/)?(?:(?P<tag>[a-z]{2,3})(?:\.md)?)?")
"""How a link names an article of the issue: ``../open-days/fr.md``."""
TATWEEL: Final = "\N{ARABIC TATWEEL}"
"""Makes a word longer and says nothing."""
_RESERVED: Final = re.compile(r"(?:page|pg|note|note-mark|chart-data|place|toc|id)(?:-|\d|$)")
"""What editions name themselves: parts of a page (``page-content``), notes, charts' tables, places in a book, docutils' own ``id1``.
A crosshead “Note 1” must not take the note's id."""


def heading_slug(text: str) -> str:
    """Make a readable id of a heading: letters and digits of any script, without accents, vowel signs and tatweel, joined by hyphens.

    Stable: it depends on the heading's words alone. An id begins with a letter (XML 1.0, production NCName).
    """
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(character) and character != TATWEEL
    )
    slug = "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", plain).casefold()))
    return slug if slug[:1].isalpha() and not _RESERVED.match(slug) else f"s-{slug}".rstrip("-")


def unused(slug: str, used: Container[str]) -> str:
    """Number a slug that is taken already: the second ``contact`` is ``contact-2``."""
    if slug not in used:
        return slug
    low, high = 1, 2
    while f"{slug}-{high}" in used:
        low, high = high, 2 * high
    while high - low > 1:  # of ten thousand headings alike none must be counted through
        middle = (low + high) // 2
        low, high = (middle, high) if f"{slug}-{middle}" in used else (low, middle)
    return f"{slug}-{high}"
