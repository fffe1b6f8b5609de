"""The figures beside or below a star: the sum of all, then a line for each ring and each group, and rays to the rings."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from magazine.darkroom.charts import words
from magazine.darkroom.charts.sheet import Style
from magazine.darkroom.charts.tiling import colour_of, reach

if TYPE_CHECKING:
    from magazine.darkroom.charts.board import Board
    from magazine.darkroom.charts.tiling import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the list: a group's sum, or a ring's figure (``row`` is its place in the data, None for a sum)."""

    name: str
    value: Decimal
    row: int | None
    part: bool


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of type, by the length of the lines."""

    length: float

    def of(self, share: float, low: float, high: float) -> float:
        """Give a share of the length within two bounds, in pixels."""
        return round(min(max(self.length * share, low), high), 1)

    @property
    def total(self) -> float:
        """Of the sum of all."""
        return self.of(0.19, 60, 168)

    @property
    def name(self) -> float:
        """Of names."""
        return self.of(0.026, 15, 22)

    def figure(self, line: Line) -> float:
        """Of a line's figure."""
        return self.of(0.042, 22, 36) if line.part else self.of(0.07, 28, 62)


def lines_of(board: Board, values: list[Decimal]) -> list[Line]:
    """Give the lines of the list, from the outermost ring inwards, sums before their parts."""
    named = [_parted(name) for name in board.chart.names]
    lines: list[Line] = []
    for group, found in groupby(reversed(range(len(values))), key=lambda row: named[row][0]):
        rows = list(found)
        if group:
            lines.append(Line(name=group, value=sum((values[row] for row in rows), Decimal(0)), row=None, part=False))
        lines += [Line(name=named[row][1], value=values[row], row=row, part=bool(group)) for row in rows]
    return lines


def _parted(name: str) -> tuple[str, str]:
    group, colon, part = name.partition(":")
    return (group.strip(), part.strip()) if colon and part.strip() else ("", name)


def write_list(board: Board, place: Place, edges: list[float], lines: list[Line]) -> float:
    """Set the sum of all over the lines, a ray to each ring, and give the lower edge."""
    sizes = _sizes(board, place, lines)
    y = _total(board, place, sizes, sum((line.value for line in lines if line.row is not None), Decimal(0)))
    shares = iter(words.hundredths([line.value for line in lines if not line.part]))
    room = _room(board, sizes, lines)
    heights = [_height(board, sizes, line, place.length - room) for line in lines]
    spare = max(0.0, place.rows - y - sum(heights)) / len(lines) if place.rows else 0.0
    longest = max((line.value for line in lines), default=Decimal(0)) or Decimal(1)
    for line, height in zip(lines, heights, strict=True):
        share = "" if line.part else words.percent(next(shares), board.chart.language)
        base = _line(board, place, y, line, (share, room, sizes))
        _bar(board, place, base, _parts(lines, line), (room, longest, sizes))
        if line.row is not None and place.bend is not None and line.value:
            _ray(board, place, edges, line.row, y)
        y += height + spare
    return y


def _sizes(board: Board, place: Place, lines: list[Line]) -> Sizes:
    """Give the largest sizes at which the list is no higher than its place."""
    for part in (1.0, 0.85, 0.7, 0.55):
        sizes = Sizes(place.length * part)
        space = place.length - _room(board, sizes, lines)
        if (
            place.rows is None
            or _total_height(board, place, sizes) + sum(_height(board, sizes, line, space) for line in lines)
            <= place.rows
        ):
            return sizes
    return Sizes(place.length * 0.4)


def _room(board: Board, sizes: Sizes, lines: list[Line]) -> float:
    """Give the width of the column of figures."""
    return max(
        board.measure(words.figure(line.value, board.chart.language), _figure(board, sizes, line)) for line in lines
    )


def _total_height(board: Board, place: Place, sizes: Sizes) -> float:
    under = len(board.wrapped(board.series[0][0], _under(board, sizes), place.length))
    return sizes.total * 0.74 + under * sizes.name * 1.25 * 1.55 + sizes.name * 1.6


def _under(board: Board, sizes: Sizes) -> Style:
    return Style(size=sizes.name * 1.25, weight=700, fill=board.palette.ink)


