"""Which side of a picture is up: crop and redactions are parts of the picture as editors see it, so there must be no doubt of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PIL import Image

from magazine.darkroom.fault import fault
from magazine.manuscript.pictures import orientation_of

if TYPE_CHECKING:
    from magazine.issue.picture import Picture

TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip
"""How a picture is put upright, by its orientation (Exif 3.0, 4.6.5.1.4)."""

_XMP: Final = re.compile(rb"tiff:Orientation\s*(?:=\s*[\"']|>)\s*([1-8])")


def upright(picture: Picture, decoded: Image.Image, orientation: int) -> Image.Image:
    """Put a decoded picture upright.

    Args:
        picture: the original, whose width and height were read before.
        decoded: its pixels, as they lie in the file.
        orientation: as it was said before the pixels.

    Raises:
        Stop: where it is not clear which side is up, and something of it must not be seen; or where its size is not the one that was read.
    """
    if (picture.crop or picture.redactions) and _doubtful(decoded, orientation):
        raise fault(
            picture, "unclear-orientation", "two notes in the file disagree about which side is up, so what its card hides is not certain",
            "turn it upright in a picture program and save it without metadata, then look at its card again",
        )  # fmt: skip
    turned = decoded if orientation == 1 else decoded.transpose(TURNS[orientation])
    if turned.size != (picture.width, picture.height):
        raise fault(
            picture, "damaged-picture", f"the picture says that it is {picture.width} × {picture.height} pixels, "
            f"and is {turned.width} × {turned.height}", "export it again from the original",
        )  # fmt: skip
    return turned


def _doubtful(decoded: Image.Image, orientation: int) -> bool:
    """Say whether another note, in XMP or behind the pixels, has another side up."""
    if decoded.format == "TIFF":
        return False
    if orientation_of(decoded) != orientation:  # by now a PNG's last notes are read too
        return True
    xmp = decoded.info.get("xmp") or decoded.info.get("XML:com.adobe.xmp") or b""
    said = _XMP.search(xmp.encode() if isinstance(xmp, str) else xmp)
    return said is not None and int(said[1]) != orientation
