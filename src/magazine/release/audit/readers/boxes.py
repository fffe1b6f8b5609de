"""Files made of boxes (ISO/IEC 14496-12): AVIF pictures and MP4 recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.release.audit.exhibits import Packet
from magazine.release.audit.readers.oddities import behind, metadata, several

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
_FILM_WORDS: Final = frozenset({b"udta", b"meta", b"uuid", b"free", b"skip", b"wide"})


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
            yield Packet(place=_within(place, _named(kind)), data=data[start:stop])
    if data[end:].strip(b"\x00"):
        yield behind(place, len(data) - end)
        yield Packet(place=_within(place, "bytes after its end"), data=data[end:])
    for start, stop in _left(held, drawn):
        if stop - start > _MOST_LEFT:
            yield behind(place, stop - start)
            yield Packet(place=_within(place, "bytes beside the picture"), data=data[start:stop])


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
        elif kind == b"iprp" and b"colrprof" in data[begin:end] + b"":
            yield metadata(place, "a colour profile")
            yield Packet(place=_within(place, "a colour profile"), data=data[begin:end])
        elif kind not in _AVIF_META:
            yield metadata(place, _named(kind))
            yield Packet(place=_within(place, _named(kind)), data=data[begin:end])
    if pictures > 1:
        yield several(place, pictures)


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


def film_words(data: bytes, place: str) -> Iterator[Exhibit]:
    """Tell of what an MP4 or QuickTime file says about itself: place, maker, title, remarks."""
    waiting = [(0, len(data))]
    while waiting:
        start, stop = waiting.pop()
        for kind, begin, end in boxes(data, start, stop):
            if kind in _FILM_WORDS and data[begin:end].strip(b"\x00"):
                yield metadata(place, _named(kind))
                yield Packet(place=_within(place, _named(kind)), data=data[begin:end])
            elif kind in {b"moov", b"trak", b"mdia", b"minf"}:
                waiting.append((begin, end))


def _named(kind: bytes) -> str:
    return f"a box “{kind.decode('latin-1')}”"


def _within(place: str, what: str) -> str:
    return f"{place}, {what}" if place else what