def _total(board: Board, place: Place, sizes: Sizes, total: Decimal) -> float:
    large = Style(size=sizes.total, weight=900, fill=board.palette.ink)
    y = place.top + sizes.total * 0.74
    board.sheet.words(place.start, y, words.figure(total, board.chart.language), large)
    under = _under(board, sizes)
    for text in board.wrapped(board.series[0][0], under, place.length):
        y += under.size * 1.55
        board.sheet.words(place.start, y, text, under)
    return y + sizes.name * 1.6


def _figure(board: Board, sizes: Sizes, line: Line) -> Style:
    fill = board.palette.ink if line.row is None else board.palette.texts[colour_of(board, line.row)]
    return Style(size=sizes.figure(line), weight=900, fill=fill)


def _height(board: Board, sizes: Sizes, line: Line, space: float) -> float:
    names = len(_names(board, sizes, line, space))
    return max(
        sizes.figure(line) * 1.28, (names - 1) * sizes.name * 1.35 + sizes.figure(line) * 0.98 + sizes.name * 1.5
    )


def _names(board: Board, sizes: Sizes, line: Line, space: float) -> list[str]:
    style = _name(board, sizes, line)
    share = 0 if line.part else board.measure("00,0 %", style) + 12
    return board.wrapped(line.name, style, space - sizes.name * 1.2 - share)


def _name(board: Board, sizes: Sizes, line: Line) -> Style:
    return Style(size=sizes.name, weight=500 if line.part else 700, fill=board.palette.ink)


def _line(board: Board, place: Place, y: float, line: Line, given: tuple[str, float, Sizes]) -> float:
    """Set a line under its rule: the figure, the name, the share of the whole. Give its last baseline.

    ``given`` is the share as written, the width of the figures and the sizes of type.
    """
    share, room, sizes = given
    thick = 1.2 if line.row is not None else 3.0
    board.sheet.rule(place.start, y, place.length, thick, board.palette.ink)
    figure, name = _figure(board, sizes, line), _name(board, sizes, line)
    base = y + figure.size * 0.98
    board.sheet.figure(place.start, room, base, words.figure(line.value, board.chart.language), figure)
    x = place.start + room + sizes.name * 1.2
    names = _names(board, sizes, line, place.length - room)
    at = base
    for text in names:
        board.sheet.words(x, at, text, name)
        at += name.size * 1.35
    if share:
        board.sheet.words(place.start + place.length, base, share, replace(name, fill=board.palette.soft), "end")
    return at - name.size * 1.35


def _parts(lines: list[Line], line: Line) -> list[Line]:
    """Give what a line's bar is made of: itself, or a sum's parts."""
    if line.row is not None:
        return [line]
    after = lines[lines.index(line) + 1 :]
    return list(takewhile(lambda each: each.part, after))


def _bar(board: Board, place: Place, base: float, parts: list[Line], given: tuple[float, Decimal, Sizes]) -> None:
    """Draw a line's figure as a length, under its name; ``given`` is the width of the figures, the longest bar's figure, the sizes."""
    room, longest, sizes = given
    x = place.start + room + sizes.name * 1.2
    reach = place.start + place.length - x
    for part in parts:
        width = float(part.value / longest) * reach
        if part.value:
            colour = board.palette.fills[colour_of(board, part.row or 0)]
            board.sheet.bar(x, base + sizes.name * 0.55, max(width, 1.0), sizes.name * 0.5, colour)
        x += width


def _ray(board: Board, place: Place, edges: list[float], row: int, y: float) -> None:
    """Lead a ray from the middle of a ring, straight from the heart, to the rule over its figure."""
    heart_x, heart_y = place.middle
    bend = place.bend or 0.0
    away = math.hypot(bend - heart_x, y - heart_y)
    towards = ((bend - heart_x) / away, (y - heart_y) / away)
    inner = edges[row - 1] if row else 0.0
    distance = (inner + edges[row]) / 2 / reach(*towards)
    spot = (heart_x + towards[0] * distance, heart_y + towards[1] * distance)
    way = [spot, (bend, y), (place.start, y)]
    board.sheet.curve(way, board.palette.paper, 4.0)
    board.sheet.curve(way, board.palette.ink, 1.2)
    board.sheet.dot(*spot, 7.0, board.palette.paper)
    board.sheet.dot(*spot, 4.5, board.palette.ink)


def height_of(board: Board, place: Place, lines: list[Line]) -> float:
    """Give the height that the figures need."""
    sizes = _sizes(board, place, lines)
    space = place.length - _room(board, sizes, lines)
    return _total_height(board, place, sizes) + sum(_height(board, sizes, line, space) for line in lines)
