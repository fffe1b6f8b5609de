"""PNG: chunks that draw, each as long as it may be, and a stream that ends with the last row."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING, Final

from magazine.constants import PICTURE_MAX_PIXELS
from magazine.release.audit.exhibits import Film, Packet
from magazine.release.audit.readers.bare import as_it_lies
from magazine.release.audit.readers.oddities import behind, metadata, unread, within
from magazine.release.audit.readers.shots import film_key, shots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

_DRAWS: Final = {
    b"IHDR": 13, b"PLTE": 768, b"tRNS": 256, b"IDAT": 1 << 31, b"IEND": 0, b"gAMA": 4, b"sRGB": 1, b"cHRM": 32, b"pHYs": 9,
    b"sBIT": 4, b"bKGD": 6,
}  # fmt: skip
"""Chunks that decoders need, and the most bytes that each may have (PNG, third edition, 11.2 and 11.3)."""
_PALETTES: Final = frozenset({b"PLTE", b"tRNS"})
_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Where each pass of an interlaced picture begins, across and down, and its steps (8.2)."""


def png(data: bytes, place: str) -> Iterator[Exhibit]:
    """Walk through the chunks of a PNG, and see that its rows fill its stream to the last byte."""
    at, pixels, ended = 8, [], False
    while at + 12 <= len(data) and not ended:
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        if (
            len(body) < size
            or zlib.crc32(data[at + 4 : at + 8 + size]).to_bytes(4, "big") != data[at + 8 + size : at + 12 + size]
        ):
            yield unread(place, f"a chunk “{kind.decode('latin-1')}” that is damaged")
        at += 12 + size
        ended = kind == b"IEND"
        if kind == b"IDAT":
            pixels.append(body)
        elif size > _DRAWS.get(kind, -1):
            yield from _strange(kind, body, place)
        elif kind in _PALETTES:
            yield as_it_lies(body, within(place, "its palette"))
    if not ended:
        yield unread(place, "no end")
    yield from _rows(data, b"".join(pixels), place)
    if data[at:].strip(b"\x00"):
        yield behind(place, len(data) - at)
        yield Packet(place=within(place, "bytes after its end"), data=data[at:])
    yield Film(place=place, key=film_key("PNG", data), develop=lambda place: shots(data, place, ("PNG",)))


def _strange(kind: bytes, body: bytes, place: str) -> Iterator[Exhibit]:
    name = f"a chunk “{kind.decode('latin-1')}”"
    yield metadata(place, name)
    yield Packet(place=within(place, name), data=body)
    for start in re.finditer(rb"[\x78\x58\x68]", body[:120]):
        with_text = inflated(body[start.start() :])
        if with_text:
            yield Packet(place=within(place, name), data=with_text)
            return


def _rows(data: bytes, packed: bytes, place: str) -> Iterator[Exhibit]:
    """Unpack the rows, and give what of the stream is more than they take."""
    expected = _expected(data)
    if expected > PICTURE_MAX_PIXELS * 4:
        yield unread(place, "far too many pixels")
        return
    stream = zlib.decompressobj()
    try:
        rows = stream.decompress(packed, expected + 1)
        more = rows[expected:] + (
            stream.decompress(stream.unconsumed_tail, PICTURE_MAX_PIXELS) if len(rows) > expected else b""
        )
    except zlib.error as error:
        yield unread(place, str(error))
        return
    if len(rows) < expected:
        yield unread(place, "rows that are missing")
    for rest in (more, stream.unused_data):
        if rest:
            yield behind(place, len(rest))
            yield Packet(place=within(place, "bytes after its last row"), data=rest)


def _expected(data: bytes) -> int:
    """Count the bytes that the rows come to."""
    width, height, depth, colour = struct.unpack_from(">IIBB", data, 16)
    bits = depth * _SAMPLES.get(colour, 4)
    sizes = [(width, height)]
    if data[28]:
        sizes = [(-(-(width - x) // across), -(-(height - y) // down)) for x, y, across, down in _PASSES]
    return sum(rows * (1 + -(-columns * bits // 8)) for columns, rows in sizes if columns > 0 and rows > 0)


def inflated(data: bytes) -> bytes:
    """Undo zlib's compression as far as it goes; nothing where there is none."""
    try:
        return zlib.decompressobj().decompress(data, 10_000_000)
    except zlib.error:
        return b""
