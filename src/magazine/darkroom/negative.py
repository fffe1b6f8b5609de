"""The door to Pillow's decoders: an original photograph becomes plain sRGB pixels, upright, without anything else.

Only the format that the manuscript room found is tried: left to itself Pillow starts Ghostscript for an EPS named ``.jpg``.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageFile

from magazine.constants import NEGATIVE_KEPT_PIXELS, PICTURE_MAX_BYTES, PICTURE_MAX_PIXELS
from magazine.darkroom.colour import to_srgb
from magazine.darkroom.fault import fault
from magazine.darkroom.redaction import margin_of
from magazine.darkroom.transparency import sample_bits
from magazine.darkroom.upright import upright
from magazine.darkroom.whole import is_whole
from magazine.issue.finding import Stop
from magazine.manuscript.pictures import most_pixels
from magazine.manuscript.png_looks import unclear_look

if TYPE_CHECKING:
    from magazine.issue.picture import Picture

DECODERS = {"JPEG": ("JPEG", "MPO"), "PNG": ("PNG",), "WEBP": ("WEBP",), "TIFF": ("TIFF",)}
"""Pillow's names for each format; a telephone's JPEG with a depth map behind it is an MPO."""

Image.MAX_IMAGE_PIXELS = PICTURE_MAX_PIXELS


@dataclass(frozen=True, slots=True, eq=False)
class Negative:
    """A decoded original.

    Attributes:
        pixels: upright, in sRGB.
        margin: pixels by which a redaction grows on each side, as its file mixed what lies beside each other.
    """

    pixels: Image.Image
    margin: int


def negative(picture: Picture) -> Negative:
    """Decode an original; several derivatives made one after the other share it, so it must not be changed.

    Raises:
        Stop: where it is not a whole, single picture of the format that was found, or too large.
    """
    if picture.width * picture.height > NEGATIVE_KEPT_PIXELS:
        return _decode(picture)
    return _kept(picture)


@lru_cache(maxsize=1)
def _kept(picture: Picture) -> Negative:
    return _decode(picture)


def original_bytes(picture: Picture) -> bytes:
    """Read an original and make sure that it is the one whose digest stands in the key.

    Raises:
        Stop: where it is gone, too large, or was changed while the issue was being built.
    """
    try:
        with picture.file.open("rb") as file:
            data = file.read(PICTURE_MAX_BYTES + 1)
    except OSError as error:
        raise fault(
            picture, "missing-picture", f"the picture cannot be read ({error.strerror})", "put it back"
        ) from error
    if len(data) > PICTURE_MAX_BYTES:
        raise _huge(picture)
    if hashlib.sha256(data).hexdigest() != picture.digest:
        raise fault(picture, "changed-picture", "the picture was changed during the build", "build again")
    return data


def _decode(picture: Picture) -> Negative:
    data = original_bytes(picture)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on odd metadata, none of which is kept
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=DECODERS[picture.format]) as opened:
                _admit(picture, opened)
                ImageFile.LOAD_TRUNCATED_IMAGES = (
                    False  # WeasyPrint, once loaded, has Pillow fill up half pictures in grey
                )
                opened.load()
                _admit_whole(picture, data, opened)
                image = upright(picture, data, opened)
            del opened  # of a turned picture, the pixels as they lay
            pixels = to_srgb(image, sample_bits(picture.format, data))
            return Negative(pixels, margin_of(picture.format, data))
    except Stop:
        raise
    except (MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _huge(picture) from error
    except Exception as error:  # decoders fail in a dozen ways on a damaged file
        raise fault(
            picture, "damaged-picture", f"the {picture.format} file is damaged or not a picture ({error})",
            "export it again from the original",
        ) from error  # fmt: skip


def _admit(picture: Picture, opened: Image.Image) -> None:
    """Refuse before decoding what is too large or more than one picture."""
    if opened.width * opened.height > most_pixels(picture.format):
        raise _huge(picture)
    if picture.format != "JPEG" and getattr(opened, "n_frames", 1) > 1:
        raise fault(
            picture,
            "moving-picture",
            "the file holds several pictures",
            "save the one that is meant as a file of its own",
        )


def _admit_whole(picture: Picture, data: bytes, opened: Image.Image) -> None:
    if not is_whole(data, opened):
        raise fault(picture, "truncated-picture", "a part of this picture is missing", "copy it again from its source")
    unclear = unclear_look(data) if opened.format == "PNG" else None
    if unclear is not None:
        raise fault(picture, *unclear)


def _huge(picture: Picture) -> Stop:
    return fault(
        picture, "huge-picture", f"the picture has more than {most_pixels(picture.format) // 1_000_000} megapixels "
        f"or {PICTURE_MAX_BYTES // 1_000_000} MB", "make it smaller; a double page in print needs 35 megapixels",
    )  # fmt: skip
