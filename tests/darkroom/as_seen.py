"""What a browser shows of a drawing, and what the darkroom makes of it, held against each other."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageFilter
from tests.darkroom.specimens import picture

from magazine.darkroom.drawing import draw
from magazine.manuscript.notes import Notes
from magazine.manuscript.svg import svg_size

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

LONGER: Final = 240
"""Pixels of the longer side."""
OTHERWISE: Final = 0.002
"""Of all pixels, those that may differ plainly: edges are smoothed otherwise by each."""
_PLAINLY: Final = 48  # of 255


def shown_by_browser(page: Page, data: bytes, size: tuple[int, int]) -> Image.Image:
    """Give what a browser shows of a drawing that fills its window."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    address = f"data:image/svg+xml;base64,{base64.b64encode(data).decode()}"
    page.set_content(
        f'<style>*{{margin:0}}img{{display:block;width:{width}px;height:{height}px}}</style><img src="{address}">'
    )
    page.evaluate("() => document.images[0].decode().catch(() => 0)")
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        return shot.convert("RGB")


def size_of(data: bytes) -> tuple[int, int] | None:
    """Give the size at which a drawing is compared; none where it is refused."""
    nominal = svg_size(data, "map.svg", Notes())
    if nominal is None:
        return None
    times = LONGER / max(nominal)
    return max(1, round(nominal[0] * times)), max(1, round(nominal[1] * times))


def otherwise(page: Page, data: bytes, folder: Path) -> float | None:
    """Give the part of a drawing that the two show otherwise; none where it is refused."""
    size, nominal = size_of(data), svg_size(data, "map.svg", Notes())
    if size is None or nominal is None:
        return None
    drawn = draw(picture(folder, data, name="map.svg", kind="SVG", size=nominal), size)
    return apart(drawn, shown_by_browser(page, data, size))


def apart(one: Image.Image, other: Image.Image) -> float:
    """Give the part of two pictures that plainly differs beyond their edges: what is a pixel's width beside what it is in the other is an edge."""
    arrays = [np.asarray(image.convert("RGB")).astype(int) for image in (one, other)]
    inside = np.ones(arrays[0].shape[:2], bool)
    for low, high in ((arrays[0], one), (arrays[1], other)):
        least = np.asarray(high.filter(ImageFilter.MinFilter(3))).astype(int)
        most = np.asarray(high.filter(ImageFilter.MaxFilter(3))).astype(int)
        counterpart = arrays[1] if low is arrays[0] else arrays[0]
        strays = ((counterpart < least - _PLAINLY) | (counterpart > most + _PLAINLY)).any(axis=2)
        inside &= ~strays
    return float((~inside).mean())
