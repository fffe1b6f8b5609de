"""Which side of a picture is up: crop and redactions are parts of the picture as editors see it, so there must be no doubt of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PIL import Image

from magazine.darkroom.fault import fault
from magazine.manuscript.orientation import UNCLEAR, stance_of

if TYPE_CHECKING:
    from magazine.issue.picture import Picture

TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip
"""How a picture is put upright, by its orientation (Exif 3.0, 4.6.5.1.4)."""


def turned(picture: Picture, data: bytes, decoded: Image.Image) -> Image.Image:
    """Put a decoded picture upright.

    Args:
        picture: the original and its card.
        data: its bytes, for their notes.
        decoded: its pixels, as the decoder gives them.

    Raises:
        Stop: where programs do not agree which side is up, and something of it must not be seen or none of them is to be believed.
    """
    stance = stance_of(picture.format, data, hides=bool(picture.crop or picture.redactions))
    if stance is None:
        raise fault(picture, *UNCLEAR)
    return decoded if stance.turn == 1 else decoded.transpose(TURNS[stance.turn])


def upright(picture: Picture, data: bytes, decoded: Image.Image) -> Image.Image:
    """Put a decoded picture upright, whole and as large as it was when its card was read.

    Raises:
        Stop: as ``turned``; or where its size is not the one that was read.
    """
    image = turned(picture, data, decoded)
    if image.size != (picture.width, picture.height):
        raise fault(
            picture, "damaged-picture", f"the picture says that it is {picture.width} × {picture.height} pixels, "
            f"and is {image.width} × {image.height}", "export it again from the original",
        )  # fmt: skip
    return image
