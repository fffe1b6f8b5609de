"""The search's own files (Pagefind): indexes in CBOR, and the program that reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.release.audit.exhibits import Lump, Packet
from magazine.release.audit.readers.bare import as_it_lies
from magazine.release.audit.readers.oddities import behind, metadata, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.exhibits import Exhibit

MODULE: Final = b"\x00asm"
"""How a WebAssembly module begins."""
_SECTIONS: Final = range(1, 14)
_CUSTOM: Final = 0
_TOOLS: Final = frozenset({b"producers", b"target_features", b"name"})
"""Sections that compilers write into every module."""
_TEXT, _LIST, _MAP, _TAG, _SIMPLE = 3, 4, 5, 6, 7
_MOST_PARTS: Final = 20_000_000


def index(data: bytes, place: str) -> Iterator[Exhibit]:
    """Walk through an index (RFC 8949), see that it ends with its file, and look at its words as they lie."""
    end = _item(data)
    yield as_it_lies(data, within(place, "its words"))
    if end < len(data):
        yield behind(place, len(data) - end)
        yield Packet(place=within(place, "bytes after its end"), data=data[end:])


def _item(data: bytes) -> int:
    """Say where the first item of CBOR ends."""
    at, left = 0, 1
    for _ in range(_MOST_PARTS):
        if not left:
            return at
        left -= 1
        kind, short = data[at] >> 5, data[at] & 31
        at += 1
        if short > 27:
            raise ValueError("CBOR of no known length")
        size = 1 << short - 24 if short > 23 else 0
        value = int.from_bytes(data[at : at + size], "big") if size else short
        at += size
        if kind in {2, _TEXT}:
            at += value
        elif kind in {_LIST, _MAP, _TAG}:
            left += {_LIST: value, _MAP: 2 * value, _TAG: 1}[kind]
        if at > len(data):
            raise ValueError("CBOR that ends too early")
    raise ValueError("CBOR without end")


def module(data: bytes, place: str) -> Iterator[Exhibit]:
    """Walk through the sections of a module (WebAssembly, 5.5), and look at its bytes as they lie."""
    at = 8
    while at < len(data):
        kind = data[at]
        size, start = _little(data, at + 1)
        at = start + size
        if at > len(data):
            raise ValueError("a section that is longer than the file")
        if kind == _CUSTOM:
            length, first = _little(data, start)
            name = data[first : first + length]
            if name not in _TOOLS:
                yield metadata(place, f"a section “{name.decode('latin-1')}”")
        elif kind not in _SECTIONS:
            yield behind(place, size)
    yield Lump(place=place, data=data, opened=False)


def _little(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not data[at - 1] & 0x80:
            return value, at
