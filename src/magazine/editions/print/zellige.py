"""The tile-cutter's geometry: star patterns grown on a tiling, as shapes to be filled, outlined or worn away to pixels.

E. H. Hankin's method: from the middle of every side of every polygon of a tiling two lines leave at one angle; where they meet, tiles
begin and end (C. S. Kaplan, "Islamic star patterns from polygons in contact", 2005). Points are complex numbers, x to the right, y down.
"""

from __future__ import annotations

import cmath
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Polygon = tuple[complex, ...]

WHOLE_TURN: Final = 2 * math.pi
TURN_TOLERANCE: Final = 0.01
"""Radians; corners on the border of the drawing have no whole turn of polygons around them, and no tile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """A pattern over a box.

    Attributes:
        stars: number of sides of the polygon and outline of the star in it.
        gaps: the tiles around the corners of the tiling.
    """

    stars: tuple[tuple[int, Polygon], ...]
    gaps: tuple[Polygon, ...]


def eightfold(width: float, height: float, pitch: float) -> Tiles:
    """Grow the khatam field on octagons and squares.

    Args:
        width: of the box.
        height: of the box.
        pitch: from one great star to the next.
    """
    side = pitch / (1 + math.sqrt(2))
    radius = side / (2 * math.sin(math.pi / 8))
    polygons: list[Polygon] = []
    for middle in _lattice(width, height, pitch, pitch * 1j):
        polygons.append(_ring(middle, radius, 8, 22.5))
        polygons.append(_ring(middle + complex(pitch, pitch) / 2, side / math.sqrt(2), 4, 0))
    return _grown(polygons, 67.5)


def twelvefold(width: float, height: float, pitch: float) -> Tiles:
    """Grow twelve-pointed stars on dodecagons edge to edge, three-pointed tiles between them."""
    side = pitch * math.tan(math.pi / 12)
    polygons: list[Polygon] = []
    for middle in _lattice(width, height, pitch, pitch * _turn(60)):
        polygons.append(_ring(middle, side / (2 * math.sin(math.pi / 12)), 12, 15))
        polygons += [
            _ring(middle + pitch / math.sqrt(3) * _turn(30 + 60 * k), side / math.sqrt(3), 3, 30 + 60 * k)
            for k in range(2)
        ]
    return _grown(polygons, 75)


def sixfold(width: float, height: float, pitch: float) -> Tiles:
    """Grow six-pointed stars on a honeycomb."""
    side = pitch / math.sqrt(3)
    polygons = [_ring(middle, side, 6, 30) for middle in _lattice(width, height, pitch, pitch * _turn(60))]
    return _grown(polygons, 60)


def mixed(width: float, height: float, pitch: float) -> Tiles:
    """Grow stars of twelve, six and four points together, on dodecagons, hexagons and squares."""
    side = pitch / (1 / math.tan(math.pi / 12) + 1)
    polygons: list[Polygon] = []
    for middle in _lattice(width, height, pitch, pitch * _turn(60)):
        polygons.append(_ring(middle, side / (2 * math.sin(math.pi / 12)), 12, 15))
        polygons += [_ring(middle + pitch / 2 * _turn(60 * k), side / math.sqrt(2), 4, 60 * k + 45) for k in range(3)]
        polygons += [_ring(middle + pitch / math.sqrt(3) * _turn(30 + 60 * k), side, 6, 0) for k in range(2)]
    return _grown(polygons, 67)


FAMILIES: Final[Mapping[str, Callable[[float, float, float], Tiles]]] = {
    "eightfold": eightfold,
    "twelvefold": twelvefold,
    "mixed": mixed,
    "sixfold": sixfold,
}


def centre(shape: Sequence[complex]) -> complex:
    """Give the mean of the corners."""
    return sum(shape) / len(shape)


def shrunk(shape: Sequence[complex], share: float) -> Polygon:
    """Draw a shape in towards its centre."""
    middle = centre(shape)
    return tuple(middle + (point - middle) * share for point in shape)


def path(shape: Sequence[complex]) -> str:
    """Write a shape as SVG path data."""
    return f"M{'L'.join(f'{point.real:.1f} {point.imag:.1f}' for point in shape)}Z"


def _turn(degrees: float) -> complex:
    return cmath.rect(1, math.radians(degrees))


def _ring(middle: complex, radius: float, count: int, start: float) -> Polygon:
    return tuple(middle + radius * _turn(start + 360 * step / count) for step in range(count))


def _lattice(width: float, height: float, one: complex, two: complex) -> Iterator[complex]:
    """Give the points of a lattice in the box and one step around it, with one of them in the box's middle."""
    spare, middle = 1.2 * abs(one), complex(width, height) / 2
    reach = int((width + height + 2 * spare) / abs(one)) + 2
    for row in range(-reach, reach + 1):
        for column in range(-reach, reach + 1):
            point = middle + one * column + two * row
            if -spare <= point.real <= width + spare and -spare <= point.imag <= height + spare:
                yield point


def _grown(polygons: Sequence[Polygon], angle: float) -> Tiles:
    stars: list[tuple[int, Polygon]] = []
    corners: dict[tuple[int, int], list[tuple[float, complex, complex, float]]] = {}
    spin = _turn(angle)
    for polygon in polygons:
        size = len(polygon)
        middles = [(polygon[number] + polygon[(number + 1) % size]) / 2 for number in range(size)]
        along = [_unit(polygon[(number + 1) % size] - polygon[number]) for number in range(size)]
        outline: list[complex] = []
        for number in range(size):
            following = (number + 1) % size
            bend = _meeting(middles[number], along[number] * spin, middles[following], -along[following] / spin)
            outline += [middles[number], bend]
            corner = polygon[following]
            wide = abs(cmath.phase((middles[number] - corner) / (middles[following] - corner)))
            place = round(corner.real), round(corner.imag)
            corners.setdefault(place, []).append((cmath.phase(bend - corner), middles[following], bend, wide))
        stars.append((size, tuple(outline)))
    return Tiles(stars=tuple(stars), gaps=tuple(_gaps(corners.values())))


def _gaps(corners: Iterable[list[tuple[float, complex, complex, float]]]) -> Iterator[Polygon]:
    """Give the tile around every corner that has a whole turn of polygons."""
    for parts in corners:
        if abs(sum(wide for *_, wide in parts) - WHOLE_TURN) < TURN_TOLERANCE:
            around = sorted(parts, key=lambda part: part[0])
            yield tuple(point for _, middle, bend, _ in around for point in (middle, bend))


def _unit(vector: complex) -> complex:
    return vector / abs(vector)


def _meeting(p: complex, u: complex, q: complex, v: complex) -> complex:
    """Give where the line through ``p`` along ``u`` meets the line through ``q`` along ``v``."""
    return p + u * (_cross(q - p, v) / _cross(u, v))


def _cross(a: complex, b: complex) -> float:
    return a.real * b.imag - a.imag * b.real
