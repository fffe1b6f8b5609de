"""An ISSN in the package or on a page has a wrong form or check digit, or the package states a place holder.

Libraries and shops file the issue under another periodical, or refuse it.

Source: ISO 3297:2022, annex A (check digit modulo 11); RFC 3044 (``urn:issn``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Level
from magazine.manuscript.issn import check_digit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.ERROR
REMEDY: Final = "copy the ISSN from the ISSN centre's letter; leave it out while it is pending"

NAMED: Final = re.compile(
    r"(?:urn:issn:|\bissn\b|ردمد)[^0-9]{0,40}?([0-9]{4}[-–]?[0-9]{3}[0-9Xx])(?![0-9])", re.IGNORECASE
)
PENDING: Final = "0000-0000"
"""The house's sign for a number that is not assigned; a page may speak of it, the package may not state it."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Compute the check digit of every ISSN."""
    package = book.package
    if package is not None:
        for element in package.elements:
            for number in NAMED.findall(element.text or ""):
                if not is_issn(number):
                    yield package.sight(element, f"the ISSN '{number}' is none")
    for page in book.pages:
        for block in page.blocks:
            for number in NAMED.findall(block.text):
                if number != PENDING and not is_issn(number):
                    yield page.sight(block.element, f"the ISSN '{number}' is none")


def is_issn(number: str) -> bool:
    """Say whether a number of eight places has the right check digit, and is no row of zeros."""
    digits = number.replace("-", "").replace("–", "").upper()
    return digits[7] == check_digit(digits[:7]) and digits[:7] != "0000000"
