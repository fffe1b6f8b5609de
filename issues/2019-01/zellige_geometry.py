"""The tile-cutter's geometry: colours, points, tilings, and the girih patterns that grow on them.

Points are complex numbers (x to the right, y down, in pixels of the sheet). Nothing here knows the time, the
machine or a random number. Standard library only.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NIGHT, NAVY, RED, TEAL, BLUE, GOLD = "#071a33", "#0b2545", "#b3202c", "#1c6e73", "#3f7fae", "#c79a3b"
SAND, IVORY, INK = "#f3ebe0", "#fbf7ef", "#1b1f27"
GREEN, PLUM = "#3d6b45", "#5b3a63"

Polygon = tuple[complex, ...]
Field = Callable[[complex], float]
Keep = Callable[[complex], bool]


def mix(one: str, other: str, share: float) -> str:
    """Return `one` with `share` (0–1) of `other` in it."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def light(colour: str, share: float = 0.16) -> str:
    """Return the side of a facet that faces the light."""
    return mix(colour, IVORY, share)


def dark(colour: str, share: float = 0.22) -> str:
    """Return the side of a facet that lies in shadow."""
    return mix(colour, NIGHT, share)


def turn(degrees: float) -> complex:
    """Return the unit vector at an angle."""
    return cmath.rect(1, math.radians(degrees))


def dot(a: complex, b: complex) -> float:
    """Return the scalar product."""
    return a.real * b.real + a.imag * b.imag


def cross(a: complex, b: complex) -> float:
    """Return the signed area between two vectors."""
    return a.real * b.imag - a.imag * b.real


def centre(shape: Sequence[complex]) -> complex:
    """Return the mean of the corners."""
    return sum(shape) / len(shape)


def meet(p: complex, u: complex, q: complex, v: complex) -> complex:
    """Return where the line through `p` along `u` meets the line through `q` along `v`."""
    return p + u * (cross(q - p, v) / cross(u, v))


def ring(middle: complex, radius: float, count: int, start: float = 0) -> Polygon:
    """Return a regular polygon's corners, anticlockwise on paper turned with y down."""
    return tuple(middle + radius * turn(start + 360 * i / count) for i in range(count))


def star(middle: complex, radius: float, count: int, inner: float, start: float = 0) -> Polygon:
    """Return a star's corners: tips at `radius`, notches at `inner` times it."""
    step = 180 / count
    return tuple(middle + radius * (1 if i % 2 == 0 else inner) * turn(start + step * i) for i in range(2 * count))


def star_notch(count: int, skip: int) -> float:
    """Return the notch radius of the star polygon {count/skip}, as a share of the tip radius."""
    return math.cos(math.pi * skip / count) / math.cos(math.pi * (skip - 1) / count)


def shrink(shape: Sequence[complex], share: float) -> Polygon:
    """Return the shape drawn in towards its centre."""
    middle = centre(shape)
    return tuple(middle + (p - middle) * share for p in shape)


def fan(shape: Sequence[complex], middle: complex | None = None) -> list[Polygon]:
    """Cut a shape into triangles from its centre: the facets of a cut tile."""
    middle = centre(shape) if middle is None else middle
    return [(middle, shape[i], shape[(i + 1) % len(shape)]) for i in range(len(shape))]


def inside(point: complex, shape: Sequence[complex]) -> bool:
    """Tell whether a point lies in a polygon (crossing rule)."""
    hit = False
    previous = shape[-1]
    for corner in shape:
        if (corner.imag > point.imag) != (previous.imag > point.imag):
            x = (previous.real - corner.real) * (point.imag - corner.imag) / (previous.imag - corner.imag) + corner.real
            hit ^= point.real < x
        previous = corner
    return hit


def clamp(value: float, low: float = 0, high: float = 1) -> float:
    """Keep a value between two ends."""
    return max(low, min(high, value))


def smooth(value: float) -> float:
    """Ease a share in and out."""
    value = clamp(value)
    return value * value * (3 - 2 * value)


# --- tilings -------------------------------------------------------------------------------------------------


