"""How tiles become patterns: cut stars, coloured fields, domes, screens of squares."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from zellige_geometry import (
    GOLD,
    NAVY,
    centre,
    dark,
    dome,
    fan,
    light,
    rectangle,
    shrink,
)
from zellige_sheet import (
    Mosaic,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zellige_geometry import (
        Girih,
        Polygon,
    )
    from zellige_sheet import (
        Sheet,
    )


def gem(mosaic: Mosaic, outline: Sequence[complex], colour: str, anchor: complex, level: int = 0) -> None:
    """Lay a star or tile as cut facets, every other one in shadow."""
    for number, facet in enumerate(fan(outline, centre(outline))):
        mosaic.add(facet, light(colour, 0.1) if number % 2 else dark(colour, 0.14), anchor, level)


def flower(mosaic: Mosaic, outline: Polygon, colours: Sequence[str]) -> None:
    """Lay a star of three nested stars: body, inner star, heart."""
    middle = centre(outline)
    gem(mosaic, outline, colours[0], middle)
    if len(colours) > 1:
        mosaic.add(shrink(outline, 0.56), colours[1], middle, 1)
    if len(colours) > 2:
        gem(mosaic, shrink(outline, 0.4), colours[2], middle, 2)


def choose(rng: random.Random, palette: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Pick one set of colours."""
    return palette[int(rng.random() * len(palette))]


def khatam_field(
    pattern: Girih, seed: int, stars: Sequence[tuple[str, ...]], between: tuple[str, str], cell: float
) -> Mosaic:
    """Colour a girih pattern: flowers in the large polygons, plain gems in the small, quiet tiles between.

    `between` are the colours of the gems and of the quiet tiles; `cell` is the pitch of the mosaic's index.
    """
    small, gap = between
    rng = random.Random(seed)
    mosaic = Mosaic(cell)
    for outline in pattern.gaps:
        mosaic.add(outline, gap)
    for sides, outline in pattern.stars:
        if sides >= 8:
            flower(mosaic, outline, choose(rng, stars))
        else:
            gem(mosaic, outline, small, centre(outline))
    return mosaic


def ghost(sheet: Sheet, pattern: Girih, colour: str, width: float) -> None:
    """Draw a pattern as bare lines that one feels rather than sees."""
    for strand in pattern.strands:
        sheet.line(strand, colour, width)
    sheet.next()


def sunburst(
    mosaic: Mosaic, middle: complex, radii: Sequence[float], count: int, colours: Sequence[tuple[str, str]]
) -> None:
    """Lay a dome of kites, each ring in two colours by turns, each kite cut in a light and a dark half."""
    rings = dome(middle, radii, count, 90)
    heart = tuple(shape[0] for shape in rings[0])
    tips = [p for pair in zip((shape[1] for shape in rings[0]), heart, strict=True) for p in pair]
    gem(mosaic, tips, colours[0][0], middle, 1)
    for number, shapes in enumerate(rings):
        pair = colours[(number + 1) % len(colours)]
        for place, shape in enumerate(shapes):
            inner, left, tip, right = shape
            colour = pair[place % 2]
            anchor = (inner + tip) / 2
            mosaic.add((inner, left, tip), light(colour, 0.08), anchor)
            mosaic.add((inner, tip, right), dark(colour, 0.18), anchor)
            if number > 3 and number % 3 == 1:
                mosaic.add(shrink(shape, 0.42), GOLD if colour != GOLD else NAVY, anchor, 1)


def squares_on_screen(sheet: Sheet, mosaic: Mosaic, corner: complex, size: complex, pitch: float = 28) -> None:
    """Show the part of a pattern behind a screen as coarse squares."""
    columns, rows = round(size.real / pitch), round(size.imag / pitch)
    step = complex(size.real / columns, size.imag / rows)
    for j in range(rows):
        for i in range(columns):
            if (i in (0, columns - 1)) and (j in (0, rows - 1)):
                continue
            spot = corner + complex(i * step.real, j * step.imag)
            colour = mosaic.colour_at(spot + step / 2) or NAVY
            sheet.tile(rectangle(spot + 1, complex(step.real - 2, step.imag - 2)), colour)
    sheet.next()
