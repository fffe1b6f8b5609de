"""Zellige drawn for print: the end mark, fields of tiles that come apart into pixels, pages to colour. Colours come from the theme."""

from __future__ import annotations

import base64
import hashlib
import math
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from magazine.editions.print.zellige import FAMILIES, centre, path, shrunk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


POINTS: Final = 8
TILE: Final = 20
"""Side of a pixel's place in a fringe, in units of the drawing."""

PIXEL: Final = 0.86
"""Share of its place that a pixel fills."""


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


class Wears(Enum):
    """The side of a field towards which tiles come apart into pixels."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A rectangle laid with tiles.

    Attributes:
        width: in millimetres.
        height: in millimetres.
        pitch: from one great star to the next, in millimetres.
        family: a key of ``zellige.FAMILIES``.
        wears: where it comes apart.
        whole: share of its length, from the whole side, in which no tile is missing.
        seed: another seed, another field; the same seed, the same field.
    """

    width: float
    height: float
    pitch: float
    family: str
    seed: str
    wears: Wears = Wears.NOWHERE
    whole: float = 0.4


def family(seed: str) -> str:
    """Choose a pattern for a rubric, an issue or a page."""
    return list(FAMILIES)[int(next(_chances(seed)) * len(FAMILIES))]


def laid(field: Field, colours: Sequence[str], joint: str) -> str:
    """Lay a field of tiles.

    Args:
        field: what is to be laid.
        colours: of the great stars, the first most often; the last two are those of the tiles between.
        joint: colour of the joints.
    """
    *bright, low, lower = colours
    layers: dict[tuple[int, str], list[str]] = {}
    tiles = FAMILIES[field.family](field.width, field.height, field.pitch)
    for number, (points, outline) in enumerate(tiles.stars):
        chance = _chances(f"{field.seed}/{number}")
        if not _stays(field, centre(outline), next(chance)):
            continue
        if points <= SMALL_STAR:
            layers.setdefault((1, lower), []).append(path(outline))
            continue
        colour, heart = _pair(bright, chance)
        layers.setdefault((1, colour), []).append(path(outline))
        layers.setdefault((2, heart), []).append(path(shrunk(outline, 0.52)))
        layers.setdefault((3, colour), []).append(path(shrunk(outline, 0.22)))
    for number, outline in enumerate(tiles.gaps):
        if _stays(field, centre(outline), next(_chances(f"{field.seed}/gap/{number}")) / 2):
            layers.setdefault((1, low), []).append(path(outline))
    pixels: dict[str, list[str]] = {}
    for colour, square in _pixels(field, [*bright, low]):
        pixels.setdefault(colour, []).append(square)
    shapes = [f'<path fill="{colour}" d="{"".join(squares)}"/>' for colour, squares in sorted(pixels.items())]
    width = field.pitch * JOINT
    shapes += [
        f'<path fill="{colour}" stroke="{joint}" stroke-width="{width:.2f}" stroke-linejoin="round" d="{"".join(paths)}"/>'
        for (_, colour), paths in sorted(layers.items())
    ]
    return _drawing(field, shapes)


SMALL_STAR: Final = 4
"""Stars of so many points fill the room between greater ones."""

JOINT: Final = 0.018
"""Width of a joint, in pitches."""


def _pair(bright: Sequence[str], chance: Iterator[float]) -> tuple[str, str]:
    """Choose a star's colour and its heart's, which is another."""
    number = int(next(chance) ** 1.7 * len(bright))
    other = 1 + int(next(chance) * (len(bright) - 1)) if len(bright) > 1 else 0
    return bright[number], bright[(number + other) % len(bright)]


def outlined(field: Field, line: str) -> str:
    """Draw a field in outline, to be coloured in."""
    tiles = FAMILIES[field.family](field.width, field.height, field.pitch)
    paths = [path(outline) for _, outline in tiles.stars]
    paths += [path(shrunk(outline, 0.5)) for points, outline in tiles.stars if points > SMALL_STAR]
    return _drawing(
        field,
        [
            f'<path fill="none" stroke="{line}" stroke-width="{OUTLINE_MM}" stroke-linejoin="round" d="{"".join(paths)}"/>'
        ],
    )


