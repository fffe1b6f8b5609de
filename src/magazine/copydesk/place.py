"""From a character of a text, as readers see it, back to the line and column where an editor typed it."""

from __future__ import annotations

import re
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
    """Find a node of YAML by the way to it; a way that ends early gives the last node on it.

    A text on the way through a list names the item that is it, or that holds it.
    """
    node = _tree(source, path, first_line)
    for key in keys:
        step: Node | None = None
        if isinstance(node, Block):
            step = next((value for name, value in node.pairs if name.text == key), None)
        elif isinstance(node, Items) and isinstance(key, int):
            step = node.items[key] if key < len(node.items) else None
        elif isinstance(node, Items):
            step = next((item for item in node.items if _holds(item, key)), None)
        if step is None:
            return node if isinstance(node, Value) else None
        node = step
    return node


@lru_cache(maxsize=64)
def _tree(source: str, path: str, first_line: int) -> Node | None:
    """Read YAML; one in which something is found is asked about for each thing that is found."""
    return parse_yaml(source, path, Notes(), first_line=first_line)


def _holds(item: Node, text: str | int) -> bool:
    values = [value for _, value in item.pairs] if isinstance(item, Block) else [item]
    return any(isinstance(value, Value) and value.text.strip() == text for value in values)


def aligned(text: str, source: str, where: Location, first_line: int = 1) -> tuple[Mark, ...]:
    """Follow a value through the YAML that it was read from: quotation marks, escapes and folded lines are stepped over."""
    scribe = _Scribe(source.split("\n"), where.line - first_line, where.column - 1)
    marks: list[Mark] = []
    follows: tuple[int, int] | None = None
    for offset, character in enumerate(text):
        line, column, typed = scribe.follow(character)
        if not (typed and follows == (line, column)):
            marks.append(Mark(offset, line + first_line, column + 1, fixed=not typed))
        follows = (line, column + 1) if typed else None
    return tuple(marks) or (Mark(0, where.line, where.column, fixed=True),)


_ESCAPE: Final = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_REACH: Final = 2  # lines below that are looked through for a character which is not where it should be


class _Scribe:
    """Goes along the lines of a YAML value as its characters come."""

    def __init__(self, lines: list[str], line: int, column: int) -> None:
        self._lines, self._line, self._column = lines, line, column
        self._indent: int | None = None
        self._style = self._rest()[:1]
        if self._style in {"|", ">"}:
            self._begin_block()
        elif self._style in {'"', "'"}:
            self._column += 1
        else:
            self._style = ""

    def follow(self, character: str) -> tuple[int, int, bool]:
        """Give line and column of the next character, and whether it stands there as it is."""
        rest = self._rest()
        if not (self._indent is not None and rest[:1] == character):
            if character.isspace() and self._at_end(rest):
                return self._fold()
            rest = self._skip(rest)
            found = _ESCAPE.match(rest) if self._style == '"' else None
            if found is not None:
                return self._stand(found.end(), typed=False)
            if self._style == "'" and rest.startswith("''"):
                return self._stand(2, typed=False)
            if rest[:1] != character and not self._look_for(character):
                return self._line, self._column, False
        return self._stand(1, typed=True)

    def _rest(self) -> str:
        return self._lines[self._line][self._column :] if self._line < len(self._lines) else ""

    def _at_end(self, rest: str) -> bool:
        return not rest.strip()

    def _stand(self, width: int, *, typed: bool) -> tuple[int, int, bool]:
        place = self._line, self._column, typed
        self._column += width
        return place

    def _fold(self) -> tuple[int, int, bool]:
        place = self._line, self._column, False
        self._next_line()
        return place

    def _next_line(self) -> None:
        self._line += 1
        text = self._lines[self._line] if self._line < len(self._lines) else ""
        lead = len(text) - len(text.lstrip())
        self._column = lead if self._indent is None else min(lead, self._indent)

    def _skip(self, rest: str) -> str:
        """Step over ends of lines that are nothing to readers: empty lines, and those that a backslash joins."""
        while (self._at_end(rest) or (self._style == '"' and rest == "\\")) and self._line + 1 < len(self._lines):
            self._next_line()
            rest = self._rest()
        return rest

    def _begin_block(self) -> None:
        """Go to the first line below the sign of a block."""
        self._indent = 0
        while self._line + 1 < len(self._lines):
            self._line += 1
            text = self._lines[self._line]
            if text.strip():
                self._indent = self._column = len(text) - len(text.lstrip())
                return

    def _look_for(self, character: str) -> bool:
        """Go to a character that is not where it should be: on this line or one of the next."""
        for number in range(self._line, min(self._line + _REACH + 1, len(self._lines))):
            begin = self._column if number == self._line else 0
            found = self._lines[number].find(character, begin)
            if found >= 0:
                self._line, self._column = number, found
                return True
        return False
