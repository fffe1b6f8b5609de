"""Checks of pictures' pixels: enough of them for their size on the page, and no more ink than the paper takes.

Ink is measured on every pixel of the written picture, averaged over squares of a square millimetre: less is a grain that no sheet
notices, and the rings that JPEG leaves at edges are.
"""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Name
from PIL import Image, ImageChops

from magazine.editions.print.preflight.geometry import POINTS_PER_INCH, POINTS_PER_MM
from magazine.editions.print.preflight.proof import Fault, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from magazine.editions.print.preflight.proof import Paint, Proof

RESOLUTION_MIN_DPI: Final = 250
"""At 150 lines an inch below that a reader sees it."""

MEASURED_MM: Final = 1.0
"""Side of the square over which ink is averaged."""

FULL: Final = 255
THREADS: Final = 2  # zlib, JPEG and Pillow's arithmetic work side by side


def resolution(proof: Proof) -> Iterator[Fault]:
    """Every picture has 250 pixels an inch at its size on the page."""
    seen: set[tuple[int, str]] = set()
    for paint in proof.paints:
        dpi = paint.thickness
        if paint.kind is not Kind.PICTURE or paint.object is None or round(dpi) >= RESOLUTION_MIN_DPI:
            continue
        if (paint.page, paint.name) in seen or paint.object.get("/ImageMask", False):
            continue
        seen.add((paint.page, paint.name))
        size = int(paint.object.Width), int(paint.object.Height)
        width = size[0] / dpi * POINTS_PER_INCH / POINTS_PER_MM
        needed = [round(pixels * RESOLUTION_MIN_DPI / dpi) for pixels in size]
        yield Fault(
            page=paint.page,
            what=f"the picture has {size[0]} × {size[1]} pixels and stands {width:.0f} mm wide: {dpi:.0f} to the inch, "
            f"and print needs {RESOLUTION_MIN_DPI}",
            remedy=f"put one of {needed[0]} × {needed[1]} pixels in its place, or place it smaller",
            picture=paint.name,
        )


def picture_ink(proof: Proof) -> Iterator[Fault]:
    """No picture takes more ink than the paper does, measured on its pixels."""
    placed: dict[tuple[int, int], Paint] = {}
    for paint in proof.paints:
        if (
            paint.kind is Kind.PICTURE
            and paint.object is not None
            and paint.object.get("/ColorSpace") == Name.DeviceCMYK
        ):
            placed.setdefault(paint.object.objgen, paint)
    paints = list(placed.values())
    raw = [paint.object.read_raw_bytes() for paint in paints if paint.object is not None]
    with ThreadPoolExecutor(THREADS) as pool:
        measured = list(pool.map(_measure, paints, raw))
    for paint, total in zip(paints, measured, strict=True):
        if total > proof.condition.ink_limit:
            what = f"the picture takes {total:.0f} % of ink at its darkest, and the paper {proof.condition.ink_limit}"
            remedy = "build again: the darkroom keeps to the limit of the profile"
            yield Fault(page=paint.page, what=what, remedy=remedy, picture=paint.name)


def _measure(paint: Paint, raw: bytes) -> float:
    """Give the most ink, in per cent, that a square of a picture takes."""
    if paint.object is None:
        return 0.0
    side = max(1, int(paint.thickness / POINTS_PER_INCH * POINTS_PER_MM * MEASURED_MM))
    return most_ink(inks_of(paint.object, raw), side)


def most_ink(image: Image.Image, side: int) -> float:
    """Give the most ink, in per cent, over any square of so many pixels a side."""
    smaller = image.reduce(side) if side > 1 else image
    cyan, magenta, yellow, black = smaller.split()
    half = ImageChops.add(ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2), scale=2)
    highest = max(value for value, count in enumerate(half.histogram()) if count)
    near = half.point([FULL if value >= highest - 1 else 0 for value in range(FULL + 1)])
    exact = Image.new("CMYK", smaller.size)
    exact.paste(smaller, mask=near)
    data = exact.tobytes()
    return max(sum(data[at : at + 4]) for at in range(0, len(data), 4)) * 100 / FULL


def inks_of(picture: pikepdf.Object, raw: bytes) -> Image.Image:
    """Decode a picture in four inks as a printer's machine would: 255 is full ink."""
    size = (int(picture.Width), int(picture.Height))
    if picture.get("/Filter") == Name.DCTDecode:
        with Image.open(BytesIO(raw), formats=("JPEG",)) as opened:
            opened.load()
            # Pillow turns round what carries Adobe's marker; the file itself is told by its Decode array alone.
            decoded = ImageChops.invert(opened) if "adobe" in opened.info else opened.copy()
    else:
        data = zlib.decompress(raw) if picture.get("/DecodeParms") is None else picture.read_bytes()
        decoded = Image.frombytes("CMYK", size, data)
    turned = isinstance(picture.get("/Decode"), Array) and [float(part) for part in picture.Decode[:2]] == [1, 0]
    return ImageChops.invert(decoded) if turned else decoded
