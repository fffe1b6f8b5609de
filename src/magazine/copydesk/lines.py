"""Lines of a file, or of a directive's body within it, each with its own place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines with their places.

    Attributes:
        path: the file.
        texts: the lines.
        places: of each line's first character: line and column, counted from 1.
    """

    path: str
    texts: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @classmethod
    def of_file(cls, text: str, path: str) -> Lines:
        """Take a whole file."""
        texts = tuple(text.split("\n"))
        return cls(path, texts, tuple((number, 1) for number in range(1, len(texts) + 1)))

    def part(self, content: Sequence[str], first: int) -> Lines:
        """Take lines of a fence's content, from an index on, whose indent Markdown has taken away."""
        places = []
        for number, text in enumerate(content, first):
            line, column = self.places[min(number, len(self.places) - 1)]
            places.append((line, column + _begin(self.texts[min(number, len(self.texts) - 1)], text)))
        return Lines(self.path, tuple(content), tuple(places))

    def rows(self, content: str, first: int) -> tuple[tuple[int, int], ...]:
        """Give line and column of each line of an inline content that begins on the line of an index."""
        found = []
        for number, text in enumerate(content.split("\n"), first):
            if number >= len(self.texts):
                found.append(self.places[-1] if self.places else (1, 1))
                continue
            line, column = self.places[number]
            found.append((line, column + _begin(self.texts[number], text)))
        return tuple(found)


def _begin(whole: str, text: str) -> int:
    """Say where a text begins in its line: at the line's end most often, since markup stands before it (“1. 1”)."""
    whole, text = whole.rstrip(), text.rstrip()
    return len(whole) - len(text) if whole.endswith(text) else max(0, whole.find(text))
