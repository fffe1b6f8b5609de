"""The specimen's books, looked at by Ace: each page in a browser, and the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.issue.language import Language
from tests.editions.epub.bench import Opened, signed_copy
from tests.validators import ace

if TYPE_CHECKING:
    from pathlib import Path

BESIDE_PAGES = 2
"""Ace looks at the package and, once more by itself, at the navigation."""


def test_ace_finds_no_violation_on_any_page(books: dict[Language, Path], tmp_path: Path) -> None:
    """Look at the Arabic book as it was built, and at the French one with the house's signature in it."""
    files = [
        signed_copy(books[language], tmp_path) if language is Language.FRENCH else books[language] for language in books
    ]
    for book, seen in zip(books.values(), ace(*files), strict=True):
        assert seen.violations == ()
        assert seen.pages == len(Opened(book).pages) + BESIDE_PAGES


def test_a_file_that_is_no_book_is_a_violation(tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    broken.write_bytes(b"no zip file")
    (seen,) = ace(broken)
    assert [violation.split()[0] for violation in seen.violations] == ["unreadable:"]
