"""A star of tiles, as zellige is laid: one tile for each thing counted, ring by ring from the heart, and a ray from each ring to its figure.

Rows come in the order of the rings, the first at the heart. A row named ``group: part`` belongs with its neighbours of the same group, whose sum
stands above them. Where a tile for each would be dust, a tile stands for ten, or a hundred; the drawing says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate, groupby, pairwise, takewhile
from typing import TYPE_CHECKING, Final

from magazine.darkroom.charts import words
from magazine.darkroom.charts.sheet import Style
from magazine.issue.finding import Finding, Stop

if TYPE_CHECKING:
    from magazine.darkroom.charts.board import Board

TILES_MAX: Final = 6000  # a star of so many, as wide as a page's text, has tiles of 1.7 mm
COLOURS: Final = (
    3,
    4,
    1,
    2,
    0,
    6,
    5,
)  # of the series' colours, from the heart: gold, plum, teal, blue, red, navy, green
GROUT: Final = 0.16  # of a tile's side, between tiles
BESIDE_MIN_PX: Final = 640.0  # from here on the figures stand beside the star, below it else
GAP_PX: Final = 70.0  # between star and figures, for the rays


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where star and figures stand.

    Attributes:
        middle: of the star.
        radius: to its points.
        start: of the figures, along the line.
        top: of the figures.
        length: of the figures' lines.
        bend: where rays become level, or None where the figures stand below.
        rows: height that the figures may fill, or None for no more than they need.
    """

    middle: tuple[float, float]
    radius: float
    start: float
    top: float
    length: float
    bend: float | None
    rows: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the list: a group's sum, or a ring's figure (``row`` is its place in the data, None for a sum)."""

    name: str
    value: Decimal
    row: int | None
    part: bool


def draw_star(board: Board) -> None:
    """Lay out the star and its figures."""
    if len(board.series) != 1:
        raise Stop(
            Finding(rule="several-series", where=board.chart.where, what="a star counts one series", remedy="give one column of figures")
        )  # fmt: skip
    place = _place(board)
    values = [max(Decimal(0), value or Decimal(0)) for value in board.series[0][1]]
    worth = _worth(sum(values))
    counts = [int((value / worth).quantize(Decimal(1), ROUND_HALF_UP)) for value in values]
    lines = _lines(board, values)
    place = _level(board, place, lines)
    edges = _star(board, place, counts)
    bottom = _list(board, place, edges, lines)
    facing = board.chart.facing
    board.sheet.height = facing.height if facing else max(bottom, place.middle[1] + place.radius)
    _key(board, worth)


def _place(board: Board) -> Place:
    width, facing = board.sheet.width, board.chart.facing
    if facing:
        half = (width - facing.fold) / 2
        radius = half / 2
        middle = (radius, facing.height - radius)
        return Place(
            middle=middle, radius=radius, start=half + facing.fold, top=0, length=half, bend=half + facing.fold * 0.3, rows=facing.rows
        )  # fmt: skip
    if width >= BESIDE_MIN_PX:
        radius = width * 0.25
        start = 2 * radius + GAP_PX
        return Place(
            middle=(radius, radius), radius=radius, start=start, top=0, length=width - start, bend=start - 14, rows=2 * radius
        )  # fmt: skip
    radius = width / 2
    return Place(
        middle=(radius, radius), radius=radius, start=0, top=2 * radius + 24, length=width, bend=None, rows=None
    )


def _level(board: Board, place: Place, lines: list[Line]) -> Place:
    """Let a star stand level with the middle of the figures beside it."""
    if board.chart.facing or place.bend is None:
        return place
    sizes = _sizes(board, place, lines)
    space = place.length - _room(board, sizes, lines)
    height = _total_height(board, place, sizes) + sum(_height(board, sizes, line, space) for line in lines)
    return replace(place, middle=(place.middle[0], max(place.radius, height / 2)))


def _worth(total: Decimal | int) -> int:
    """Say how many of what is counted a tile stands for."""
    power = 1
    while total > TILES_MAX * power * 5:
        power *= 10
    return next(power * step for step in (1, 2, 5) if total <= TILES_MAX * power * step)


# The star


def _star(board: Board, place: Place, counts: list[int]) -> list[float]:
    """Lay the tiles, and give how far each ring's outer edge is from the heart (half a side of the star's squares)."""
    cells = _cells(sum(counts))
    reach = max((abs(x) for x, _ in cells), default=1.0) + 0.5
    pitch = place.radius / reach
    heart_x, heart_y = place.middle
    edges: list[float] = []
    for number, (begin, end) in enumerate(pairwise(accumulate(counts, initial=0))):
        colour = board.palette.fills[_colour(board, number)]
        spots = [(heart_x + x * pitch, heart_y + y * pitch) for x, y in cells[begin:end]]
        board.sheet.tiles(spots, pitch * (1 - GROUT), colour)
        edges.append(_reach(*cells[end - 1]) * pitch if end else 0.0)
    return edges


def _cells(tiles: int) -> list[tuple[float, float]]:
    """Give the middles of so many cells, nearest to the heart of an eight-pointed star first."""
    side = math.ceil(math.sqrt(tiles) * 0.72) + 3  # the star's points reach 0.65 times the root of its tiles
    around = [index + 0.5 for index in range(-side, side)]
    return sorted(
        ((x, y) for x in around for y in around),
        key=lambda cell: (round(_reach(*cell), 6), round(math.atan2(cell[1], cell[0]) % (math.pi / 4), 6), cell),
    )[:tiles]


def _reach(x: float, y: float) -> float:
    """Say how large a star of two squares must be to hold a point: half the side of its squares."""
    x, y = abs(x), abs(y)
    return min(max(x, y), (x + y) / math.sqrt(2))


def _colour(board: Board, row: int) -> int:
    return COLOURS[row % len(COLOURS)] % len(board.palette.fills)


def _key(board: Board, worth: int) -> None:
    """Say in the corner what a tile stands for."""
    side = 13.0
    y = board.sheet.height - side - 1
    if not board.chart.facing:
        y = board.sheet.height + 14
        board.sheet.height = y + side + 4
    board.sheet.bar(0, y, side, side, board.palette.fills[_colour(board, len(board.chart.rows) - 1)])
    text = f"= {words.figure(Decimal(worth), board.chart.language)} {board.chart.unit}".strip()
    board.sheet.words(side + 7, y + side - 1, text, board.small)


# The figures


def _lines(board: Board, values: list[Decimal]) -> list[Line]:
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


def _list(board: Board, place: Place, edges: list[float], lines: list[Line]) -> float:
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
    fill = board.palette.ink if line.row is None else board.palette.texts[_colour(board, line.row)]
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
            colour = board.palette.fills[_colour(board, part.row or 0)]
            board.sheet.bar(x, base + sizes.name * 0.55, max(width, 1.0), sizes.name * 0.5, colour)
        x += width


def _ray(board: Board, place: Place, edges: list[float], row: int, y: float) -> None:
    """Lead a ray from the middle of a ring, straight from the heart, to the rule over its figure."""
    heart_x, heart_y = place.middle
    bend = place.bend or 0.0
    away = math.hypot(bend - heart_x, y - heart_y)
    towards = ((bend - heart_x) / away, (y - heart_y) / away)
    inner = edges[row - 1] if row else 0.0
    distance = (inner + edges[row]) / 2 / _reach(*towards)
    spot = (heart_x + towards[0] * distance, heart_y + towards[1] * distance)
    way = [spot, (bend, y), (place.start, y)]
    board.sheet.curve(way, board.palette.paper, 4.0)
    board.sheet.curve(way, board.palette.ink, 1.2)
    board.sheet.dot(*spot, 7.0, board.palette.paper)
    board.sheet.dot(*spot, 4.5, board.palette.ink)
