"""What a picture's file is made of, beside its pixels: segments of a JPEG, chunks of a PNG or WebP, a TIFF's directory.

Walked here, within bounds, before any decoder sees the file: a decoder reads every one of a million empty pieces.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.constants import (
    PICTURE_MAX_EXIF_BLOCKS,
    PICTURE_MAX_GAPS_BYTES,
    PICTURE_MAX_NOTES_BYTES,
    PICTURE_MAX_PIECES,
    PICTURE_MAX_PIXEL_CHUNKS,
    TIFF_MAX_FRACTIONS,
    TIFF_MAX_VALUES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SOS: Final = 0xDA
APP1: Final = 0xE1
APP2: Final = 0xE2
FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""A JPEG's frame headers, which hold its size and how its colours are sampled (ITU-T T.81, table B.1)."""
_STANDALONE: Final = frozenset({0x01, *range(0xD0, 0xDA)})
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_TIFF: Final = (b"II*\0", b"MM\0*")
_BIG_TIFF: Final = (b"II+\0", b"MM\0+")
_WIDTHS: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of one value, by a TIFF entry's type (TIFF 6.0, section 2)."""
_BYTES: Final = frozenset({1, 2, 6, 7})
_FRACTIONS: Final = frozenset({5, 10})
_INLINE: Final = 4
"""Bytes of a value that stands in its entry itself."""
_OVERLAP: Final = 2
"""Times its own length that the values of a directory may come to: no program lets them lie upon each other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A directory's entry.

    Attributes:
        tag: what it says.
        type: of its values.
        count: of its values.
        value: the last four bytes: its values where they have room there, else where they lie.
        order: of bytes, as ``struct`` has it.
    """

    tag: int
    type: int
    count: int
    value: bytes
    order: str

    @property
    def size(self) -> int:
        """Bytes that its values take."""
        return self.count * _WIDTHS.get(self.type, 0)

    @property
    def short(self) -> int | None:
        """Its value, where it is one SHORT; else None."""
        return int(struct.unpack_from(f"{self.order}H", self.value)[0]) if (self.type, self.count) == (3, 1) else None

    @property
    def place(self) -> int:
        """Where its values lie, if not in itself."""
        return int(struct.unpack(f"{self.order}I", self.value)[0])


def kind_of(data: bytes) -> str | None:
    """Give a file's format by its first bytes, as Pillow names it."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(_PNG):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data.startswith(_BIG_TIFF):
        return "BIGTIFF"
    return "TIFF" if data.startswith(_TIFF) else None


def segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield a JPEG's segments before its first scan, the head of which is the last; other bytes between them are left out."""
    for marker, start, end in _walked(data):
        if marker is not None:
            yield marker, data[start:end]


def _walked(data: bytes) -> Iterator[tuple[int | None, int, int]]:
    """Yield marker, start and end of each segment, and of what lies between two of them (marker None)."""
    place = 2
    while True:
        found = data.find(b"\xff", place)
        if found < 0:
            return
        after = found + 1
        while data[after : after + 64] == b"\xff" * 64:  # filling; by the byte, millions would take seconds
            after += 64
        while data[after : after + 1] == b"\xff":
            after += 1
        if after > found + 1 or found > place:
            yield None, place, after - 1
        if after >= len(data):
            return
        marker = data[after]
        place = after + 1
        if marker in _STANDALONE or marker == 0:
            yield (None, place, place + 1) if marker == 0 else (marker, place, place)
            continue
        length = int.from_bytes(data[place : place + 2], "big")
        yield marker, place + 2, place + length
        if marker == SOS:
            return
        place += max(2, length)


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield a PNG's chunks up to its end mark; the last may be cut off."""
    place = len(_PNG)
    while place + 8 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        yield kind, data[place + 8 : place + 8 + length]
        if kind == b"IEND":
            return
        place += length + 12


def riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield a WebP's chunks."""
    place = 12
    while place + 8 <= len(data):
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        yield data[place : place + 4], data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def directory(block: bytes) -> tuple[tuple[Entry, ...], bool]:
    """Give the entries of a TIFF's or Exif block's first directory, and whether it is there in full."""
    if not block.startswith(_TIFF):
        return (), False
    order = "<" if block.startswith(b"II") else ">"
    place = int.from_bytes(block[4:8], "little" if order == "<" else "big")
    if place + 2 > len(block):
        return (), False
    count = int(struct.unpack_from(f"{order}H", block, place)[0])
    here = block[place + 2 : place + 2 + 12 * count]
    here = here[: len(here) // 12 * 12]
    found = struct.iter_unpack(f"{order}HHI4s", here)
    entries = tuple(Entry(tag=tag, type=kind, count=many, value=value, order=order) for tag, kind, many, value in found)
    return entries, len(entries) == count


def exif_blocks(data: bytes) -> tuple[bytes, ...]:
    """Give the bodies of a JPEG's Exif segments, with the six letters and zeros that they begin with."""
    return tuple(body for marker, body in segments(data) if marker == APP1 and body[:4].lower() == b"exif")


def overfull(data: bytes) -> str | None:
    """Say what a file has too many of for a decoder to read safely, as the end of a sentence; None where it is well."""
    match kind_of(data):
        case "JPEG":
            return _overfull_jpeg(data)
        case "PNG":
            return _overfull_png(data)
        case "WEBP":
            return _too_many(
                "pieces", sum(1 for _ in zip(riff_chunks(data), range(PICTURE_MAX_PIECES + 1), strict=False))
            )
        case "TIFF":
            return _overfull_directory(data)
        case _:
            return None


def _too_many(what: str, count: int, most: int = PICTURE_MAX_PIECES) -> str | None:
    return f"has more than {most:,} {what}" if count > most else None


def _overfull_jpeg(data: bytes) -> str | None:
    gaps = notes = 0
    for pieces, (marker, start, end) in enumerate(_walked(data), 1):
        gaps += end - start if marker is None else 0
        notes += end - start
        fault = (
            _too_many("bytes of filling between its parts", gaps, PICTURE_MAX_GAPS_BYTES)
            or _too_many("segments", pieces)
            or _too_many("bytes of notes", notes, PICTURE_MAX_NOTES_BYTES)
        )
        if fault:
            return fault
    exif = exif_blocks(data)
    fault = _too_many("Exif blocks", len(exif), PICTURE_MAX_EXIF_BLOCKS)
    mpf = [body[4:] for marker, body in segments(data) if marker == APP2 and body.startswith(b"MPF\0")]
    joined = b"".join(body[6:] for body in exif)
    return fault or next(filter(None, map(_overfull_directory, (joined, *mpf))), None)


def _overfull_png(data: bytes) -> str | None:
    pieces = pixels = notes = 0
    for kind, body in chunks(data):
        pixels += kind == b"IDAT"
        pieces += kind != b"IDAT"
        notes += 0 if kind == b"IDAT" else len(body)
        fault = (
            _too_many("chunks", pieces)
            or _too_many("chunks of pixels", pixels, PICTURE_MAX_PIXEL_CHUNKS)
            or _too_many("bytes of notes", notes, PICTURE_MAX_NOTES_BYTES)
        )
        if fault:
            return fault
    return None


def _overfull_directory(block: bytes) -> str | None:
    entries, _ = directory(block)
    there = [entry for entry in entries if entry.size <= _INLINE or entry.place + entry.size <= len(block)]
    return (
        _too_many("entries in its directory", len(entries))
        or _too_many("fractions in its directory", sum(one.count for one in there if one.type in _FRACTIONS), TIFF_MAX_FRACTIONS)
        or _too_many("numbers in its directory", sum(one.count for one in there if one.type not in _BYTES), TIFF_MAX_VALUES)
        or _too_many("bytes in its directory", sum(one.size for one in there), _OVERLAP * len(block))
    )  # fmt: skip
