"""Shares of a whole: one bar as long as the drawing is wide, and each part's percentage set large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.darkroom.charts import words
from magazine.darkroom.charts.contrast import CONTRAST_MIN, ratio, reads_on
from magazine.darkroom.charts.legend import legend
from magazine.darkroom.charts.sheet import Style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from magazine.darkroom.charts.board import Board

BAR: Final = 56.0
SLIT: Final = 2.0
MOST_COLUMNS: Final = 4
COLUMN_MIN_PX: Final = 140.0
COLUMN_GAP: Final = 24.0


def draw_shares(board: Board) -> None:
    """Lay out a share chart: columns below the bar where they fit, else a list; several series as bars below each other."""
    if len(board.series) > 1:
        board.sheet.height = _several(board)
        return
    values = board.series[0][1]
    parts = words.hundredths(values)
    _whole(board, 0, BAR, [float(value or 0) for value in values], board.chart.names)
    count = len(parts)
    fits = count <= MOST_COLUMNS and board.sheet.width >= count * COLUMN_MIN_PX + (count - 1) * COLUMN_GAP
    board.sheet.height = _columns(board, BAR + 22, parts) if fits else _list(board, BAR + 12, parts)


def _whole(board: Board, y: float, height: float, values: Sequence[float], inside: Sequence[str]) -> None:
    """Draw the bar of a hundred, with a word in each part that has room for it."""
    total = sum(values) or 1.0
    x = 0.0
    for number, (value, text) in enumerate(zip(values, inside, strict=True)):
        width = value / total * board.sheet.width
        fill = _ground(board, number)
        if width > SLIT:
            board.sheet.bar(x, y, width - (SLIT if x + width < board.sheet.width - 1 else 0), height, fill)
        style = Style(size=board.name.size + 1, weight=700, fill=reads_on(fill))
        if board.measure(text, style) + 16 <= width:
            board.sheet.words(x + (width - SLIT) / 2, y + height / 2 + style.size * 0.34, text, style, "middle")
        x += width


def _ground(board: Board, number: int) -> str:
    """Give a part's colour: the one for letters, which is darker or lighter, where neither white nor ink can be read on it."""
    colour = number % len(board.palette.fills)
    fill = board.palette.fills[colour]
    return fill if ratio(reads_on(fill), fill) >= CONTRAST_MIN else board.palette.texts[colour]


def _columns(board: Board, y: float, parts: Sequence[Decimal]) -> float:
    """Set each part's percentage large over its name and figure, side by side."""
    count = len(parts)
    width = (board.sheet.width - (count - 1) * COLUMN_GAP) / count
    bottom = y
    for number, (name, part) in enumerate(zip(board.chart.names, parts, strict=True)):
        x = number * (width + COLUMN_GAP)
        colour = number % len(board.palette.fills)
        board.sheet.rule(x, y, width, 4, _ground(board, number))
        large = Style(size=38, weight=700, fill=board.palette.texts[colour])
        at = y + 46
        board.sheet.words(x, at, words.percent(part, board.chart.language), large)
        at += 10
        for line in board.wrapped(name, board.name, width):
            at += board.name.size * 1.35
            board.sheet.words(x, at, line, board.name)
        at += board.small.size * 1.6
        board.sheet.words(x, at, _counted(board, number), board.small)
        bottom = max(bottom, at + 5)
    return bottom


def _list(board: Board, y: float, parts: Sequence[Decimal]) -> float:
    """Set one part a line: percentage, name, figure."""
    room = max(board.measure(words.percent(part, board.chart.language), board.value) for part in parts)
    for number, (name, part) in enumerate(zip(board.chart.names, parts, strict=True)):
        colour = number % len(board.palette.fills)
        board.sheet.bar(0, y + 9, 5, 24, _ground(board, number))
        style = Style(size=board.value.size, weight=700, fill=board.palette.texts[colour])
        base = y + 27
        board.sheet.figure(14, room, base, words.percent(part, board.chart.language), style)
        counted = _counted(board, number)
        space = board.sheet.width - room - 28 - board.measure(counted, board.small) - 12
        lines = board.wrapped(name, board.name, space)
        board.sheet.words(board.sheet.width, base, counted, board.small, "end")
        for line in lines:
            board.sheet.words(room + 28, base, line, board.name)
            base += board.name.size * 1.35
        y = base - board.name.size * 1.35 + 15
        if number < len(parts) - 1:
            board.sheet.rule(0, y, board.sheet.width, 0.75, board.palette.grid)
    return y - 6


def _several(board: Board) -> float:
    """Draw a bar for each series, under its name."""
    y = legend(board, 0, board.chart.names, [_ground(board, number) for number in range(len(board.palette.fills))])
    for name, values in board.series:
        y += board.name.size
        board.sheet.words(0, y, name, board.name)
        y += 9
        parts = [words.percent(part, board.chart.language) for part in words.hundredths(values)]
        _whole(board, y, 38, [float(value or 0) for value in values], parts)
        y += 38 + 18
    return y - 18


def _counted(board: Board, row: int) -> str:
    """Write a part's figure with its unit."""
    figure = words.figure(board.series[0][1][row], board.chart.language)
    return f"{figure} {board.chart.unit}".strip()
