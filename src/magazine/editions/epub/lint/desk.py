"""The desk where a finished book is looked at: opened once, then shown to every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.epub.lint.expected import NOTHING_EXPECTED
from magazine.editions.epub.lint.opening import opened
from magazine.editions.epub.lint.registry import OF_ANY_FILE, RULES
from magazine.issue.finding import Finding, Location, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from magazine.editions.epub.lint.expected import Expected
    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.rule import Rule
    from magazine.editions.epub.lint.sight import Sight


def lint_book(path: Path, expected: Expected = NOTHING_EXPECTED) -> tuple[Finding, ...]:
    """Look at a finished book with every rule.

    A broken book gives findings, never an exception.

    Args:
        path: the ``.epub`` file.
        expected: what the publication says must be in it.
    """
    with opened(path, expected) as book:
        rules = RULES if book.readable else {name: RULES[name] for name in OF_ANY_FILE}
        return in_order(finding for name, rule in rules.items() for finding in _findings(name, rule, book))


def _findings(name: str, rule: Rule, book: OpenedBook) -> Iterator[Finding]:
    for sight in rule.look(book):
        yield Finding(
            rule=name,
            where=_where(book.file_name, sight),
            what=sight.what,
            remedy=rule.REMEDY,
            level=sight.level or rule.LEVEL,
        )


def _where(file_name: str, sight: Sight) -> Location:
    """Name a place inside the book as ``book.epub!/EPUB/page.xhtml``, the form that Java's and Ace's messages made usual."""
    return Location(path=f"{file_name}!/{sight.name}" if sight.name else file_name, line=max(sight.line, 1))
