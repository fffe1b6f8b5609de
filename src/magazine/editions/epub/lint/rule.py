"""What a rule is: a module that says how much its finding weighs and what to do about it, and looks at a book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.issue.finding import Level

QUOTED_CHARS = 48
"""Of a text that a message quotes: enough to find it by, short enough for one line."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Something that a rule has seen.

    Attributes:
        name: the file in the book, from the root of the zip file; empty for the book as a whole.
        line: counted from 1.
        what: what is wrong, one sentence without a full stop.
        level: how much this one weighs, where that is not what the rule's findings weigh.
    """

    name: str
    line: int
    what: str
    level: Level | None = None


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


def quoted(text: str) -> str:
    """Quote a text in a message, on one line, shortened where it is long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= QUOTED_CHARS else line[: QUOTED_CHARS - 1] + '…'}”"
