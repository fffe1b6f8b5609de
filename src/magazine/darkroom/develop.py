"""From an original to what may be published: decode, redact, crop, scale, encode.

What is published is made from decoded pixels alone, put into a fresh image: no metadata, comment, colour profile, thumbnail or
pixel outside the crop can come along. Redaction comes first, on the original's own pixels, so that no scaling mixes what is
hidden into what is seen.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PIL import Image, features

from magazine.constants import DARKROOM_VERSION, DECODING_PROCESSOR_SECONDS, DRAWING_PROCESSOR_SECONDS
from magazine.darkroom.colour import for_recipe
from magazine.darkroom.drawing import kept_drawing
from magazine.darkroom.encode import encode
from magazine.darkroom.negative import negative
from magazine.darkroom.redaction import DRAWING_MARGIN_PX, destroy
from magazine.darkroom.size import crop_box, drawn_size, published_size
from magazine.issue.job import Job, content_key, version_of

if TYPE_CHECKING:
    from magazine.darkroom.recipe import Recipe
    from magazine.issue.picture import Picture

__all__ = ["develop", "develop_job", "developed", "published_size"]

_MUCH: Final = 2.0
"""From here on a drawing is scaled down by much: measured against drawings drawn four times as large (``docs/darkroom.md``)."""


def develop_job(picture: Picture, recipe: Recipe) -> Job:
    """Order a derivative. Its key holds the original, the card's crop and redactions, the recipe and the tools' versions."""
    key = content_key("picture", picture.digest, picture.format, *_card(picture), recipe.key_parts, _tools())
    name = f"{picture.id} {recipe.width} px {recipe.format.value}"
    return Job(
        kind="picture", name=name, key=key, work=develop, arguments=(picture, recipe), original=picture.id,
        processor_seconds=processor_seconds(picture),
    )  # fmt: skip


def processor_seconds(picture: Picture) -> float:
    """Say how long the processor may work on a picture: a drawing of a few kilobytes can stand for hours."""
    return DRAWING_PROCESSOR_SECONDS if picture.format == "SVG" else DECODING_PROCESSOR_SECONDS


def develop(picture: Picture, recipe: Recipe) -> bytes:
    """Make a derivative.

    Raises:
        Stop: where the original is not what its card and name say, or cannot be decoded whole.
    """
    return encode(developed(picture, recipe), recipe)


def developed(picture: Picture, recipe: Recipe) -> Image.Image:
    """Make a derivative's pixels: a fresh image that carries nothing else.

    Raises:
        Stop: where the original is not what its card and name say, or cannot be decoded whole.
    """
    size = published_size(picture, recipe)
    image = _drawing(picture, recipe) if picture.format == "SVG" else _photograph(picture)
    if image.size != size:
        image = image.resize(size, _filter(picture, image.width / size[0]))
    image = for_recipe(image, recipe)
    return Image.frombytes(image.mode, image.size, image.tobytes())


def _drawing(picture: Picture, recipe: Recipe) -> Image.Image:
    """Draw what is shown of a drawing, at the width that the recipe draws at; what is hidden is destroyed before anything is scaled."""
    plate = replace(recipe, width=max(recipe.width, recipe.drawn))
    width, height = published_size(picture, plate)
    whole = drawn_size(picture, plate)
    image = destroy(kept_drawing(picture, whole), picture.redactions, DRAWING_MARGIN_PX)
    left, top, _, _ = crop_box(picture.crop, whole)
    return image.crop((left, top, left + width, top + height))


def _photograph(picture: Picture) -> Image.Image:
    image = _redacted(picture)
    box = crop_box(picture.crop, image.size)
    return image if box == (0, 0, *image.size) else image.crop(box)


def _redacted(picture: Picture) -> Image.Image:
    """Give a photograph's pixels without what is redacted; those of a large original are let go here, before more are made."""
    original = negative(picture)
    return destroy(original.pixels, picture.redactions, original.margin)


def _filter(picture: Picture, times: float) -> Image.Resampling:
    """Choose how pixels are scaled down so many times.

    Lanczos keeps photographs sharp. At a drawing's edges it leaves a pale line beside them, the wider the more it is scaled down, and
    Hamming's filter none; that one blurs what is scaled down a little.
    """
    flat = picture.format == "SVG" and times >= _MUCH
    return Image.Resampling.HAMMING if flat else Image.Resampling.LANCZOS


def _card(picture: Picture) -> tuple[object, ...]:
    areas = (picture.crop, *picture.redactions) if picture.crop else (None, *picture.redactions)
    return tuple(area and [area.left, area.top, area.right, area.bottom] for area in areas)


@lru_cache(maxsize=1)
def _tools() -> tuple[str, ...]:
    """Give the versions of everything that touches a pixel."""
    codecs = [f"{name} {features.version(name)}" for name in ("libjpeg_turbo", "avif", "littlecms2", "zlib_ng", "webp")]
    return (
        DARKROOM_VERSION,
        f"pillow {version_of('pillow')}",
        f"vl-convert {version_of('vl-convert-python')}",
        *codecs,
    )
