"""Files made of boxes (ISO/IEC 14496-12): AVIF pictures and MP4 recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.release.audit.exhibits import Packet
from magazine.release.audit.readers.oddities import behind, metadata, several, unread, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

Box = tuple[bytes, int, int]
"""A box's kind, and where its content begins and ends."""
_HEAD: Final = 8
_AVIF_TOP: Final = frozenset({b"ftyp", b"meta", b"mdat"})
_AVIF_META: Final = frozenset({b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp", b"iref"})
_DRAWN_ITEM: Final = b"av01"
_MOST_LEFT: Final = 16  # bytes; padding of a coder
_PROPERTIES: Final = {
    b"ispe": 12,
    b"pixi": 8,
    b"av1C": 40,
    b"colr": 11,
    b"auxC": 64,
    b"pasp": 8,
    b"irot": 1,
    b"imir": 1,
}
"""What is said of an item so that it can be drawn, and the most bytes that it takes (ISO/IEC 23008-12, 6.5; AV1-ISOBMFF, 2.3)."""
_DRAWING_UNITS: Final = frozenset({1, 2, 3, 4, 6, 7})
"""Units of AV1 that draw: sequence, delimiter, frame header, tiles, frame, repeated header (AV1, 6.2.2); not metadata, not padding."""


def boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """Give the boxes between two places; what is no box ends them."""
    while start + _HEAD <= end:
        size, kind = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8]
        head = _HEAD
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        elif size == 0:
            size = end - start
        if size < head or start + size > end:
            return
        yield kind, start + head, start + size
        start += size


def avif_parts(data: bytes, place: str) -> Iterator[Exhibit]:
    """Tell of everything in an AVIF that does not draw its one picture."""
    end, drawn, held = 0, [], []
    for kind, start, stop in boxes(data, 0, len(data)):
        end = stop
        if kind == b"meta":
            yield from _meta(data, start + 4, stop, place)
            drawn += _extents(data, start + 4, stop)
        elif kind == b"mdat":
            held.append((start, stop))
        if kind not in _AVIF_TOP:
            yield metadata(place, _named(kind))
            yield Packet(place=within(place, _named(kind)), data=data[start:stop])
    if data[end:].strip(b"\x00"):
        yield behind(place, len(data) - end)
        yield Packet(place=within(place, "bytes after its end"), data=data[end:])
    for start, stop in drawn:
        yield from _units(data[start:stop], place)
    for start, stop in _left(held, drawn):
        if stop - start > _MOST_LEFT:
            yield behind(place, stop - start)
            yield Packet(place=within(place, "bytes beside the picture"), data=data[start:stop])


def _meta(data: bytes, start: int, stop: int, place: str) -> Iterator[Exhibit]:
    pictures = 0
    for kind, begin, end in boxes(data, start, stop):
        if kind == b"iinf":
            version = data[begin]
            for entry, first, last in boxes(data, begin + (6 if version == 0 else 8), end):
                item = data[first + (8 if data[first] < 3 else 10) : last][:4] if entry == b"infe" else entry
                pictures += item == _DRAWN_ITEM
                if item != _DRAWN_ITEM:
                    yield metadata(place, f"an item “{item.decode('latin-1')}”")
        elif kind == b"iprp":
            yield from _properties(data, begin, end, place)
        elif kind not in _AVIF_META:
            yield metadata(place, _named(kind))
            yield Packet(place=within(place, _named(kind)), data=data[begin:end])
    if pictures > 1:
        yield several(place, pictures)


def _properties(data: bytes, start: int, stop: int, place: str) -> Iterator[Exhibit]:
    for outer, begin, end in boxes(data, start, stop):
        for kind, first, last in boxes(data, begin, end) if outer == b"ipco" else ():
            profile = kind == b"colr" and data[first : first + 4] != b"nclx"
            if profile or last - first > _PROPERTIES.get(kind, -1):
                name = "a colour profile" if profile else _named(kind)
                yield metadata(place, name)
                yield Packet(place=within(place, name), data=data[first:last])


def _units(data: bytes, place: str) -> Iterator[Exhibit]:
    """Tell of units in a drawn item that do not draw (AV1, 5.3), and of what follows the last."""
    at = 0
    while at < len(data):
        head = data[at]
        at += 2 if head & 4 else 1
        size = len(data) - at
        if head & 2:
            size, at = _little(data, at)
        kind = head >> 3 & 15
        if head & 0x81 or at + size > len(data):
            yield unread(place, "a picture that is no AV1")
            return
        if kind not in _DRAWING_UNITS:
            yield metadata(place, "a unit that does not draw")
            yield Packet(place=within(place, "a unit that does not draw"), data=data[at : at + size])
        at += size


def _little(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, the lowest first (AV1, 4.10.5), and say where it ends."""
    value = 0
    for place in range(8):
        value |= (data[at] & 0x7F) << 7 * place
        at += 1
        if not data[at - 1] & 0x80:
            break
    return value, at


def _extents(data: bytes, start: int, stop: int) -> list[tuple[int, int]]:
    """Read where the items lie (ISO/IEC 14496-12, 8.11.3)."""
    for kind, begin, _ in boxes(data, start, stop):
        if kind != b"iloc":
            continue
        version, sizes = data[begin], data[begin + 4] << 8 | data[begin + 5]
        wide = [sizes >> 12 & 15, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15 if version else 0]
        at = begin + 6

        def number(size: int) -> int:
            nonlocal at
            at += size
            return int.from_bytes(data[at - size : at], "big")

        found = []
        for _ in range(number(4 if version == 2 else 2)):
            number(4 if version == 2 else 2)
            if version:
                number(2)
            number(2)
            base = number(wide[2])
            for _ in range(number(2)):
                number(wide[3])
                offset, length = number(wide[0]), number(wide[1])
                found.append((base + offset, base + offset + length))
        return found
    return []


def _left(held: list[tuple[int, int]], drawn: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give what of the held stretches is not drawn."""
    for start, stop in held:
        for begin, end in sorted(drawn):
            if end <= start or begin >= stop:
                continue
            if begin > start:
                yield start, begin
            start = max(start, end)  # noqa: PLW2901 - what is left begins later
        if start < stop:
            yield start, stop


def _named(kind: bytes) -> str:
    return f"a box “{kind.decode('latin-1')}”"
