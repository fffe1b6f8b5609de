"""Lines and areas: figures that follow each other, from the start of the line to its end."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from magazine.darkroom.charts import words
from magazine.darkroom.charts.bar import Scale
from magazine.darkroom.charts.legend import unit_line
from magazine.darkroom.charts.sheet import Style

if TYPE_CHECKING:
    from magazine.darkroom.charts.board import Board
    from magazine.darkroom.charts.chart import Chart

STEPS: Final = 4  # gridlines, about
NAMES_PART: Final = 0.4  # of the width, at most, for the names of series beside their ends
DIGIT_EM: Final = 0.62  # a bold digit of the sans, a little more than it is
SIGN_EM: Final = 0.36  # a point, a space, a minus
FEW: Final = 8  # rows, up to which figures at points are set large
SHORT: Final = 12  # rows, up to which each figure of a single series is written at its point
CUT_PART: Final = 0.6  # lines may start above nothing where the lowest figure is at least this part of the highest


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where the points stand: rows along the line, figures upward; ``low`` and ``high`` are figures."""

    start: float
    length: float
    top: float
    bottom: float
    low: float
    high: float
    count: int

    def x(self, row: int) -> float:
        """Give the place of a row."""
        return self.start + (self.length * row / (self.count - 1) if self.count > 1 else self.length / 2)

    def y(self, value: Decimal | float) -> float:
        """Give the height of a figure."""
        scale = Scale(start=self.bottom, length=self.top - self.bottom, low=self.low, high=self.high)
        return scale.at(value)


def draw_lines(board: Board) -> None:
    """Lay out a line chart."""
    frame = _frame(board, _range([[float(v) for v in values if v is not None] for _, values in board.series]))
    _grid(board, frame)
    for number, (_, values) in enumerate(board.series):
        colour = board.palette.fills[number % len(board.palette.fills)]
        for piece in _pieces(values):
            points = [(frame.x(row), frame.y(values[row] or 0)) for row in piece]
            if len(points) > 1:
                board.sheet.curve(points, colour, 3.0)
            for x, y in (points[0], points[-1]):
                board.sheet.dot(x, y, 4.5, colour)
    if len(board.series) == 1:
        _figures_at_points(board, frame)
    else:
        ends = [_last(values) for _, values in board.series]
        _end_names(board, frame, [(number, frame.y(end)) for number, end in enumerate(ends) if end is not None])
    _rows_below(board, frame)


def draw_areas(board: Board) -> None:
    """Lay out an area chart, several series upon each other."""
    stacks = _stacked(board)
    frame = _frame(board, (0.0, _nice(max(*stacks[-1], 1e-9))))
    _grid(board, frame)
    single = len(board.series) == 1
    for number, (low, high) in enumerate(pairwise(stacks)):
        colour = board.palette.fills[number % len(board.palette.fills)]
        rows = range(frame.count)
        band = [(frame.x(row), frame.y(high[row]), frame.y(low[row])) for row in rows]
        board.sheet.band(band, colour, 0.22 if single else 1.0)
        if single:
            board.sheet.curve([(x, top) for x, top, _ in band], colour, 3.0)
    if single:
        _figures_at_points(board, frame)
    else:
        middles = [(low[-1] + high[-1]) / 2 for low, high in pairwise(stacks)]
        _end_names(board, frame, [(number, frame.y(middle)) for number, middle in enumerate(middles)])
    _rows_below(board, frame)


def _stacked(board: Board) -> list[list[float]]:
    """Give the lower edge of the first series, then each series' upper edge. A gap counts as nothing."""
    edges = [[0.0] * len(board.chart.rows)]
    for _, values in board.series:
        edges.append([below + float(value or 0) for below, value in zip(edges[-1], values, strict=True)])
    return edges


def _range(series: list[list[float]]) -> tuple[float, float]:
    values = [value for values in series for value in values] or [0.0]
    low, high = min(values), max(values)
    if low < 0:
        step = _step(max(high, 0.0) - low)
        return math.floor(low / step + 1e-9) * step, math.ceil(max(high, 0.0) / step - 1e-9) * step
    if low < CUT_PART * high:
        return 0.0, _nice(high)
    step = _step(high - low or high)
    return math.floor(low / step) * step - step, math.ceil(high / step) * step


