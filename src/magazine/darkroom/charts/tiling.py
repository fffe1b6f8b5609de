"""Tiles in the shape of an eight-pointed star, laid ring by ring from the heart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from decimal import Decimal

    from magazine.darkroom.charts.board import Board

TILES_MAX: Final = 6000
"""A star of so many, as wide as a page's text, has tiles of 1.7 mm; of more, a tile stands for several of what is counted."""

GROUT: Final = 0.16
"""Between tiles, as a part of a tile's side with its grout."""

COLOURS: Final = (3, 4, 1, 2, 0, 6, 5)
"""Of the series' colours, from the heart: gold, plum, teal, blue, red, navy, green."""


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


def worth_of(total: Decimal | int) -> int:
    """Say how many of what is counted a tile stands for."""
    power = 1
    while total > TILES_MAX * power * 5:
        power *= 10
    return next(power * step for step in (1, 2, 5) if total <= TILES_MAX * power * step)


def lay_star(board: Board, place: Place, counts: list[int]) -> list[float]:
    """Lay the tiles, and give how far each ring's outer edge is from the heart (half a side of the star's squares)."""
    cells = _cells(sum(counts))
    furthest = max((abs(x) for x, _ in cells), default=1.0) + 0.5
    pitch = place.radius / furthest
    heart_x, heart_y = place.middle
    edges: list[float] = []
    for number, (begin, end) in enumerate(pairwise(accumulate(counts, initial=0))):
        colour = board.palette.fills[colour_of(board, number)]
        spots = [(heart_x + x * pitch, heart_y + y * pitch) for x, y in cells[begin:end]]
        board.sheet.tiles(spots, pitch * (1 - GROUT), colour)
        edges.append(reach(*cells[end - 1]) * pitch if end else 0.0)
    return edges


def _cells(tiles: int) -> list[tuple[float, float]]:
    """Give the middles of so many cells, nearest to the heart of an eight-pointed star first."""
    side = math.ceil(math.sqrt(tiles) * 0.72) + 3  # the star's points reach 0.65 times the root of its tiles
    around = [index + 0.5 for index in range(-side, side)]
    return sorted(
        ((x, y) for x in around for y in around),
        key=lambda cell: (round(reach(*cell), 6), round(math.atan2(cell[1], cell[0]) % (math.pi / 4), 6), cell),
    )[:tiles]


def reach(x: float, y: float) -> float:
    """Say how large a star of two squares must be to hold a point: half the side of its squares."""
    x, y = abs(x), abs(y)
    return min(max(x, y), (x + y) / math.sqrt(2))


def colour_of(board: Board, row: int) -> int:
    """Give a ring's colour as its place in the palette."""
    return COLOURS[row % len(COLOURS)] % len(board.palette.fills)
