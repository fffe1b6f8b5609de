"""The package does not say what a reader needs to know, or what the book shows.

Shops and libraries show these statements beside the book, and "no information" where there are none.

Source: EPUB Accessibility 1.1, "Discovery metadata" (required: accessMode, accessibilityFeature, accessibilityHazard).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "state it in the package: readers who need it find the book by it"

REQUIRED: Final = (
    "accessMode",
    "accessibilityFeature",
    "accessibilityHazard",
    "accessModeSufficient",
    "accessibilitySummary",
)
SHOWN: Final = ("pageBreakMarkers", "pageNavigation", "alternativeText", "tableOfContents")
"""Features that are claimed wherever they are shown."""


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find what is not stated."""
    package = book.package
    if package is None:
        return
    for name in REQUIRED:
        if not package.stated(f"schema:{name}"):
            yield package.sight(package.root, f"the package states no {name}")
    proofs = book.proofs
    claimed = {*package.stated("schema:accessibilityFeature")}
    for name in SHOWN:
        if claimed and proofs.features[name] and name not in claimed:
            yield package.sight(package.root, f"the book has what '{name}' stands for, and does not say so")
    modes = {*package.stated("schema:accessMode")}
    for name, there in proofs.modes.items():
        if modes and there and name not in modes:
            yield package.sight(package.root, f"the book speaks to '{name}' readers, and does not say so")
