"""From an original to what may be published: decode, redact, crop, scale, encode.

What is published is made from decoded pixels alone, put into a fresh image: no metadata, comment, colour profile, thumbnail or
pixel outside the crop can come along. Redaction comes first, on the original's own pixels, so that no scaling mixes what is
hidden into what is seen.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, features

from magazine.constants import DARKROOM_VERSION, DECODING_PROCESSOR_SECONDS, DRAWING_PROCESSOR_SECONDS
from magazine.darkroom.colour import for_recipe
from magazine.darkroom.drawing import draw
from magazine.darkroom.encode import encode
from magazine.darkroom.negative import negative
from magazine.darkroom.redaction import MARGINS_PX, destroy
from magazine.darkroom.size import crop_box, drawn_size, published_size
from magazine.issue.job import Job, content_key, version_of

if TYPE_CHECKING:
    from magazine.darkroom.recipe import Recipe
    from magazine.issue.picture import Picture

__all__ = ["develop", "develop_job", "published_size"]


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
    size = published_size(picture, recipe)
    if picture.format == "SVG":
        whole = drawn_size(picture, recipe)
        image = destroy(draw(picture, whole), picture.redactions, MARGINS_PX["SVG"])
        left, top, _, _ = crop_box(picture.crop, whole)
        image = image.crop((left, top, left + size[0], top + size[1]))
    else:
        image = destroy(negative(picture), picture.redactions, MARGINS_PX.get(picture.format, 0))
        image = image.crop(crop_box(picture.crop, image.size))
    if image.size != size:
        image = image.resize(size, Image.Resampling.LANCZOS)
    image = for_recipe(image, recipe)
    return encode(Image.frombytes(image.mode, image.size, image.tobytes()), recipe)


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
