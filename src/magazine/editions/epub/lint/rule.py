"""What a rule is: a module that says how much its finding weighs and what to do about it, and looks at a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight
    from magazine.issue.finding import Level


class Rule(Protocol):
    """A module in ``rules/``."""

    @property
    def LEVEL(self) -> Level:  # noqa: N802 - a module's constant
        """How much the finding weighs."""

    @property
    def REMEDY(self) -> str:  # noqa: N802 - a module's constant
        """What to do about it, in the imperative."""

    def look(self, book: OpenedBook, /) -> Iterator[Sight]:
        """Look at a book."""
