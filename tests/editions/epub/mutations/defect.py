"""What a defect is: what is wrong, how it comes about, and who must say so in which words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.editions.epub.mutations.leaves import Change


class Catcher(Enum):
    """Who looks at books."""

    EPUBCHECK = "EPUBCheck"
    ACE = "Ace"
    LINT = "lint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """A defect.

    Attributes:
        name: what is wrong.
        change: puts it into the good book.
        by: who must catch it.
        message: the message's id or rule.
        words: what else the message must say: the file, or what sets it apart from others of the same id.
    """

    name: str
    change: Change
    by: Catcher
    message: str
    words: str = ""

    def caught(self, messages: list[str]) -> bool:
        """Say whether the message is among these, each of which begins with its id."""
        return any(message.split()[0] == self.message and self.words in message for message in messages)


def epubcheck(name: str, change: Change, message: str, words: str = "") -> Defect:
    """Name a defect that EPUBCheck must catch."""
    return Defect(name=name, change=change, by=Catcher.EPUBCHECK, message=message, words=words)


def ace(name: str, change: Change, message: str, words: str = "") -> Defect:
    """Name a defect that Ace must catch."""
    return Defect(name=name, change=change, by=Catcher.ACE, message=message, words=words)


def lint(name: str, change: Change, message: str, words: str = "") -> Defect:
    """Name a defect that only our own rules see."""
    return Defect(name=name, change=change, by=Catcher.LINT, message=message, words=words)
