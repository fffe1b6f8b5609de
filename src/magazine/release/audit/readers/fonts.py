"""Fonts: their names and notices, what is in no table, and what web fonts carry beside their tables."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Final

import brotli
from fontTools.ttLib import TTFont

from magazine.release.audit.exhibits import Packet, Words
from magazine.release.audit.readers.bare import as_it_lies
from magazine.release.audit.readers.oddities import behind, foreign, metadata, unread, within
from magazine.release.audit.readers.pngs import inflated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

_TABLES = frozenset(
    ("avar", "BASE", "CBDT", "CBLC", "CFF ", "CFF2", "cmap", "COLR", "CPAL", "cvar", "cvt ", "fpgm", "fvar", "gasp", "GDEF", "glyf",
     "GlyphOrder", "GPOS", "GSUB", "gvar", "hdmx", "head", "hhea", "hmtx", "HVAR", "JSTF", "kern", "loca", "LTSH", "MATH", "maxp", "MVAR",
     "name", "OS/2", "PCLT", "post", "prep", "STAT", "SVG ", "VDMX", "vhea", "vmtx", "VORG", "VVAR")
)  # fmt: skip
"""Tables that the format names (OpenType 1.9, table directory)."""
_HEAD: Final = 12  # bytes before the list of tables
_ENTRY: Final = 16
_WOFF2_HEAD: Final = 48
_PLAIN: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")


def font(data: bytes, place: str) -> Iterator[Exhibit]:
    """Give a font's names; tell of tables that the format does not know, and of all that is in no table."""
    if data[:4] == b"wOF2":
        yield from _packed(data, place)
    elif data[:4] == b"wOFF":
        yield from _packed_of_old(data, place)
    else:
        yield from _between(data, place)
    opened = TTFont(io.BytesIO(data), lazy=True)
    if "name" in opened:
        names = "\n".join(record.toUnicode(errors="replace") for record in opened["name"].names)
        yield Words(place=within(place, "its names"), text=names)
    for tag in opened.keys():  # noqa: SIM118 - a font is no mapping
        if tag not in _TABLES:
            yield metadata(place, f"a table “{tag}”")
            yield Packet(place=within(place, f"a table “{tag}”"), data=bytes(opened.getTableData(tag)))


def _packed(data: bytes, place: str) -> Iterator[Exhibit]:
    """Look at a web font's blocks of words, and at its tables as one stream (WOFF 2.0, 4)."""
    length, size = struct.unpack_from(">I", data, 8)[0], struct.unpack_from(">I", data, 20)[0]
    blocks = [
        (*struct.unpack_from(">II", data, at), what)
        for at, what in ((28, "a block of metadata"), (40, "a private block"))
    ]
    for start, count, what in blocks:
        if count:
            yield metadata(place, what)
            yield Packet(place=within(place, what), data=data[start : start + count])
    at, total = _directory(data)
    try:
        tables = brotli.decompress(data[at : at + size])
    except brotli.error as error:
        yield unread(place, str(error))
        return
    # What is written plainly in tables, whatever they are for: names that no record leads to, programs, glyphs' names.
    yield as_it_lies(tables, within(place, "its tables"))
    if len(tables) > total:
        yield behind(within(place, "its tables"), len(tables) - total)
    end = max(at + size, *(start + count for start, count, _ in blocks))
    if length != len(data) or data[end:].strip(b"\x00") or len(data) - end > 3:
        yield behind(place, len(data) - end)
        yield Packet(place=within(place, "bytes after its end"), data=data[end:])


def _directory(data: bytes) -> tuple[int, int]:
    """Say where the list of tables ends, and how many bytes they come to as they are packed (4.1)."""
    at, total = _WOFF2_HEAD, 0
    for _ in range(struct.unpack_from(">H", data, 12)[0]):
        flags = data[at]
        at += 1 + 4 * (flags & 63 == 63)
        length, at = _base128(data, at)
        # Outlines and their places (10, 11) are changed unless it says not; the others only where it says so.
        if (flags >> 6 != 3) if flags & 63 in {10, 11} else flags >> 6:
            length, at = _base128(data, at)
        total += length
    return at, total


def _base128(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(5):
        value = value << 7 | data[at] & 0x7F
        at += 1
        if not data[at - 1] & 0x80:
            break
    return value, at


def _packed_of_old(data: bytes, place: str) -> Iterator[Exhibit]:
    """Look at a font of WOFF 1.0, which no edition writes, and at its blocks of words."""
    yield foreign(place, "a font in a form")
    for at, what in ((24, "a block of metadata"), (36, "a private block")):
        start, count = struct.unpack_from(">II", data, at)
        if count:
            block = data[start : start + count]
            yield metadata(place, what)
            yield Packet(place=within(place, what), data=inflated(block) or block)
    yield as_it_lies(data, within(place, "its bytes"))


def _between(data: bytes, place: str) -> Iterator[Exhibit]:
    """Tell of bytes that no table of a font has, and look at all as they lie."""
    yield as_it_lies(data, within(place, "its tables"))
    if data[:4] not in _PLAIN:
        yield foreign(place, "a font in a form")
        return
    count = struct.unpack_from(">H", data, 4)[0]
    taken = sorted(struct.unpack_from(">II", data, _HEAD + _ENTRY * number + 8) for number in range(count))
    at = _HEAD + _ENTRY * count
    for start, size in [*taken, (len(data), 0)]:
        gap = data[at:start]
        if gap.strip(b"\x00") or len(gap) > 3:
            yield behind(place, len(gap))
            yield Packet(place=within(place, "bytes in no table"), data=gap)
        at = max(at, start + size)
