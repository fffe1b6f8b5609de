"""Fonts: their names and notices, and what web fonts carry beside their tables."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

from magazine.release.audit.exhibits import Packet, Words
from magazine.release.audit.readers.oddities import metadata, unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

_TABLES = frozenset(
    ("avar", "BASE", "CBDT", "CBLC", "CFF ", "CFF2", "cmap", "COLR", "CPAL", "cvar", "cvt ", "fpgm", "fvar", "gasp", "GDEF", "glyf",
     "GlyphOrder", "GPOS", "GSUB", "gvar", "hdmx", "head", "hhea", "hmtx", "HVAR", "JSTF", "kern", "loca", "LTSH", "MATH", "maxp", "MVAR",
     "name", "OS/2", "PCLT", "post", "prep", "STAT", "SVG ", "VDMX", "vhea", "vmtx", "VORG", "VVAR")
)  # fmt: skip
"""Tables that the format names (OpenType 1.9, table directory)."""


def font(data: bytes, place: str) -> Iterator[Exhibit]:
    """Give a font's names; tell of tables that the format does not know, and of a web font's blocks of words."""
    if data[:4] == b"wOF2":
        offset, length = struct.unpack_from(">II", data, 28)
        private, size = struct.unpack_from(">II", data, 40)
        for start, count, what in ((offset, length, "a block of metadata"), (private, size, "a private block")):
            if count:
                yield metadata(place, what)
                yield Packet(place=_within(place, what), data=data[start : start + count])
    try:
        opened = TTFont(io.BytesIO(data), lazy=True)
        if "name" in opened:
            names = "\n".join(record.toUnicode(errors="replace") for record in opened["name"].names)
            yield Words(place=_within(place, "its names"), text=names)
        for tag in opened.keys():  # noqa: SIM118 - a font is no mapping
            if tag not in _TABLES:
                yield metadata(place, f"a table “{tag}”")
                yield Packet(place=_within(place, f"a table “{tag}”"), data=bytes(opened.getTableData(tag)))
    except Exception as error:  # noqa: BLE001 - fontTools fails in a dozen ways on damaged fonts
        yield unread(place, f"{type(error).__name__}: {error}")


def _within(place: str, what: str) -> str:
    return f"{place}, {what}" if place else what
