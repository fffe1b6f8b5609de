"""What a rule has seen in a book, and how it quotes the book's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def quoted(text: str) -> str:
    """Quote a text in a message, on one line, shortened where it is long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= QUOTED_CHARS else line[: QUOTED_CHARS - 1] + '…'}”"
