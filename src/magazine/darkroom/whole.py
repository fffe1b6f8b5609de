"""Whether a picture is whole, where its decoder says nothing: a file that was cut off and closed again is filled up in black or grey."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

_ALL: Final = 64
"""Coefficients of a JPEG's block (ITU-T T.81)."""
_STANDALONE: Final = {0x01, *range(0xD0, 0xD9)}
_SOS, _EOI = 0xDA, 0xD9
_PROGRESSIVE: Final = 0xC2
_GREY: Final = (128, 128, 128)
"""What libjpeg makes of blocks that are not there."""
_BLOCK: Final = 8
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Where each pass of an interlaced PNG begins, across and down, and its steps (PNG, section 8.2)."""
_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_STEP: Final = 1_000_000
"""Bytes that are inflated at a time."""


def is_whole(data: bytes, decoded: Image.Image) -> bool:
    """Say whether a decoded file had all of its pixels, as far as that can be told of its format."""
    if decoded.format == "PNG":
        return _has_rows(data)
    if decoded.format in {"JPEG", "MPO"}:
        return _has_scans(data) and not _ends_in_grey(decoded)
    return True


def _has_rows(data: bytes) -> bool:
    """Count the bytes that a PNG's rows come to."""
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    bits = data[24] * _SAMPLES.get(data[25], 4)
    sizes = [(width, height)]
    if data[28]:
        sizes = [(-(-(width - x) // across), -(-(height - y) // down)) for x, y, across, down in _PASSES]
    missing = sum(rows * (1 + -(-columns * bits // 8)) for columns, rows in sizes if columns > 0 and rows > 0)
    packed = zlib.decompressobj()
    for part in _pixel_chunks(data):
        rest = part
        while rest and missing > 0:
            missing -= len(packed.decompress(rest, min(_STEP, missing)))
            rest = packed.unconsumed_tail
        if missing <= 0:
            return True
    return False


def _pixel_chunks(data: bytes) -> Iterator[bytes]:
    place = 8
    while place + 8 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if kind == b"IDAT":
            yield data[place + 8 : place + 8 + length]
        place += length + 12


def _has_scans(data: bytes) -> bool:
    """Say whether the scans of a progressive JPEG come to all coefficients of all its components, to the last bit."""
    components: tuple[int, ...] = ()
    missing: dict[int, list[int]] = {}
    for kind, body in _segments(data):
        if 0xC0 <= kind <= 0xCF and kind not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004 - the frame headers
            if kind != _PROGRESSIVE:
                return True
            components = tuple(body[6 + 3 * number] for number in range(body[5]))
            missing = {component: [1] * _ALL for component in components}
        elif kind == _SOS and missing:
            count = body[0]
            first, last, bits = body[1 + 2 * count], body[2 + 2 * count], body[3 + 2 * count]
            for number in range(count):
                for coefficient in range(first, min(last, _ALL - 1) + 1):
                    missing.get(body[1 + 2 * number], [0] * _ALL)[coefficient] = bits & 15
    return bool(missing) and not any(any(left) for left in missing.values())


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments of a file's first JPEG; between them lie the scans."""
    place = 2
    while place + 4 <= len(data):
        place = data.find(b"\xff", place)
        if place < 0 or place + 4 > len(data):
            return
        kind = data[place + 1]
        if kind == _EOI:
            return
        if kind in _STANDALONE or kind in {0x00, 0xFF}:
            place += 1 if kind == 0xFF else 2  # noqa: PLR2004 - padding before a marker
            continue
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        yield kind, data[place + 4 : place + 2 + length]
        place += 2 + length


def _ends_in_grey(decoded: Image.Image) -> bool:
    """Say whether the last block, as it lies in the file, is of no colour at all, and so is what lies before it."""
    width, height = decoded.size
    if decoded.mode not in {"RGB", "L"} or height < 2 * _BLOCK or width < 2 * _BLOCK:
        return False
    last = decoded.crop((max(0, width - 2 * _BLOCK), height - _BLOCK, width, height))
    return last.getcolors(1) == [(last.width * last.height, _GREY if decoded.mode == "RGB" else _GREY[0])]