OUTLINE_MM: Final = 0.3
"""A pencil stays within it; printed in one ink it does not break up."""


def fringe(columns: int, rows: int, colour: str, seed: str) -> str:
    """Draw the upper edge of a panel that comes apart into pixels: whole at the foot, few at the top.

    Args:
        columns: pixels in a row.
        rows: rows of them.
        colour: the panel's.
        seed: another seed, another edge.
    """
    chance = _chances(seed)
    squares = []
    for row in range(rows):
        share = ((row + 1) / rows) ** 1.6
        squares += [
            f"M{column * TILE} {row * TILE}h{TILE}v{TILE}h-{TILE}z" for column in range(columns) if next(chance) < share
        ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * TILE} {rows * TILE}" '
        f'width="{columns * TILE}" height="{rows * TILE}" shape-rendering="crispEdges">'
        f'<path fill="{colour}" d="{"".join(squares)}"/></svg>'
    )


def _drawing(field: Field, shapes: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {field.width:.2f} {field.height:.2f}" '
        f'width="{field.width:.2f}mm" height="{field.height:.2f}mm">{"".join(shapes)}</svg>'
    )


def _worn(field: Field, place: complex) -> float:
    """Say how far a field has come apart at a place, 0 to 1."""
    across, down = place.real / field.width, place.imag / field.height
    along = {Wears.LEFT: 1 - across, Wears.RIGHT: across, Wears.UP: 1 - down, Wears.DOWN: down, Wears.NOWHERE: 0.0}
    return min(1.0, max(0.0, (along[field.wears] - field.whole) / (1 - field.whole)))


def _stays(field: Field, place: complex, chance: float) -> bool:
    worn = _worn(field, place)
    return worn == 0 or chance > worn * 2.8


def _pixels(field: Field, colours: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lay pixels where tiles are missing, fewer the further off."""
    if field.wears is Wears.NOWHERE:
        return
    step = field.pitch / 6
    side = step * PIXEL
    for row in range(int(field.height / step) + 1):
        for column in range(int(field.width / step) + 1):
            chance = _chances(f"{field.seed}/{field.family}/{column}/{row}")
            worn = _worn(field, complex(column + 0.5, row + 0.5) * step)
            if worn and next(chance) < 0.95 * (1 - worn) ** 1.8:
                colour = colours[int(next(chance) ** 1.3 * len(colours))]
                yield colour, f"M{column * step:.2f} {row * step:.2f}h{side:.2f}v{side:.2f}h-{side:.2f}z"


def _chances(seed: str) -> Iterator[float]:
    """Give numbers from 0 to 1 that depend on nothing but the seed."""
    count = 0
    while True:
        digest = hashlib.sha256(f"{seed}:{count}".encode()).digest()
        for index in range(0, 32, 4):
            yield int.from_bytes(digest[index : index + 4], "big") / 2**32
        count += 1


def steps(guide: str, line: str) -> tuple[str, ...]:
    """Draw how the khatam is made with ruler and compasses, step by step: circle, square, second square, star.

    Args:
        guide: colour of the lines that came before.
        line: colour of the new ones.
    """
    circle = '<circle cx="0" cy="0" r="40"/><path d="M-46 0H46M0 -46V46M-33 -33L33 33M-33 33L33 -33"/>'
    upright = '<path d="M-28.3 -28.3H28.3V28.3H-28.3Z"/>'
    turned = '<path d="M0 -40L40 0L0 40L-40 0Z"/>'
    khatam = f'<path d="{star(0, 0, 40)}"/>'
    drawn = (("", circle), (circle, upright), (circle + upright, turned), (circle + upright + turned, khatam))
    return tuple(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100" fill="none">'
        f'<g stroke="{guide}" stroke-width="0.6">{before}</g><g stroke="{line}" stroke-width="1.2">{new}</g></svg>'
        for before, new in drawn
    )
