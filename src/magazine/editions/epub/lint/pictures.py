"""What a picture's file says of itself, read from its blocks without decoding a pixel: size, and what else it carries.

Sources: PNG 3, "Chunk specifications"; JPEG, ITU-T T.81, annex B.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8"
RASTER_TYPES: Final = frozenset({"image/jpeg", "image/png"})

PNG_WORDS: Final = {b"tEXt": "words", b"zTXt": "words", b"iTXt": "words", b"eXIf": "EXIF data", b"tIME": "a time"}
JPEG_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
JPEG_BARE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a length."""
START_OF_SCAN: Final = 0xDA
COMMENT: Final = 0xFE
JPEG_METADATA: Final = {
    (0xE1, b"Exif\x00"): "EXIF data",
    (0xE1, b"http://ns.adobe.com/"): "XMP data",
    (0xED, b"Photoshop 3.0"): "IPTC data",
}


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a picture's file says: width and height in pixels (0 where it cannot be read), and what metadata it carries."""

    width: int
    height: int
    carries: tuple[str, ...]


def facts_of(content: bytes) -> PictureFacts:
    """Read a picture's blocks."""
    if content.startswith(PNG):
        return _png(content)
    if content.startswith(JPEG):
        return _jpeg(content)
    return PictureFacts(0, 0, ())


def _png(content: bytes) -> PictureFacts:
    width, height = (int.from_bytes(content[place : place + 4], "big") for place in (16, 20))
    carries, place = [], len(PNG)
    while place + 8 <= len(content):
        length, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        if kind in PNG_WORDS:
            carries.append(PNG_WORDS[kind])
        place += length + 12
    return PictureFacts(width, height, tuple(dict.fromkeys(carries)))


def _jpeg(content: bytes) -> PictureFacts:
    width = height = 0
    carries, place = [], len(JPEG)
    while place + 4 <= len(content) and content[place] == 0xFF:  # noqa: PLR2004 - the byte that begins a marker
        marker = content[place + 1]
        if marker in JPEG_BARE or marker == 0xFF:  # noqa: PLR2004 - filling
            place += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        length = int.from_bytes(content[place + 2 : place + 4], "big")
        block = content[place + 4 : place + 2 + length]
        if marker in JPEG_FRAMES:
            height, width = int.from_bytes(block[1:3], "big"), int.from_bytes(block[3:5], "big")
        carries += [what for (kind, start), what in JPEG_METADATA.items() if kind == marker and block.startswith(start)]
        carries += ["a comment"] * (marker == COMMENT)
        if marker == START_OF_SCAN:
            break
        place += 2 + max(length, 2)
    return PictureFacts(width, height, tuple(dict.fromkeys(carries)))
