"""Drawings for books, by a palette."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageStat
from tests.darkroom.specimens import picture, saved

from magazine.constants import PALETTE_MAX_RMS, PNG_PALETTE
from magazine.darkroom import recipes
from magazine.darkroom.develop import develop

if TYPE_CHECKING:
    from pathlib import Path


def discs(colours: int) -> Image.Image:
    """Flat discs with smooth edges: more colours than a palette holds, but few that matter."""
    large = Image.new("RGB", (1600, 1600), (7, 26, 51))
    pen = ImageDraw.Draw(large)
    for number in range(64):
        x, y, tint = number % 8 * 200 + 100, number // 8 * 200 + 100, number % colours
        pen.ellipse((x - 90, y - 90, x + 90, y + 90), fill=(tint * 4, 255 - tint * 3, tint * 53 % 256))
    return large.resize((400, 400), Image.Resampling.LANCZOS)


def developed(folder: Path, drawing: Image.Image) -> Image.Image:
    assert drawing.getcolors(PNG_PALETTE) is None
    original = picture(folder, saved(drawing, "PNG"), name="drawing.png", kind="PNG", size=drawing.size)
    made = Image.open(io.BytesIO(develop(original, recipes.epub(original))))
    made.load()
    return made


def test_a_drawing_in_a_book_has_a_palette_and_looks_the_same(tmp_path: Path) -> None:
    drawing = discs(5)
    made = developed(tmp_path, drawing)
    assert (made.format, made.mode) == ("PNG", "P")
    assert max(ImageStat.Stat(ImageChops.difference(made.convert("RGB"), drawing)).rms) <= PALETTE_MAX_RMS


def test_a_drawing_of_more_shades_than_a_palette_can_show_keeps_them_all(tmp_path: Path) -> None:
    drawing = discs(64)
    made = developed(tmp_path, drawing)
    assert (made.format, made.mode) == ("PNG", "RGB")
    assert made.tobytes() == drawing.tobytes()


def test_a_photograph_in_a_book_stays_a_photograph(tmp_path: Path) -> None:
    original = picture(tmp_path, saved(discs(5), "JPEG"), size=(400, 400))
    with Image.open(io.BytesIO(develop(original, recipes.epub(original)))) as made:
        assert (made.format, made.mode) == ("JPEG", "RGB")
