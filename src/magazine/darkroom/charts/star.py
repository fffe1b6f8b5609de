"""A star of tiles, as zellige is laid: one tile for each thing counted, ring by ring from the heart, and a ray from each ring to its figure.

Rows come in the order of the rings, the first at the heart. A row named ``group: part`` belongs with its neighbours of the same group, whose sum
stands above them. Where a tile for each would be dust, a tile stands for several; the drawing says so.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from magazine.darkroom.charts import words
from magazine.darkroom.charts.star_list import height_of, lines_of, write_list
from magazine.darkroom.charts.tiling import Place, colour_of, lay_star, worth_of
from magazine.issue.finding import Finding, Stop

if TYPE_CHECKING:
    from magazine.darkroom.charts.board import Board
    from magazine.darkroom.charts.star_list import Line

BESIDE_MIN_PX: Final = 640.0  # from here on the figures stand beside the star, below it else
GAP_PX: Final = 70.0  # between star and figures, for the rays


def draw_star(board: Board) -> None:
    """Lay out the star and its figures."""
    if len(board.series) != 1:
        raise Stop(
            Finding(rule="several-series", where=board.chart.where, what="a star counts one series", remedy="give one column of figures")
        )  # fmt: skip
    place = _place(board)
    values = [max(Decimal(0), value or Decimal(0)) for value in board.series[0][1]]
    worth = worth_of(sum(values))
    counts = [int((value / worth).quantize(Decimal(1), ROUND_HALF_UP)) for value in values]
    lines = lines_of(board, values)
    place = _level(board, place, lines)
    edges = lay_star(board, place, counts)
    bottom = write_list(board, place, edges, lines)
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
    return replace(place, middle=(place.middle[0], max(place.radius, height_of(board, place, lines) / 2)))


def _key(board: Board, worth: int) -> None:
    """Say in the corner what a tile stands for."""
    side = 13.0
    y = board.sheet.height - side - 1
    if not board.chart.facing:
        y = board.sheet.height + 14
        board.sheet.height = y + side + 4
    board.sheet.bar(0, y, side, side, board.palette.fills[colour_of(board, len(board.chart.rows) - 1)])
    text = f"= {words.figure(Decimal(worth), board.chart.language)} {board.chart.unit}".strip()
    board.sheet.words(side + 7, y + side - 1, text, board.small)
