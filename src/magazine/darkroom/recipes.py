"""The recipes of each edition.

Flat art (drawings, PNG) keeps its edges: lossless where the format allows, full chroma elsewhere. Sizes in print follow the
width at which a picture stands on the page.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from magazine.constants import (
    AVIF_FLAT_QUALITY,
    AVIF_FLAT_SPEED,
    AVIF_FLAT_SPEED_PX,
    AVIF_QUALITY,
    AVIF_SPEED,
    EPUB_PICTURE_PX,
    FLAT_JPEG_QUALITY,
    JPEG_QUALITY,
    MM_PER_INCH,
    PNG_PALETTE,
    PRESS_DPI,
    PRESS_JPEG_QUALITY,
    SCREEN_DPI,
    WEB_AVIF_WIDTHS_PX,
    WEB_JPEG_WIDTHS_PX,
    WEB_WIDTH_STEP,
)
from magazine.darkroom.recipe import Colour, Format, Grain, Recipe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magazine.issue.picture import Picture


def grain_of(picture: Picture) -> Grain:
    """Say what sort of picture it is, by its format: cameras write JPEG, drawing programs SVG and PNG."""
    return Grain.FLAT if picture.format in {"SVG", "PNG"} else Grain.PHOTOGRAPH


def web(picture: Picture) -> tuple[Recipe, ...]:
    """Give the web's recipes: AVIF in several widths, narrowest first, then JPEG for browsers without it.

    A drawing is drawn once, at the largest width, and scaled down to the others (``docs/darkroom.md``).
    """
    grain = grain_of(picture)
    quality = FLAT_JPEG_QUALITY if grain is Grain.FLAT else JPEG_QUALITY
    drawn = WEB_AVIF_WIDTHS_PX[-1] if picture.format == "SVG" else 0
    avif = [_avif(width, grain, drawn) for width in _widths(picture, WEB_AVIF_WIDTHS_PX)]
    jpeg = [
        Recipe(edition="web", format=Format.JPEG, width=width, quality=quality, grain=grain, drawn=drawn)
        for width in _widths(picture, WEB_JPEG_WIDTHS_PX)
    ]
    return (*avif, *jpeg)


def _avif(width: int, grain: Grain, drawn: int) -> Recipe:
    flat = grain is Grain.FLAT
    return Recipe(
        edition="web",
        format=Format.AVIF,
        width=width,
        quality=AVIF_FLAT_QUALITY if flat else AVIF_QUALITY,
        speed=AVIF_FLAT_SPEED if flat and width <= AVIF_FLAT_SPEED_PX else AVIF_SPEED,
        grain=grain,
        drawn=drawn,
    )


def epub(picture: Picture) -> Recipe:
    """Give the EPUB's recipe: below the four megapixels that readers and shops take.

    Drawings by a palette: a third of the bytes, where of two neighbouring shades one is missed by nobody (the sample: 1 step of 255).
    """
    grain = grain_of(picture)
    flat = grain is Grain.FLAT
    return Recipe(
        edition="epub",
        format=Format.PNG if flat else Format.JPEG,
        width=EPUB_PICTURE_PX,
        height=EPUB_PICTURE_PX * 3 // 2,
        quality=JPEG_QUALITY,
        colours=PNG_PALETTE if flat else 0,
        grain=grain,
    )


def screen(picture: Picture, width_mm: float) -> Recipe:
    """Give the screen edition's recipe for a picture that stands ``width_mm`` wide."""
    return _paged(edition="screen", picture=picture, width_mm=width_mm, dpi=SCREEN_DPI, quality=JPEG_QUALITY)


def archive(picture: Picture, width_mm: float) -> Recipe:
    """Give the archive edition's recipe: the screen's."""
    return _paged(edition="archive", picture=picture, width_mm=width_mm, dpi=SCREEN_DPI, quality=JPEG_QUALITY)


def press(picture: Picture, width_mm: float, profile: bytes = b"") -> Recipe:
    """Give the press edition's recipe for a picture that stands ``width_mm`` wide.

    Photographs are separated here. Flat art stays sRGB without loss, since PNG has no inks and JPEG rings at edges: its pixels
    are separated when the plates are made, by the same transform.

    Args:
        picture: the original.
        width_mm: width on the page, bleed included.
        profile: ICC profile of the printing condition; without one the picture stays in sRGB.
    """
    return _paged(
        edition="press", picture=picture, width_mm=width_mm, dpi=PRESS_DPI, quality=PRESS_JPEG_QUALITY, profile=profile
    )


def _paged(*, edition: str, picture: Picture, width_mm: float, dpi: int, quality: int, profile: bytes = b"") -> Recipe:
    grain = grain_of(picture)
    lossless = grain is Grain.FLAT
    return Recipe(
        edition=edition,
        format=Format.PNG if lossless else Format.JPEG,
        width=math.ceil(width_mm / MM_PER_INCH * dpi),
        quality=0 if lossless else quality,
        colour=Colour.CMYK if profile and not lossless else Colour.RGB,
        grain=grain,
        profile=b"" if lossless else profile,
    )


def _widths(picture: Picture, widths: Sequence[int]) -> list[int]:
    """Keep the widths that the picture has; its own stands for all that are wider or hardly less. A drawing has every width."""
    own = widths[-1] if picture.format == "SVG" else min(picture.published_size[0], widths[-1])
    return [*(width for width in widths if width <= own * WEB_WIDTH_STEP), own]
