"""Ids within a book's pages that every reading system finds.

A heading's id is its words, in Arabic too. HTML allows that, but epub.js 0.3.93 looks for the id as the address spells it, in
percent signs, finds none, and opens the article at its beginning. So a book's own ids keep to ASCII.
"""

from __future__ import annotations

from hashlib import blake2s
from typing import Final

DIGEST_BYTES: Final = 5
"""Enough that two headings of one article do not meet: one chance in a thousand million for fifty headings."""


def book_anchor(identity: str) -> str:
    """Give the id that a place has in a book: its own where that is ASCII, else a short digest of it, the same wherever asked."""
    if identity.isascii():
        return identity
    return f"place-{blake2s(identity.encode(), digest_size=DIGEST_BYTES).hexdigest()}"