def squares_and_octagons(box: complex, side: float, origin: complex = 0) -> list[Polygon]:
    """Return the tiling 4.8.8 over a box: octagons with `side`, squares in their corners."""
    pitch = side * (1 + math.sqrt(2))
    radius = side / (2 * math.sin(math.pi / 8))
    found: list[Polygon] = []
    for middle in _lattice(box, pitch, pitch * 1j, origin, 1.5 * pitch):
        found.append(ring(middle, radius, 8, 22.5))
        found.append(ring(middle + complex(pitch, pitch) / 2, side / math.sqrt(2), 4, 0))
    return found


def _lattice(box: complex, one: complex, two: complex, origin: complex, spare: float) -> list[complex]:
    """Return the points of a lattice that lie in the box or up to `spare` outside it."""
    reach = int((abs(box) + 2 * spare) / min(abs(one), abs(two))) + 3
    found = []
    for i in range(-reach, reach + 1):
        for j in range(-reach, reach + 1):
            p = origin + one * i + two * j
            if -spare <= p.real <= box.real + spare and -spare <= p.imag <= box.imag + spare:
                found.append(p)
    return found


def dodecagons(box: complex, side: float, origin: complex = 0) -> list[Polygon]:
    """Return the tiling 4.6.12: dodecagons, with hexagons and squares between them."""
    apothem = side / (2 * math.tan(math.pi / 12))
    pitch = 2 * apothem + side
    one, two = pitch, pitch * turn(60)
    found: list[Polygon] = []
    for p in _lattice(box, one, two, origin, pitch):
        found.append(ring(p, side / (2 * math.sin(math.pi / 12)), 12, 15))
        found.extend(ring(p + pitch / 2 * turn(60 * k), side / math.sqrt(2), 4, 60 * k + 45) for k in range(3))
        found.extend(ring(p + pitch / math.sqrt(3) * turn(30 + 60 * k), side, 6, 0) for k in range(2))
    return found


def dodecagons_and_triangles(box: complex, side: float, origin: complex = 0) -> list[Polygon]:
    """Return the tiling 3.12.12: dodecagons edge to edge, triangles in the gaps."""
    apothem = side / (2 * math.tan(math.pi / 12))
    pitch = 2 * apothem
    found: list[Polygon] = []
    for p in _lattice(box, pitch, pitch * turn(60), origin, pitch):
        found.append(ring(p, side / (2 * math.sin(math.pi / 12)), 12, 15))
        found.extend(
            ring(p + pitch / math.sqrt(3) * turn(30 + 60 * k), side / math.sqrt(3), 3, 30 + 60 * k) for k in range(2)
        )
    return found


def hexagons(box: complex, side: float, origin: complex = 0) -> list[Polygon]:
    """Return the honeycomb."""
    pitch = side * math.sqrt(3)
    points = _lattice(box, pitch, pitch * turn(60), origin, pitch)
    return [ring(p, side, 6, 30) for p in points]


def rhombitrihexagons(box: complex, side: float, origin: complex = 0) -> list[Polygon]:
    """Return the tiling 3.4.6.4: hexagons in a ring of squares and triangles."""
    pitch = side * (1 + math.sqrt(3))
    found: list[Polygon] = []
    for p in _lattice(box, pitch, pitch * turn(60), origin, pitch):
        found.append(ring(p, side, 6, 30))
        found.extend(ring(p + pitch / 2 * turn(60 * k), side / math.sqrt(2), 4, 60 * k + 45) for k in range(3))
        found.extend(
            ring(p + pitch / math.sqrt(3) * turn(30 + 60 * k), side / math.sqrt(3), 3, 210 + 60 * k) for k in range(2)
        )
    return found


# --- girih: polygons in contact ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Girih:
    """A pattern grown on a tiling: stars in the polygons, tiles around the corners, strands along the lines."""

    stars: tuple[tuple[int, Polygon], ...]  # sides of the polygon, outline of its star
    gaps: tuple[Polygon, ...]
    strands: tuple[tuple[complex, complex, complex], ...]  # from the middle of an edge, by a bend, to the next
    crossings: tuple[tuple[complex, complex], ...]  # place, direction of the strand on top


