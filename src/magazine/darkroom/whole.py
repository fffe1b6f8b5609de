"""Whether a picture is whole, where its decoder says nothing: a file that was cut off and closed again is filled up in black or grey."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops

from magazine.manuscript.picture_parts import FRAMES, chunks

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALL: Final = 64
"""Coefficients of a JPEG's block (ITU-T T.81)."""
_STANDALONE: Final = {0x01, *range(0xD0, 0xD9)}
_SOS, _EOI = 0xDA, 0xD9
_PROGRESSIVE: Final = 0xC2
_RESTARTS: Final = range(0xD0, 0xD8)
_RESTART_INTERVAL: Final = 0xDD
_BLOCK: Final = 8
_CODED: Final = bytes(range(1, 255)) * 2
"""Something that every decoder takes for coded pixels: no marker is in it."""
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
        return _has_scans(data) and _has_restarts(data) and _has_last_pixels(data, decoded)
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
    for kind, part in chunks(data):
        rest = part if kind == b"IDAT" else b""
        while rest and missing > 0:
            missing -= len(packed.decompress(rest, min(_STEP, missing)))
            rest = packed.unconsumed_tail
        if missing <= 0:
            return True
    return False


def _has_scans(data: bytes) -> bool:
    """Say whether the scans of a JPEG come to all its components, and of a progressive one to all coefficients, to the last bit."""
    progressive = False
    missing: dict[int, list[int]] = {}
    for kind, body in _segments(data):
        if kind in FRAMES:
            progressive = kind == _PROGRESSIVE
            missing = {body[6 + 3 * number]: [1] * _ALL for number in range(body[5])}
        elif kind == _SOS and missing:
            count = body[0]
            first, last, bits = body[1 + 2 * count], body[2 + 2 * count], body[3 + 2 * count]
            if not progressive:
                first, last, bits = 0, _ALL - 1, 0
            for number in range(count):
                for coefficient in range(first, min(last, _ALL - 1) + 1):
                    missing.get(body[1 + 2 * number], [0] * _ALL)[coefficient] = bits & 15
    return bool(missing) and not any(any(left) for left in missing.values())


def _has_restarts(data: bytes) -> bool:
    """Say whether a JPEG of one scan has all the marks at which its decoder starts again: between two of them, none is missed."""
    interval = scans = found = units = 0
    for kind, body in _segments(data):
        if kind in FRAMES:
            height, width = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
            factors = [body[7 + 3 * number] for number in range(body[5])]
            across, down = max(one >> 4 for one in factors), max(one & 15 for one in factors)
            if len(factors) == 1:  # one component alone is not interleaved
                across = down = 1
            units = -(-width // (_BLOCK * across)) * -(-height // (_BLOCK * down))
            if kind == _PROGRESSIVE:
                return True
        elif kind == _RESTART_INTERVAL:
            interval = int.from_bytes(body[:2], "big")
        elif kind == _SOS:
            scans += 1
        elif kind in _RESTARTS:
            found += 1
    return scans != 1 or interval == 0 or found >= -(-units // interval) - 1


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments of a file's first JPEG, the marks within its scans, and the mark of its end with the place where that is."""
    place = 2
    while place + 2 <= len(data):
        place = data.find(b"\xff", place)
        if place < 0 or place + 2 > len(data):
            return
        kind = data[place + 1]
        if kind == _EOI:
            yield kind, place.to_bytes(8, "big")
            return
        if kind in _STANDALONE or kind in {0x00, 0xFF}:
            if kind in _RESTARTS:
                yield kind, b""
            place += 1 if kind == 0xFF else 2  # noqa: PLR2004 - padding before a marker
            continue
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        yield kind, data[place + 4 : place + 2 + length]
        place += 2 + length


def _has_last_pixels(data: bytes, decoded: Image.Image) -> bool:
    """Say whether a JPEG's last scan has pixels up to its end: if so, more of them behind it would change nothing.

    What libjpeg makes of missing blocks is flat, so a picture whose last corner is not has them; of the others, honest ones with a
    plain background, two small pictures are decoded.
    """
    width, height = decoded.size
    last = decoded.crop((max(0, width - _BLOCK), max(0, height - _BLOCK), width, height))
    if last.getcolors(1) is None:
        return True
    end = next((int.from_bytes(body, "big") for kind, body in _segments(data) if kind == _EOI), len(data))
    less, more = (_small(data[:end] + behind) for behind in (b"\xff\xd9", _CODED + b"\xff\xd9"))
    return ImageChops.difference(less, more).getbbox() is None


def _small(data: bytes) -> Image.Image:
    """Decode a JPEG to an eighth of its size, for which all of its pixels are read."""
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as opened:
        opened.draft(opened.mode, (1, 1))
        opened.load()
        return opened.copy()
