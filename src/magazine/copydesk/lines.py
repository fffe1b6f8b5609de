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
            whole = self.texts[min(number, len(self.texts) - 1)]
            places.append((line, column + max(0, whole.find(text))))
        return Lines(self.path, tuple(content), tuple(places))

    def rows(self, content: str, first: int, column: int = 0) -> tuple[tuple[int, int], ...]:
        """Give line and column of each line of an inline content that begins on the line of an index, at or after a column."""
        found = []
        for number, text in enumerate(content.split("\n"), first):
            if number >= len(self.texts):
                found.append(self.places[-1] if self.places else (1, 1))
                continue
            line, begin = self.places[number]
            at = self.texts[number].find(text, column if number == first else 0)
            found.append((line, begin + max(0, at)))
        return tuple(found)
