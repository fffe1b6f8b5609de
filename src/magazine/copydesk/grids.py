"""Tables with their cells' passages, and the figures in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.copydesk.numbers import figures_of
from magazine.copydesk.text import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.numbers import Figure
    from magazine.copydesk.text import ArticleText, Passage


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, and its passage where it has one (an empty cell has none)."""

    text: str
    passage: Passage | None = None

    @property
    def figure(self) -> Figure | None:
        """Give the figure that the cell holds, where it holds one and no other words than its unit."""
        found = figures_of(self.passage) if self.passage is not None else ()
        if len(found) != 1 or found[0].spelt:
            return None
        return found[0] if self.text[: found[0].start].strip() == "" else None


def grids(text: ArticleText) -> Iterator[tuple[tuple[Cell, ...], ...]]:
    """Give the tables of an article as rows of cells."""
    passages = iter(text.passages_of(PassageKind.CELL, PassageKind.HEAD_CELL))
    for table in text.tables:
        yield tuple(
            tuple(Cell(cell, next(passages, None) if cell.strip() else None) for cell in row) for row in table.rows
        )


def columns(rows: tuple[tuple[Cell, ...], ...]) -> Iterator[tuple[Cell, ...]]:
    """Give the columns of a table behind its first, head included."""
    width = min((len(row) for row in rows), default=0)
    for number in range(1, width):
        yield tuple(row[number] for row in rows)
