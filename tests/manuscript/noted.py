"""Pictures with notes of any kind about which side of them is up."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, Final

from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FACE: Final = (255, 0, 255)
_GROUND: Final = (40, 160, 40)

Note = tuple[int, int, int, bytes]
"""An entry: tag, type, count, value."""


def portrait(mode: str = "RGB") -> Image.Image:
    """A picture of which every turn looks different: a field near its first corner."""
    image = Image.new("RGB", (96, 64), _GROUND)
    image.paste(FACE, (8, 8, 40, 24))
    return image.convert(mode)


def saved(kind: str, image: Image.Image | None = None, **options: object) -> bytes:
    out = io.BytesIO()
    (image or portrait()).save(out, kind, **options)
    return out.getvalue()


def short(value: int, order: str = "<") -> Note:
    """Give an orientation as it should be written."""
    return 0x0112, 3, 1, struct.pack(f"{order}H", value)


def exif(*notes: Note, order: str = "<") -> bytes:
    """Give an Exif block with these entries, as a JPEG has it."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, len(notes))
    entries = b"".join(struct.pack(f"{order}HHI", *note[:3]) + note[3].ljust(4, b"\0") for note in notes)
    return b"Exif\0\0" + head + entries + bytes(4)


def xmp(way: int) -> bytes:
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="{way}"/></x:xmpmeta>'.encode()


def segment(body: bytes, marker: int = 0xE1) -> bytes:
    """Give a JPEG's segment; XMP gets its head."""
    head = b"" if body[:4].lower() == b"exif" else b"http://ns.adobe.com/xap/1.0/\0"
    return struct.pack(">BBH", 0xFF, marker, len(head + body) + 2) + head + body


def jpeg_with(*segments: bytes, **options: object) -> bytes:
    data = saved("JPEG", None, **{"quality": 95, "subsampling": 0, **options})
    return data[:2] + b"".join(segments) + data[2:]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_with(before: Iterable[tuple[bytes, bytes]], behind: Iterable[tuple[bytes, bytes]] = ()) -> bytes:
    data = saved("PNG")
    return (
        data[:33]
        + b"".join(chunk(*one) for one in before)
        + data[33:-12]
        + b"".join(chunk(*one) for one in behind)
        + data[-12:]
    )


def webp_with(block: bytes) -> bytes:
    return saved("WEBP", None, **({"lossless": True, "exif": block} if block else {"lossless": True}))


def tiff_with(tags: Mapping[int, tuple[int, object]]) -> bytes:
    """Give a TIFF with these tags, each with its type."""
    notes = ImageFileDirectory_v2()
    for tag, (kind, value) in tags.items():
        notes.tagtype[tag] = kind
        notes[tag] = value
    return saved("TIFF", tiffinfo=notes)
