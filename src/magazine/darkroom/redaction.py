"""Redaction: areas of the original destroyed in everything that is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.constants import REDACTION_RGB
from magazine.issue.picture import Area

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL import Image

    from magazine.issue.picture import Picture

MARGINS_PX: Final = {"JPEG": 16, "WEBP": 16, "SVG": 1}
"""Pixels by which a redaction grows on each side, by the original's format.

A camera's JPEG keeps colours for blocks of sixteen pixels and mixes what lies on both sides of an area's edge; a thin line of a drawing
is drawn a pixel wide.
"""

_IN: Final = 0.01
"""Part of a pixel by which an area that is made of whole ones stays within them, as the pixels that it touches are counted outwards."""


def destroy(image: Image.Image, areas: Iterable[Area], margin: int = 0) -> Image.Image:
    """Give the picture with each area painted over flat, widened to whole pixels. The picture given stays as it was.

    Args:
        image: upright, whole, before anything else is done with it.
        areas: parts of it.
        margin: so many pixels more on each side.
    """
    painted = image.copy()
    for area in areas:
        painted.paste(REDACTION_RGB, area.around(image.size, margin))
    return painted


def painted_over(picture: Picture) -> tuple[Area, ...]:
    """Give what is painted over in a picture, in parts of its original: its redactions and the pixels around them.

    A drawing's margin is a pixel of whatever it is drawn as, and is left out.
    """
    margin = 0 if picture.format == "SVG" else MARGINS_PX.get(picture.format, 0)
    size = width, height = picture.width, picture.height
    boxes = [area.around(size, margin) for area in picture.redactions]
    return tuple(
        Area((left + _IN) / width, (top + _IN) / height, (right - _IN) / width, (bottom - _IN) / height)
        for left, top, right, bottom in boxes
    )
