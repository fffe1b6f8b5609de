"""Redaction: areas of the original destroyed in everything that is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.constants import REDACTION_RGB
from magazine.issue.picture import Area
from magazine.manuscript.picture_parts import FRAMES, directory, segments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL import Image

    from magazine.issue.picture import Picture

DRAWING_MARGIN_PX: Final = 1
"""A thin line of a drawing is drawn a pixel wide."""
BLOCK_MARGIN_PX: Final = 16
"""Pixels by which a redaction grows on each side where a file keeps colours for blocks and mixes what lies on both sides of an area's edge:
a block of sixteen, as cameras write it, less one, and the pixel next to it that libjpeg smooths."""
_BLOCK: Final = 8
_WIDEST: Final = 32
"""The largest block of a JPEG: of colours kept for four pixels at a time."""
_COMPRESSION, _PHOTOMETRIC = 259, 262
_EXACT: Final = frozenset({1, 2, 3, 4, 5, 8, 32773, 32946, 34925, 50000})
"""Compressions of a TIFF that give back every pixel: none, fax, LZW, Deflate, PackBits, LZMA, Zstandard."""
_YCBCR: Final = 6

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


def margin_of(kind: str, data: bytes) -> int:
    """Give the pixels by which a redaction grows on each side, by how an original keeps its colours.

    A drawing's margin is a pixel of whatever it is drawn as, and is left out.
    """
    match kind:
        case "JPEG":
            return max(BLOCK_MARGIN_PX, _block(data))
        case "WEBP":
            return BLOCK_MARGIN_PX
        case "TIFF":
            tags = {entry.tag: entry.short for entry in directory(data)[0]}
            exact = tags.get(_COMPRESSION, 1) in _EXACT and tags.get(_PHOTOMETRIC) != _YCBCR
            return 0 if exact else _WIDEST
        case _:
            return 0


def _block(data: bytes) -> int:
    """Give the side of the largest block of colours in a JPEG, from how each of its components is sampled (ITU-T T.81, A.1.1)."""
    for marker, body in segments(data):
        if marker in FRAMES:
            factors = [body[at] for at in range(7, len(body), 3)]
            across, down = [one >> 4 or 1 for one in factors], [one & 15 or 1 for one in factors]
            return _BLOCK * max((-(-max(side) // min(side)) for side in (across, down) if side), default=4)
    return _WIDEST


def painted_over(picture: Picture, margin: int) -> tuple[Area, ...]:
    """Give what is painted over in a picture, in parts of its original: its redactions and so many pixels around them."""
    size = width, height = picture.width, picture.height
    boxes = [area.around(size, margin) for area in picture.redactions]
    return tuple(
        Area((left + _IN) / width, (top + _IN) / height, (right - _IN) / width, (bottom - _IN) / height)
        for left, top, right, bottom in boxes
    )
