"""Golden pictures: spreads as they were when somebody last looked at them and found them good.

A picture is held against its golden one cell by cell (a cell is a square of ``CELL_PX``), each cell by its mean colour, so that another
version of the renderer, which smooths edges otherwise, changes nothing, and a headline that moved by a line, a picture that went missing or a
colour that turned does. A difference is told in words and drawn beside the two pictures. ``pytest --update-golden`` renews them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image, ImageChops, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CELL_PX: Final = 6
"""Side of a cell: at ``DPI`` about one line of text."""

DPI: Final = 30
COLOUR_STEPS: Final = 26
"""How far (of 255) the mean colour of a cell may be off in any channel: a rendering of thinner strokes stays below it."""

CELLS_SHARE: Final = 0.004
"""Which share of the cells may be off nevertheless: some ten of a spread's, less than a kicker that is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where two pictures differ.

    Attributes:
        share: of the cells that differ, 0 to 1.
        areas: the differing cells as boxes in pixels.
        words: where they are, for a person.
    """

    share: float
    areas: Sequence[tuple[int, int, int, int]]
    words: str


def compare(golden: Image.Image, now: Image.Image) -> Difference:
    """Hold a picture against its golden one."""
    if golden.size != now.size:
        return Difference(share=1.0, areas=(), words=f"size {now.size} instead of {golden.size}")
    grid = (golden.width // CELL_PX, golden.height // CELL_PX)
    means = [picture.convert("RGB").resize(grid, Image.Resampling.BOX) for picture in (golden, now)]
    off = ImageChops.difference(*means)
    worst = ImageChops.lighter(ImageChops.lighter(off.getchannel(0), off.getchannel(1)), off.getchannel(2))
    cells = [
        (x, y)
        for y in range(grid[1])
        for x in range(grid[0])
        if int(worst.getpixel((x, y)) or 0) > COLOUR_STEPS  # type: ignore[arg-type]
    ]
    areas = [(x * CELL_PX, y * CELL_PX, (x + 1) * CELL_PX - 1, (y + 1) * CELL_PX - 1) for x, y in cells]
    return Difference(share=len(cells) / (grid[0] * grid[1]), areas=areas, words=_in_words(cells, grid))


def _in_words(cells: Sequence[tuple[int, int]], grid: tuple[int, int]) -> str:
    """Say in which ninth of the picture how many cells differ."""
    counts: dict[str, int] = {}
    for x, y in cells:
        across, down = ("left", "middle", "right")[3 * x // grid[0]], ("top", "centre", "foot")[3 * y // grid[1]]
        counts[f"{down} {across}"] = counts.get(f"{down} {across}", 0) + 1
    return ", ".join(f"{place}: {count} cells" for place, count in sorted(counts.items(), key=lambda pair: -pair[1]))


def drawn(golden: Image.Image, now: Image.Image, difference: Difference) -> Image.Image:
    """Draw golden, now, and now with the differing cells framed, one below the other."""
    framed = now.convert("RGB")
    pen = ImageDraw.Draw(framed)
    for area in difference.areas:
        pen.rectangle(area, outline=(255, 0, 80))
    width = max(golden.width, now.width)
    sheet = Image.new("RGB", (width, golden.height + 2 * now.height + 8), (128, 128, 128))
    for top, picture in ((0, golden), (golden.height + 4, now), (golden.height + now.height + 8, framed)):
        sheet.paste(picture.convert("RGB"), (0, top))
    return sheet


class GoldenPictures:
    """A folder of golden pictures.

    Args:
        folder: where they lie.
        scratch: where differences are drawn.
        update: ``pytest --update-golden``: keep what is handed in.
    """

    def __init__(self, folder: Path, scratch: Path, *, update: bool) -> None:
        self._folder = folder
        self._scratch = scratch
        self._update = update

    def __call__(self, name: str, now: Image.Image) -> None:
        """Hold a picture against the golden one of that name."""
        file = self._folder / f"{name}.png"
        if self._update:
            file.parent.mkdir(parents=True, exist_ok=True)
            few = now.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE)
            few.save(file, optimize=True)
            return
        if not file.is_file():
            pytest.fail(f"there is no {file.name} yet: look at the spread, then run pytest --update-golden")
        with Image.open(file) as golden:
            difference = compare(golden.convert("RGB"), now)
            if difference.share > CELLS_SHARE:
                picture = self._scratch / f"{name}.png"
                drawn(golden, now, difference).save(picture)
                pytest.fail(
                    f"{name} looks otherwise ({difference.share:.1%} of its cells; {difference.words}). "
                    f"Golden, now and the difference: {picture}. If it is better so: pytest --update-golden"
                )
