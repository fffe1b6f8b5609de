"""Zellige drawn for print: the end mark, and bands whose tiles come apart into pixels. Colours come from the theme."""

from __future__ import annotations

import base64
import hashlib
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

POINTS = 8
TILE = 20
"""Side of a tile, in units of the drawing."""


def data_address(svg: str) -> str:
    """Give an SVG as an address that holds it."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def end_mark(colour: str, heart: str) -> str:
    """Draw the star that ends an article, as an address."""
    return data_address(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 20 20">'
        f'<path fill="{colour}" d="{star(0, 0, 10)}"/><path fill="{heart}" d="{star(0, 0, 3.6)}"/></svg>'
    )


def star(x: float, y: float, radius: float, inner: float = 0.7654) -> str:
    """Give the path of an eight-pointed star; as it is, the khatam: two squares, one turned by an eighth."""
    corners = []
    for step in range(POINTS * 2):
        length = radius if step % 2 == 0 else radius * inner
        angle = math.pi * step / POINTS - math.pi / 2
        corners.append(f"{x + length * math.cos(angle):.2f} {y + length * math.sin(angle):.2f}")
    return f"M{'L'.join(corners)}Z"


def band(columns: int, rows: int, colours: Sequence[str], ground: str, seed: str) -> str:
    """Draw a band of tiles, whole at the foot and coming apart towards the top, as an SVG of one unit a tile.

    Args:
        columns: tiles in a row.
        rows: rows of tiles.
        colours: the tiles' colours, the first most often.
        ground: colour of the joints' crosses.
        seed: another seed, another band; the same seed, the same band.
    """
    layers: dict[tuple[int, str], list[str]] = {}
    for y in range(rows):
        for x in range(columns):
            wholeness = 1.0 if rows == 1 else (y + 1) / rows
            chance = _chances(f"{seed}/{x}/{y}")
            for layer, colour, path in _tile(x * TILE, y * TILE, [*colours, ground], wholeness, chance):
                layers.setdefault((layer, colour), []).append(path)
    shapes = [f'<path fill="{colour}" d="{"".join(paths)}"/>' for (_, colour), paths in sorted(layers.items())]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * TILE} {rows * TILE}" '
        f'width="{columns * TILE}" height="{rows * TILE}">{"".join(shapes)}</svg>'
    )


def _tile(
    left: int, top: int, colours: Sequence[str], wholeness: float, chance: Iterator[float]
) -> Iterator[tuple[int, str, str]]:
    """Give the shapes of a tile as layer, colour and path: a star, or what is left of it. The last colour is the ground's."""
    *colours, ground = colours
    colour = colours[int(next(chance) ** 1.6 * len(colours))]
    heart = colours[int(next(chance) * len(colours))]
    if next(chance) < wholeness**1.2:
        yield 0, ground, f"M{left} {top}h{TILE}v{TILE}h-{TILE}z"
        yield 1, colour, star(left + 10, top + 10, 10)
        yield 2, heart, star(left + 10, top + 10, 5.2)
        yield 3, colour, star(left + 10, top + 10, 2.4, 0.5)
        return
    for row in range(4):
        for column in range(4):
            if next(chance) < wholeness * 0.62:
                pixel = colours[int(next(chance) * len(colours))]
                yield 1, pixel, f"M{left + column * 5} {top + row * 5}h4.4v4.4h-4.4z"


def _chances(seed: str) -> Iterator[float]:
    """Give numbers from 0 to 1 that depend on nothing but the seed."""
    count = 0
    while True:
        digest = hashlib.sha256(f"{seed}:{count}".encode()).digest()
        for index in range(0, 32, 4):
            yield int.from_bytes(digest[index : index + 4], "big") / 2**32
        count += 1
