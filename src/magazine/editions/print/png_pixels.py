"""The pixels of a PNG as they are packed: PDF packs them alike, so what the darkroom has packed need not be packed again.

WeasyPrint 70 unpacks every PNG and packs it anew for each document, which takes a tenth of the time of a layout.
"""

from __future__ import annotations

import struct
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER: Final = struct.Struct(">8xI4sIIBBBBB")
"""The signature and the first chunk (PNG, third edition, 5.2 and 11.2.1): its length and name, width, height, depth, colour, and three methods."""

CHUNK: Final = struct.Struct(">I4s")
CHECKSUM_BYTES: Final = 4
SIGNATURE_BYTES: Final = 8
DEPTH: Final = 8
KINDS: Final = {"L": 0, "RGB": 2}
"""The colour types that are packed in PNG as WeasyPrint says of them in PDF, by Pillow's modes."""


@contextmanager
def leaving_pixels_packed(raster_image: Any) -> Iterator[None]:
    """Have PNGs written into PDFs as they are, where they can be. Wraps a private function, which ``test_png_pixels`` watches.

    Args:
        raster_image: the class ``weasyprint.images.RasterImage``.
    """
    original = raster_image._get_png_data  # noqa: SLF001

    def pixels(image: Any) -> bytes:
        source = _source(image)
        packed = packed_pixels(source.getvalue(), image.mode) if isinstance(source, BytesIO) else None
        return bytes(original(image)) if packed is None else packed

    raster_image._get_png_data = staticmethod(pixels)  # noqa: SLF001
    try:
        yield
    finally:
        raster_image._get_png_data = staticmethod(original)  # noqa: SLF001


def _source(image: Any) -> Any:
    return getattr(image, "fp", None) if image.format == "PNG" else None


def packed_pixels(file: bytes, mode: str) -> bytes | None:
    """Give the packed pixels of a PNG, or None where PDF needs them otherwise (16 bits, a palette, interlaced).

    Args:
        file: the PNG.
        mode: in which Pillow reads it.
    """
    _, _, _, _, depth, kind, _, _, interlaced = HEADER.unpack_from(file)
    if depth != DEPTH or kind != KINDS.get(mode) or interlaced:
        return None
    place, parts = SIGNATURE_BYTES, []
    while place < len(file):
        length, name = CHUNK.unpack_from(file, place)
        place += CHUNK.size
        if name == b"IDAT":
            parts.append(file[place : place + length])
        place += length + CHECKSUM_BYTES
    return b"".join(parts)
