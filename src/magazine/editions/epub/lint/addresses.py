"""Addresses within a book: where a link on a page leads."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads.

    Attributes:
        name: the file in the book, or the whole address where it leads out of it.
        anchor: the element's id, or nothing.
        scheme: ``https``, ``mailto``…; empty for a place in the book.
    """

    name: str
    anchor: str = ""
    scheme: str = ""


def resolve(page: str, address: str) -> Target:
    """Follow an address from a file of the book (RFC 3986, section 5.2)."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return Target(address)
    if parts.scheme or parts.netloc:
        return Target(address, scheme=parts.scheme or "https")
    anchor = unquote(parts.fragment)
    if not parts.path:
        return Target(page, anchor)
    place = posixpath.join(posixpath.dirname(page), unquote(parts.path))
    return Target(posixpath.normpath(place), anchor)
