"""How a table's width is shared among its columns: by their words, so that a narrow page breaks none that it need not. Pure.

Reading systems set a table without widths either wider than a telephone's page, or, where words may break anywhere, with words broken in a
narrow column while a wide one beside it has room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        Percentages, 100 together.
    """
    wishes = [_wish(column) for column in zip(*rows, strict=True)]
    shares = [round(100 * wish / sum(wishes)) for wish in wishes[:-1]]
    return (*shares, 100 - sum(shares)) if wishes else ()


def _wish(cells: Iterable[str]) -> float:
    """Say how wide a column would be, in letters."""
    texts = list(cells)
    longest = max((len(word) for text in texts for word in text.split()), default=1)
    return longest * WORD_ROOM + CELL_AIR + TEXT_SHARE * sum(map(len, texts)) / len(texts)
