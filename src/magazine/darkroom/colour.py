"""Colours: from whatever an original holds to sRGB, and from there to what an edition needs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import ImageChops, ImageCms

from magazine.constants import PAPER_RGB
from magazine.darkroom.recipe import Colour
from magazine.darkroom.separation import separated
from magazine.darkroom.transparency import DEEP_MODES, eight_bits, without_key

if TYPE_CHECKING:
    from PIL import Image

    from magazine.darkroom.recipe import Recipe

_NO_DEVICE: Final = frozenset({b"Lab ", b"XYZ "})
"""Colours of profiles that no camera or screen has (ICC.1, 7.2.6); browsers and colour engines take such a profile differently."""


def to_srgb(image: Image.Image, bits: int = 8) -> Image.Image:
    """Give a decoded picture as sRGB pixels on white paper: its profile applied, nothing left behind what is transparent.

    Args:
        image: as its decoder gives it.
        bits: of a sample in a PNG.
    """
    plain = _plain_mode(without_key(image, bits))
    alpha = plain.getchannel("A") if plain.mode in {"LA", "RGBA"} else None
    if alpha is not None:
        plain = plain.convert("L" if plain.mode == "LA" else "RGB")
    pixels = _through_profile(plain, image.info.get("icc_profile"))
    if alpha is None:
        return pixels
    pixels.paste(PAPER_RGB, mask=ImageChops.invert(alpha))
    return pixels


def for_recipe(image: Image.Image, recipe: Recipe) -> Image.Image:
    """Give sRGB pixels in a recipe's colours.

    Raises:
        ValueError: for CMYK without a profile.
    """
    if recipe.colour is Colour.GRAY:
        return image.convert("L")
    if recipe.colour is Colour.RGB:
        return image
    if not recipe.profile:
        raise ValueError("process inks need the profile of a printing condition")
    return separated(image, recipe.profile)


def _plain_mode(image: Image.Image) -> Image.Image:
    """Give one of the modes L, LA, RGB, RGBA, CMYK, LAB."""
    if image.mode == "P":
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode in DEEP_MODES:
        return eight_bits(image)
    if image.mode in {"L", "LA", "RGB", "RGBA", "CMYK", "LAB"}:
        return image
    if image.mode == "F":
        raise ValueError("pixels that are not whole numbers")
    return image.convert("RGBA" if image.mode in {"PA", "La", "RGBa"} else "L" if image.mode == "1" else "RGB")


def _through_profile(image: Image.Image, profile: bytes | None) -> Image.Image:
    screen = ImageCms.createProfile("sRGB")
    if image.mode == "LAB":
        return _converted(image, ImageCms.createProfile("LAB"), screen, "RGB")
    if profile:
        if profile[16:20] in _NO_DEVICE:
            raise ValueError("its colour profile is for no device")
        try:
            own = ImageCms.getOpenProfile(io.BytesIO(profile))
            return _converted(image, own, screen, "RGB")
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            pass  # a broken profile, or one for other colours than the picture has: as if there were none
    return image if image.mode == "RGB" else image.convert("RGB")


def _converted(image: Image.Image, source: object, target: object, mode: str) -> Image.Image:
    transform = ImageCms.buildTransform(
        source,  # type: ignore[arg-type] # Pillow's hints leave out its own core profile
        target,  # type: ignore[arg-type]
        image.mode,
        mode,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    done = ImageCms.applyTransform(image, transform)
    if done is None:
        raise ValueError("the colour transform gave no picture")
    return done
