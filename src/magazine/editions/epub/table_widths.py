"""How a table's width is shared among its columns: by their words, so that a narrow page breaks none that it need not. Pure.

Reading systems set a table without widths either wider than a telephone's page, or, where words may break anywhere, with words broken in a
narrow column while a wide one beside it has room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STEP: Final = 5
"""Per cent: the style sheet has a class for each (``.share-35``)."""

LEAST: Final = 10
"""Per cent: the smallest class."""

COLUMNS_MOST: Final = 8
"""More columns are a matter for reading systems; with the least share each, no more than ten would fit."""

WORD_ROOM: Final = 1.15
"""A heading's bold letters are wider than the mean letter."""

CELL_AIR: Final = 3.0
"""Letters: what a cell's inner margins take at the size of its text."""

TEXT_SHARE: Final = 0.2
"""How much of a column's mean text length counts beside its longest word: long texts get more, and never all."""


def column_shares(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Share a width among columns.

    Args:
        rows: the cells' texts, each row as long as the first.

    Returns:
        Percentages in steps of ``STEP``, 100 together; none for a single column, and for so many that no sheet has room for them.
    """
    wishes = [_wish(column) for column in zip(*rows, strict=True)]
    if not 1 < len(wishes) <= COLUMNS_MOST:
        return ()
    steps = [max(LEAST // STEP, int(100 / STEP * wish / sum(wishes))) for wish in wishes]
    while sum(steps) != 100 // STEP:
        change = 1 if sum(steps) < 100 // STEP else -1
        place = max(range(len(steps)), key=lambda number: change * (wishes[number] / steps[number]))
        steps[place] += change
    return tuple(STEP * step for step in steps)


def _wish(cells: Iterable[str]) -> float:
    """Say how wide a column would be, in letters."""
    texts = list(cells)
    longest = max((len(word) for text in texts for word in text.split()), default=1)
    return longest * WORD_ROOM + CELL_AIR + TEXT_SHARE * sum(map(len, texts)) / len(texts)
