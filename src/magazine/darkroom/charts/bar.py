"""Bars: one row for each name, the figure beside it. No axis: every figure is written out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from magazine.darkroom.charts import words
from magazine.darkroom.charts.legend import legend, unit_line

if TYPE_CHECKING:
    from decimal import Decimal

    from magazine.darkroom.charts.board import Board

NARROW_PX: Final = 480  # below, names stand above their bars
NAME_PART: Final = 0.36  # of the width, at most, for names beside bars
GAP: Final = 16.0
LEADING: Final = 0  # the colour of the highest figure
OTHERS: Final = -1  # the colour of all others: a colour each would be a fair, and mean nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Where figures stand: from ``start`` on, ``length`` long, between two figures."""

    start: float
    length: float
    low: float
    high: float

    def at(self, value: Decimal | float) -> float:
        """Give the place of a figure."""
        span = self.high - self.low or 1.0
        return self.start + (float(value) - self.low) / span * self.length


def draw_bars(board: Board) -> None:
    """Lay out a bar chart."""
    y = unit_line(board)
    if len(board.series) > 1:
        y = legend(board, y, [name for name, _ in board.series])
    names = max(board.measure(name, board.name) for name in board.chart.names)
    beside = board.sheet.width >= NARROW_PX and names <= board.sheet.width * NAME_PART
    board.sheet.height = _beside(board, y, names) if beside else _stacked(board, y)


def _zero(board: Board, scale: Scale, top: float, bottom: float) -> None:
    """Draw the line of nothing where bars stand on both sides of it."""
    if scale.low < 0:
        board.sheet.bar(scale.at(0) - 0.75, top, 1.5, bottom - top, board.palette.soft)


def _beside(board: Board, y: float, names: float) -> float:
    """Draw names at the start, bars in the middle, figures at the end."""
    figures = _figures_width(board)
    start = names + GAP
    scale = _scale(board, start, board.sheet.width - start - GAP - figures)
    count = len(board.series)
    thick, gap = (34.0, 14.0) if count == 1 else (20.0, 20.0)
    top = y
    for row, name in enumerate(board.chart.names):
        middle = y + count * thick / 2
        board.sheet.words(0, middle + board.name.size * 0.34, name, board.name)
        y = _bars(board, scale, row, y, thick)
        y += gap
    _zero(board, scale, top - 5, y - gap + 5)
    return y - gap + (5 if scale.low < 0 else 0)


def _stacked(board: Board, y: float) -> float:
    """Draw names above their bars: for telephones, narrow columns and long names."""
    single = len(board.series) == 1
    figures = _figures_width(board)
    reach = board.sheet.width if single else board.sheet.width - figures - GAP
    scale = _scale(board, 0, reach)
    for row, name in enumerate(board.chart.names):
        y += board.value.size
        space = board.sheet.width - figures - GAP if single else board.sheet.width
        lines = board.wrapped(name, board.name, space)
        for line in lines:
            board.sheet.words(0, y, line, board.name)
            y += board.name.size * 1.3
        if single:
            value = words.figure(board.series[0][1][row], board.chart.language)
            last = y - board.name.size * 1.3
            board.sheet.figure(board.sheet.width - figures, figures, last, value, board.value)
        y = _bars(board, scale, row, y - board.name.size * 0.75, 16.0, written=not single)
        y += 14
    return y - 14


def _bars(board: Board, scale: Scale, row: int, y: float, thick: float, *, written: bool = True) -> float:
    """Draw a row's bars, one for each series, and give the height after them."""
    for number, (_, values) in enumerate(board.series):
        if len(board.series) == 1:
            _single(board, scale, row, y, thick, written=written)
        else:
            _one_of_several(board, scale, (number, values[row]), y, thick)
        y += thick
    return y


def _single(board: Board, scale: Scale, row: int, y: float, thick: float, *, written: bool) -> None:
    """Draw the only bar of a row upon its track, its figure in a column at the end."""
    value = board.series[0][1][row]
    if scale.low >= 0:
        board.sheet.bar(scale.start, y, scale.length, thick, board.palette.track)
    if value is not None:
        near, far = sorted((scale.at(0), scale.at(value)))
        board.sheet.bar(near, y, max(far - near, 1.0), thick, board.palette.fills[_colour(board, row)])
    if written:
        room = _figures_width(board)
        text = words.figure(value, board.chart.language)
        board.sheet.figure(board.sheet.width - room, room, y + thick / 2 + board.value.size * 0.34, text, board.value)


def _one_of_several(board: Board, scale: Scale, bar: tuple[int, Decimal | None], y: float, thick: float) -> None:
    """Draw one of a row's bars (series and figure), its figure right behind it."""
    number, value = bar
    near, far = sorted((scale.at(0), scale.at(value or 0)))
    if value is not None:
        colour = board.palette.fills[number % len(board.palette.fills)]
        board.sheet.bar(near, y, max(far - near, 1.0), thick - 3, colour)
    style = replace(board.value, size=board.name.size)
    text = words.figure(value, board.chart.language)
    board.sheet.words(far + 8, y + (thick - 3) / 2 + style.size * 0.34, text, style)


def _colour(board: Board, row: int) -> int:
    """Let the highest figure stand out."""
    values = [value for value in board.series[0][1] if value is not None]
    return LEADING if values and board.series[0][1][row] == max(values) else OTHERS


def _figures_width(board: Board) -> float:
    return max(
        board.measure(words.figure(value, board.chart.language), board.value)
        for _, values in board.series
        for value in values
    )


def _scale(board: Board, start: float, length: float) -> Scale:
    values = [float(value) for _, series in board.series for value in series if value is not None]
    return Scale(start=start, length=length, low=min([0.0, *values]), high=max([0.0, *values]))
