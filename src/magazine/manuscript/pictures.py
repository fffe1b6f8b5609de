"""Pictures as handed in → what their headers say. Pixels are decoded in the darkroom only."""

from __future__ import annotations

import hashlib
import io
import posixpath
import struct
import warnings
from typing import TYPE_CHECKING, Final

from PIL import Image, UnidentifiedImageError

from magazine.constants import (
    PICTURE_MAX_BYTES,
    PICTURE_MAX_PIXELS,
    PICTURE_MAX_SIDE_PX,
    SVG_MAX_BYTES,
    WEBP_MAX_PIXELS,
)
from magazine.issue.picture import Picture
from magazine.manuscript.card import Card
from magazine.manuscript.orientation import UNCLEAR, stance_of
from magazine.manuscript.picture_parts import kind_of, overfull
from magazine.manuscript.png_looks import unclear_look
from magazine.manuscript.svg import svg_size
from magazine.manuscript.text import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.manuscript.files import IssueFile
    from magazine.manuscript.notes import Notes
    from magazine.manuscript.orientation import Stance

# Endings by format. Only these are ever opened: Pillow starts Ghostscript for an EPS that is named .jpg.
FORMATS: Final[Mapping[str, str]] = {
    ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".tif": "TIFF", ".tiff": "TIFF", ".svg": "SVG",
}  # fmt: skip
UNSUPPORTED: Final = {
    ".gif", ".bmp", ".heic", ".heif", ".avif", ".eps", ".ps", ".ai", ".psd", ".indd", ".raw", ".cr2", ".nef", ".dng", ".jp2",
    ".jxl", ".emf", ".wmf",
}  # fmt: skip
_RASTER: Final = ("JPEG", "PNG", "WEBP", "TIFF")
_TURNED: Final = (5, 6, 7, 8)  # EXIF orientations in which width and height change places
_TAIL: Final = 65_536  # bytes in which a whole file's end mark is looked for; cameras write a little after it
# What Pillow's readers raise on broken headers.
_BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    OverflowError,
    struct.error,
)


def is_picture(name: str) -> bool:
    """Say whether a file's name has an ending, in whatever capitals, of a picture that is taken."""
    return posixpath.splitext(name)[1].lower() in FORMATS


def read_picture(item: IssueFile, card: Card | None, notes: Notes) -> Picture | None:
    """Read a picture's header; None, with findings, where it cannot be used."""
    is_svg = FORMATS[item.ending] == "SVG"
    data = read_bytes(item.file, item.where.path, notes, most=SVG_MAX_BYTES if is_svg else PICTURE_MAX_BYTES)
    if data is None:
        return None
    if not data:
        notes.find("empty-file", item.where, "the file holds nothing", "put the picture here again")
        return None
    own = card or Card(where=item.where)
    found = _svg(item, data, notes) if is_svg else _raster(item, data, own, notes)
    if found is None:
        return None
    kind, width, height = found
    if width * height > most_pixels(kind) and not is_svg:
        _huge(item, f"is {width} × {height} pixels", notes)
        return None
    if max(width, height) > PICTURE_MAX_SIDE_PX and not is_svg:
        _huge(item, f"is {width} × {height} pixels", notes, f"cut it; a side may have {PICTURE_MAX_SIDE_PX:,} pixels")
        return None
    return Picture(
        id=item.id,
        file=item.file,
        digest=hashlib.sha256(data).hexdigest(),
        format=kind,
        width=width,
        height=height,
        card=own.where,
        alt=own.alt,
        caption=own.caption,
        credit=own.credit,
        rights=own.rights,
        consent=own.consent,
        crop=own.crop,
        redactions=own.redactions,
        decorative=own.decorative,
        waivers=own.waivers,
        source=own.source,
    )


def _svg(item: IssueFile, data: bytes, notes: Notes) -> tuple[str, int, int] | None:
    size = svg_size(data, item.where.path, notes)
    return None if size is None else ("SVG", *size)


def _raster(item: IssueFile, data: bytes, card: Card, notes: Notes) -> tuple[str, int, int] | None:
    fault = overfull(data)
    if fault is not None:
        _huge(item, fault, notes, "save it again from a picture program")
        return None
    try:
        kind, width, height = _header(data)
    except Image.DecompressionBombError:
        _huge(item, f"has far more than {PICTURE_MAX_PIXELS // 1_000_000} million pixels", notes)
        return None
    except UnidentifiedImageError:
        what = f"this file is not a picture, though its name ends in {item.ending}"
        notes.find("not-a-picture", item.where, what, "put the picture itself here (JPEG, PNG, WebP, TIFF or SVG)")
        return None
    except _BROKEN:
        what = "the beginning of this picture is damaged"
        notes.find("not-a-picture", item.where, what, "copy it again from its source")
        return None
    stance = _stance(item, kind, data, card, notes)
    if stance is None:
        return None
    return (kind, height, width) if stance.turn in _TURNED else (kind, width, height)


def _stance(item: IssueFile, kind: str, data: bytes, card: Card, notes: Notes) -> Stance | None:
    """Give how a picture stands; None, and a finding, under another format's name, without an end, or where programs show it otherwise."""
    if kind != FORMATS[item.ending]:
        what = f"the name ends in {item.ending}, but the picture is a {kind}"
        right = next(ending for ending, format_ in FORMATS.items() if format_ == kind)
        remedy = f"name it {item.where.path.rpartition('/')[2].removesuffix(item.ending)}{right} wherever it is used"
        notes.find("wrong-ending", item.where, what, remedy)
        return None
    if not _has_end(kind, data):
        what = "the end of this picture is missing"
        notes.find("truncated-picture", item.where, what, "copy it again from its source")
        return None
    unclear = unclear_look(data) if kind == "PNG" else None
    stance = None if unclear else stance_of(kind, data, hides=bool(card.crop or card.redactions))
    if stance is None:
        rule, what, remedy = unclear or UNCLEAR
        notes.find(rule, item.where, what, remedy)
    return stance


def _header(data: bytes) -> tuple[str, int, int]:
    """Give the format, and width and height as the decoder will give them.

    Raises:
        UnidentifiedImageError: where it is no picture, or one of a kind that only one of several programs takes, as BigTIFF.
    """
    if kind_of(data) not in _RASTER:
        raise UnidentifiedImageError
    with warnings.catch_warnings():
        # Between Pillow's own limit and ours it only warns; damaged metadata is not our business here.
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=_RASTER) as picture:
            # Several pictures in one file are still a JPEG (MPO, as telephones write it).
            kind = "JPEG" if picture.format == "MPO" else str(picture.format)
            return kind, *picture.size


def _has_end(kind: str, data: bytes) -> bool:
    tail = data[-_TAIL:]
    if kind == "JPEG":
        return b"\xff\xd9" in tail
    if kind == "PNG":
        return b"IEND" in tail
    if kind == "WEBP":
        return len(data) >= int.from_bytes(data[4:8], "little") + 8
    return True


def _huge(item: IssueFile, fault: str, notes: Notes, remedy: str = "") -> None:
    what = f"this picture {fault}, too large to be decoded safely"
    most = most_pixels(FORMATS[item.ending]) // 1_000_000
    notes.find("huge-picture", item.where, what, remedy or f"make it smaller; {most} million pixels are the limit")


def most_pixels(kind: str) -> int:
    """Give the largest number of pixels that is taken of a format."""
    return WEBP_MAX_PIXELS if kind == "WEBP" else PICTURE_MAX_PIXELS
