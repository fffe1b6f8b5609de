"""The specimen's books, looked at by Ace: each page in a browser, and the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.editions.epub.bench import Opened
from tests.validators import ace

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.language import Language

BESIDE_PAGES = 2
"""Ace looks at the package and, once more by itself, at the navigation."""


def test_ace_finds_no_violation_on_any_page(books: dict[Language, Path]) -> None:
    for book, seen in zip(books.values(), ace(*books.values()), strict=True):
        assert seen.violations == ()
        assert seen.pages == len(Opened(book).pages) + BESIDE_PAGES


def test_a_file_that_is_no_book_is_a_violation(tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    broken.write_bytes(b"no zip file")
    (seen,) = ace(broken)
    assert [violation.split()[0] for violation in seen.violations] == ["unreadable:"]
