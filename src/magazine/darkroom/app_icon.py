"""The magazine's icon in pixels, for home screens that take no drawings."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image

from magazine.issue.job import Job, content_key, version_of

ICON_VERSION: Final = 1
"""Raised when the same drawing would give another picture."""


def icon_job(name: str, drawing: str, size: int) -> Job:
    """Order an icon of ``size`` pixels square, from a square SVG drawing."""
    key = content_key("icon", ICON_VERSION, drawing, size, f"vl-convert-python {version_of('vl-convert-python')}")
    return Job(kind="icon", name=f"{name} {size} px", key=key, work=draw_icon, arguments=(drawing, size))


def draw_icon(drawing: str, size: int) -> bytes:
    """Draw an icon as PNG with a palette: flat colours and their edges need no more, and a telephone fetches a third of the bytes."""
    import vl_convert  # noqa: PLC0415 - slow to load, and needed in workers only

    plain = vl_convert.svg_to_png(drawing, scale=1, ppi=72)
    with Image.open(io.BytesIO(plain), formats=("PNG",)) as once:
        scale = size / once.width
    with Image.open(io.BytesIO(vl_convert.svg_to_png(drawing, scale=scale, ppi=72)), formats=("PNG",)) as drawn:
        out = io.BytesIO()
        drawn.quantize(method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
