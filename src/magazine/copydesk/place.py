"""From a character of a text, as readers see it, back to the line and column where an editor typed it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, Protocol

from magazine.issue.finding import Location
from magazine.manuscript.notes import Notes
from magazine.manuscript.yaml_nodes import Block, Items, Value, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magazine.manuscript.yaml_nodes import Node


class Place(Protocol):
    """Knows where each character of a text was typed."""

    def where(self, offset: int) -> Location:
        """Give the place of the character at an offset (0 to the length of the text)."""

    def typed(self, start: int, end: int) -> bool:
        """Say whether the characters from ``start`` to ``end`` stand in the file as they are, in one line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """From this offset on, characters of the text follow one another from this line and column.

    Attributes:
        offset: in the text.
        line: counted from 1.
        column: counted from 1.
        fixed: True where the characters were not typed, but stand for what begins here: a figure from the ledger.
    """

    offset: int
    line: int
    column: int
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """Places by marks in order of their offsets; the first is at 0."""

    path: str
    marks: Sequence[Mark]

    def where(self, offset: int) -> Location:
        """Give the place of a character."""
        mark = self._mark(offset)
        column = mark.column if mark.fixed else mark.column + offset - mark.offset
        return Location(path=self.path, line=mark.line, column=column)

    def typed(self, start: int, end: int) -> bool:
        """Say whether a run was typed as it is, in one line."""
        mark = self._mark(start)
        return not mark.fixed and mark is self._mark(max(start, end - 1))

    def _mark(self, offset: int) -> Mark:
        return self.marks[max(0, bisect_right(self.marks, offset, key=lambda mark: mark.offset) - 1)]


@dataclass(frozen=True)
class YamlPlace:
    """Places of a value in YAML, looked up only when something is found in it.

    Attributes:
        source: the YAML.
        path: the file.
        keys: the way to the value: names of fields, and numbers of a list's items.
        text: the value as read.
        first_line: the line of the file on which the YAML begins.
    """

    source: str
    path: str
    keys: tuple[str | int, ...]
    text: str
    first_line: int = 1

    def where(self, offset: int) -> Location:
        """Give the place of a character."""
        return self._marks.where(offset)

    def typed(self, start: int, end: int) -> bool:
        """Say whether a run was typed as it is, in one line."""
        return self._marks.typed(start, end)

    @cached_property
    def _marks(self) -> Marks:
        node = find_node(self.source, self.path, self.keys, self.first_line)
        if node is None:
            return Marks(self.path, (Mark(0, self.first_line, 1, fixed=True),))
        return Marks(self.path, aligned(self.text, self.source, node.where, self.first_line))


def find_node(source: str, path: str, keys: tuple[str | int, ...], first_line: int) -> Node | None:
    """Find a node of YAML by the way to it; a way that ends early gives the last node on it."""
    node = _tree(source, path, first_line)
    for key in keys:
        step: Node | None = None
        if isinstance(node, Block):
            step = next((value for name, value in node.pairs if name.text == key), None)
        elif isinstance(node, Items) and isinstance(key, int) and key < len(node.items):
            step = node.items[key]
        if step is None:
            return node if isinstance(node, Value) else None
        node = step
    return node


@lru_cache(maxsize=64)
def _tree(source: str, path: str, first_line: int) -> Node | None:
    """Read YAML; one in which something is found is asked about for each thing that is found."""
    return parse_yaml(source, path, Notes(), first_line=first_line)


_STEP: Final = 2  # characters that YAML puts between two of a text: a doubled quotation mark, a backslash
_FIRST: Final = 4  # before the first: quotation mark, block sign


def aligned(text: str, source: str, where: Location, first_line: int = 1) -> tuple[Mark, ...]:
    """Follow a value through the YAML it was read from: quotation marks, escapes and folded lines are stepped over."""
    lines = source.split("\n")
    line, column = where.line - first_line, where.column - 1
    marks: list[Mark] = []
    follows = False
    for offset, character in enumerate(text):
        step = _next(lines, line, column, character)
        if step is None:
            follows = False
            continue
        if not (follows and step == (line, column)):
            marks.append(Mark(offset, step[0] + first_line, step[1] + 1))
        line, column = step[0], step[1] + 1
        follows = True
    return tuple(marks) or (Mark(0, where.line, where.column, fixed=True),)


def _next(lines: list[str], line: int, column: int, character: str) -> tuple[int, int] | None:
    """Find a character at or after a place, over what YAML puts between: at most to the end of the next line."""
    if character.isspace() and line < len(lines) and column >= len(lines[line].rstrip()):
        return line, column
    for number in range(line, min(line + 3, len(lines))):
        begin = column if number == line else 0
        rest = lines[number]
        if number > line:
            begin = len(rest) - len(rest.lstrip())
        found = rest.find(character, begin)
        if found >= 0 and (found - begin <= _STEP or (number == line and begin == column and found - begin <= _FIRST)):
            return number, found
    return None
