"""The press's pictures in the places of the screen's, on a sheet that was laid out with these.

Both are of one original and one cut, so they stand alike; the press's have more pixels, and photographs are in inks already.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Name
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pikepdf

SPACES: Final = {"CMYK": Name.DeviceCMYK, "L": Name.DeviceGray, "RGB": Name.DeviceRGB}
PALETTES: Final = frozenset({"1", "P"})
DEFLATE: Final = 6  # level 9 takes three times as long for two bytes in a hundred


def exchange(pdf: pikepdf.Pdf, files: Mapping[str, Path]) -> list[tuple[pikepdf.Object, Image.Image]]:
    """Put pictures in the places of others, but for the pixels of those that are to be made into inks: give these.

    Args:
        pdf: the sheet.
        files: the pictures, by how their names begin (``press.picture_name``).

    Raises:
        ValueError: for a picture of a kind that the darkroom does not develop.
    """
    lights: list[tuple[pikepdf.Object, Image.Image]] = []
    done: set[tuple[int, int]] = set()
    for name, picture in _pictures(pdf):
        file = files.get(name)
        if file is None or picture.objgen in done:
            continue
        done.add(picture.objgen)
        pixels = _put(picture, file.read_bytes())
        if pixels is not None:
            lights.append((picture, pixels))
    return lights


def _pictures(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Give all pictures by name; WeasyPrint ends a name with 0 or 1, for whether the picture is smoothed."""
    for resources in pdf.objects:
        if isinstance(resources, Dictionary) and "/XObject" in resources:
            for name, item in resources.XObject.items():
                if item.get("/Subtype") == Name.Image:
                    yield name.removeprefix("/")[:-1], item


def _put(picture: pikepdf.Object, data: bytes) -> Image.Image | None:
    """Put a picture in another's place; where it is to be made into inks its pixels come back instead."""
    for key in ("/DecodeParms", "/Decode", "/SMask"):
        if key in picture:
            del picture[key]
    with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as opened:
        image = opened.convert("RGB") if opened.mode in PALETTES and "transparency" not in opened.info else opened
        if image.mode not in SPACES:
            raise ValueError(f"a press picture of the mode {image.mode}")
        picture.Width, picture.Height = image.size
        picture.ColorSpace = SPACES[image.mode]
        if opened.format == "JPEG":
            picture.write(data, filter=Name.DCTDecode)
            if image.mode == "CMYK" and "APP14" in getattr(opened, "app", {}):
                picture.Decode = Array([1, 0] * 4)  # Adobe's way round
            return None
        if image.mode == "L":
            picture.write(zlib.compress(image.tobytes(), DEFLATE), filter=Name.FlateDecode)
            return None
        image.load()
        return image
