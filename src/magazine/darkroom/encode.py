"""The door to Pillow's encoders: the same pixels give the same bytes."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops, ImageFile, ImageStat

from magazine.constants import PALETTE_MAX_RMS, PNG_LEVEL, PNG_PALETTE, PRESS_JPEG_QUALITY
from magazine.darkroom.recipe import Format, Grain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.darkroom.recipe import Recipe


_CONTENT: Final = {Grain.PHOTOGRAPH: {}, Grain.FLAT: {"tune-content": "screen"}}
"""What libaom is told of a picture: in what a screen shows it looks for few colours and for what comes back."""


def encode(image: Image.Image, recipe: Recipe) -> bytes:
    """Write a fresh image as a recipe says. It must carry nothing but pixels: encoders copy what they find."""
    if image.info:
        raise ValueError("only pixels may be encoded")
    out = io.BytesIO()
    # Of process inks there is no chroma: "4:2:0" would halve magenta, yellow and black, and leave cyan whole.
    chroma = "4:2:0" if recipe.grain is Grain.PHOTOGRAPH and image.mode == "RGB" else "4:4:4"
    match recipe.format:
        case Format.JPEG:
            with _room_for(image):
                image.save(out, "JPEG", quality=recipe.quality, optimize=True, progressive=True, subsampling=chroma)
        case Format.AVIF:
            image.save(
                out, "AVIF", quality=recipe.quality, speed=recipe.speed, max_threads=1, subsampling=chroma, codec="aom",
                advanced=_CONTENT[recipe.grain],
            )  # fmt: skip
        case Format.PNG:
            _few_colours(image, recipe.colours).save(out, "PNG", compress_level=PNG_LEVEL)
    return out.getvalue()


def jpeg_of_inks(image: Image.Image) -> bytes:
    """Write a picture in four inks as a press JPEG; its values are turned round, as Adobe's marker says."""
    out = io.BytesIO()
    with _room_for(image):
        image.save(out, "JPEG", quality=PRESS_JPEG_QUALITY, optimize=True, progressive=True, subsampling="4:4:4")
    return out.getvalue()


@contextlib.contextmanager
def _room_for(image: Image.Image) -> Iterator[None]:
    """Give the JPEG encoder a buffer for the worst case.

    A progressive JPEG must fit in it whole, and Pillow 13 guesses a byte a pixel, too little for a grainy photograph.
    """
    usual = ImageFile.MAXBLOCK
    ImageFile.MAXBLOCK = max(usual, image.width * image.height * len(image.getbands()) * 2)
    try:
        yield
    finally:
        ImageFile.MAXBLOCK = usual


def _few_colours(image: Image.Image, most: int) -> Image.Image:
    """Give flat art by palette: where that loses nothing, or where the recipe wants few colours and none would miss the others."""
    if image.mode != "RGB":
        return image
    if image.getcolors(PNG_PALETTE) is not None:
        return image.quantize(PNG_PALETTE)
    if not most:
        return image
    few = image.quantize(most, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    off = max(ImageStat.Stat(ImageChops.difference(image, few.convert("RGB"))).rms)
    return few if off <= PALETTE_MAX_RMS else image
