"""The tile-layer's bench: the SVG sheet, the mosaic that can be asked for its colours, bands and pixels.

Coordinates are rounded to whole pixels, so that the same call always writes the same bytes. Standard library only.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zellige_geometry import (
    IVORY,
    centre,
    clip,
    inside,
    mix,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zellige_geometry import (
        Field,
        Girih,
        Keep,
        Polygon,
    )


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _outline(shape: Sequence[complex], *, closed: bool = True) -> str:
    x, y = round(shape[0].real), round(shape[0].imag)
    text = f"M{x} {y}l"
    steps = []
    for p in shape[1:]:
        nx, ny = round(p.real), round(p.imag)
        steps.append(f"{nx - x}{'' if ny - y < 0 else ' '}{ny - y}")
        x, y = nx, ny
    joined = steps[0] if steps else ""
    for s in steps[1:]:
        joined += s if s.startswith("-") else " " + s
    return text + joined + ("z" if closed else "")


@dataclass(slots=True)
class Sheet:
    """An SVG picture under way: shapes of one layer and style are gathered into one path."""

    width: int
    height: int
    ground: str
    parts: list[str] = field(default_factory=list)
    layer: dict[tuple[str, str, float], list[str]] = field(default_factory=dict)
    shapes: list[tuple[tuple[complex, ...], str, str, float]] = field(default_factory=list)  # as laid, for pixels

    @property
    def box(self) -> complex:
        """The far corner."""
        return complex(self.width, self.height)

    @property
    def middle(self) -> complex:
        """The centre of the sheet."""
        return self.box / 2

    def seen(self, shape: Sequence[complex], spare: float = 0) -> bool:
        """Tell whether a shape touches the sheet."""
        xs, ys = [p.real for p in shape], [p.imag for p in shape]
        return max(xs) > -spare and min(xs) < self.width + spare and max(ys) > -spare and min(ys) < self.height + spare

    def tile(self, shape: Sequence[complex], fill: str, grout: str = "none", width: float = 0) -> None:
        """Lay a tile."""
        if self.seen(shape):
            self.layer.setdefault((fill, grout, width), []).append(_outline(shape))
            self.shapes.append((tuple(shape), fill, grout, width))

    def line(self, points: Sequence[complex], colour: str, width: float) -> None:
        """Draw an open line."""
        if self.seen(points, width):
            self.layer.setdefault(("none", colour, width), []).append(_outline(points, closed=False))

    def disc(self, middle: complex, radius: float, fill: str, stroke: str = "none", width: float = 0) -> None:
        """Draw a disc."""
        r, x, y = round(radius), round(middle.real), round(middle.imag)
        path = f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"
        self.layer.setdefault((fill, stroke, width), []).append(path)

    def next(self) -> None:
        """Begin a new layer on top of what is there."""
        for (fill, stroke, width), paths in self.layer.items():
            edge = f' stroke="{stroke}" stroke-width="{_number(width)}" stroke-linejoin="round"' if width else ""
            self.parts.append(f'<path d="{"".join(paths)}" fill="{fill}"{edge}/>')
        self.layer = {}

    def svg(self) -> str:
        """Return the finished picture."""
        self.next()
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" '
            f'viewBox="0 0 {self.width} {self.height}">'
        )
        ground = f'<rect width="{self.width}" height="{self.height}" fill="{self.ground}"/>'
        return "\n".join([head, ground, *self.parts, "</svg>", ""])


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A tile: outline, colour, the middle of the group it stays or goes with, and how high it lies."""

    shape: Polygon
    colour: str
    anchor: complex
    level: int


@dataclass(slots=True)
class Mosaic:
    """Tiles that wait to be laid, and can be asked what colour lies at a point."""

    cell: float
    tiles: list[Tile] = field(default_factory=list)
    index: dict[tuple[int, int], list[Tile]] = field(default_factory=dict)

    def add(self, shape: Sequence[complex], colour: str, anchor: complex | None = None, level: int = 0) -> None:
        """Put a tile down."""
        middle = centre(shape) if anchor is None else anchor
        tile = Tile(shape=tuple(shape), colour=colour, anchor=middle, level=level)
        self.tiles.append(tile)
        xs, ys = [p.real for p in shape], [p.imag for p in shape]
        for i in range(int(min(xs) // self.cell), int(max(xs) // self.cell) + 1):
            for j in range(int(min(ys) // self.cell), int(max(ys) // self.cell) + 1):
                self.index.setdefault((i, j), []).append(tile)

    def colour_at(self, point: complex) -> str | None:
        """Return the colour of the topmost tile at a point."""
        best: Tile | None = None
        for tile in self.index.get((int(point.real // self.cell), int(point.imag // self.cell)), []):
            if (best is None or tile.level >= best.level) and inside(point, tile.shape):
                best = tile
        return best.colour if best else None

    def lay(self, sheet: Sheet, grout: str, width: float, keep: Keep | None = None, frame: Polygon = ()) -> None:
        """Lay the tiles whose group is kept, cut to a convex frame where one is given."""
        for level in sorted({tile.level for tile in self.tiles}):
            for tile in self.tiles:
                if tile.level == level and (keep is None or keep(tile.anchor)):
                    shape = clip(tile.shape, frame) if frame else tile.shape
                    if len(shape) > 2:
                        sheet.tile(shape, tile.colour, grout, width)
            sheet.next()


def bands(sheet: Sheet, pattern: Girih, colours: tuple[str, str], widths: tuple[float, float]) -> None:
    """Lace the strands of a pattern over and under: `colours` and `widths` are those of band and edge."""
    (band, edge), (wide, thin) = colours, widths
    strands = [s for s in pattern.strands if sheet.seen(s, wide)]
    for colour, width in ((edge, wide + 2 * thin), (band, wide)):
        for strand in strands:
            sheet.line(strand, colour, width)
        sheet.next()
    reach = wide * 1.15
    for place, along in pattern.crossings:
        sheet.line((place - along * reach, place + along * reach), edge, wide + 2 * thin)
    sheet.next()
    for place, along in pattern.crossings:
        sheet.line((place - along * (reach + 4), place + along * (reach + 4)), band, wide)
    sheet.next()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grain:
    """How pixels fall: their pitch, the share of the pitch they fill, and the seed."""

    pitch: float
    fill: float = 0.86
    seed: int = 1


def pixels(sheet: Sheet, mosaic: Mosaic, grain: Grain, worn: Field, keep: Keep) -> None:
    """Lay square pixels, in the colours of the tiles beneath, where the tiles are gone.

    `worn` tells how far the pattern has dissolved at a point: at 0 every pixel is there, at 1 none is.
    """
    rng = random.Random(grain.seed)
    side = grain.pitch
    for j in range(-1, int(sheet.height / side) + 2):
        for i in range(-1, int(sheet.width / side) + 2):
            chance, blend = rng.random(), rng.random()
            spot = complex(i + 0.5, j + 0.5) * side
            colour = mosaic.colour_at(spot)
            if colour is None or keep(spot) or chance < worn(spot):
                continue
            half = side * grain.fill / 2
            colour = mix(colour, IVORY, 0.25) if blend > 0.93 else colour
            sheet.tile([spot + half * c for c in (-1 - 1j, 1 - 1j, 1 + 1j, -1 + 1j)], colour)
