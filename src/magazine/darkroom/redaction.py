"""Redaction: areas of the original destroyed in everything that is published."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from magazine.constants import REDACTION_RGB

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL import Image

    from magazine.issue.picture import Area


def destroy(image: Image.Image, areas: Iterable[Area]) -> Image.Image:
    """Give the picture with each area painted over flat, widened to whole pixels. The picture given stays as it was."""
    width, height = image.size
    painted = image.copy()
    for area in areas:
        left, top = max(0, math.floor(area.left * width)), max(0, math.floor(area.top * height))
        right, bottom = min(width, math.ceil(area.right * width)), min(height, math.ceil(area.bottom * height))
        painted.paste(REDACTION_RGB, (left, top, max(left + 1, right), max(top + 1, bottom)))
    return painted
