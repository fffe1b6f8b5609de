"""Redaction: areas of the original destroyed in everything that is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.constants import REDACTION_RGB

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL import Image

    from magazine.issue.picture import Area


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
