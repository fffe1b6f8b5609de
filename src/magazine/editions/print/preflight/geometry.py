"""Boxes and transformations of a page, in points."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

Matrix = tuple[float, float, float, float, float, float]

UNMOVED: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
POINTS_PER_MM: Final = 72 / 25.4
POINTS_PER_INCH: Final = 72.0
EVERYWHERE: Final[Box] = (-1e9, -1e9, 1e9, 1e9)
UNIT: Final = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
"""Corners of the square that pictures are painted in."""


def matrix_of(operands: Iterable[Any]) -> Matrix:
    """Read six numbers."""
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def times(first: Matrix, then: Matrix) -> Matrix:
    """Apply one transformation, then another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, l = then  # noqa: E741 - as in a matrix
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l


def moved(point: tuple[float, float], by: Matrix) -> tuple[float, float]:
    """Move a point."""
    x, y = point
    return x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5]


def around(points: Iterable[tuple[float, float]], by: Matrix) -> Box:
    """Give the box around moved points; there must be one."""
    across, down = zip(*(moved(point, by) for point in points), strict=True)
    return min(across), min(down), max(across), max(down)


def common(one: Box, other: Box) -> Box:
    """Give what two boxes have in common; without extent where they have nothing."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    return left, bottom, max(left, min(one[2], other[2])), max(bottom, min(one[3], other[3]))


def sides(by: Matrix) -> tuple[float, float]:
    """Give the lengths in points to which a transformation takes the sides of the unit square."""
    return math.hypot(by[0], by[1]), math.hypot(by[2], by[3])


def scale(by: Matrix) -> float:
    """Give the factor by which a transformation changes lengths, on average."""
    return math.sqrt(abs(by[0] * by[3] - by[1] * by[2]))


def holds(box: Box, point: tuple[float, float]) -> bool:
    """Say whether a point lies in a box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def box_of(item: Any) -> Box:
    """Read a page box, whichever corners it names."""
    a, b, c, d = (float(edge) for edge in item)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def millimetres(points: float) -> float:
    """Give a length in millimetres, to a hundredth."""
    return round(points / POINTS_PER_MM, 2)