def _step(span: float) -> float:
    """Give a round distance of gridlines: 1, 2, 2.5 or 5 times a power of ten."""
    rough = max(span, 1e-9) / STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)


def _nice(high: float) -> float:
    step = _step(high)
    return math.ceil(high / step - 1e-9) * step


def _frame(board: Board, reach: tuple[float, float]) -> Frame:
    width = board.sheet.width
    top = unit_line(board) + board.value.size + 8
    height = min(380.0, max(180.0, width * 0.42))
    room = 0.0
    if len(board.series) > 1:
        names = [board.measure(name, replace(board.name, weight=700)) for name, _ in board.series]
        room = min(max(names) + 1, width * NAMES_PART) + 14
    edge = 10.0 if len(board.series) > 1 else _half_figure(board)
    ticks = max(board.measure(_tick(value, board), board.small) for value in _ticks(*reach)) + 14
    start = edge
    if len(board.series) > 1:
        start = ticks
    elif _is_long(board):
        start = ticks + edge
    return Frame(
        start=start, length=width - start - max(room, edge), top=top, bottom=top + height,
        low=reach[0], high=reach[1], count=len(board.chart.rows),
    )  # fmt: skip


def _half_figure(board: Board) -> float:
    figures = [words.figure(value, board.chart.language) for _, values in board.series for value in values]
    return max(board.measure(figure, _value(board)) for figure in figures) / 2 + 2


def _value(board: Board) -> Style:
    return replace(board.value, size=_figure_px(board.chart))


def _is_long(board: Board) -> bool:
    """Say whether there are too many points to write each figure, so that the axis must tell."""
    return not fits_figures(board.chart)


def fits_figures(chart: Chart) -> bool:
    """Say whether each figure of a single line stands at its point: told from their digits, so that it is known before the drawing is made."""
    figures = [words.figure(value, chart.language) for _, values in chart.series for value in values]
    widest = max(sum(DIGIT_EM if sign.isdigit() else SIGN_EM for sign in figure) for figure in figures)
    return len(chart.rows) <= SHORT and (widest * _figure_px(chart) + 14) * len(chart.rows) <= chart.width


def _figure_px(chart: Chart) -> float:
    return 18.0 if len(chart.rows) <= FEW else 15.0


def _ticks(low: float, high: float) -> list[float]:
    """Give round figures from the lowest to the highest, nothing among them where it lies between."""
    step = _step(high - low)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [step * count for count in range(first, last + 1)]


def _tick(value: float, board: Board) -> str:
    number = Decimal(repr(round(value, 10))).normalize()
    return words.figure(Decimal(f"{number:f}"), board.chart.language)


def _grid(board: Board, frame: Frame) -> None:
    """Draw few hairlines with their figures, and the line of nothing; with every figure written out only the latter."""
    written = len(board.series) == 1 and not _is_long(board)
    for value in _ticks(frame.low, frame.high):
        y = frame.y(value)
        base = value == max(frame.low, 0.0)
        if base or not written:
            colour = board.palette.soft if base else board.palette.grid
            start = frame.start if written else 0.0
            board.sheet.rule(start, y, frame.start + frame.length - start, 1.0, colour)
        if not written:
            board.sheet.words(0, y - 5, _tick(value, board), board.small)


def _pieces(values: tuple[Decimal | None, ...]) -> list[list[int]]:
    """Part a series at its gaps."""
    pieces: list[list[int]] = [[]]
    for row, value in enumerate(values):
        if value is None:
            pieces.append([])
        else:
            pieces[-1].append(row)
    return [piece for piece in pieces if piece]


def _last(values: tuple[Decimal | None, ...]) -> Decimal | None:
    return next((value for value in reversed(values) if value is not None), None)


def _figures_at_points(board: Board, frame: Frame) -> None:
    """Write the figures of a single series: all where there is room, else the highest, the last and the first."""
    values = board.series[0][1]
    known = [row for row, value in enumerate(values) if value is not None]
    if not known:
        return
    highest = max(known, key=lambda row: (values[row] or 0, -row))
    chosen: list[int] = []
    for row in dict.fromkeys([highest, known[-1], known[0], *([] if _is_long(board) else known)]):
        room = board.measure(words.figure(values[row], board.chart.language), _value(board)) + 12
        if all(abs(frame.x(row) - frame.x(other)) >= room for other in chosen):
            chosen.append(row)
    for row in chosen:
        style = replace(_value(board), fill=board.palette.texts[0]) if row == highest else _value(board)
        _figure_at_point(board, frame, row, style)


