"""Draw the book's ornaments: the band of the title page, whose tiles come apart into pixels, and the star that ends an article.

Run ``python tools/draw_book_ornaments.py`` from the project; it writes ``themes/police/epub/ornaments/*.svg``. Colours stay tokens:
the book puts their values in place. Seeded, so that the same drawing comes out each time.
"""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import Final

ORNAMENTS: Final = Path("themes/police/epub/ornaments")
SEED: Final = "book/band"
COLUMNS: Final = 30
ROWS: Final = 5
TILE: Final = 20
PIXEL: Final = 5
JOINT: Final = 0.6
COLOURS: Final = {"blue": 5, "teal": 5, "gold": 3, "red": 2, "navy-light": 3}
"""Tokens, and how often each is taken."""

HEAD: Final = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def star(radius: float, inner: float = 0.72) -> str:
    """Give the path of an eight-pointed star around the origin."""
    corners = []
    for step in range(16):
        length = radius if step % 2 == 0 else radius * inner
        angle = math.pi * step / 8 - math.pi / 2
        corners.append(f"{length * math.cos(angle):.2f} {length * math.sin(angle):.2f}")
    return f"M{'L'.join(corners)}Z"


def band() -> str:
    """Draw the band: whole tiles at the foot, fewer and fewer towards the top, the rest pixels."""
    chance = random.Random(SEED)  # noqa: S311 - an ornament, no secret
    shapes: dict[str, list[str]] = {name: [] for name in ("ground", "star", "heart", "seed")}
    stars: dict[str, list[str]] = {colour: [] for colour in COLOURS}
    small: dict[str, list[str]] = {colour: [] for colour in COLOURS}
    for row in range(ROWS):
        whole = (row + 1) / ROWS
        for column in range(COLUMNS):
            x, y = column * TILE, row * TILE
            if chance.random() < whole**1.5:
                middle = f'x="{x + TILE // 2}" y="{y + TILE // 2}"'
                shapes["ground"].append(f"M{x} {y}h{TILE}v{TILE}h-{TILE}z")
                stars[_colour(chance)].append(f'<use xlink:href="#star" {middle}/>')
                shapes["heart"].append(f'<use xlink:href="#heart" {middle}/>')
                small[_colour(chance)].append(f'<use xlink:href="#seed" {middle}/>')
                continue
            for place in range((TILE // PIXEL) ** 2):
                if chance.random() < whole * 0.55:
                    left, top = x + place % 4 * PIXEL, y + place // 4 * PIXEL
                    size = PIXEL - JOINT
                    small[_colour(chance)].append(f'<path d="M{left} {top}h{size}v{size}h-{size}z"/>')
    return "\n".join(
        [
            f'{HEAD} width="{COLUMNS * TILE}" height="{ROWS * TILE}" viewBox="0 0 {COLUMNS * TILE} {ROWS * TILE}">',
            f'<defs><path id="star" d="{star(10)}"/><path id="heart" d="{star(4.4)}"/><path id="seed" d="{star(2.6)}"/></defs>',
            f'<path fill="var(--navy)" d="{"".join(shapes["ground"])}"/>',
            *(_group(colour, stars[colour]) for colour in COLOURS),
            _group("navy", shapes["heart"]),
            *(_group(colour, small[colour]) for colour in COLOURS),
            "</svg>\n",
        ]
    )


def end_mark() -> str:
    """Draw the star at an article's end, in its rubric's colour."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="-10 -10 20 20">'
        f'<path fill="var(--rubric)" stroke="var(--gold)" stroke-width="0.5" d="{star(9.5)}"/>'
        f'<path fill="var(--gold)" d="{star(3.6)}"/></svg>\n'
    )


def _colour(chance: random.Random) -> str:
    return chance.choices(list(COLOURS), list(COLOURS.values()))[0]


def _group(colour: str, shapes: list[str]) -> str:
    return f'<g fill="var(--{colour})">{"".join(shapes)}</g>'


def main() -> None:
    """Write the ornaments."""
    ORNAMENTS.mkdir(parents=True, exist_ok=True)
    for name, drawing in {"band": band(), "end": end_mark()}.items():
        (ORNAMENTS / f"{name}.svg").write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    main()
