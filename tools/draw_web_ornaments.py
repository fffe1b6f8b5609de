"""Draw the web theme's ornaments: icon, strip of tiles, and tiles that dissolve into pixels.

Run ``python tools/draw_web_ornaments.py`` from the project; it writes ``themes/police/web/static/*.svg``. Seeded, so that the same
drawing comes out each time.
"""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import Final

STATIC: Final = Path("themes/police/web/static")
SEED: Final = 2019
# The palette of themes/police/tokens/colour.css; an SVG in the background of a page cannot see its custom properties.
NAVY, RED, TEAL, GOLD, BLUE, SAND = "#0b2545", "#b3202c", "#1c6e73", "#c79a3b", "#3f7fae", "#f3ebe0"


def star(x: float, y: float, outer: float, colour: str, inner: float = 0.765) -> str:
    """Draw the eight-pointed star of two crossed squares around a point; ``outer`` is its radius."""
    points = []
    for turn in range(16):
        radius = outer if turn % 2 == 0 else outer * inner
        angle = math.pi / 8 * turn
        points.append(f"{x + radius * math.cos(angle):.1f} {y + radius * math.sin(angle):.1f}")
    return f'<path fill="{colour}" d="M{"L".join(points)}z"/>'


def tile(x: float, y: float, size: float, colour: str) -> str:
    """Draw a tile: a star, a smaller one inside it, and its heart."""
    inner = SAND if colour != SAND else GOLD
    return (
        star(x, y, size * 0.5, colour)
        + star(x, y, size * 0.27, NAVY if colour != NAVY else GOLD)
        + star(x, y, size * 0.15, inner)
    )


def drawing(width: float, height: float, *shapes: str) -> str:
    """Put shapes into an SVG of a size in pixels."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}">'
    return head + "".join(shapes) + "</svg>\n"


def icon() -> str:
    """Draw the site's icon."""
    ground = f'<rect width="64" height="64" rx="12" fill="{NAVY}"/>'
    return drawing(64, 64, ground, star(32, 32, 27, GOLD), star(32, 32, 15, NAVY), star(32, 32, 8, SAND))


def strip() -> str:
    """Draw the repeating strip below the nameplate."""
    colours = (GOLD, TEAL, SAND, BLUE, GOLD, RED, SAND, TEAL)
    size = 24
    stars = [tile(size * (place + 0.5), size / 2, size, colour) for place, colour in enumerate(colours)]
    return drawing(size * len(colours), size, *stars)


def dissolve() -> str:
    """Draw tiles at the right that fall apart into pixels towards the left."""
    chance = random.Random(SEED)  # noqa: S311 - an ornament, not a secret
    size, columns, rows = 64, 15, 9
    pixel = size / 4
    colours = (TEAL, BLUE, GOLD, SAND, RED)
    kinds = "".join(f'<g id="t{place}">{tile(0, 0, size * 0.98, colour)}</g>' for place, colour in enumerate(colours))
    shapes = [f"<defs>{kinds}</defs>"]
    for column in range(columns):
        whole = column / (columns - 1)
        for row in range(rows):
            x, y = size * (column + 0.5), size * (row + 0.5)
            if chance.random() < 1.75 * whole - 0.42:
                shapes.append(f'<use href="#t{chance.choice((0, 1, 0, 2, 3, 1, 4))}" x="{x:g}" y="{y:g}"/>')
                continue
            for _ in range(round(7 * whole * chance.random())):
                left = x - size / 2 + pixel * chance.randrange(4)
                top = y - size / 2 + pixel * chance.randrange(4)
                colour = chance.choice((TEAL, BLUE, GOLD, SAND, BLUE))
                shapes.append(
                    f'<rect x="{left:g}" y="{top:g}" width="{pixel - 1:g}" height="{pixel - 1:g}" fill="{colour}" '
                    f'opacity="{chance.choice((0.35, 0.6, 0.9))}"/>'
                )
    return drawing(size * columns, size * rows, *shapes)


def main() -> None:
    """Write all ornaments."""
    STATIC.mkdir(parents=True, exist_ok=True)
    for name, draw in {"icon": icon, "strip": strip, "dissolve": dissolve}.items():
        (STATIC / f"{name}.svg").write_text(draw(), encoding="utf-8")


if __name__ == "__main__":
    main()