def _figure_at_point(board: Board, frame: Frame, row: int, style: Style) -> None:
    """Write a figure where its own line does not run: above a summit, below a valley, before a rise, after a fall."""
    values = board.series[0][1]
    here = values[row] or Decimal(0)
    before, after = (values[row - 1] if row else None), (values[row + 1] if row + 1 < len(values) else None)
    up_before, up_after = (before is not None and before > here), (after is not None and after > here)
    x, y = frame.x(row), frame.y(here)
    board.sheet.dot(x, y, 4.5, board.palette.fills[0])
    below = (up_before or up_after) and (before is None or up_before) and (after is None or up_after)
    text = words.figure(here, board.chart.language)
    half = board.measure(text, style) / 2
    lean = 0.0 if below or up_before == up_after else half * (0.8 if up_before else -0.8)
    x = min(max(x + lean, half), board.sheet.width - half)
    board.sheet.words(
        x, y + style.size + 8 if below and y + style.size < frame.bottom - 12 else y - 12, text, style, "middle"
    )


def _end_names(board: Board, frame: Frame, ends: list[tuple[int, float]]) -> None:
    """Write each series' name and last figure beside its end, pushed apart where they would touch."""
    style = board.name
    x = frame.start + frame.length + 14
    for number, first in _apart(board, frame, ends, x):
        at = first
        name, values = board.series[number]
        text = Style(size=style.size, weight=700, fill=board.palette.texts[number % len(board.palette.texts)])
        for line in board.wrapped(name, text, board.sheet.width - x):
            board.sheet.words(x, at, line, text)
            at += style.size * 1.2
        figure = words.figure(_last(values), board.chart.language)
        board.sheet.words(x, at, figure, replace(board.small, fill=board.palette.ink))


def _apart(board: Board, frame: Frame, ends: list[tuple[int, float]], x: float) -> list[tuple[int, float]]:
    """Push names apart where they would touch, downwards first, then up again from the base; each with its first baseline."""
    style = replace(board.name, weight=700)
    lines = {number: len(board.wrapped(board.series[number][0], style, board.sheet.width - x)) for number, _ in ends}
    tall = {number: style.size * (1.2 * count + 1.2) for number, count in lines.items()}
    placed: list[tuple[int, float]] = []
    for number, y in sorted(ends, key=lambda end: end[1]):
        free = placed[-1][1] + tall[placed[-1][0]] if placed else -math.inf
        placed.append((number, max(y - style.size, free)))
    floor = frame.bottom + style.size
    for index, (number, top) in reversed(list(enumerate(placed))):
        floor = min(top, floor - tall[number])
        placed[index] = (number, floor)
    return [(number, top + style.size) for number, top in placed]


def _rows_below(board: Board, frame: Frame) -> None:
    """Name the rows under the base, as many as have room, the last always."""
    style = board.small
    y = frame.bottom + style.size + 10
    widths = [board.measure(name, style) for name in board.chart.names]
    last = frame.count - 1
    every = next(every for every in range(1, last + 2) if _has_room(frame, widths, every))
    named = set(range(last, -1, -every))
    if frame.x(min(named)) - frame.x(0) >= (widths[0] + widths[min(named)]) / 2 + 10:
        named.add(0)
    for row in sorted(named):
        _row_name(board, frame, row, y, widths[row])
    board.sheet.height = y + 6


def _has_room(frame: Frame, widths: list[float], every: int) -> bool:
    """Say whether each so many-th name, counted from the last, stands clear of the next."""
    named = range(frame.count - 1, -1, -every)
    return all(
        frame.x(later) - frame.x(sooner) >= (widths[sooner] + widths[later]) / 2 + 10
        for later, sooner in pairwise(named)
    )


def _row_name(board: Board, frame: Frame, row: int, y: float, width: float) -> None:
    x = min(max(frame.x(row), width / 2), board.sheet.width - width / 2)
    board.sheet.words(x, y, board.chart.names[row], board.small, "middle")