def _key(p: complex) -> tuple[int, int]:
    return round(p.real), round(p.imag)


def girih(polygons: Iterable[Polygon], angle: float) -> Girih:
    """Grow a pattern by Hankin's method: from the middle of every edge two lines leave at `angle` degrees."""
    stars, strands = [], []
    corners: dict[tuple[int, int], list[tuple[float, complex, complex, float]]] = {}
    crossings: dict[tuple[int, int], tuple[complex, complex]] = {}
    spin = turn(angle)
    for polygon in polygons:
        size = len(polygon)
        middles = [(polygon[i] + polygon[(i + 1) % size]) / 2 for i in range(size)]
        along = [(polygon[(i + 1) % size] - polygon[i]) for i in range(size)]
        along = [u / abs(u) for u in along]
        outline: list[complex] = []
        for i in range(size):
            j = (i + 1) % size
            bend = meet(middles[i], along[i] * spin, middles[j], -along[j] / spin)
            outline += [middles[i], bend]
            strands.append((middles[i], bend, middles[j]))
            corner = polygon[j]
            wide = abs(cmath.phase((middles[i] - corner) / (middles[j] - corner)))
            corners.setdefault(_key(corner), []).append((cmath.phase(bend - corner), middles[j], bend, wide))
            crossings[_key(middles[i])] = (middles[i], along[i] * spin)
        stars.append((size, tuple(outline)))
    gaps = [
        tuple(p for _, m, b, _ in sorted(parts, key=lambda part: part[0]) for p in (m, b))
        for parts in corners.values()
        if abs(sum(p[3] for p in parts) - 2 * math.pi) < 0.01
    ]
    return Girih(stars=tuple(stars), gaps=tuple(gaps), strands=tuple(strands), crossings=tuple(crossings.values()))


def dome(middle: complex, radii: Sequence[float], count: int, start: float = 0) -> list[list[Polygon]]:
    """Return rings of kites on circles of the given radii, from the heart outwards, as on a painted dome."""

    def corner(j: int, place: float) -> complex:
        return middle + radii[j] * turn(start + 360 * place / count)

    rings: list[list[Polygon]] = []
    for j in range(1, len(radii) - 1):
        shift = 0.5 * (j % 2)
        spots = [i + shift for i in range(count)]
        rings.append([(corner(j - 1, a), corner(j, a - 0.5), corner(j + 1, a), corner(j, a + 0.5)) for a in spots])
    return rings


def clip(shape: Sequence[complex], frame: Sequence[complex]) -> Polygon:
    """Return the part of a shape that lies within a convex frame (Sutherland and Hodgman), or nothing."""
    turning = sum(cross(frame[i - 1], frame[i]) for i in range(len(frame)))
    kept = list(shape)
    for i in range(len(frame)):
        a, b = frame[i - 1], frame[i]
        sides = [cross(b - a, p - a) * turning >= 0 for p in kept]
        cut: list[complex] = []
        for k, p in enumerate(kept):
            if sides[k] != sides[k - 1]:
                cut.append(meet(kept[k - 1], p - kept[k - 1], a, b - a))
            if sides[k]:
                cut.append(p)
        kept = cut
        if not kept:
            return ()
    return tuple(kept)


def rectangle(corner: complex, size: complex) -> Polygon:
    """Return a rectangle's corners."""
    return corner, corner + size.real, corner + size, corner + size.imag * 1j


def rounded(corner: complex, size: complex, radius: float) -> Polygon:
    """Return a rectangle with round corners, as a polygon of eight steps a corner."""
    spots = [(radius, radius, 180), (size.real - radius, radius, 270)]
    spots += [(size.real - radius, size.imag - radius, 0), (radius, size.imag - radius, 90)]
    return tuple(corner + complex(x, y) + radius * turn(a + 90 * k / 8) for x, y, a in spots for k in range(9))
