"""What stands above a chart: the unit, and the names of the series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magazine.darkroom.charts.board import Board

SWATCH: Final = 13.0
GAP: Final = 7.0
BETWEEN: Final = 22.0


def unit_line(board: Board) -> float:
    """Write what the figures count (the unit, else the name of the only series), and give the height that is used."""
    counted = board.chart.unit or (board.series[0][0] if len(board.series) == 1 else "")
    if not counted:
        return 0.0
    board.sheet.words(0, board.small.size, counted, board.small)
    return board.small.size + 14


def legend(board: Board, y: float, names: Sequence[str], fills: Sequence[str] = ()) -> float:
    """Write names with their colours (the palette's, where no others are given), line by line, and give the height after them."""
    colours = fills or board.palette.fills
    x = 0.0
    for number, name in enumerate(names):
        width = SWATCH + GAP + board.measure(name, board.name)
        if x and x + width > board.sheet.width:
            x, y = 0.0, y + board.name.size * 1.6
        board.sheet.bar(x, y, SWATCH, SWATCH, colours[number % len(colours)])
        board.sheet.words(x + SWATCH + GAP, y + SWATCH - 1, name, board.name)
        x += width + BETWEEN
    return y + board.name.size + 18
